// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>

namespace milliard {

// A date as in mail (RFC 5322 §3.3, with the zones of §4.3) and in HTTP (RFC 9110 §5.6.7): "Sat, 21 Nov 2026 06:53:00 GMT".
// Milliseconds since 1970 in UTC; -1: it is none.
qint64 fromMailDate(const QByteArray &text);

} // namespace milliard
