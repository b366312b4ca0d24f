// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/worker.h"

#include "core/base/data_url.h"
#include "core/sink/promised_file.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace milliard {
namespace {

// So many entries that need no transfer are settled at one go before the network has its turn again.
constexpr int settledAtOnce = 256;
// So many files of hosts that can take no more are looked past for those of other hosts; more would be kept from
// other workers.
constexpr std::size_t mostParked = 16;

// This worker's share of the bound on a host's connections.
int hostCap(const JobOptions &options, int index)
{
    if (options.hostConnections == 0)
        return options.connections;
    const int workers = options.workers();
    return std::min(options.connections, options.hostConnections / workers + (index < options.hostConnections % workers ? 1 : 0));
}

} // namespace

Worker::Worker(Shared &shared, int index)
    : m_shared(shared)
    , m_progress(shared.board.worker(index))
    , m_index(index)
    , m_batchSize(shared.options.pack == Packing::None ? std::clamp(hostCap(shared.options, index), 1, 64)
                                                       : std::numeric_limits<qsizetype>::max()) // a shard has whole pages
    , m_maxWaiting(std::size_t(std::max(64, 2 * shared.options.connections)))
    , m_inFlight(std::size_t(shared.options.connections))
    , m_hosts(hostCap(shared.options, index))
    , m_random(QRandomGenerator::securelySeeded())
{
    m_reader.setMaxThreadCount(1);
    for (int slot = shared.options.connections - 1; slot >= 0; --slot)
        m_freeSlots.push_back(slot);
}

Worker::~Worker() = default;

void Worker::run(QPromise<void> &promise)
{
    m_promise = &promise;
    auto writer = m_shared.sink.writer(m_index);
    if (!writer)
        return m_shared.cannotGoOn(writer.error());
    m_writer = *std::move(writer);
    {
        const std::scoped_lock lock(m_transportMutex);
        m_transport = m_shared.makeTransport({m_shared.options.connections, m_shared.options.timeout, m_shared.options.caFile, m_shared.options.access});
    }
    m_transport->run(*this);
    stopReading();
    saveLarge();
    release(m_writer->finish());
    {
        const std::scoped_lock lock(m_transportMutex);
        m_transport.reset(); // on the thread that made it
    }
    m_writer.reset();
    m_waiting.clear();
    m_parked.clear();
    m_held.reset();
    m_batch = {};
}

void Worker::wake()
{
    const std::scoped_lock lock(m_transportMutex);
    if (m_transport)
        m_transport->wake();
}

bool Worker::isSuspended() const
{
    const QFuture<void> future = m_promise->future();
    return future.isSuspending() || future.isSuspended();
}

// Every connection may be held by a server that says nothing, so that next() is not called for a long time.
void Worker::woken()
{
    if (m_promise->isCanceled() || isSuspended())
        m_transport->abortAll();
}

TransferPort::Next Worker::next()
{
    if (isSuspended() && !m_promise->isCanceled()) {
        m_transport->abortAll();
        m_promise->suspendIfRequested(); // blocks this thread until resumed or cancelled
    }
    if (m_promise->isCanceled() || m_broken) {
        m_transport->abortAll();
        return Quit{};
    }
    if (m_held && isLeftBehind(*m_held))
        m_held.reset();
    if (!m_held) {
        if (const auto nothing = hold())
            return *nothing;
    }
    if (const auto later = m_shared.throttle.ask())
        return Wait{later};
    return launch(std::exchange(m_held, nullptr));
}

// Chooses the next to start: one whose host has room again, one whose time has come, or a new one. Otherwise gives
// what there is to say.
std::optional<TransferPort::Next> Worker::hold()
{
    m_opens = Clock::time_point::max();
    if (holdParked())
        return std::nullopt;
    while (!m_waiting.empty() && m_waiting.front().due <= Clock::now()) {
        std::ranges::pop_heap(m_waiting, isLater);
        std::unique_ptr<Fetch> fetch = std::move(m_waiting.back().fetch);
        m_waiting.pop_back();
        m_hosts.of(fetch->entry.url).waitsNoMore();
        if (holdIfAllowed(std::move(fetch)))
            return std::nullopt;
    }
    while (std::unique_ptr<Fetch> fetch = nextRead()) {
        if (holdIfAllowed(std::move(fetch)))
            return std::nullopt;
    }
    for (int settled = 0; settled < settledAtOnce; ++settled) {
        if (m_doubtful.size() >= m_inFlight.size()) // each has a file open
            return waitForDue(); // read() wakes
        const bool looksPast = looksPastHosts();
        if (m_waiting.size() + (looksPast ? m_parked.size() : 0) >= m_maxWaiting || (!looksPast && m_parked.size() >= mostParked))
            return waitForDue();
        if (looksPast && m_batch.begin != m_batch.end && roomAt(m_batch.page->entries()[m_batch.begin].url) == 0)
            m_shared.queue.giveBack(std::exchange(m_batch, {}));
        if (m_batch.begin == m_batch.end) {
            m_heldBack = !m_writer->mayBegin();
            if (m_heldBack)
                return waitForDue(); // release() wakes
            std::optional<Batch> batch = looksPast ? m_shared.queue.take(m_batchSize, [this](const QByteArray &url) { return roomAt(url); })
                                                   : m_shared.queue.take(m_batchSize);
            if (!batch) {
                m_batch = {};
                if (std::unique_ptr<Fetch> segment = nextSegment(); segment && holdIfAllowed(std::move(segment)))
                    return std::nullopt;
                // What is in flight may turn out to be a large file, which idle connections can share.
                if (m_shared.queue.isDrained() && m_waiting.empty() && m_parked.empty() && m_doubtful.empty() && m_freeSlots.size() == m_inFlight.size())
                    return Quit{};
                return waitForDue();
            }
            m_batch = *std::move(batch);
        }
        if (std::unique_ptr<Fetch> fetch = nextEntry(); fetch && holdIfAllowed(std::move(fetch)))
            return std::nullopt;
        if (m_broken)
            return Quit{};
    }
    return Wait{Clock::now()};
}

// Whether entries of hosts that can take no more are left to others, and those of other hosts are taken first. A shard has
// whole pages, so there they stay with their worker.
bool Worker::looksPastHosts() const
{
    return m_shared.options.pack == Packing::None && m_shared.queue.hasManyHosts();
}

// How many files of its host this worker may ask for now. A host never gets all connections, since it may be a slow one: at
// most three times as many as it leaves free, so that two of them leave a seventh, and so on (Choudhury and Hahne 1998 share
// a buffer so). Nor may what failed there and waits take all the places of what waits.
qsizetype Worker::roomAt(const QByteArray &url)
{
    if (!hasHost(url)) // needs no transfer
        return m_batchSize;
    const HostWindow &host = m_hosts.of(url);
    if (host.notBefore() != Clock::time_point::min() && host.notBefore() > Clock::now()) {
        m_opens = std::min(m_opens, host.notBefore());
        return 0;
    }
    if (host.waiting() >= int(m_maxWaiting / 4))
        return 0;
    const int fair = (3 * int(m_freeSlots.size()) - host.inFlight() + 3) / 4;
    return std::max(0, std::min(fair, host.size() - host.inFlight()));
}

// Holds the fetch if its host can take it now; else it is put aside until then, or dropped where nobody needs it any more.
bool Worker::holdIfAllowed(std::unique_ptr<Fetch> fetch)
{
    if (isLeftBehind(*fetch))
        return false;
    if (m_shared.signer) {
        if (const auto from = m_shared.signer->notBefore(fetch->entry.url); from != Clock::time_point::min() && from > Clock::now()) {
            waitUntil(std::move(fetch), from);
            return false;
        }
    }
    HostWindow &host = m_hosts.of(fetch->entry.url);
    if (host.notBefore() != Clock::time_point::min() && host.notBefore() > Clock::now()) {
        waitUntil(std::move(fetch), host.notBefore());
        return false;
    }
    if (!host.hasRoom()) { // asked again when a transfer ends
        host.waits();
        m_parked.push_back(std::move(fetch));
        return false;
    }
    m_held = std::move(fetch);
    return true;
}

bool Worker::holdParked()
{
    for (std::size_t i = 0; i < m_parked.size();) {
        HostWindow &host = m_hosts.of(m_parked[i]->entry.url);
        if (!host.hasRoom()) {
            ++i;
            continue;
        }
        host.waitsNoMore();
        std::unique_ptr<Fetch> fetch = std::move(m_parked[i]);
        m_parked.erase(m_parked.begin() + std::ptrdiff_t(i));
        if (holdIfAllowed(std::move(fetch)))
            return true;
    }
    return false;
}

// The batch's next entry, as fetchAt() gives it.
std::unique_ptr<Worker::Fetch> Worker::nextEntry()
{
    const std::shared_ptr<PageWork> page = m_batch.page;
    const qsizetype index = m_batch.begin++;
    const Entry &entry = page->entries().at(index);
    if (entry.url.isEmpty() && entry.extras->fault) {
        refuse(page, entry, *entry.extras->fault);
        return nullptr;
    }
    return fetchAt(page, index, m_writer->admit(entry, page->standing(index)));
}

// The first in whose place a file has been read and is not to stay.
std::unique_ptr<Worker::Fetch> Worker::nextRead()
{
    while (!m_doubtful.empty() && m_doubtful.front().place.unless->isRead()) {
        Doubtful known = std::move(m_doubtful.front());
        m_doubtful.pop_front();
        if (auto fetch = fetchAt(known.page, known.entry, PromisedFile::decided(std::move(known.place))))
            return fetch;
    }
    return nullptr;
}

// The entry as a fetch by what the writer says of its place, or nothing if it needs none, or not yet.
std::unique_ptr<Worker::Fetch> Worker::fetchAt(const std::shared_ptr<PageWork> &page, qsizetype index, Result<std::optional<StoredAs>> place)
{
    const Entry &entry = page->entries().at(index);
    if (!place) {
        refuse(page, entry, place.error());
        return nullptr;
    }
    if (!*place) {
        m_progress.settled(entry.name, Outcome::Skipped);
        settle(page, Outcome::Skipped, 0);
        return nullptr;
    }
    if ((*place)->unless) {
        read({page, index, **std::move(place)});
        return nullptr;
    }
    auto fetch = std::make_unique<Fetch>();
    fetch->entry = entry;
    fetch->place = **std::move(place);
    fetch->page = page;
    if (isDataUrl(entry.url)) {
        const Result<Outcome> outcome = storeData(*fetch);
        fetch->body.reset();
        if (!outcome) {
            refuse(page, entry, outcome.error());
            return nullptr;
        }
        m_progress.settled(entry.name, *outcome, fetch->received);
        settle(page, *outcome, fetch->received);
        return nullptr;
    }
    const Part *const part = page->part(entry.name);
    return part ? resumed(*part, std::move(fetch)) : std::move(fetch);
}

void Worker::read(Doubtful doubtful)
{
    m_reader.start([this, file = doubtful.place.unless, stop = m_stopReading.get_token()] {
        file->read(stop);
        wake();
    });
    m_doubtful.push_back(std::move(doubtful));
}

// Entries whose files were not read to their ends have no outcome.
void Worker::stopReading()
{
    m_stopReading.request_stop();
    m_reader.waitForDone();
    m_doubtful.clear();
}

// The listing had the body with it.
Result<Outcome> Worker::storeData(Fetch &fetch)
{
    const Result<QByteArray> bytes = dataUrlBody(fetch.entry.url);
    if (!bytes)
        return std::unexpected(bytes.error());
    fetch.slot = m_freeSlots.back(); // not taken, since nothing else begins meanwhile
    if (auto opened = openBody(fetch, bytes->size()); !opened)
        return std::unexpected(opened.error());
    addToHash(fetch, *bytes);
    if (auto written = fetch.body->write(0, *bytes); !written)
        return std::unexpected(written.error());
    fetch.received = bytes->size();
    return complete(fetch);
}

Transfer *Worker::launch(std::unique_ptr<Fetch> fetch)
{
    fetch->slot = m_freeSlots.back();
    m_freeSlots.pop_back();
    fetch->host = &m_hosts.of(fetch->entry.url);
    if (++fetch->attempt == 1) {
        fetch->doneBefore = m_shared.retryBudget.done();
        fetch->othersBefore = othersThan(*fetch->host);
    }
    fetch->start = fetch->host->started();
    m_progress.started(fetch->slot, fetch->entry.name, fetch->attempt);
    if (fetch->file)
        aim(*fetch);
    fetch->fields = fetch->entry.extras->fields;
    fetch->signer = m_shared.signer.get();
    auto &place = m_inFlight[std::size_t(fetch->slot)];
    place = std::move(fetch);
    return place.get();
}

// Before anything is stored of an answer that would be refused at its end.
Result<void> Worker::checkLength(const Fetch &fetch) const
{
    if (fetch.entry.size < 0 || fetch.total < 0 || fetch.total == fetch.entry.size)
        return {};
    return std::unexpected(Error{ErrorKind::WrongLength,
        QStringLiteral("%1 bytes are announced where the listing says %2").arg(fetch.total).arg(fetch.entry.size)});
}

void Worker::addToHash(Fetch &fetch, QByteArrayView bytes)
{
    if (fetch.hasher)
        fetch.hasher->add(bytes);
    if (fetch.pieces)
        fetch.pieces->add(bytes);
}

Result<void> Worker::openBody(Fetch &fetch, qint64 size)
{
    auto body = m_writer->begin({fetch.place, fetch.page->seq(), fetch.slot, size});
    if (!body)
        return std::unexpected(body.error());
    fetch.body = *std::move(body);
    fetch.hasher = fetch.entry.digest.isEmpty() ? nullptr : std::make_unique<Hasher>(Digest::unpacked(fetch.entry.digest).algorithm);
    const auto &pieces = fetch.entry.extras->pieces;
    fetch.pieces = !fetch.hasher && pieces && pieces->fit(fetch.entry.size) ? std::make_unique<PieceHasher>(*pieces) : nullptr;
    return {};
}

Result<void> Worker::body(Transfer &transfer, QByteArrayView bytes)
{
    auto &fetch = static_cast<Fetch &>(transfer);
    m_shared.throttle.received(bytes.size());
    if (!fetch.body && !fetch.file) {
        if (auto fits = checkLength(fetch); !fits)
            return fits;
        const bool isLarge = LargeFile::suits(fetch.head, fetch.total) && fetch.page->isUnique(fetch.entry.name);
        if (auto opened = isLarge ? beginLarge(fetch) : openBody(fetch, fetch.total); !opened)
            return opened;
    }
    if (fetch.file)
        return largeBody(fetch, bytes);
    m_progress.advanced(fetch.slot, fetch.received, fetch.total);
    addToHash(fetch, bytes);
    return fetch.body->write(fetch.received - bytes.size(), bytes);
}

Result<Outcome> Worker::complete(Fetch &fetch)
{
    if (fetch.entry.size >= 0 && fetch.received != fetch.entry.size)
        return std::unexpected(Error{ErrorKind::WrongLength,
            QStringLiteral("%1 bytes came where the listing says %2").arg(fetch.received).arg(fetch.entry.size)});
    if (!fetch.body) { // an empty file
        if (auto opened = openBody(fetch, 0); !opened)
            return std::unexpected(opened.error());
    }
    if (fetch.hasher) {
        if (auto right = fetch.hasher->check(Digest::unpacked(fetch.entry.digest)); !right)
            return std::unexpected(right.error());
    }
    if (fetch.pieces) {
        if (auto right = fetch.pieces->check(); !right)
            return std::unexpected(right.error());
    }
    return fetch.body->commit();
}

TransferPort::Wait Worker::waitForDue() const
{
    const Clock::time_point due = m_waiting.empty() ? m_opens : std::min(m_opens, m_waiting.front().due);
    return due == Clock::time_point::max() ? Wait{} : Wait{due};
}

void Worker::settle(const std::shared_ptr<PageWork> &page, Outcome outcome, qint64 bytes)
{
    if (!page->settle(outcome, bytes))
        return;
    m_ended.append({page->seq(), page->counts(), page->takeFailures()}); // the entries can go
    release(m_writer->endPage(page->seq()));
    if (std::exchange(m_heldBack, false))
        m_transport->wake();
}

// What the sink has closed goes on its way. Pages that wait for an open shard stay open in the journal if it never closes.
void Worker::release(const Result<std::optional<QList<Shard>>> &shards)
{
    if (!shards) {
        m_broken = true;
        return m_shared.cannotGoOn(shards.error());
    }
    if (*shards && !m_ended.isEmpty())
        m_shared.pagesSettled(std::exchange(m_ended, {}), **shards);
}

} // namespace milliard
