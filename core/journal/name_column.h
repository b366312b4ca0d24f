// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace milliard {

// A name, or any text from outside, as the journal's columns have it, and back. A database of Unicode does not keep halves of surrogate
// pairs, which names of bytes that are no UTF-8 have (S3Place::nameOf), and SQLite neither U+FEFF and U+FFFE at the beginning, which it
// takes for marks of the byte order, nor U+FFFE and U+FFFF anywhere. Each becomes a character of the private use plane, U+10F000 to
// U+10F802; so do both halves of those characters themselves, so that no two texts have the same. All others stay as they are;
// a null text is an empty column, and no NULL.
QString toNameColumn(const QString &name);
QString fromNameColumn(const QString &column);

} // namespace milliard
