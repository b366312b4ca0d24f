// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

namespace milliard {

// Sees to it that this process may have so many files and connections open at once: raises the soft limit as far as
// the system allows (RLIMIT_NOFILE, getrlimit(2)). BadInput, with both numbers, if that is not enough.
Result<void> allowOpenFiles(qint64 needed);

} // namespace milliard
