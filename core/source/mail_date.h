// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>

namespace milliard {

// A date as in mail (RFC 5322 §3.3, and much of §4.3 and of what is written in its place), in HTTP (RFC 9110 §5.6.7) or in Atom
// (RFC 3339), whichever it is, since in feeds each stands where another should: "Sat, 21 Nov 2026 06:53:00 GMT", "21 november 26 6:53 CET",
// "2026-11-21 06:53". The day of the week counts for nothing; without a zone, or with one that is not known, it is UTC, and without a
// time midnight. Milliseconds since 1970 in UTC; -1: it is none, or before 1970.
qint64 fromMailDate(const QByteArray &text);

} // namespace milliard
