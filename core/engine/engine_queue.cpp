// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// Jobs that wait for their turn. Which of them is next is JobQueue's business.
#include "core/engine/engine.h"

namespace milliard {

Result<void> Engine::enqueue(const QList<QueuePlace> &places, Running running)
{
    Result<void> result;
    QList<QueuePlace> queued;
    QList<JobId> ids;
    for (const QueuePlace &at : places) {
        const auto found = m_jobs.find(at.id);
        if (found == m_jobs.end() || found->second.state == JobState::Done)
            continue;
        JobRecord &job = found->second;
        if (job.state == JobState::Running && isActive(at.id) && running == Running::GoOn)
            continue;
        if (m_roomWait.contains(at.id)) // it looks for room when its turn comes
            endWait(at.id, JobState::Queued);
        const bool hasRun = m_active.contains(at.id);
        if (isStopping(at.id)) {
            result = std::unexpected(Error{ErrorKind::JobBusy, QStringLiteral("job %1, which is just being stopped").arg(at.id)});
            continue;
        }
        if (!hasRun && job.state != JobState::Queued && JobLock::isTaken(m_dataDir, at.id)) {
            result = std::unexpected(Error{ErrorKind::JobBusy, QStringLiteral("job %1").arg(at.id)});
            continue;
        }
        if (hasRun && job.state != JobState::Queued)
            suspendRun(at.id, JobState::Queued);
        job.state = JobState::Queued;
        job.error.reset();
        job.place = at.place;
        queued.append(at);
        ids.append(at.id);
    }
    if (!queued.isEmpty()) {
        m_journal->ask([queued](Journal &j) { return j.enqueue(queued); })
            .then(this, [this, ids](const Result<void> &done) { written(ids, done); });
    }
    for (const JobId id : ids)
        Q_EMIT jobChanged(id);
    return result;
}

QFuture<Result<void>> Engine::setPriority(const QList<JobId> &ids, Priority priority)
{
    QList<JobId> changed;
    for (const JobId id : ids) {
        const auto found = m_jobs.find(id);
        if (found == m_jobs.end() || found->second.priority == priority)
            continue;
        found->second.priority = priority;
        changed.append(id);
    }
    for (const JobId id : changed)
        Q_EMIT jobChanged(id);
    return m_journal->ask([changed, priority](Journal &j) { return j.setPriority(changed, priority); });
}

QFuture<Result<void>> Engine::setCategory(const QList<JobId> &ids, const QString &category)
{
    for (const JobId id : ids) {
        const auto found = m_jobs.find(id);
        if (found == m_jobs.end() || found->second.spec.category == category)
            continue;
        found->second.spec.category = category;
        Q_EMIT jobChanged(id);
    }
    return m_journal->ask([ids, category](Journal &j) { return j.setCategory(ids, category); });
}

void Engine::refuse(JobId id, const Error &error)
{
    const JobRecord *const known = job(id);
    if (!known || known->state != JobState::Queued || m_active.contains(id))
        return;
    if (error.kind != ErrorKind::JobBusy)
        return leave(id, JobState::Stopped, error);
    // The process that runs it tells the journal what becomes of it.
    m_jobs.at(id).state = JobState::Stopped;
    m_jobs.at(id).error = error;
    Q_EMIT jobChanged(id);
}

void Engine::written(const QList<JobId> &ids, const Result<void> &result)
{
    if (result)
        return;
    for (const JobId id : ids) {
        const auto job = m_jobs.find(id);
        if (job == m_jobs.end())
            continue;
        job->second.state = JobState::Stopped; // at least the window and the terminal tell
        job->second.error = result.error();
        Q_EMIT jobChanged(id);
    }
}

} // namespace milliard
