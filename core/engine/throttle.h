// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/limits.h"
#include "core/transport/transport.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <vector>

namespace milliard {

// So many units per second, counted as time: each unit moves the moment forward up to which all is spent (the
// generic cell rate algorithm, ITU-T I.371). What was not used can be caught up on for 'burst', and no longer. Not
// thread-safe.
class Pace
{
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds burst{50};

    explicit Pace(qint64 perSecond) : m_perSecond(perSecond) { }

    bool isLimited() const { return m_perSecond > 0; }
    qint64 perSecond() const { return m_perSecond; }
    // The moment from which more may be spent; in the past, if now.
    Clock::time_point from() const { return m_spentTo; }
    // What that many units are worth; without a limit nothing.
    Clock::duration worth(qint64 units) const;
    void spend(qint64 units, Clock::time_point now);

private:
    qint64 m_perSecond;
    Clock::time_point m_spentTo = Clock::time_point::min();
};

// The two of them. Not thread-safe.
struct Paces {
    explicit Paces(const Limits &limits) : files(limits.filesPerSecond), bytes(limits.bytesPerSecond) { }

    // From when a file may be asked for, or more of a body be read: that many files do not hold up bodies.
    Pace::Clock::time_point from(bool isFile) const { return isFile ? std::max(files.from(), bytes.from()) : bytes.from(); }
    Pace::Clock::duration worth(qint64 someFiles, qint64 someBytes) const { return files.worth(someFiles) + bytes.worth(someBytes); }
    void spend(qint64 someFiles, qint64 someBytes, Pace::Clock::time_point now);
    // What has another limit from now on begins anew with it.
    void set(const Limits &limits);

    Pace files;
    Pace bytes;
};

// The limits of all jobs of the process together. What they allow goes to those that are held up by them in equal parts,
// however many connections each has: of jobs that wait, the one that had least comes first (start-time fair queueing, Goyal
// et al. 1996). Thread-safe; without limits it costs a load.
class SharedThrottle
{
public:
    using Clock = Pace::Clock;

    // One job's part.
    struct Part {
        Clock::duration had{}; // since when does not matter
        Clock::time_point waitsUntil = Clock::time_point::min(); // so long others leave it what is its due
    };

    // Holds for all that is asked for from then on, and who waits asks again after Throttle::longestWait.
    void set(const Limits &limits);
    Limits limits() const;
    bool isLimited() const { return m_isLimited.load(std::memory_order_relaxed); }

    void join(Part &part);
    void leave(Part &part);
    // The moment from which this job may have more; not after 'now', if at once.
    Clock::time_point from(Part &part, bool isFile, Clock::time_point now);
    void spend(Part &part, qint64 files, qint64 bytes, Clock::time_point now);

private:
    mutable std::mutex m_mutex;
    std::atomic<bool> m_isLimited = false;
    Paces m_paces{Limits{}};
    Clock::duration m_level{}; // what the job had that came last
    std::vector<Part *> m_parts;
};

// The limits of a job that all its workers share, files asked for and body bytes per second, and those that it shares with
// other jobs. Thread-safe; without limits it costs two comparisons.
class Throttle
{
public:
    using Clock = Pace::Clock;
    // Who has to wait asks again after this time at the latest, since limits may have changed meanwhile.
    static constexpr std::chrono::milliseconds longestWait{200};

    Throttle(const Limits &own, SharedThrottle &shared); // which outlives it
    ~Throttle();
    // Its own. Holds for all that is asked for from then on, and who waits asks again after longestWait.
    void set(const Limits &own);
    Q_DISABLE_COPY_MOVE(Throttle)

    // Whether a file may be asked for now, which is then counted; otherwise when to come again.
    std::optional<Clock::time_point> ask();
    // When to come again, or how much of a body may be read now.
    TransferPort::Turn turn();
    void received(qint64 bytes);

private:
    bool isLimited() const { return m_isLimited.load(std::memory_order_relaxed) || m_shared.isLimited(); }
    Clock::time_point from(bool isFile, Clock::time_point now);
    void spend(qint64 files, qint64 bytes, Clock::time_point now);

    SharedThrottle &m_shared;
    SharedThrottle::Part m_part;
    std::atomic<bool> m_isLimited;
    std::mutex m_mutex;
    Paces m_paces;
};

} // namespace milliard
