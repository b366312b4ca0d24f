// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/counts.h"
#include "core/base/job.h"
#include "core/base/part.h"
#include "core/progress/seq_locked.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

namespace milliard {

enum class TransferState : qint32 {
    Idle,      // the slot has no transfer
    Active,    // asked for, or its body is arriving
    Done,
    Skipped,
    Failed,
};

// What a watcher sees of one transfer: a plain value of fixed size, so that a board never allocates.
struct TransferNote {
    static constexpr std::size_t nameBytes = 112;

    quint64 serial = 0;      // of this worker's notes; a new transfer in a slot has a new one
    qint64 received = 0;     // bytes
    qint64 total = -1;       // bytes; -1: unknown
    TransferState state = TransferState::Idle;
    qint32 attempt = 0;
    qint32 segment = -1;     // of a large file, from 0: received and total are the segment's; -1: the file's
    qint32 large = 0;        // of a segment: which of the worker's large files it is of; 0: not told
    qint64 first = 0;        // of a segment: where it begins in the file
    std::array<char, nameBytes> name{}; // UTF-8, zero-terminated, shortened in the middle where too long

    void setName(const QString &text);
    QString nameText() const { return QString::fromUtf8(name.data()); }
};

// A large file that is under way, as it was a moment ago: which bytes of it are there.
struct LargeNote {
    static constexpr int mostSpans = 20;

    qint64 large = 0; // as in its transfers' notes; 0: none
    qint64 size = 0;  // bytes
    qint64 count = 0; // of spans
    std::array<Span, mostSpans> spans{}; // ascending, apart; where there are more, those that are nearest to each other are one
};

// A transfer in flight as people see it: a large file is one, however many fetch segments of it at once.
struct ActiveTransfer {
    TransferNote note;   // of a large file its own: received and total are the file's, and there is no segment
    QList<Span> there;   // of a large file, ascending and apart: its bytes that are there
    QList<Span> coming;  // and the segments that are being fetched, with what is there of them
};

// One worker's part of the board. Only that worker writes; the padding keeps writers off each other's lines.
class alignas(128) WorkerProgress
{
public:
    explicit WorkerProgress(int slots);

    void started(int slot, const QString &name, int attempt);
    // The slot's transfer fetches a segment of a large file, of which so much is there. 'large' is what largeBegun() gave.
    void startedSegment(int slot, int large, int segment, Span whole, qint64 received);
    void advanced(int slot, qint64 received, qint64 total);
    // A large file comes under way, advances, and ends or is left: however many slots it has. The parts of more than 'shownLarge'
    // at once are not told, for which 0 stands.
    int largeBegun(qint64 size, qint64 have);
    void largeAdvanced(qint64 bytes);
    void largeHas(int large, qint64 size, const QList<Span> &spans); // a few times a second
    void largeEnded(int large, qint64 size, qint64 have);
    // The slot is free again; the transfer had this outcome, or is to be tried again (Cancelled).
    void ended(int slot, Outcome outcome, qint64 bytes);
    // An entry that never needed a slot: skipped, failed by its name, or stored without a transfer.
    void settled(const QString &name, Outcome outcome, qint64 bytes = 0);

private:
    friend class ProgressBoard;
    static constexpr std::size_t recentNotes = 32;
    static constexpr std::size_t shownLarge = 8;

    void count(Outcome outcome, qint64 bytes);
    void remember(const TransferNote &note);
    void put(int slot, const TransferNote &note);

    std::atomic<qint64> m_done{0};
    std::atomic<qint64> m_skipped{0};
    std::atomic<qint64> m_failed{0};
    std::atomic<qint64> m_bytes{0};
    std::atomic<qint64> m_received{0};
    std::atomic<qint64> m_pending{0};
    std::atomic<qint64> m_retries{0};
    std::atomic<qint64> m_inFlight{0};
    std::atomic<qint64> m_largeFiles{0};
    std::atomic<qint64> m_largeSize{0};
    std::atomic<qint64> m_largeHave{0};
    quint64 m_serial = 0;
    std::vector<TransferNote> m_own; // the writer's copy of its slots
    std::vector<SeqLocked<TransferNote>> m_slots;
    int m_largeSerial = 0;
    std::array<int, shownLarge> m_ownLarge{}; // the writer's copy of who has each place; 0: free
    std::array<SeqLocked<LargeNote>, shownLarge> m_large;
    std::atomic<quint64> m_recentCount{0};
    std::array<SeqLocked<TransferNote>, recentNotes> m_recent;
};

// The progress of one run of a job: written by its workers as they go, read by a sampler a few times a
// second. Shared by both; memory depends on threads and connections only.
class ProgressBoard
{
public:
    static constexpr qsizetype keptFailures = 500;

    ProgressBoard(int workers, int slotsPerWorker, const Counts &before);

    WorkerProgress &worker(int index) { return *m_workers[std::size_t(index)]; }

    // Thread-safe. Pages found by the lister: the total so far, and whether that is all.
    void setListed(qint64 listed, bool whole);
    void addFailure(const Failure &failure);
    // What people should hear of, though nothing failed: a sentence without full stop.
    void addNotice(const QString &text);

    struct Totals {
        Counts counts;           // earlier runs included
        qint64 received = 0;     // body bytes in this run, failed attempts included
        qint64 pending = 0;      // body bytes of the transfers in flight
        qint64 retries = 0;      // in this run
        int inFlight = 0;
        qint64 largeFiles = 0;   // under way
        qint64 largeSize = 0;    // their bytes
        qint64 largeHave = 0;    // of these there, also from earlier runs
        bool listingDone = false;
    };
    Totals totals() const;
    // The slots in use, in a fixed order, at most 'limit'.
    QList<TransferNote> active(int limit) const;
    // The same with the segments of a large file together, where the first of them is.
    QList<ActiveTransfer> transfers(int limit) const;
    // Newest first as far as workers can be compared, at most 'limit'.
    QList<TransferNote> recent(int limit) const;
    // Newest first, at most keptFailures of this run and those given by addFailure() at its start.
    QList<Failure> failures() const;
    // Those after the first 'heard', which then counts all. The oldest may be gone.
    QStringList newNotices(qsizetype &heard) const;

private:
    const Counts m_before;
    std::vector<std::unique_ptr<WorkerProgress>> m_workers;
    std::atomic<qint64> m_listed;
    std::atomic<bool> m_listingDone{false};
    mutable std::mutex m_failuresMutex;
    QList<Failure> m_failures; // oldest first
    static constexpr qsizetype keptNotices = 100;
    mutable std::mutex m_noticesMutex;
    QStringList m_notices; // oldest first
    qsizetype m_noticesGone = 0;
};

} // namespace milliard
