// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"
#include "core/journal/file_lock.h"

#include <memory>

namespace milliard {

// The right to run a job: one process at a time, given up by the destructor or by the process's end. Held
// as a lock on a file beside the journal, so that a second window or terminal is refused.
class JobLock final
{
public:
    static Result<std::unique_ptr<JobLock>> take(const QString &dataDir, JobId id); // JobBusy, JournalUnusable
    // Whether somebody has it, asked without standing in anybody's way.
    static bool isTaken(const QString &dataDir, JobId id);
    // What others are told, beside who has it: "which does this".
    void say(const QString &what) const;
    ~JobLock() { m_file.remove(); }
    JobLock(const JobLock &) = delete;
    JobLock &operator=(const JobLock &) = delete;

private:
    explicit JobLock(FileLock file) : m_file(std::move(file)) { }
    FileLock m_file;
};

} // namespace milliard
