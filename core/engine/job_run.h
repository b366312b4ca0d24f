// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"
#include "core/engine/entry_filter.h"
#include "core/engine/lister.h"
#include "core/engine/page_queue.h"
#include "core/engine/round.h"
#include "core/engine/worker.h"
#include "core/journal/journal_thread.h"
#include "core/progress/progress_board.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace milliard {

// One run of one job, from start() to ended(): lists, hands pages to the workers, makes finished pages
// durable and journals them. Lives on a thread of its own, so that no page passes through the window's.
// A page counts as listed once the journal has it, and as finished only when its files are durable.
class JobRun final : public QObject
{
    Q_OBJECT

public:
    struct Parts { // made by the engine; source and sink belong to the run
        std::function<Result<std::unique_ptr<ListingSource>>(const JobOptions &)> makeSource; // called on the run's thread
        std::unique_ptr<Sink> sink;
        std::function<std::unique_ptr<Transport>(const TransportOptions &)> makeTransport;
        bool again = false; // the job ran before, in this round
        std::function<Result<std::unique_ptr<Round>>()> openRound; // likewise on the run's thread; null: nothing can be told of rounds
    };

    // 'waitsForRoom': a run that finds no room leaves its job Running, with the error that says what it waits for, instead
    // of Stopped.
    JobRun(JobRecord job, Parts parts, JournalThread &journal, SharedThrottle &throttle, std::shared_ptr<ProgressBoard> board, bool waitsForRoom);
    ~JobRun() override;

    // Each on the run's thread.
    void start();
    void suspend(JobState as = JobState::Paused); // or Queued, until its turn comes
    void resume();
    void setLimits(const Limits &limits) { m_throttle.set(limits); } // on any thread
    // Ends the run soon; what is in flight is dropped. The job is left in this state, resumable.
    void stop(JobState leaveAs);
    bool hasEnded() const { return m_ended; } // ended() was emitted

Q_SIGNALS:
    // The last signal: nothing of the run is active, and the journal has everything.
    void ended(const milliard::JobRecord &job);

private:
    struct Known { // what the journal has of the job
        Journal::Position position;
        QList<Failure> failures; // the newest
        Sink::Known stored;
    };
    void begin(Known known);
    void beginListing(Known known, const Result<JobOptions> &options);
    void startWorkers();
    void wakeWorkers();
    void takePage(qint64 seq, Page page);
    void pageRecorded(qint64 seq, QList<Entry> entries, const Result<Journal::Recorded> &recorded);
    void listingOver(std::optional<Error> error);
    void pagesSettled(const QList<Journal::FinishedPage> &pages, const QList<Shard> &shards);
    void commit();
    void committed(const Result<void> &result);
    void savePart(const Part &part, const BodyWriter::Flush &flush);
    void recordState(JobState state);
    std::optional<Error> lookForRoom() const;
    void sayWhatIsMissing(Error &error) const;
    void breakOff(const Error &error);
    double unaccountedSeconds();
    void finishIfIdle();
    void finish();
    void endRun();

    JobRecord m_job;
    Parts m_parts;
    JournalThread &m_journal;
    std::shared_ptr<ProgressBoard> m_board;
    const bool m_waitsForRoom;
    QTimer m_roomTimer;
    QTimer m_beat; // notes that the run lasts, while it does
    std::unique_ptr<Round> m_round;
    EntryFilter m_filter;
    PageQueue m_queue;
    RetryBudget m_retryBudget;
    Throttle m_throttle;
    Worker::Shared m_shared;
    std::unique_ptr<Lister> m_lister;
    QThreadPool m_pool;     // the workers
    QThreadPool m_syncPool; // one thread: makeDurable() takes its time
    std::vector<std::unique_ptr<Worker>> m_workers;
    std::vector<std::unique_ptr<QFutureWatcher<void>>> m_tasks; // of the workers
    int m_workersLeft = 0;
    int m_recording = 0;    // pages on their way into the journal
    QList<Journal::FinishedPage> m_settled; // not yet in the journal
    QList<Shard> m_shards; // that hold these, not yet durable
    bool m_committing = false;
    int m_saving = 0; // parts of large files on their way into the journal
    bool m_begun = false;
    bool m_opening = false; // the access to the servers: nothing else goes on
    std::optional<JobState> m_stopAs;
    std::optional<Error> m_error; // why the run cannot come to its end
    bool m_suspended = false;
    QElapsedTimer m_active; // invalid while suspended
    qint64 m_activeMs = 0;  // before the last suspension
    qint64 m_accountedMs = 0; // that the journal has
    bool m_finished = false; // nothing more is done but to tell the journal
    bool m_ended = false;
    qint64 m_listed = 0;
};

} // namespace milliard
