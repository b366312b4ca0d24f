// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/page_queue.h"

#include <algorithm>
#include <utility>

namespace milliard {

namespace {

QHash<QString, Part> byName(const QList<Part> &parts)
{
    QHash<QString, Part> named;
    for (const Part &part : parts)
        named.insert(part.name, part);
    return named;
}

} // namespace

PageWork::PageWork(qint64 seq, QList<Entry> entries, bool again, const QList<Part> &parts, QList<Earlier> earlier)
    : m_seq(seq)
    , m_entries(std::move(entries))
    , m_again(again)
    , m_earlier(std::move(earlier))
    , m_parts(byName(parts))
    , m_remaining(m_entries.size())
{
}

const Part *PageWork::part(const QString &name) const
{
    if (m_parts.isEmpty())
        return nullptr;
    const auto found = m_parts.constFind(name);
    return found == m_parts.cend() ? nullptr : &*found;
}

bool PageWork::settle(Outcome outcome, qint64 bytes)
{
    switch (outcome) {
    case Outcome::Done:
        m_done.fetch_add(1, std::memory_order_relaxed);
        m_bytes.fetch_add(bytes, std::memory_order_relaxed);
        break;
    case Outcome::Skipped:
        m_skipped.fetch_add(1, std::memory_order_relaxed);
        break;
    case Outcome::Failed:
        m_failed.fetch_add(1, std::memory_order_relaxed);
        break;
    case Outcome::Cancelled:
        Q_UNREACHABLE();
    }
    // The last one must see what all others counted.
    return m_remaining.fetch_sub(1, std::memory_order_acq_rel) == 1;
}

void PageWork::addFailure(Failure failure)
{
    const std::scoped_lock lock(m_failuresMutex);
    m_failures.append(std::move(failure));
}

Counts PageWork::counts() const
{
    return {m_entries.size(), m_done, m_skipped, m_failed, m_bytes};
}

QList<Failure> PageWork::takeFailures()
{
    const std::scoped_lock lock(m_failuresMutex);
    return std::exchange(m_failures, {});
}

PageQueue::PageQueue(std::function<void()> roomMade)
    : m_roomMade(std::move(roomMade))
{
}

void PageQueue::push(std::shared_ptr<PageWork> page)
{
    Q_ASSERT(!page->entries().isEmpty());
    const std::scoped_lock lock(m_mutex);
    m_entries += page->entries().size();
    m_pages.push_back(std::move(page));
}

void PageQueue::close()
{
    const std::scoped_lock lock(m_mutex);
    m_closed = true;
}

std::optional<Batch> PageQueue::take(qsizetype most)
{
    Batch batch;
    bool madeRoom = false;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_pages.empty())
            return std::nullopt;
        const bool hadRoom = hasRoomLocked();
        batch.page = m_pages.front();
        batch.begin = m_taken;
        batch.end = m_taken + std::min(most, batch.page->entries().size() - m_taken);
        m_entries -= batch.end - batch.begin;
        m_taken = batch.end;
        if (m_taken == batch.page->entries().size()) {
            m_pages.pop_front();
            m_taken = 0;
        }
        madeRoom = !hadRoom && hasRoomLocked();
    }
    if (madeRoom)
        m_roomMade();
    return batch;
}

bool PageQueue::hasRoom() const
{
    const std::scoped_lock lock(m_mutex);
    return hasRoomLocked();
}

bool PageQueue::hasRoomLocked() const
{
    return m_pages.size() < std::size_t(maxPages) && m_entries < maxEntries;
}

bool PageQueue::isDrained() const
{
    const std::scoped_lock lock(m_mutex);
    return m_closed && m_pages.empty();
}

} // namespace milliard
