// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/transport/transport.h"

#include <mutex>

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
    void spend(qint64 units, Clock::time_point now);

private:
    qint64 m_perSecond;
    Clock::time_point m_spentTo = Clock::time_point::min();
};

// The limits of a job that all its workers share: files asked for and body bytes per second. Thread-safe; without
// limits it costs a comparison.
class Throttle
{
public:
    using Clock = Pace::Clock;

    Throttle(qint64 filesPerSecond, qint64 bytesPerSecond);

    // Whether a file may be asked for now, which is then counted; otherwise when to come again.
    std::optional<Clock::time_point> ask();
    // When and how much of a body may be read.
    TransferPort::Turn turn();
    void received(qint64 bytes);

private:
    const bool m_isLimited;
    std::mutex m_mutex;
    Pace m_files;
    Pace m_bytes;
};

} // namespace milliard
