// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/job_queue.h"

#include "core/engine/engine.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace milliard {

JobQueue::JobQueue(Engine &engine)
    : m_engine(engine)
{
    for (const auto &[id, job] : engine.records())
        note(id);
    connect(&engine, &Engine::jobAdded, this, &JobQueue::note);
    connect(&engine, &Engine::jobChanged, this, &JobQueue::note);
    connect(&engine, &Engine::jobRemoved, this, &JobQueue::forget);
}

void JobQueue::setLimit(int jobs)
{
    m_limit = jobs;
    scheduleSoon();
}

void JobQueue::setHolds(Holds holds)
{
    const bool wasHeld = isHeld();
    m_holds = holds;
    if (isHeld() && !wasHeld)
        putBack(m_running.values());
    else if (wasHeld && !isHeld())
        scheduleSoon();
}

// ---- what becomes of jobs

void JobQueue::note(JobId id)
{
    const JobRecord *const job = m_engine.job(id);
    if (!job)
        return forget(id);
    if (job->state == JobState::Running && m_engine.isActive(id))
        m_running.insert(id);
    else if (m_running.remove(id))
        scheduleSoon();
    const auto known = m_keys.constFind(id);
    const bool waits = job->state == JobState::Queued;
    const Key key{-int(job->priority), job->place, id};
    if (known == m_keys.constEnd() ? !waits : waits && *known == key)
        return;
    if (known != m_keys.constEnd()) {
        m_order.erase(*known);
        m_keys.erase(known);
    }
    if (waits) {
        m_order.insert(key);
        m_keys.insert(id, key);
    }
    m_positions.clear();
    scheduleSoon();
}

void JobQueue::forget(JobId id)
{
    m_running.remove(id);
    if (const auto known = m_keys.constFind(id); known != m_keys.constEnd()) {
        m_order.erase(*known);
        m_keys.erase(known);
        m_positions.clear();
    }
    scheduleSoon();
}

// Not from within the engine's own telling of a change.
void JobQueue::scheduleSoon()
{
    if (std::exchange(m_soon, true))
        return;
    QMetaObject::invokeMethod(this, [this] {
        m_soon = false;
        schedule();
        Q_EMIT orderChanged();
    }, Qt::QueuedConnection);
}

void JobQueue::schedule()
{
    while (!isHeld() && !m_order.empty() && running() < m_limit) {
        const JobId next = m_order.begin()->id;
        if (const auto started = m_engine.start(next); !started)
            m_engine.refuse(next, started.error());
        if (m_keys.contains(next)) // it neither runs nor was refused: another turn of the event loop may know more
            return;
    }
}

// ---- order

Result<void> JobQueue::add(const QList<JobId> &ids)
{
    qint64 last = 0;
    for (const Key &key : m_order)
        last = std::max(last, key.place);
    QList<QueuePlace> places;
    for (const JobId id : ids) {
        if (!contains(id))
            places.append({id, ++last});
    }
    const auto added = m_engine.enqueue(places);
    schedule();
    return added;
}

void JobQueue::putBack(const QList<JobId> &ids)
{
    qint64 place = 0;
    for (const Key &key : m_order)
        place = std::min(place, key.place);
    place -= ids.size();
    QList<JobId> sorted = ids;
    std::ranges::sort(sorted);
    QList<QueuePlace> places;
    for (const JobId id : std::as_const(sorted))
        places.append({id, place++});
    (void)m_engine.enqueue(places, Engine::Running::Wait); // what another process runs is none of ours
}

QList<JobId> JobQueue::order() const
{
    QList<JobId> ids;
    for (const Key &key : m_order)
        ids.append(key.id);
    return ids;
}

int JobQueue::position(JobId id) const
{
    if (!contains(id))
        return 0;
    if (m_positions.isEmpty()) {
        int position = 0;
        for (const Key &key : m_order)
            m_positions.insert(key.id, ++position);
    }
    return m_positions.value(id);
}

std::vector<JobQueue::Key> JobQueue::group(Priority priority) const
{
    constexpr qint64 first = std::numeric_limits<qint64>::min();
    const int rank = -int(priority);
    return {m_order.lower_bound({rank, first, 0}), m_order.lower_bound({rank + 1, first, 0})};
}

void JobQueue::move(const QList<JobId> &ids, Move how)
{
    const QSet<JobId> meant(ids.begin(), ids.end());
    const auto isMeant = [&meant](const Key &key) { return meant.contains(key.id); };
    QList<QueuePlace> places;
    for (const Priority priority : {Priority::High, Priority::Normal, Priority::Low}) {
        std::vector<Key> keys = group(priority);
        if (how == Move::Top || how == Move::Bottom) {
            qint64 place = how == Move::Bottom && !keys.empty() ? keys.back().place + 1
                : keys.empty()                                  ? 0
                                                                : keys.front().place - std::ranges::count_if(keys, isMeant);
            for (const Key &key : keys) {
                if (isMeant(key))
                    places.append({key.id, place++});
            }
            continue;
        }
        if (how == Move::Down)
            std::ranges::reverse(keys);
        // Each passes the one that was before it, unless that one goes the same way and could not.
        for (std::size_t i = 1; i < keys.size(); ++i) {
            if (!isMeant(keys[i]) || isMeant(keys[i - 1]))
                continue;
            std::swap(keys[i - 1], keys[i]);
            std::swap(keys[i - 1].place, keys[i].place);
        }
        for (const Key &key : keys) {
            if (m_keys.value(key.id) != key)
                places.append({key.id, key.place});
        }
    }
    (void)m_engine.enqueue(places); // they are queued, and nobody else's
}

} // namespace milliard
