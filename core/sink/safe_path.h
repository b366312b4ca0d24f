// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QString>

namespace milliard {

// The path below the destination for a remote name: UTF-8, relative, '/' between folders. BadName for what
// cannot be stored under its own name or would leave the destination:
// - empty, or with an empty part ("/a", "a//b", "a/"), or with a part "." or ".."
// - with a NUL or another control character (U+0000–U+001F, U+007F), or not valid Unicode
// - with a part longer than 255 bytes (NAME_MAX) or longer than 4,000 bytes as a whole
// - a first part that starts like our own folder for unfinished files (unfinishedPrefix)
Result<QByteArray> safePath(const QString &name);

// Two folders "ab/cd/" from a hash of the name (FNV-1a, 64 bits, lowest 16 of them): at 10⁹ files there are
// about 15,000 in each.
QByteArray fanOutPrefix(QByteArrayView path);

inline constexpr char unfinishedPrefix[] = ".milliard-unfinished-";

} // namespace milliard
