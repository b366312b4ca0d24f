// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

namespace milliard {

inline constexpr qsizetype tarBlockBytes = 512;

// A number in octal digits, after spaces; -1 if it is none.
qint64 tarNumber(QByteArrayView field);

// Whether a block is a member's header, by its checksum (POSIX.1-1988 ustar, and the form before it).
bool isTarHeader(QByteArrayView block);

} // namespace milliard
