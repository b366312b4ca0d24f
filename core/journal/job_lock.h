// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"

#include <QLockFile>

#include <memory>

namespace milliard {

// The right to run a job: one process at a time, given up by the destructor or by the process's end. Held
// as a lock file beside the journal, so that a second window or terminal is refused.
class JobLock final
{
public:
    static Result<std::unique_ptr<JobLock>> take(const QString &dataDir, JobId id); // JobBusy

private:
    explicit JobLock(const QString &path) : m_file(path) { }
    QLockFile m_file;
};

} // namespace milliard
