// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/progress/rate_meter.h"

#include <cmath>

namespace milliard {

RateMeter::RateMeter(std::chrono::milliseconds window)
    : m_window(window)
{
}

void RateMeter::sample(Clock::time_point now, qint64 files, qint64 bytes)
{
    m_samples.push_back({now, files, bytes});
    while (m_samples.size() > 2 && now - m_samples[1].at >= m_window)
        m_samples.pop_front();
}

double RateMeter::perSecond(qint64 Sample::*count) const
{
    if (m_samples.size() < 2)
        return 0;
    const std::chrono::duration<double> time = m_samples.back().at - m_samples.front().at;
    return time.count() > 0 ? double(m_samples.back().*count - m_samples.front().*count) / time.count() : 0;
}

double RateMeter::filesPerSecond() const
{
    return perSecond(&Sample::files);
}

double RateMeter::bytesPerSecond() const
{
    return perSecond(&Sample::bytes);
}

std::optional<std::chrono::seconds> estimate(qint64 remaining, double perSecond)
{
    if (remaining <= 0)
        return std::chrono::seconds(0);
    const double seconds = perSecond > 0 ? std::ceil(double(remaining) / perSecond) : INFINITY;
    if (!(seconds < 365.0 * 86400))
        return std::nullopt;
    return std::chrono::seconds(qint64(seconds));
}

} // namespace milliard
