// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/exit_status.h"

namespace milliard {

ExitStatus exitStatusOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::BadInput:
    case ErrorKind::NoSuchJob:
    case ErrorKind::JobBusy:
        return ExitUsage;
    case ErrorKind::Cancelled:
        return ExitInterrupted;
    case ErrorKind::PathUnusable:
        return ExitDestination;
    default:
        return stopsJob(error.kind) ? ExitDestination : ExitSource;
    }
}

ExitStatus exitStatusOf(const JobRecord &ended)
{
    if (ended.error)
        return exitStatusOf(*ended.error);
    if (ended.state != JobState::Done)
        return ExitInterrupted;
    return ended.counts.failed > ended.missing ? ExitSomeFailed : ExitDone;
}

} // namespace milliard
