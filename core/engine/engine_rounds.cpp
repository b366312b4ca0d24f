// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// Jobs that run again, and what jobs stored.
#include "core/engine/engine.h"

#include "core/base/access.h"
#include "core/engine/after_record.h"
#include "core/engine/round.h"

#include <QtConcurrentRun>

#include <utility>

namespace milliard {

namespace {

Result<void> canRunAgain(const JobRecord &job)
{
    if (job.spec.options.pack != Packing::None)
        return std::unexpected(Error{ErrorKind::BadInput,
            QStringLiteral("job %1 packs its files into archives, in which nothing can be replaced; get its source again into another folder").arg(job.id)});
    return checkFiles(job.spec.options);
}

// The lock goes before the future has its result, so that who waits for that finds it free.
template <typename Work>
auto whileHeld(std::unique_ptr<JobLock> lock, Work work)
{
    return [held = std::shared_ptr<JobLock>(std::move(lock)), work = std::move(work)]() mutable {
        auto result = work();
        held.reset();
        return result;
    };
}

} // namespace

Result<void> Engine::beginRound(JobId id)
{
    const JobRecord *const known = job(id);
    if (!known)
        return std::unexpected(Error{ErrorKind::NoSuchJob, QString::number(id)});
    if (isActive(id))
        return std::unexpected(Error{ErrorKind::JobBusy, QStringLiteral("job %1").arg(id)});
    if (const auto can = canRunAgain(*known); !can)
        return can;
    const auto lock = takeLock(id);
    if (!lock)
        return std::unexpected(lock.error());
    auto begun = m_journal->ask([id, dataDir = m_dataDir](Journal &j) -> Result<JobRecord> {
        auto job = j.job(id); // another process may have carried on with it
        if (!job || (job->state != JobState::Done && job->round > 1))
            return job;
        const auto noted = job->state == JobState::Done ? Round::noteFailures(dataDir, *job, j) : Result<void>();
        if (!noted)
            return std::unexpected(noted.error());
        auto next = j.beginRound(id);
        if (next)
            AfterRecord::discard(dataDir, id); // where the journal was lost and rescued it may be of a later round than this
        return next;
    }).result();
    if (!begun)
        return std::unexpected(begun.error());
    m_jobs[id] = *std::move(begun);
    m_boards.erase(id);
    Q_EMIT jobChanged(id);
    return {};
}

Result<void> Engine::runAgain(JobId id)
{
    return beginRound(id).and_then([&] { return start(id); });
}

QFuture<Result<RoundForecast>> Engine::forecastRound(JobId id, ForecastTold told)
{
    const auto refused = [](const Error &error) { return QtFuture::makeReadyValueFuture(Result<RoundForecast>(std::unexpected(error))); };
    const JobRecord *const known = job(id);
    if (!known)
        return refused({ErrorKind::NoSuchJob, QString::number(id)});
    if (const auto can = canRunAgain(*known); !can)
        return refused(can.error());
    auto lock = takeLock(id);
    if (!lock)
        return refused(lock.error());
    const std::shared_ptr<JobLock> held = *std::move(lock);
    return QtConcurrent::run(&m_verifying, [id, held, journal = m_journal.get(), others = otherJobs(), dataDir = m_dataDir, told = std::move(told)]() -> Result<RoundForecast> {
        const auto job = journal->ask([id](Journal &j) { return j.job(id); }).result(); // another process may have carried on with it
        if (job && job->state != JobState::Done)
            return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("job %1 has not come to its end; resume it first").arg(id)});
        return job.transform([&](const JobRecord &record) { return milliard::forecastRound(dataDir, record, *journal, others, told); });
    });
}

QFuture<Result<VanishedSum>> Engine::findVanished(JobId id, bool remove, std::function<void(const VanishedFile &)> found)
{
    const auto refused = [](const Error &error) { return QtFuture::makeReadyValueFuture(Result<VanishedSum>(std::unexpected(error))); };
    if (!m_jobs.contains(id))
        return refused({ErrorKind::NoSuchJob, QString::number(id)});
    auto lock = takeLock(id);
    if (!lock)
        return refused(lock.error());
    std::shared_ptr<JobLock> held = *std::move(lock);
    // To cancel the future ends it. The lock goes before it has its result, as in whileHeld().
    return QtConcurrent::run(&m_verifying, [held = std::move(held), job = m_jobs.at(id), others = otherJobs(), journal = m_journal.get(), dataDir = m_dataDir, remove, found = std::move(found)](QPromise<Result<VanishedSum>> &promise) mutable {
        auto sum = milliard::findVanished(dataDir, job, *journal, others, remove, [&](const VanishedFile &file) {
            found(file);
            return !promise.isCanceled();
        });
        held.reset();
        promise.addResult(std::move(sum));
    });
}

OtherJobs Engine::otherJobs() const
{
    OtherJobs others{m_dataDir, {}};
    for (const auto &[id, job] : m_jobs) {
        if (job.spec.options.pack == Packing::None)
            others.folders.append({id, job.spec.destination});
    }
    return others;
}

Result<std::unique_ptr<JobLock>> Engine::hold(JobId id)
{
    if (!m_jobs.contains(id))
        return std::unexpected(Error{ErrorKind::NoSuchJob, QString::number(id)});
    return takeLock(id);
}

QFuture<Result<StoredSum>> Engine::dealWithStored(JobId id, StoredFate fate, std::function<bool(const StoredFile &)> found)
{
    const auto refused = [](const Error &error) { return QtFuture::makeReadyValueFuture(Result<StoredSum>(std::unexpected(error))); };
    if (!m_jobs.contains(id))
        return refused({ErrorKind::NoSuchJob, QString::number(id)});
    auto lock = takeLock(id);
    if (!lock)
        return refused(lock.error());
    return QtConcurrent::run(&m_verifying, whileHeld(*std::move(lock), [job = m_jobs.at(id), others = otherJobs(), journal = m_journal.get(), dataDir = m_dataDir, fate, found = std::move(found)] {
        return milliard::dealWithStored(dataDir, job, *journal, others, fate, found);
    }));
}

} // namespace milliard
