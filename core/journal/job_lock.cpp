// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/journal/job_lock.h"

namespace milliard {

Result<std::unique_ptr<JobLock>> JobLock::take(const QString &dataDir, JobId id)
{
    std::unique_ptr<JobLock> lock(new JobLock(dataDir + QStringLiteral("/job-%1.lock").arg(id)));
    // Jobs run for weeks: a lock is stale only if its process is gone, never by age.
    lock->m_file.setStaleLockTime(std::chrono::milliseconds::zero());
    if (lock->m_file.tryLock(std::chrono::milliseconds::zero()))
        return lock;
    if (lock->m_file.error() != QLockFile::LockFailedError)
        return std::unexpected(Error{ErrorKind::JournalUnusable, QStringLiteral("cannot lock %1").arg(lock->m_file.fileName())});
    qint64 pid = 0;
    QString host;
    QString program;
    lock->m_file.getLockInfo(&pid, &host, &program);
    return std::unexpected(Error{ErrorKind::JobBusy, QStringLiteral("job %1, by %2 with process id %3 on %4")
            .arg(QString::number(id), program, QString::number(pid), host)});
}

} // namespace milliard
