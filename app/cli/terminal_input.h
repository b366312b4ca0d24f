// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArrayList>

namespace milliard {

// Standard input.
bool isInputTerminal();

// Asks on standard error for one line of the terminal. Without echo what is typed is not shown, and neither Ctrl-C nor Ctrl-Z leaves the
// terminal like that. Cancelled: by Ctrl-C or the end of the input.
Result<QByteArray> readLine(const char *question, bool echo);

// All lines of what is no terminal, without the empty ones at the end; up to 64 KiB. BadInput where there is more.
Result<QByteArrayList> readLines();

} // namespace milliard
