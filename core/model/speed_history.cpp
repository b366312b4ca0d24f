// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/model/speed_history.h"

#include <algorithm>

namespace milliard {

void SpeedHistory::sample(Clock::time_point now, qint64 files, qint64 bytes)
{
    if (m_isRunning && now > m_last)
        add(now - m_last, {double(std::max<qint64>(0, files - m_lastFiles)), double(std::max<qint64>(0, bytes - m_lastBytes))});
    m_isRunning = true;
    m_last = now;
    m_lastFiles = files;
    m_lastBytes = bytes;
}

// Spread evenly over the steps that the time falls into: samples come late where the machine is busy.
void SpeedHistory::add(Clock::duration time, Step counts)
{
    m_all.files += counts.files;
    m_all.bytes += counts.bytes;
    const double whole = Seconds(time).count();
    while (time > Clock::duration::zero()) {
        if (m_steps.empty() || m_time == m_step * Clock::rep(m_steps.size())) {
            if (m_steps.size() == mostSteps)
                halve();
            m_steps.push_back({});
        }
        const Clock::duration part = std::min(time, m_step * Clock::rep(m_steps.size()) - m_time);
        const double share = Seconds(part).count() / whole;
        m_steps.back().files += counts.files * share;
        m_steps.back().bytes += counts.bytes * share;
        m_time += part;
        time -= part;
        if (m_time == m_step * Clock::rep(m_steps.size())) { // the step is over
            const Rates rates = this->rates(m_steps.size() - 1);
            m_peak = {std::max(m_peak.files, rates.files), std::max(m_peak.bytes, rates.bytes)};
        }
    }
}

void SpeedHistory::halve()
{
    for (std::size_t i = 0; i < mostSteps / 2; ++i)
        m_steps[i] = {m_steps[2 * i].files + m_steps[2 * i + 1].files, m_steps[2 * i].bytes + m_steps[2 * i + 1].bytes};
    m_steps.resize(mostSteps / 2);
    m_step *= 2;
}

std::size_t SpeedHistory::steps() const
{
    const bool isLastOver = m_time == m_step * Clock::rep(m_steps.size());
    return m_steps.size() > 1 && !isLastOver ? m_steps.size() - 1 : m_steps.size();
}

SpeedHistory::Rates SpeedHistory::rates(std::size_t step) const
{
    // The last one may have begun a moment ago.
    const Clock::duration length = std::min(m_step, m_time - m_step * Clock::rep(step));
    const double seconds = Seconds(length).count();
    return {m_steps[step].files / seconds, m_steps[step].bytes / seconds};
}

SpeedHistory::Rates SpeedHistory::mean() const
{
    if (isEmpty())
        return {};
    return {m_all.files / time().count(), m_all.bytes / time().count()};
}

} // namespace milliard
