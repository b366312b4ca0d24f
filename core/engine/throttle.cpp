// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/throttle.h"

#include <algorithm>
#include <cmath>

namespace milliard {
namespace {

// A read is at most this part of a second's bytes, so that many connections that read at once exceed the limit by
// little.
constexpr qint64 readsPerSecond = 256;
constexpr qint64 leastRead = 512;
constexpr qint64 mostRead = 256 * 1024;

} // namespace

void Pace::spend(qint64 units, Clock::time_point now)
{
    const std::chrono::duration<double> time(double(units) / double(m_perSecond));
    const Clock::time_point start = m_spentTo == Clock::time_point::min() ? now : std::max(m_spentTo, now - burst);
    m_spentTo = start + std::chrono::duration_cast<Clock::duration>(time);
}

Throttle::Throttle(qint64 filesPerSecond, qint64 bytesPerSecond)
    : m_isLimited(filesPerSecond > 0 || bytesPerSecond > 0)
    , m_files(filesPerSecond)
    , m_bytes(bytesPerSecond)
{
}

std::optional<Throttle::Clock::time_point> Throttle::ask()
{
    if (!m_isLimited)
        return std::nullopt;
    const std::scoped_lock lock(m_mutex);
    const auto now = Clock::now();
    const auto from = std::max(m_files.from(), m_bytes.from());
    if (from > now)
        return from;
    if (m_files.isLimited())
        m_files.spend(1, now);
    return std::nullopt;
}

TransferPort::Turn Throttle::turn()
{
    if (!m_isLimited)
        return {};
    const std::scoped_lock lock(m_mutex);
    if (!m_bytes.isLimited())
        return {};
    return {m_bytes.from(), std::clamp(m_bytes.perSecond() / readsPerSecond, leastRead, mostRead)};
}

void Throttle::received(qint64 bytes)
{
    if (!m_isLimited)
        return;
    const std::scoped_lock lock(m_mutex);
    if (m_bytes.isLimited())
        m_bytes.spend(bytes, Clock::now());
}

} // namespace milliard
