// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/digest.h"
#include "core/base/job_options.h"
#include "core/base/pieces.h"
#include "core/engine/host_windows.h"
#include "core/engine/large_file.h"
#include "core/engine/mirrors.h"
#include "core/engine/page_queue.h"
#include "core/engine/retry_budget.h"
#include "core/engine/throttle.h"
#include "core/journal/journal.h"
#include "core/progress/progress_board.h"
#include "core/sink/sink.h"
#include "core/transport/transport.h"

#include <QFuture>
#include <QPromise>
#include <QRandomGenerator>
#include <QThreadPool>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <queue>
#include <stop_token>
#include <vector>

namespace milliard {

// One thread with its own transport, pulling transfers. Its task runs on a pool's thread until the queue is
// drained or it is cancelled; its promise is how it is suspended and cancelled, after which wake() makes it
// look. On suspension what is in flight is given back at once and asked for again later; on cancellation it is
// dropped, without an outcome.
class Worker final : private TransferPort
{
public:
    // What the workers of a run share. Outlives them.
    struct Shared {
        JobOptions options;
        PageQueue &queue;
        Sink &sink;
        ProgressBoard &board;
        RetryBudget &retryBudget;
        Throttle &throttle;
        std::shared_ptr<RequestSigner> signer; // of the source; may be null
        std::function<std::unique_ptr<Transport>(const TransportOptions &)> makeTransport;
        // On the worker's thread: pages whose entries all have their outcome, with the shards that hold them.
        std::function<void(QList<Journal::FinishedPage>, QList<Shard>)> pagesSettled;
        // On the worker's thread: every further file would fail alike, so that the job must stop, resumable.
        std::function<void(Error)> cannotGoOn;
        // On the worker's thread: what is there of a large file, once it has been made durable.
        std::function<void(Part, BodyWriter::Flush)> savePart;
    };

    Worker(Shared &shared, int index);
    ~Worker() override;

    void run(QPromise<void> &promise);
    void wake(); // thread-safe, at any time

private:
    struct Fetch : Transfer {
        std::shared_ptr<PageWork> page;
        std::unique_ptr<BodyWriter> body;
        std::unique_ptr<Hasher> hasher; // of the body, where its digest is known
        std::unique_ptr<PieceHasher> pieces; // likewise, where those of its pieces alone are
        StoredAs place;
        int slot = -1;
        qint64 doneBefore = -1; // files of the job done when this one was first asked for
        qint64 othersBefore = 0; // and othersThan() its host
        Mirrors mirrors;            // which of the entry's addresses comes next
        HostWindow *host = nullptr; // while in flight
        qint64 start = 0;           // its number there
        std::shared_ptr<LargeFile> file; // and which of its segments:
        int segment = -1;
        qint64 version = 0;         // of the file when this was asked for, or the one to begin with
        bool answered = false;      // the answer's head was looked at
        bool useless = false;       // and has nothing for us
        qint64 gained = 0;          // bytes of the file by this attempt
        Headway headway;            // of the large file that it was, or is to be
        int signedAnew = 0;         // attempts that do not count, since their signature had run out
    };
    struct Waiting {
        Clock::time_point due;
        std::unique_ptr<Fetch> fetch;
    };
    struct Doubtful { // an entry that what is there may be, which is being read
        std::shared_ptr<PageWork> page;
        qsizetype entry;
        StoredAs place;
    };
    static bool isLater(const Waiting &a, const Waiting &b) { return a.due > b.due; } // heap order: top is due first

    Next next() override;
    void woken() override;
    Turn turn() override { return m_shared.throttle.turn(); }
    Result<void> body(Transfer &transfer, QByteArrayView bytes) override;
    void ended(Transfer &transfer, Result<void> result) override;

    bool isSuspended() const;
    std::optional<Next> hold();
    bool looksPastHosts() const;
    qsizetype roomAt(const QByteArray &url);
    bool holdIfAllowed(std::unique_ptr<Fetch> fetch);
    bool holdParked();
    std::unique_ptr<Fetch> nextEntry();
    std::unique_ptr<Fetch> nextRead();
    std::unique_ptr<Fetch> fetchAt(const std::shared_ptr<PageWork> &page, qsizetype index, Result<std::optional<StoredAs>> place);
    void read(Doubtful doubtful);
    void stopReading();
    Result<Outcome> storeData(Fetch &fetch);
    Transfer *launch(std::unique_ptr<Fetch> fetch);
    void countSuccess(HostWindow &host);
    qint64 othersThan(const HostWindow &host) const;
    bool isServerDown(const Fetch &fetch, const Error &error, bool budgetSpent) const;
    bool turnToMirror(Fetch &fetch, const Error &error);
    bool canSignAnew(Fetch &fetch, const Error &error) const;
    Result<void> checkLength(const Fetch &fetch) const;
    static void addToHash(Fetch &fetch, QByteArrayView bytes);
    Result<void> openBody(Fetch &fetch, qint64 size);

    // Large files: worker_large.cpp
    std::unique_ptr<Fetch> resumed(const Part &part, std::unique_ptr<Fetch> fetch);
    void mend(Fetch &fetch);
    void aim(Fetch &fetch);
    std::unique_ptr<Fetch> nextSegment();
    std::unique_ptr<Fetch> fetchOf(const std::shared_ptr<LargeFile> &file, int segment) const;
    Result<void> beginLarge(Fetch &fetch);
    Result<void> beginAnew(Fetch &fetch);
    Result<void> checkAnswer(Fetch &fetch);
    Result<void> largeBody(Fetch &fetch, QByteArrayView bytes);
    std::optional<Result<Outcome>> largeEnded(Fetch &fetch, Result<void> result);
    bool repair(Fetch &fetch);
    bool leaveToOthers(Fetch &fetch);
    void forgetPart(Fetch &fetch);
    void dropPart(const Fetch &fetch);
    static bool isLeftBehind(const Fetch &fetch);
    bool canMove(const Fetch &fetch) const;
    void move(Fetch &fetch);
    void leave(Fetch &fetch);
    void saveLarge();
    void save(LargeFile &file);
    void showBegun(LargeFile &file);
    void show(LargeFile &file, Clock::time_point now);
    void showSegment(const Fetch &fetch);
    void showEnded(const LargeFile &file);

    Result<Outcome> complete(Fetch &fetch);
    void waitUntil(std::unique_ptr<Fetch> fetch, Clock::time_point due);
    void settle(const std::shared_ptr<PageWork> &page, Outcome outcome, qint64 bytes);
    void release(const Result<std::optional<QList<Shard>>> &shards);
    void refuse(const std::shared_ptr<PageWork> &page, const Entry &entry, const Error &error);
    void fail(const std::shared_ptr<PageWork> &page, const Entry &entry, const Error &error, int attempts);
    Wait waitForDue() const;

    Shared &m_shared;
    WorkerProgress &m_progress;
    const int m_index;
    const qsizetype m_batchSize;
    const std::size_t m_maxWaiting;
    std::unique_ptr<SinkWriter> m_writer;
    std::mutex m_transportMutex; // only its making and unmaking against wake()
    std::unique_ptr<Transport> m_transport;
    QPromise<void> *m_promise = nullptr;
    bool m_broken = false; // cannotGoOn() was called: nothing more is started
    Clock::time_point m_opens = Clock::time_point::max(); // when the first host can be asked again of those looked past
    bool m_heldBack = false; // the writer takes no further page for now
    Batch m_batch;
    QList<Journal::FinishedPage> m_ended; // that wait for their shard
    std::vector<std::unique_ptr<Fetch>> m_inFlight; // by slot
    std::vector<int> m_freeSlots;
    std::vector<Waiting> m_waiting; // a heap
    std::vector<std::unique_ptr<Fetch>> m_parked; // their hosts have as many in flight as they can take
    HostWindows m_hosts;
    qint64 m_successes = 0; // transfers, at all hosts
    std::vector<std::weak_ptr<LargeFile>> m_large; // under way
    std::deque<Doubtful> m_doubtful; // in the order in which they are read
    std::stop_source m_stopReading;
    QThreadPool m_reader; // one thread, since this one has connections to serve
    std::unique_ptr<Fetch> m_held; // the next to start, as soon as the job's limits allow
    QRandomGenerator m_random;
};

} // namespace milliard
