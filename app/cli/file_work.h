// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <atomic>
#include <functional>

namespace milliard {

// Does work on files that blocks, on a thread of its own, while the main thread hears the user: 'work' is told by the flag
// when to end, and gives the exit status.
int runFileWork(const std::function<int(const std::atomic<bool> &isCancelled)> &work);

} // namespace milliard
