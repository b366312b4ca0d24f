// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/counts.h"
#include "core/base/entry.h"
#include "core/base/job.h"
#include "core/base/part.h"
#include "core/sink/sink.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <atomic>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>

namespace milliard {

// A page on its way through the workers, which share its entries and its counts.
class PageWork
{
public:
    // 'again': an earlier run may have begun with it. 'parts': what it left of the page's large files. 'earlier': what
    // earlier rounds had of each entry; empty: nothing of any.
    PageWork(qint64 seq, QList<Entry> entries, bool again = false, const QList<Part> &parts = {}, QList<Earlier> earlier = {});

    qint64 seq() const { return m_seq; }
    Standing standing(qsizetype entry) const { return {m_again, m_earlier.isEmpty() ? Earlier::None : m_earlier.at(entry)}; }
    const QList<Entry> &entries() const { return m_entries; }
    const Part *part(const QString &name) const; // null: none
    // Whether no other entry of the page has this name: or else two files would be kept in one part. Thread-safe; looks at all names once.
    bool isUnique(const QString &name) const;

    // Thread-safe. Gives an entry its outcome (never Cancelled); true when it was the page's last.
    [[nodiscard]] bool settle(Outcome outcome, qint64 bytes);
    void addFailure(Failure failure);

    // Of use once settle() returned true.
    Counts counts() const;
    QList<Failure> takeFailures();

private:
    const qint64 m_seq;
    const QList<Entry> m_entries;
    const bool m_again;
    const QList<Earlier> m_earlier;
    const QHash<QString, Part> m_parts; // by name
    mutable std::once_flag m_compared;
    mutable QSet<QString> m_doubled; // names of several entries
    std::atomic<qint64> m_done{0};
    std::atomic<qint64> m_skipped{0};
    std::atomic<qint64> m_failed{0};
    std::atomic<qint64> m_bytes{0};
    std::atomic<qint64> m_remaining;
    std::mutex m_failuresMutex;
    QList<Failure> m_failures;
};

// Entries [begin, end) of a page: what a worker takes at a time.
struct Batch {
    std::shared_ptr<PageWork> page;
    qsizetype begin = 0;
    qsizetype end = 0;
};

// Whether it takes a request to get it: not so what is told with its address, or has none and fails by itself.
bool hasHost(const QByteArray &url);

// What is listed and not yet taken: from one lister to many workers. Thread-safe; nobody ever waits here.
// It is the lister that keeps it bounded: it asks for no page unless hasRoom(). Of a listing with files of several hosts it
// knows where a stretch of one host's ends, so that a host that can take no more is looked past.
class PageQueue
{
public:
    static constexpr int maxPages = 8;
    static constexpr qint64 maxEntries = 20'000;

    // 'roomMade' is called on a worker's thread when the queue got room again.
    explicit PageQueue(std::function<void()> roomMade);

    void push(std::shared_ptr<PageWork> page);
    void close(); // no more will come
    // Up to 'most' entries of one page, from the oldest page.
    std::optional<Batch> take(qsizetype most);
    // How many files of this host can be asked for now, by the address of one of them; 0: none.
    using RoomAt = std::function<qsizetype(const QByteArray &url)>;
    // The oldest entries of one host that has room, as many as it has room for and at most 'most'.
    std::optional<Batch> take(qsizetype most, const RoomAt &roomAt);
    // Entries that were taken and not begun are there again, for any worker.
    void giveBack(Batch batch);

    // Whether files of more than one host were listed so far; never false again.
    bool hasManyHosts() const { return m_manyHosts.load(std::memory_order_relaxed); }

    bool hasRoom() const;
    bool isDrained() const; // closed and empty

private:
    struct Stretch { // entries [begin, end) of one host
        qsizetype begin = 0;
        qsizetype end = 0;
    };
    struct Pending {
        std::shared_ptr<PageWork> page;
        std::list<Stretch> stretches; // in order; never empty
    };
    std::list<Stretch> stretchesOf(const Batch &batch) const;
    bool hasRoomLocked() const;
    Batch takeLocked(std::deque<Pending>::iterator pending, std::list<Stretch>::iterator from, qsizetype most);

    const std::function<void()> m_roomMade;
    std::atomic<bool> m_manyHosts{false};
    QByteArray m_firstHost; // the lister's thread alone; null: none yet
    mutable std::mutex m_mutex;
    std::deque<Pending> m_pages;
    qint64 m_entries = 0;   // not taken yet, in all pages
    bool m_closed = false;
};

} // namespace milliard
