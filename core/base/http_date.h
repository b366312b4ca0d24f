// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

#include <chrono>
#include <optional>

namespace milliard {

// A date as heads have it, "Sun, 06 Nov 1994 08:49:37 GMT" (IMF-fixdate, RFC 9110 §5.6.7). None for all else: the two
// obsolete forms, too, since nobody who still sends them is relied on. Fast, since it may be asked for each answer.
std::optional<std::chrono::sys_seconds> parseHttpDate(QByteArrayView text);

// That, or one of the obsolete forms, "Sunday, 06-Nov-94 08:49:37 GMT" and "Sun Nov  6 08:49:37 1994": for what is no worse
// from a server that nobody relies on.
std::optional<std::chrono::sys_seconds> parseAnyHttpDate(QByteArrayView text);

// As parseHttpDate(), as Entry::modified has it: in milliseconds, and -1 for what is no such date or before 1970.
qint64 httpDateMs(QByteArrayView text);

} // namespace milliard
