// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>

#include <chrono>
#include <memory>
#include <string_view>
#include <unordered_map>

namespace milliard {

// How many transfers a worker may have in flight to one host: at first all it has; half as many whenever the host says
// 429 or 503, and one more for each windowful of successes (additive increase, multiplicative decrease; Chiu and Jain
// 1989). A host that refuses more than a windowful in a row and names a time (Retry-After, RFC 9110 §10.2.3) is left
// alone until then; a file that was refused waits for that time in any case.
class HostWindow
{
public:
    using Clock = std::chrono::steady_clock;

    explicit HostWindow(int cap) : m_cap(cap), m_size(cap) { }

    bool hasRoom() const { return m_inFlight < int(m_size); }
    Clock::time_point notBefore() const { return m_notBefore; }
    int size() const { return int(m_size); }
    int inFlight() const { return m_inFlight; }

    // The start's number, by which its end is told apart from those of an earlier, wider window.
    qint64 started()
    {
        ++m_inFlight;
        return ++m_starts;
    }
    void ended() { --m_inFlight; }
    // Those that wait for their next attempt.
    void waits() { ++m_waiting; }
    void waitsNoMore() { --m_waiting; }
    int waiting() const { return m_waiting; }
    void succeeded();
    qint64 successes() const { return m_successes; }
    void refused(qint64 start, std::chrono::milliseconds retryAfter);

private:
    const int m_cap;
    double m_size;
    int m_inFlight = 0;
    int m_waiting = 0;
    qint64 m_starts = 0;
    qint64 m_narrowedAt = 0; // starts up to then say nothing about the present size
    qint64 m_successes = 0;
    int m_refusedInARow = 0;
    Clock::time_point m_notBefore = Clock::time_point::min();
};

// The windows of one worker. One thread. A window stays at its address while anything is in flight to its host, or waits.
class HostWindows
{
public:
    explicit HostWindows(int cap) : m_cap(cap) { }

    // Of the scheme, host and port that the URL begins with.
    HostWindow &of(const QByteArray &url);

private:
    struct Host {
        QByteArray prefix;
        HostWindow window;
    };
    static constexpr std::size_t kept = 1024; // more only while all are in use

    const int m_cap;
    std::unordered_map<std::string_view, std::unique_ptr<Host>> m_hosts; // by Host::prefix
    Host *m_last = nullptr;
};

} // namespace milliard
