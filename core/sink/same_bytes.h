// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>

namespace milliard {

// Whether two files that are open for reading have the same bytes. What cannot be read is something else.
bool haveSameBytes(int fd, int other);
bool haveBytes(int fd, const QByteArray &bytes); // likewise, of one file and what is held

} // namespace milliard
