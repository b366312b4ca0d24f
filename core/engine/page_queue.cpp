// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/page_queue.h"

#include <algorithm>
#include <utility>

namespace milliard {

namespace {

// Where they differ, files are of different hosts (RFC 3986 §3.2).
QByteArrayView hostOf(const QByteArray &url)
{
    const qsizetype start = url.indexOf("://") + 3;
    const qsizetype end = url.indexOf('/', start);
    return end < 0 ? QByteArrayView(url) : QByteArrayView(url).first(end);
}

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
    return found == m_parts.cend() || !isUnique(name) ? nullptr : &*found;
}

bool PageWork::isUnique(const QString &name) const
{
    std::call_once(m_compared, [this] {
        QSet<QString> names;
        for (const Entry &entry : m_entries) {
            if (names.contains(entry.name))
                m_doubled.insert(entry.name);
            names.insert(entry.name);
        }
    });
    return !m_doubled.contains(name);
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

bool hasHost(const QByteArray &url)
{
    return url.startsWith("http");
}

PageQueue::PageQueue(std::function<void()> roomMade)
    : m_roomMade(std::move(roomMade))
{
}

// Of a listing with one host it is one stretch. What needs no host goes with what is before it.
std::list<PageQueue::Stretch> PageQueue::stretchesOf(const Batch &batch) const
{
    if (!hasManyHosts())
        return {{batch.begin, batch.end}};
    std::list<Stretch> stretches;
    QByteArrayView last;
    for (qsizetype i = batch.begin; i < batch.end; ++i) {
        const QByteArray &url = batch.page->entries()[i].url;
        if (!stretches.empty() && (!hasHost(url) || hostOf(url) == last)) {
            ++stretches.back().end;
            continue;
        }
        last = hostOf(url);
        stretches.push_back({i, i + 1});
    }
    return stretches;
}

void PageQueue::push(std::shared_ptr<PageWork> page)
{
    Q_ASSERT(!page->entries().isEmpty());
    for (const Entry &entry : page->entries()) {
        if (hasManyHosts() || !hasHost(entry.url))
            continue;
        const QByteArrayView host = hostOf(entry.url);
        if (m_firstHost.isNull())
            m_firstHost = host.toByteArray();
        else if (host != m_firstHost)
            m_manyHosts = true;
    }
    const qsizetype size = page->entries().size();
    Pending pending{page, stretchesOf({page, 0, size})};
    const std::scoped_lock lock(m_mutex);
    m_entries += size;
    m_pages.push_back(std::move(pending));
}

void PageQueue::close()
{
    const std::scoped_lock lock(m_mutex);
    m_closed = true;
}

// The stretch and those that follow without a gap, up to so many entries.
Batch PageQueue::takeLocked(std::deque<Pending>::iterator pending, std::list<Stretch>::iterator from, qsizetype most)
{
    Batch batch{pending->page, from->begin, from->begin};
    while (from != pending->stretches.end() && from->begin == batch.end && batch.end - batch.begin < most) {
        const qsizetype count = std::min(from->end - from->begin, most - (batch.end - batch.begin));
        batch.end += count;
        from->begin += count;
        if (from->begin == from->end)
            from = pending->stretches.erase(from);
    }
    m_entries -= batch.end - batch.begin;
    if (pending->stretches.empty())
        m_pages.erase(pending);
    return batch;
}

std::optional<Batch> PageQueue::take(qsizetype most)
{
    std::optional<Batch> batch;
    bool madeRoom = false;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_pages.empty())
            return std::nullopt;
        const bool hadRoom = hasRoomLocked();
        batch = takeLocked(m_pages.begin(), m_pages.front().stretches.begin(), most);
        madeRoom = !hadRoom && hasRoomLocked();
    }
    if (madeRoom)
        m_roomMade();
    return batch;
}

std::optional<Batch> PageQueue::take(qsizetype most, const RoomAt &roomAt)
{
    std::optional<Batch> batch;
    bool madeRoom = false;
    {
        const std::scoped_lock lock(m_mutex);
        const bool hadRoom = hasRoomLocked();
        for (auto pending = m_pages.begin(); pending != m_pages.end() && !batch; ++pending) {
            for (auto stretch = pending->stretches.begin(); stretch != pending->stretches.end(); ++stretch) {
                const qsizetype room = roomAt(pending->page->entries()[stretch->begin].url);
                if (room == 0)
                    continue;
                batch = takeLocked(pending, stretch, std::min({most, room, stretch->end - stretch->begin}));
                break;
            }
            if (batch)
                break;
        }
        madeRoom = !hadRoom && hasRoomLocked();
    }
    if (madeRoom)
        m_roomMade();
    return batch;
}

void PageQueue::giveBack(Batch batch)
{
    std::list<Stretch> stretches = stretchesOf(batch);
    const std::scoped_lock lock(m_mutex);
    m_entries += batch.end - batch.begin;
    const auto pending = std::ranges::find(m_pages, batch.page, &Pending::page);
    if (pending == m_pages.end()) {
        m_pages.push_front({std::move(batch.page), std::move(stretches)});
        return;
    }
    const auto after = std::ranges::find_if(pending->stretches, [&](const Stretch &other) { return other.begin >= batch.end; });
    pending->stretches.splice(after, std::move(stretches));
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
