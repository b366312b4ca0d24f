// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"
#include "core/engine/folder_verification.h"
#include "core/engine/job_queue.h"
#include "core/engine/room_wait.h"
#include "core/engine/round_forecast.h"
#include "core/engine/stored_files.h"
#include "core/engine/throttle.h"
#include "core/engine/vanished.h"
#include "core/journal/job_lock.h"
#include "core/journal/journal_thread.h"
#include "core/progress/progress_board.h"

#include <QFuture>
#include <QObject>
#include <QThread>
#include <QThreadPool>

#include <map>
#include <memory>

class QIODevice;

namespace milliard {

class JobRun;

// The one door to the core: the window and the command line add, start and watch jobs through it. Lives on
// the main thread and does nothing per file there. Every change of a job is told by jobChanged().
class Engine final : public QObject
{
    Q_OBJECT

public:
    // Opens the journal in dataDir, which is made if missing. Starts nothing. JournalUnusable; see also notice().
    static Result<std::unique_ptr<Engine>> open(const QString &dataDir);
    // Stops what runs, so that it goes on at the next start; blocks until all is journalled.
    ~Engine() override;

    static QString defaultDataDir();

    // Whether jobs that find no room wait until there is some, and then go on by themselves; otherwise they are Stopped,
    // which is so at first. It belongs to who runs the jobs, and not to a job: a script that waits for an exit status
    // wants the one, a window the other. Holds for runs that start later.
    void setWaitsForRoom(bool waits) { m_waitsForRoom = waits; }
    // Of all jobs of this process together, beside those of each. Holds at once, also for what runs.
    void setLimits(const Limits &limits) { m_throttle.set(limits); }
    Limits limits() const { return m_throttle.limits(); }
    // Of this job alone. Holds at once, also for what runs. What the journal could not write is in the future. NoSuchJob; JobBusy if
    // another process runs the job, which nobody here can reach.
    QFuture<Result<void>> setLimits(JobId id, const Limits &limits);
    // What people must be told of the opening: that the journal was damaged, and what became of it. Empty: nothing.
    QString notice() const;

    QList<JobRecord> jobs() const; // by id
    const std::map<JobId, JobRecord> &records() const { return m_jobs; } // the same, where 100,000 shall not be copied
    const JobRecord *job(JobId id) const;
    // Of the job's present or last run in this process; null if there was none.
    std::shared_ptr<const ProgressBoard> board(JobId id) const;
    bool isActive(JobId id) const; // has threads, running or paused in mid-run; or waits for room
    JobQueue &queue() { return *m_queue; } // starts nothing before it has a limit
    bool isInterrupted(JobId id) const; // Running when its process ended, and by no process now

    // Checks the specification and writes it down. The result is the new job, Paused; start() starts it. BadInput also where
    // it would pack into a folder that has archives of the same source, or of a job that the journal does not know.
    Result<JobId> add(const JobSpec &spec);
    // The same for a list that is nobody's file: it is kept beside the journal until the job is removed (kept_list.h), and its
    // path is put behind spec.source, which is a kind's prefix alone: "urls:". Also JournalFull.
    Result<JobId> addList(QIODevice &list, JobSpec spec);
    // Also the way to resume, and to go on at once with a job that waits for room. JobBusy, NoSuchJob; BadInput for a file of its options that is gone. What fails later is in the record's error.
    Result<void> start(JobId id);
    // Makes jobs Queued, each at its place, or gives them another one; those that are Done are left as they are, and those that
    // run, unless they are to wait too: they keep their threads and go on where they were. JobBusy if another process runs one
    // of them; the others are queued. The journal hears of it later: what it refuses is in the record's error.
    enum class Running { GoOn, Wait };
    Result<void> enqueue(const QList<QueuePlace> &places, Running running = Running::GoOn);
    // Holds at once. What the journal could not write is in the future.
    QFuture<Result<void>> setPriority(const QList<JobId> &ids, Priority priority);
    QFuture<Result<void>> setCategory(const QList<JobId> &ids, const QString &category); // likewise; what is stored stays where it is
    // Leaves a job that is Queued without a run of its own Stopped, by this error.
    void refuse(JobId id, const Error &error);
    // Makes the job ask for its failed files: those of these causes, or all if there are none. JobBusy, NoSuchJob, BadInput.
    // 'answer': the rule for what is in the way of these, in place of the job's. BadInput for Ask and Fail, and for a job that packs.
    Result<void> reopenFailed(JobId id, const QList<Cause> &causes = {}, std::optional<ExistingRule> answer = {});
    // The same of those of this name that failed since something is in their way.
    Result<void> reopenConflict(JobId id, const QString &name, ExistingRule answer);
    // reopenFailed(), and starts it.
    Result<void> retryFailed(JobId id, const QList<Cause> &causes = {}, std::optional<ExistingRule> answer = {});
    // Makes a job that is Done list its source anew, and fetch what is new or changed; one with such a round that broke off goes on with
    // it. It is Paused. JobBusy, NoSuchJob; BadInput for a job that packs, or whose first round has not come to its end.
    Result<void> beginRound(JobId id);
    // And starts it.
    Result<void> runAgain(JobId id);
    // What runAgain() would do, and then findVanished(); changes nothing (round_forecast.h). 'told' is called on another thread.
    // JobBusy, NoSuchJob; BadInput as runAgain(), and for a round that broke off. What ended it early is in the sum.
    QFuture<Result<RoundForecast>> forecastRound(JobId id, ForecastTold told);
    // What earlier rounds of a job that is Done stored and its source has no more (vanished.h). 'found' is called on
    // another thread. JobBusy, NoSuchJob. Cancelling the future ends it.
    QFuture<Result<VanishedSum>> findVanished(JobId id, bool remove, std::function<void(const VanishedFile &)> found);
    // The threads stay, so that start() goes on at once; a job that waits for room has none, and waits no more.
    void pause(JobId id);
    // Ends the run; jobChanged() comes when it has ended. The job is left Paused, or as it is said.
    void stop(JobId id, JobState leaveAs = JobState::Paused);
    // Forgets the job; jobRemoved() comes when the journal has done so, which takes seconds for a job of millions of
    // pages. Its files stay. It must not be active. JobBusy, NoSuchJob.
    QFuture<Result<void>> remove(JobId id);
    // Looks for the files that a job stored, and does that with each (stored_files.h); the job stays. 'found' is called on another thread.
    // JobBusy, NoSuchJob; what ended it early is in the sum.
    QFuture<Result<StoredSum>> dealWithStored(JobId id, StoredFate fate, std::function<bool(const StoredFile &)> found);
    // The right to work on what a job stored: nobody runs or removes the job until it is given back. Main thread. JobBusy, NoSuchJob.
    Result<std::unique_ptr<JobLock>> hold(JobId id);
    JournalThread &journal() { return *m_journal; } // for what works on a job from beside
    const QString &dataDir() const { return m_dataDir; }
    // Starts every job that was Running when the program ended, unless another process runs it now; while the queue is held they
    // wait in it.
    void startInterrupted();

    // From the journal, as its functions of these names tell.
    QFuture<Result<QList<Failure>>> failures(JobId id, qint64 limit);
    QFuture<Result<Journal::FailureChunk>> failuresByName(JobId id, const QList<Cause> &causes, qint64 limit, const std::optional<QString> &from = {});
    QFuture<Result<QList<CauseCount>>> failureCauses(JobId id);
    // From the journal: the counts of a job's finished pages and the shards that hold them. NoSuchJob.
    QFuture<Result<Journal::Stored>> stored(JobId id);
    // Compares what a job that does not pack has stored with its listing (folder_verification.h). 'found' is called on
    // another thread. JobBusy, NoSuchJob; what ended it early is in the sum.
    QFuture<Result<FolderSum>> verify(JobId id, std::function<void(const FolderProblem &)> found);

Q_SIGNALS:
    void jobAdded(milliard::JobId id);
    void jobChanged(milliard::JobId id);
    void jobRemoved(milliard::JobId id);

private:
    struct Active;

    Engine(QString dataDir, std::unique_ptr<JournalThread> journal);
    void runEnded(const JobRecord &job);
    void showState(JobId id, JobState state);
    void waitForRoom(const JobRecord &job, std::unique_ptr<JobLock> lock);
    Result<std::unique_ptr<JobLock>> takeLock(JobId id);
    OtherJobs otherJobs() const;
    void endWait(JobId id, JobState state, const std::optional<Error> &error = std::nullopt);
    Result<void> reopen(JobId id, std::optional<ExistingRule> answer, const std::function<Result<JobRecord>(Journal &)> &reopen);
    bool isStopping(JobId id) const;
    void suspendRun(JobId id, JobState as);
    void leave(JobId id, JobState state, const std::optional<Error> &error, std::unique_ptr<JobLock> lock = {});
    void written(const QList<JobId> &ids, const Result<void> &result);

    QString m_dataDir;
    std::unique_ptr<JournalThread> m_journal;
    std::map<JobId, JobRecord> m_jobs;
    std::map<JobId, std::shared_ptr<ProgressBoard>> m_boards;
    SharedThrottle m_throttle; // before the runs that use it
    std::map<JobId, std::unique_ptr<Active>> m_active;
    std::unique_ptr<JobQueue> m_queue;
    bool m_waitsForRoom = false;
    RoomWait m_roomWait;
    QThreadPool m_verifying; // the last, so that the journal outlives it
};

} // namespace milliard
