// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

namespace milliard {

// Says in a zip, as KZip has written it, which of its names are UTF-8: general purpose bit 11 (APPNOTE.TXT 4.4.4), in both headers
// of a member. KZip writes UTF-8 and leaves the bit out, and then readers take the name for code page 437 (appendix D). Names of
// ASCII, which is the same in both, and what is no UTF-8 stay as they are. 'fd' is open for reading and writing; 'shown' names it
// in messages. DestinationFull, DestinationUnusable.
Result<void> markUtf8Names(int fd, const QString &shown);

} // namespace milliard
