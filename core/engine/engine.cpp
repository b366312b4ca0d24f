// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/engine.h"

#include "core/base/access.h"
#include "core/base/open_files.h"
#include "core/engine/after_record.h"
#include "core/engine/job_run.h"
#include "core/engine/round.h"
#include "core/engine/run_times.h"
#include "core/journal/kept_list.h"
#include "core/sink/destination.h"
#include "core/sink/folder_sink.h"
#include "core/sink/parent_folders.h"
#include "core/sink/shard_name.h"
#include "core/sink/shard_sink.h"
#include "core/source/open_access.h"
#include "core/source/source_registry.h"
#include "core/transport/make_transport.h"

#include <QDir>
#include <QHash>
#include <QStandardPaths>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace milliard {
namespace {

constexpr qint64 openFilesBesides = 128; // journal, libraries, window

// Each transfer in flight has a connection and may have a file; one that was left to Qt has a connection there, while the
// other idles. A writer of files keeps folders open.
qint64 openFilesOf(const JobRecord &job)
{
    const JobOptions &options = job.spec.options;
    const int folders = options.pack == Packing::None ? ParentFolders::most : 0;
    return qint64(options.workers()) * (options.connections * 3 + folders);
}

// Tells the job's unfinished files, and its shards, from those of others.
QString tagOf(const JobRecord &job)
{
    return job.spec.options.pack == Packing::None ? QStringLiteral("%1-%2").arg(job.id).arg(job.created.toMSecsSinceEpoch())
                                                  : ShardName::jobPart(job.id, job.created);
}

std::unique_ptr<Sink> makeSink(const QString &dataDir, const JobRecord &job, bool powerLost)
{
    const JobOptions &options = job.spec.options;
    const QString &folder = job.spec.destination;
    const bool isFirst = job.counts.done == 0 && job.round == 1; // nothing can be missing there yet
    if (options.pack != Packing::None)
        return std::make_unique<ShardSink>(ShardSink::Options{folder, options.pack, tagOf(job), ShardLimits::of(options.pack), isFirst});
    return std::make_unique<FolderSink>(FolderSink::Options{folder, options.existing, options.fanOut, job.began, tagOf(job), isFirst, !powerLost, job.created, QDateTime::currentDateTimeUtc(), RunTimes::of(dataDir, job)});
}

// What a job that is forgotten has of files that are not whole, kept or left by a kill. Its other files are the user's.
void discardUnfinished(const JobRecord &job)
{
    Destination::discardUnfinished(job.spec.destination, tagOf(job));
}

// A folder can be looked at for what is there already, archives cannot: whoever asks for the same once more would have all
// of it twice.
Result<void> checkArchives(const JobSpec &spec, const std::map<JobId, JobRecord> &jobs)
{
    if (spec.options.pack == Packing::None)
        return {};
    QHash<QString, const JobRecord *> known;
    for (const auto &[id, job] : jobs)
        known.insert(ShardName::jobPart(id, job.created), &job);
    for (const QString &name : QDir(spec.destination).entryList(QDir::Files)) {
        const auto owner = ShardName::jobOf(name);
        if (!owner)
            continue;
        const JobRecord *const job = known.value(*owner);
        if (!job) {
            return std::unexpected(Error{ErrorKind::BadInput,
                QStringLiteral("%1 has archives of a job that the journal does not know (%2 and its like), perhaps with the same files; "
                               "choose another folder, or move them away").arg(spec.destination, name)});
        }
        if (job->spec.source == spec.source) {
            return std::unexpected(Error{ErrorKind::BadInput,
                QStringLiteral("%1 has archives of job %2, which is of the same source; resume that job, or choose another folder")
                    .arg(spec.destination).arg(job->id)});
        }
    }
    return {};
}

} // namespace

// A run, its thread and its lock. Destroyed once the run has ended, or to end it now.
struct Engine::Active {
    std::unique_ptr<JobLock> lock;
    QThread thread;
    bool stopping = false;
    JobRun *run = nullptr; // lives on the thread, which deletes it when it ends

    ~Active()
    {
        thread.quit();
        thread.wait();
    }
};

QString Engine::defaultDataDir()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/milliard");
}

Result<std::unique_ptr<Engine>> Engine::open(const QString &dataDir)
{
    auto journal = JournalThread::open(dataDir);
    if (!journal)
        return std::unexpected(journal.error());
    const auto jobs = (*journal)->ask([](Journal &j) { return j.jobs(); }).result();
    if (!jobs)
        return std::unexpected(jobs.error());
    std::unique_ptr<Engine> engine(new Engine(dataDir, *std::move(journal)));
    for (const JobRecord &job : *jobs)
        engine->m_jobs.emplace(job.id, job);
    engine->m_queue = std::make_unique<JobQueue>(*engine);
    return engine;
}

Engine::Engine(QString dataDir, std::unique_ptr<JournalThread> journal)
    : m_dataDir(std::move(dataDir))
    , m_journal(std::move(journal))
{
    connect(&m_roomWait, &RoomWait::told, this, [this](JobId id, const Error &error) {
        m_jobs.at(id).error = error;
        Q_EMIT jobChanged(id);
    });
    connect(&m_roomWait, &RoomWait::ready, this, [this](JobId id) {
        if (const auto started = start(id); !started)
            endWait(id, JobState::Stopped, started.error());
    });
    connect(&m_roomWait, &RoomWait::lost, this, [this](JobId id, const Error &error) { endWait(id, JobState::Stopped, error); });
}

Engine::~Engine()
{
    // The runs end side by side, each with its thread. Asked on that thread, since a run may have ended by itself a
    // moment ago, with the news of it still on the way here.
    for (const auto &[id, active] : m_active) {
        const JobState state = m_jobs.at(id).state;
        QMetaObject::invokeMethod(active->run, [run = active->run, thread = &active->thread, state] {
            if (run->hasEnded())
                return thread->quit();
            QObject::connect(run, &JobRun::ended, thread, &QThread::quit, Qt::DirectConnection);
            run->stop(state);
        }, Qt::QueuedConnection);
    }
    for (const auto &[id, active] : m_active)
        active->thread.wait();
    m_active.clear();
}

QString Engine::notice() const
{
    return m_journal->rescue() ? m_journal->rescue()->text() : QString();
}

QList<JobRecord> Engine::jobs() const
{
    QList<JobRecord> list;
    for (const auto &[id, job] : m_jobs)
        list.append(job);
    return list;
}

const JobRecord *Engine::job(JobId id) const
{
    const auto found = m_jobs.find(id);
    return found == m_jobs.end() ? nullptr : &found->second;
}

std::shared_ptr<const ProgressBoard> Engine::board(JobId id) const
{
    const auto found = m_boards.find(id);
    return found == m_boards.end() ? nullptr : found->second;
}

bool Engine::isActive(JobId id) const
{
    return m_active.contains(id) || m_roomWait.contains(id);
}

bool Engine::isInterrupted(JobId id) const
{
    const JobRecord *record = job(id);
    return record && record->state == JobState::Running && !isActive(id) && !JobLock::isTaken(m_dataDir, id);
}

Result<JobId> Engine::add(const JobSpec &given)
{
    JobSpec spec = given;
    const auto plan = planSource(given.source, given.options.source);
    if (!plan)
        return std::unexpected(plan.error());
    spec.source = plan->text;
    for (auto option = plan->fixed.begin(); option != plan->fixed.end(); ++option)
        spec.options.source.insert(option.key(), option.value());
    if (const auto options = validate(spec.options); !options)
        return std::unexpected(options.error());
    if (const auto usable = checkAccess(*plan, spec.options); !usable)
        return std::unexpected(usable.error());
    if (spec.destination.isEmpty())
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("no destination folder is given")});
    spec.destination = QDir::cleanPath(QDir().absoluteFilePath(spec.destination));
    if (const auto apart = checkArchives(spec, m_jobs); !apart)
        return std::unexpected(apart.error());
    const auto job = m_journal->ask([&spec](Journal &j) { return j.createJob(spec); }).result();
    if (!job)
        return std::unexpected(job.error());
    // Of a job that had the number in a journal that is lost.
    Round::discard(m_dataDir, job->id);
    AfterRecord::discard(m_dataDir, job->id);
    m_jobs.emplace(job->id, *job);
    Q_EMIT jobAdded(job->id);
    return job->id;
}

// A wait that was ended a moment ago keeps the lock until the journal has heard of it.
Result<std::unique_ptr<JobLock>> Engine::takeLock(JobId id)
{
    m_journal->ask([](Journal &) { return true; }).waitForFinished();
    return JobLock::take(m_dataDir, id);
}

Result<void> Engine::start(JobId id)
{
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return std::unexpected(Error{ErrorKind::NoSuchJob, QString::number(id)});
    if (const auto running = m_active.find(id); running != m_active.end()) {
        if (running->second->stopping)
            return std::unexpected(Error{ErrorKind::JobBusy, QStringLiteral("job %1, which is just being stopped").arg(id)});
        QMetaObject::invokeMethod(running->second->run, &JobRun::resume, Qt::QueuedConnection);
        showState(id, JobState::Running);
        return {};
    }
    if (found->second.state == JobState::Done)
        return {};
    qint64 openFiles = openFilesOf(found->second) + openFilesBesides;
    for (const auto &[other, active] : m_active)
        openFiles += openFilesOf(m_jobs.at(other));
    if (const auto allowed = allowOpenFiles(openFiles); !allowed)
        return std::unexpected(allowed.error());
    if (const auto usable = checkFiles(found->second.spec.options); !usable)
        return std::unexpected(usable.error());

    const bool waited = m_roomWait.contains(id);
    auto lock = waited ? Result<std::unique_ptr<JobLock>>(m_roomWait.take(id)) : takeLock(id);
    if (!lock)
        return std::unexpected(lock.error());
    // Read again, since another process may have carried on with the job.
    auto begun = m_journal->ask([id](Journal &j) { return j.beginRun(id); }).result();
    if (!begun && waited && isFull(begun.error().kind)) {
        found->second.error = begun.error();
        waitForRoom(found->second, *std::move(lock));
        return {};
    }
    if (!begun)
        return std::unexpected(begun.error());
    m_journal->keepBallast();
    JobRecord &job = found->second;
    job = begun->job;
    if (job.state == JobState::Done) {
        Q_EMIT jobChanged(id);
        return {};
    }

    const JobOptions &options = job.spec.options;
    auto board = std::make_shared<ProgressBoard>(options.workers(), options.connections, job.counts);
    m_boards[id] = board;
    auto active = std::make_unique<Active>();
    active->lock = *std::move(lock);
    JobRun::Parts parts;
    parts.makeSource = [text = job.spec.source](const JobOptions &o) { return makeSource(text, o); };
    parts.sink = makeSink(m_dataDir, job, begun->powerLost);
    parts.makeTransport = [choice = options.transport](const TransportOptions &o) { return makeTransport(choice, o); };
    parts.again = begun->again;
    if (options.pack == Packing::None)
        parts.openRound = [dataDir = m_dataDir, job, again = begun->again] { return Round::open(dataDir, job, again); };
    active->run = new JobRun(job, std::move(parts), *m_journal, m_throttle, board, m_waitsForRoom);
    active->run->moveToThread(&active->thread);
    connect(&active->thread, &QThread::finished, active->run, &QObject::deleteLater);
    connect(active->run, &JobRun::ended, this, &Engine::runEnded);
    active->thread.setObjectName(QStringLiteral("job-%1").arg(id));
    active->thread.start();
    QMetaObject::invokeMethod(active->run, &JobRun::start, Qt::QueuedConnection);
    m_active[id] = std::move(active);
    Q_EMIT jobChanged(id);
    return {};
}

// What people see at once. The journal is told by the run, in its own order: a run that has just ended knows better,
// and runEnded() brings its word.
void Engine::showState(JobId id, JobState state)
{
    m_jobs.at(id).state = state;
    Q_EMIT jobChanged(id);
}

void Engine::pause(JobId id)
{
    if (m_roomWait.contains(id))
        return endWait(id, JobState::Paused);
    if (!m_active.contains(id)) {
        if (const JobRecord *known = job(id); known && known->state == JobState::Queued)
            leave(id, JobState::Paused, std::nullopt);
        return;
    }
    if (m_jobs.at(id).state == JobState::Paused)
        return;
    suspendRun(id, JobState::Paused);
    showState(id, JobState::Paused);
}

// The run tells the journal itself, in its own order.
void Engine::suspendRun(JobId id, JobState as)
{
    JobRun *const run = m_active.at(id)->run;
    QMetaObject::invokeMethod(run, [run, as] { run->suspend(as); }, Qt::QueuedConnection);
}

bool Engine::isStopping(JobId id) const
{
    const auto running = m_active.find(id);
    return running != m_active.end() && running->second->stopping;
}

QFuture<Result<void>> Engine::setLimits(JobId id, const Limits &limits)
{
    const auto refused = [](const Error &error) { return QtFuture::makeReadyValueFuture(Result<void>(std::unexpected(error))); };
    if (!m_jobs.contains(id))
        return refused({ErrorKind::NoSuchJob, QString::number(id)});
    const auto active = m_active.find(id);
    if (active == m_active.end() && !m_roomWait.contains(id) && JobLock::isTaken(m_dataDir, id))
        return refused({ErrorKind::JobBusy, QStringLiteral("job %1").arg(id)});
    if (active != m_active.end())
        active->second->run->setLimits(limits);
    const auto show = [this, id, limits] {
        const auto job = m_jobs.find(id);
        if (job == m_jobs.end())
            return;
        job->second.spec.options.limitRate = limits.bytesPerSecond;
        job->second.spec.options.limitRequests = limits.filesPerSecond;
        Q_EMIT jobChanged(id);
    };
    show();
    return m_journal->ask([this, id, limits, show](Journal &j) {
        const Result<void> written = j.setLimits(id, limits);
        if (written) // a run that ended a moment ago may have brought the record of before
            QMetaObject::invokeMethod(this, show, Qt::QueuedConnection);
        return written;
    });
}

void Engine::stop(JobId id, JobState leaveAs)
{
    if (m_roomWait.contains(id))
        return endWait(id, leaveAs);
    const auto running = m_active.find(id);
    if (running == m_active.end())
        return;
    running->second->stopping = true;
    if (m_jobs.at(id).state == JobState::Queued) // its turn shall not come
        showState(id, JobState::Paused);
    QMetaObject::invokeMethod(running->second->run, [run = running->second->run, leaveAs] { run->stop(leaveAs); }, Qt::QueuedConnection);
}

void Engine::runEnded(const JobRecord &job)
{
    const auto active = m_active.find(job.id);
    std::unique_ptr<JobLock> lock = std::move(active->second->lock);
    // What the user asked for a moment ago may have come too late for the run to know.
    const bool isLeft = active->second->stopping || m_jobs.at(job.id).state == JobState::Paused;
    m_active.erase(active);
    m_jobs[job.id] = job;
    if (job.isWaiting()) {
        waitForRoom(job, std::move(lock));
        if (isLeft)
            return endWait(job.id, JobState::Paused);
    }
    Q_EMIT jobChanged(job.id);
}

void Engine::waitForRoom(const JobRecord &job, std::unique_ptr<JobLock> lock)
{
    m_roomWait.add(job.id, job.error->kind == ErrorKind::JournalFull ? m_dataDir : job.spec.destination, *job.error, std::move(lock));
}

void Engine::endWait(JobId id, JobState state, const std::optional<Error> &error)
{
    leave(id, state, error, m_roomWait.take(id));
}

// The state of a job without a run. The lock goes when the journal knows, and before this returns: who starts it again finds it free.
void Engine::leave(JobId id, JobState state, const std::optional<Error> &error, std::unique_ptr<JobLock> lock)
{
    m_jobs.at(id).state = state;
    m_jobs.at(id).error = error;
    auto told = m_journal->ask([id, state, error](Journal &j) { return j.setState(id, state, error, 0); });
    if (lock)
        told.waitForFinished();
    lock.reset();
    told.then(this, [this, id](const Result<void> &result) { written({id}, result); });
    Q_EMIT jobChanged(id);
}

QFuture<Result<void>> Engine::remove(JobId id)
{
    const auto refused = [](const Error &error) { return QtFuture::makeReadyValueFuture(Result<void>(std::unexpected(error))); };
    if (!m_jobs.contains(id))
        return refused({ErrorKind::NoSuchJob, QString::number(id)});
    if (isActive(id))
        return refused({ErrorKind::JobBusy, QStringLiteral("job %1").arg(id)});
    auto lock = takeLock(id); // another process may run it
    if (!lock)
        return refused(lock.error());
    const std::shared_ptr<JobLock> held = *std::move(lock);
    const bool isOnly = std::ranges::none_of(m_jobs, [&, &source = m_jobs.at(id).spec.source](const auto &other) {
        return other.first != id && other.second.spec.source == source;
    });
    // The caller gets the only future, since a future has but one continuation.
    return m_journal->ask([this, id, held, job = m_jobs.at(id), isOnly, dataDir = m_dataDir](Journal &j) {
        discardUnfinished(job); // first: once the journal has forgotten the job, nobody would find what a kill here leaves
        const Result<void> removed = j.removeJob(id);
        if (removed) {
            if (isOnly)
                forgetList(job.spec.source, dataDir);
            Round::discard(dataDir, id);
            AfterRecord::discard(dataDir, id);
            QMetaObject::invokeMethod(this, [this, id] {
                m_jobs.erase(id);
                m_boards.erase(id);
                Q_EMIT jobRemoved(id);
            }, Qt::QueuedConnection);
        }
        return removed;
    });
}

void Engine::startInterrupted()
{
    QList<JobId> interrupted;
    for (const auto &[id, job] : m_jobs) {
        if (job.state == JobState::Running)
            interrupted.append(id);
    }
    if (m_queue->isHeld()) {
        m_queue->putBack(interrupted);
        return;
    }
    for (const JobId id : interrupted)
        start(id); // refused where another process runs it, which is as it should be
}

QFuture<Result<Journal::Stored>> Engine::stored(JobId id)
{
    return m_journal->ask([id](Journal &j) { return j.stored(id); });
}

QFuture<Result<FolderSum>> Engine::verify(JobId id, std::function<void(const FolderProblem &)> found)
{
    const auto refused = [](const Error &error) { return QtFuture::makeReadyValueFuture(Result<FolderSum>(std::unexpected(error))); };
    if (!m_jobs.contains(id))
        return refused({ErrorKind::NoSuchJob, QString::number(id)});
    auto lock = takeLock(id); // nobody shall change what is looked at
    if (!lock)
        return refused(lock.error());
    const std::shared_ptr<JobLock> held = *std::move(lock);
    return QtConcurrent::run(&m_verifying, [id, held, journal = m_journal.get(), found = std::move(found)] {
        return verifyFolder(id, *journal, found);
    });
}

} // namespace milliard
