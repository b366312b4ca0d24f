// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace milliard {

// A name as the journal's columns have it, and back: names of bytes that are no UTF-8 have halves of surrogate pairs
// (S3Place::nameOf), which a database of Unicode does not keep. Each becomes a character of the private use plane, U+10F000 to
// U+10F7FF; so do both halves of those characters themselves, so that no two names have the same. All others stay as they are.
QString toNameColumn(const QString &name);
QString fromNameColumn(const QString &column);

} // namespace milliard
