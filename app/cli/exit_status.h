// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"

namespace milliard {

// The exit statuses of milliard-cli; scripts depend on them.
enum ExitStatus {
    ExitDone = 0,
    ExitSomeFailed = 1,
    ExitUsage = 2,
    ExitSource = 3,        // unreachable or not understood
    ExitDestination = 4,   // full or not writable, the journal's folder included
    ExitInterrupted = 130, // resumable
};

ExitStatus exitStatusOf(const Error &error);
ExitStatus exitStatusOf(const JobRecord &ended);

} // namespace milliard
