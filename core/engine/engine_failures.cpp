// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// Failures: which there are, and how they are asked for again.
#include "core/engine/engine.h"

#include "core/base/access.h"
#include "core/source/source_registry.h"

namespace milliard {

Result<void> Engine::reopen(JobId id, std::optional<ExistingRule> answer, const std::function<Result<JobRecord>(Journal &)> &reopen)
{
    const JobRecord *const known = job(id);
    if (!known)
        return std::unexpected(Error{ErrorKind::NoSuchJob, QString::number(id)});
    if (isActive(id))
        return std::unexpected(Error{ErrorKind::JobBusy, QStringLiteral("job %1").arg(id)});
    if (answer == ExistingRule::Ask || answer == ExistingRule::Fail)
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("existing is \"%1\", which says nothing of what becomes of the files").arg(existingRuleName(*answer))});
    if (answer && known->spec.options.pack != Packing::None)
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("existing is for folders, and job %1 puts the files into new archives").arg(id)});
    if (const auto usable = checkFiles(known->spec.options); !usable)
        return std::unexpected(usable.error());
    // A list that is gone, say: what failed stays told as it is.
    if (const auto plan = planSource(known->spec.source, known->spec.options.source); !plan)
        return std::unexpected(plan.error());
    const auto lock = takeLock(id);
    if (!lock)
        return std::unexpected(lock.error());
    auto job = m_journal->ask(reopen).result();
    if (!job)
        return std::unexpected(job.error());
    m_jobs[id] = *std::move(job);
    m_boards.erase(id);
    Q_EMIT jobChanged(id);
    return {};
}

Result<void> Engine::reopenFailed(JobId id, const QList<Cause> &causes, std::optional<ExistingRule> answer)
{
    return reopen(id, answer, [id, causes, answer](Journal &j) { return j.reopenFailed(id, causes, answer); });
}

Result<void> Engine::reopenConflict(JobId id, const QString &name, ExistingRule answer)
{
    return reopen(id, answer, [id, name, answer](Journal &j) { return j.reopenConflict(id, name, answer); });
}

Result<void> Engine::retryFailed(JobId id, const QList<Cause> &causes, std::optional<ExistingRule> answer)
{
    return reopenFailed(id, causes, answer).and_then([&] { return start(id); });
}

QFuture<Result<QList<Failure>>> Engine::failures(JobId id, qint64 limit)
{
    return m_journal->ask([id, limit](Journal &j) { return j.failures(id, limit); });
}

QFuture<Result<Journal::FailureChunk>> Engine::failuresByName(JobId id, const QList<Cause> &causes, qint64 limit, const std::optional<QString> &from)
{
    return m_journal->ask([id, causes, limit, from](Journal &j) { return j.failuresByName(id, causes, limit, from); });
}

QFuture<Result<QList<CauseCount>>> Engine::failureCauses(JobId id)
{
    return m_journal->ask([id](Journal &j) { return j.failureCauses(id); });
}

} // namespace milliard
