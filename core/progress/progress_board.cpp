// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/progress/progress_board.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace milliard {
namespace {

TransferState stateAfter(Outcome outcome) // never Cancelled
{
    return outcome == Outcome::Done ? TransferState::Done : outcome == Outcome::Skipped ? TransferState::Skipped : TransferState::Failed;
}

// Ascending, and apart from each other.
QList<Span> joined(QList<Span> spans)
{
    std::ranges::sort(spans, {}, &Span::first);
    QList<Span> joined;
    for (const Span &span : std::as_const(spans)) {
        if (span.size() <= 0)
            continue;
        if (!joined.isEmpty() && span.first <= joined.last().end)
            joined.last().end = std::max(joined.last().end, span.end);
        else
            joined.append(span);
    }
    return joined;
}

} // namespace

void TransferNote::setName(const QString &text)
{
    constexpr qsizetype room = qsizetype(nameBytes) - 1;
    QByteArray utf8 = text.size() <= room ? text.toUtf8() : QByteArray();
    // Both ends tell more than the middle: the folder, and the number with the suffix.
    for (qsizetype end = room / 2; text.size() > room || utf8.size() > room; end -= 4) {
        qsizetype head = std::min(end, text.size());
        qsizetype tail = head;
        if (text.at(head - 1).isHighSurrogate()) // never half a character
            --head;
        if (text.at(text.size() - tail).isLowSurrogate())
            --tail;
        utf8 = (text.first(head) + QChar(0x2026) + text.last(tail)).toUtf8();
        if (utf8.size() <= room)
            break;
    }
    name.fill('\0');
    std::ranges::copy(utf8, name.begin());
}

WorkerProgress::WorkerProgress(int slotCount)
    : m_own(std::size_t(slotCount))
    , m_slots(std::size_t(slotCount))
{
}

void WorkerProgress::put(int slot, const TransferNote &note)
{
    m_own[std::size_t(slot)] = note;
    m_slots[std::size_t(slot)].store(note);
}

void WorkerProgress::started(int slot, const QString &name, int attempt)
{
    TransferNote note;
    note.serial = ++m_serial;
    note.state = TransferState::Active;
    note.attempt = attempt;
    note.setName(name);
    put(slot, note);
    m_inFlight.fetch_add(1, std::memory_order_relaxed);
    if (attempt > 1)
        m_retries.fetch_add(1, std::memory_order_relaxed);
}

void WorkerProgress::startedSegment(int slot, int large, int segment, Span whole, qint64 received)
{
    TransferNote note = m_own[std::size_t(slot)];
    note.large = large;
    note.segment = segment;
    note.first = whole.first;
    note.received = received;
    note.total = whole.size();
    put(slot, note);
}

int WorkerProgress::largeBegun(qint64 size, qint64 have)
{
    m_largeFiles.fetch_add(1, std::memory_order_relaxed);
    m_largeSize.fetch_add(size, std::memory_order_relaxed);
    largeAdvanced(have);
    const auto place = std::ranges::find(m_ownLarge, 0);
    if (place == m_ownLarge.end())
        return 0;
    return *place = m_largeSerial = m_largeSerial % std::numeric_limits<int>::max() + 1;
}

void WorkerProgress::largeHas(int large, qint64 size, const QList<Span> &spans)
{
    const auto place = std::ranges::find(m_ownLarge, large);
    if (large == 0 || place == m_ownLarge.end())
        return;
    QList<Span> fewer = spans;
    while (fewer.size() > LargeNote::mostSpans) {
        qsizetype nearest = 1;
        for (qsizetype i = 2; i < fewer.size(); ++i) {
            if (fewer.at(i).first - fewer.at(i - 1).end < fewer.at(nearest).first - fewer.at(nearest - 1).end)
                nearest = i;
        }
        fewer[nearest - 1].end = fewer.at(nearest).end;
        fewer.removeAt(nearest);
    }
    LargeNote note{large, size, fewer.size(), {}};
    std::ranges::copy(fewer, note.spans.begin());
    m_large[std::size_t(place - m_ownLarge.begin())].store(note);
}

void WorkerProgress::largeAdvanced(qint64 bytes)
{
    m_largeHave.fetch_add(bytes, std::memory_order_relaxed);
    m_pending.fetch_add(bytes, std::memory_order_relaxed);
}

void WorkerProgress::largeEnded(int large, qint64 size, qint64 have)
{
    if (const auto place = std::ranges::find(m_ownLarge, large); large != 0 && place != m_ownLarge.end()) {
        *place = 0;
        m_large[std::size_t(place - m_ownLarge.begin())].store({});
    }
    m_largeFiles.fetch_sub(1, std::memory_order_relaxed);
    m_largeSize.fetch_sub(size, std::memory_order_relaxed);
    largeAdvanced(-have);
}

void WorkerProgress::advanced(int slot, qint64 received, qint64 total)
{
    TransferNote note = m_own[std::size_t(slot)];
    m_received.fetch_add(received - note.received, std::memory_order_relaxed);
    if (note.segment < 0)
        m_pending.fetch_add(received - note.received, std::memory_order_relaxed);
    note.received = received;
    note.total = total;
    put(slot, note);
}

void WorkerProgress::ended(int slot, Outcome outcome, qint64 bytes)
{
    TransferNote note = m_own[std::size_t(slot)];
    put(slot, {});
    if (note.segment < 0)
        m_pending.fetch_sub(note.received, std::memory_order_relaxed);
    m_inFlight.fetch_sub(1, std::memory_order_relaxed);
    if (outcome == Outcome::Cancelled)
        return;
    count(outcome, bytes);
    note.state = stateAfter(outcome);
    note.received = outcome == Outcome::Done ? bytes : note.received;
    remember(note);
}

void WorkerProgress::settled(const QString &name, Outcome outcome, qint64 bytes)
{
    count(outcome, bytes);
    TransferNote note;
    note.serial = ++m_serial;
    note.state = stateAfter(outcome);
    note.received = bytes;
    note.setName(name);
    remember(note);
}

void WorkerProgress::count(Outcome outcome, qint64 bytes)
{
    switch (outcome) {
    case Outcome::Done:
        m_bytes.fetch_add(bytes, std::memory_order_relaxed);
        m_done.fetch_add(1, std::memory_order_relaxed);
        break;
    case Outcome::Skipped:
        m_skipped.fetch_add(1, std::memory_order_relaxed);
        break;
    case Outcome::Failed:
        m_failed.fetch_add(1, std::memory_order_relaxed);
        break;
    case Outcome::Cancelled:
        break;
    }
}

void WorkerProgress::remember(const TransferNote &note)
{
    const quint64 index = m_recentCount.load(std::memory_order_relaxed);
    m_recent[index % recentNotes].store(note);
    m_recentCount.store(index + 1, std::memory_order_release);
}

ProgressBoard::ProgressBoard(int workers, int slotsPerWorker, const Counts &before)
    : m_before(before)
    , m_listed(before.listed)
{
    for (int i = 0; i < workers; ++i)
        m_workers.push_back(std::make_unique<WorkerProgress>(slotsPerWorker));
}

void ProgressBoard::setListed(qint64 listed, bool whole)
{
    m_listed.store(listed, std::memory_order_relaxed);
    m_listingDone.store(whole, std::memory_order_relaxed);
}

void ProgressBoard::addFailure(const Failure &failure)
{
    const std::scoped_lock lock(m_failuresMutex);
    if (m_failures.size() >= keptFailures)
        m_failures.removeFirst();
    m_failures.append(failure);
}

void ProgressBoard::addNotice(const QString &text)
{
    const std::scoped_lock lock(m_noticesMutex);
    if (m_notices.size() >= keptNotices) {
        m_notices.removeFirst();
        ++m_noticesGone;
    }
    m_notices.append(text);
}

QStringList ProgressBoard::newNotices(qsizetype &heard) const
{
    const std::scoped_lock lock(m_noticesMutex);
    const qsizetype known = std::exchange(heard, m_noticesGone + m_notices.size());
    return m_notices.sliced(std::clamp<qsizetype>(known - m_noticesGone, 0, m_notices.size()));
}

ProgressBoard::Totals ProgressBoard::totals() const
{
    Totals totals;
    totals.counts = m_before;
    for (const auto &worker : m_workers) {
        totals.counts.done += worker->m_done.load(std::memory_order_relaxed);
        totals.counts.skipped += worker->m_skipped.load(std::memory_order_relaxed);
        totals.counts.failed += worker->m_failed.load(std::memory_order_relaxed);
        totals.counts.bytes += worker->m_bytes.load(std::memory_order_relaxed);
        totals.received += worker->m_received.load(std::memory_order_relaxed);
        totals.pending += worker->m_pending.load(std::memory_order_relaxed);
        totals.retries += worker->m_retries.load(std::memory_order_relaxed);
        totals.largeFiles += worker->m_largeFiles.load(std::memory_order_relaxed);
        totals.largeSize += worker->m_largeSize.load(std::memory_order_relaxed);
        totals.largeHave += worker->m_largeHave.load(std::memory_order_relaxed);
        totals.inFlight += int(worker->m_inFlight.load(std::memory_order_relaxed));
    }
    totals.counts.listed = m_listed.load(std::memory_order_relaxed);
    totals.listingDone = m_listingDone.load(std::memory_order_relaxed);
    return totals;
}

QList<TransferNote> ProgressBoard::active(int limit) const
{
    QList<TransferNote> notes;
    for (const auto &worker : m_workers) {
        for (const auto &slot : worker->m_slots) {
            if (notes.size() >= limit)
                return notes;
            if (const TransferNote note = slot.load(); note.state == TransferState::Active)
                notes.append(note);
        }
    }
    return notes;
}

QList<ActiveTransfer> ProgressBoard::transfers(int limit) const
{
    QList<ActiveTransfer> transfers;
    for (const auto &worker : m_workers) {
        std::array<LargeNote, WorkerProgress::shownLarge> large;
        std::ranges::transform(worker->m_large, large.begin(), [](const auto &note) { return note.load(); });
        const qsizetype ofThis = transfers.size();
        for (const auto &slot : worker->m_slots) {
            const TransferNote note = slot.load();
            if (note.state != TransferState::Active)
                continue;
            const auto file = std::ranges::find_if(large, [&](const LargeNote &one) { return one.large != 0 && one.large == note.large; });
            auto known = std::find_if(transfers.begin() + ofThis, transfers.end(),
                [&](const ActiveTransfer &one) { return note.large != 0 && one.note.large == note.large; });
            const bool isPart = note.segment >= 0 && file != large.end();
            if (!isPart || known == transfers.end()) {
                if (transfers.size() >= limit)
                    return transfers;
                known = transfers.insert(transfers.end(), {note, {}, {}});
            }
            if (!isPart)
                continue;
            known->note.segment = -1;
            known->note.total = file->size;
            if (known->coming.isEmpty())
                known->there = QList<Span>(file->spans.begin(), file->spans.begin() + file->count);
            known->there.append({note.first, note.first + note.received});
            known->coming.append({note.first, note.first + note.total});
        }
    }
    for (ActiveTransfer &transfer : transfers) {
        if (transfer.coming.isEmpty())
            continue;
        std::ranges::sort(transfer.coming, {}, &Span::first);
        transfer.there = joined(std::move(transfer.there));
        transfer.note.received = 0;
        for (const Span &span : std::as_const(transfer.there))
            transfer.note.received += span.size();
    }
    return transfers;
}

QList<TransferNote> ProgressBoard::recent(int limit) const
{
    QList<TransferNote> notes;
    for (quint64 age = 0; age < WorkerProgress::recentNotes; ++age) {
        for (const auto &worker : m_workers) {
            const quint64 count = worker->m_recentCount.load(std::memory_order_acquire);
            if (age >= count)
                continue;
            if (notes.size() >= limit)
                return notes;
            notes.append(worker->m_recent[(count - 1 - age) % WorkerProgress::recentNotes].load());
        }
    }
    return notes;
}

QList<Failure> ProgressBoard::failures() const
{
    const std::scoped_lock lock(m_failuresMutex);
    return {m_failures.crbegin(), m_failures.crend()};
}

} // namespace milliard
