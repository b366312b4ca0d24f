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

// So much later than it said may a job come for its part before others take it: timers of Qt are late by a millisecond or two.
constexpr std::chrono::milliseconds late{5};
// After so long a job asks again that left its turn to another.
constexpr std::chrono::milliseconds afterOthers{1};

qint64 largestRead(qint64 bytesPerSecond)
{
    return std::clamp(bytesPerSecond / readsPerSecond, leastRead, mostRead);
}

} // namespace

Pace::Clock::duration Pace::worth(qint64 units) const
{
    if (!isLimited())
        return {};
    return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(double(units) / double(m_perSecond)));
}

void Pace::spend(qint64 units, Clock::time_point now)
{
    if (!isLimited() || units == 0)
        return;
    const Clock::time_point start = m_spentTo == Clock::time_point::min() ? now : std::max(m_spentTo, now - burst);
    m_spentTo = start + worth(units);
}

void Paces::spend(qint64 someFiles, qint64 someBytes, Pace::Clock::time_point now)
{
    files.spend(someFiles, now);
    bytes.spend(someBytes, now);
}

void Paces::set(const Limits &limits)
{
    if (files.perSecond() != limits.filesPerSecond)
        files = Pace(limits.filesPerSecond);
    if (bytes.perSecond() != limits.bytesPerSecond)
        bytes = Pace(limits.bytesPerSecond);
}

// ---- all jobs

void SharedThrottle::set(const Limits &limits)
{
    const std::scoped_lock lock(m_mutex);
    m_paces.set(limits);
    m_isLimited.store(!limits.areNone(), std::memory_order_relaxed);
}

Limits SharedThrottle::limits() const
{
    const std::scoped_lock lock(m_mutex);
    return {m_paces.bytes.perSecond(), m_paces.files.perSecond()};
}

void SharedThrottle::join(Part &part)
{
    const std::scoped_lock lock(m_mutex);
    m_parts.push_back(&part);
}

void SharedThrottle::leave(Part &part)
{
    const std::scoped_lock lock(m_mutex);
    std::erase(m_parts, &part);
}

SharedThrottle::Clock::time_point SharedThrottle::from(Part &part, bool isFile, Clock::time_point now)
{
    const std::scoped_lock lock(m_mutex);
    if (part.waitsUntil < now) // what it did not ask for is not saved up
        part.had = std::max(part.had, m_level);
    auto from = m_paces.from(isFile);
    if (from <= now) {
        const bool isOthersTurn = std::ranges::any_of(m_parts, [&](const Part *other) { return other->waitsUntil >= now && other->had < part.had; });
        if (!isOthersTurn) {
            part.waitsUntil = Clock::time_point::min();
            m_level = part.had;
            return now;
        }
        from = now + afterOthers;
    }
    part.waitsUntil = std::min(from, now + Throttle::longestWait) + late;
    return from;
}

void SharedThrottle::spend(Part &part, qint64 files, qint64 bytes, Clock::time_point now)
{
    const std::scoped_lock lock(m_mutex);
    m_paces.spend(files, bytes, now);
    part.had += m_paces.worth(files, bytes);
}

// ---- one job

Throttle::Throttle(const Limits &own, SharedThrottle &shared)
    : m_shared(shared)
    , m_isLimited(!own.areNone())
    , m_paces(own)
{
    m_shared.join(m_part);
}

Throttle::~Throttle()
{
    m_shared.leave(m_part);
}

void Throttle::set(const Limits &own)
{
    const std::scoped_lock lock(m_mutex);
    m_paces.set(own);
    m_isLimited.store(!own.areNone(), std::memory_order_relaxed);
}

// With the lock. The limits of all are asked last: what the job's own forbid it does not wait for.
Throttle::Clock::time_point Throttle::from(bool isFile, Clock::time_point now)
{
    auto from = m_paces.from(isFile);
    if (from <= now && m_shared.isLimited())
        from = m_shared.from(m_part, isFile, now);
    return std::min(from, now + longestWait);
}

void Throttle::spend(qint64 files, qint64 bytes, Clock::time_point now)
{
    m_paces.spend(files, bytes, now);
    if (m_shared.isLimited())
        m_shared.spend(m_part, files, bytes, now);
}

std::optional<Throttle::Clock::time_point> Throttle::ask()
{
    if (!isLimited())
        return std::nullopt;
    const std::scoped_lock lock(m_mutex);
    const auto now = Clock::now();
    if (const auto later = from(true, now); later > now)
        return later;
    spend(1, 0, now);
    return std::nullopt;
}

TransferPort::Turn Throttle::turn()
{
    if (!isLimited())
        return {};
    const qint64 ofAll = m_shared.limits().bytesPerSecond;
    const std::scoped_lock lock(m_mutex);
    if (!m_paces.bytes.isLimited() && ofAll == 0)
        return {};
    const qint64 own = m_paces.bytes.isLimited() ? m_paces.bytes.perSecond() : ofAll;
    return {from(false, Clock::now()), largestRead(ofAll > 0 ? std::min(own, ofAll) : own)};
}

void Throttle::received(qint64 bytes)
{
    if (!isLimited())
        return;
    const std::scoped_lock lock(m_mutex);
    spend(0, bytes, Clock::now());
}

} // namespace milliard
