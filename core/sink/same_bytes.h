// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

namespace milliard {

// Whether two files that are open for reading have the same bytes. What cannot be read is something else.
bool haveSameBytes(int fd, int other);

} // namespace milliard
