// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QtTypes>

#include <chrono>
#include <vector>

namespace milliard {

// The speeds of a job over all the time that it ran while this program watched, pauses left out. Time is cut into steps of equal
// length; when there are 'mostSteps', two become one, so that memory is the same after a minute and after a month. One thread.
class SpeedHistory
{
public:
    using Clock = std::chrono::steady_clock;
    using Seconds = std::chrono::duration<double>;
    static constexpr std::size_t mostSteps = 512; // even
    static constexpr Clock::duration firstStep = std::chrono::milliseconds(500);

    struct Rates {
        double files = 0; // per second
        double bytes = 0;
    };

    // Two growing counts, some ten times a second while the job runs.
    void sample(Clock::time_point now, qint64 files, qint64 bytes);
    // What passes until the next sample is no time of the job's, and its counts may begin anew.
    void pause() { m_isRunning = false; }

    bool isEmpty() const { return m_time == Clock::duration::zero(); }
    Seconds time() const { return m_time; } // that the job ran
    // The middle of each step and its rates, oldest first; the step that is not over yet is not told, unless it is the only one.
    std::size_t steps() const;
    Seconds middle(std::size_t step) const { return Seconds(m_step) * (double(step) + 0.5); }
    Rates rates(std::size_t step) const;
    Rates mean() const; // of all the time
    Rates peak() const { return m_peak; } // of the fastest step, as long as steps were then

private:
    struct Step {
        double files = 0;
        double bytes = 0;
    };
    void add(Clock::duration time, Step counts);
    void halve();

    Clock::duration m_step = firstStep;
    Clock::duration m_time{0};
    std::vector<Step> m_steps; // the last is not over
    Step m_all;
    Rates m_peak;
    bool m_isRunning = false;
    Clock::time_point m_last;
    qint64 m_lastFiles = 0;
    qint64 m_lastBytes = 0;
};

} // namespace milliard
