// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// What becomes of a transfer that has ended: an outcome, another attempt, another address, or the end of the run.
#include "core/engine/worker.h"

#include <QScopeGuard>

#include <algorithm>
#include <utility>

namespace milliard {
namespace {

constexpr int mostSignedAnew = 4; // of one file

// What the listing does not promise is missing where the server says that it is not there (RFC 9110 §15.5.5, §15.5.11).
Error unlessMayBeMissing(const Transfer &transfer, const Error &error)
{
    if (!transfer.entry.mayBeMissing || (error.httpStatus != 404 && error.httpStatus != 410))
        return error;
    Error missing = error;
    missing.kind = ErrorKind::Missing;
    return missing;
}

} // namespace

void Worker::ended(Transfer &transfer, Result<void> result)
{
    const int slot = static_cast<Fetch &>(transfer).slot;
    std::unique_ptr<Fetch> fetch = std::move(m_inFlight[std::size_t(slot)]);
    std::optional<Result<Outcome>> outcome;
    if (fetch->file)
        outcome = largeEnded(*fetch, result);
    else
        outcome = result ? complete(*fetch) : std::unexpected(result.error());
    fetch->body.reset(); // an uncommitted one leaves nothing
    m_freeSlots.push_back(slot);
    // Last, since a host that has nothing in flight may be forgotten for one of another address.
    const auto leaves = qScopeGuard([&host = *fetch->host] { host.ended(); });
    if (!outcome) // other transfers of the file go on
        return m_progress.ended(slot, Outcome::Cancelled, 0);

    if (*outcome) {
        countSuccess(*fetch->host);
        m_shared.retryBudget.earn();
        m_progress.ended(slot, **outcome, fetch->received);
        return settle(fetch->page, **outcome, fetch->received);
    }
    const Error &error = outcome->error();
    if (error.kind == ErrorKind::Cancelled) {
        m_progress.ended(slot, Outcome::Cancelled, 0);
        --fetch->attempt; // it was not the server's fault
        return waitUntil(std::move(fetch), Clock::now());
    }
    if (error.httpStatus == 429 || error.httpStatus == 503)
        fetch->host->refused(fetch->start, error.retryAfter);
    if (canSignAnew(*fetch, error)) {
        m_progress.ended(slot, Outcome::Cancelled, 0);
        --fetch->attempt;
        return waitUntil(std::move(fetch), Clock::now());
    }
    auto delay = m_shared.options.retry.delay(error, fetch->attempt, m_random);
    if ((fetch->gained == 0 || !delay) && turnToMirror(*fetch, error)) {
        m_progress.ended(slot, Outcome::Cancelled, 0);
        return waitUntil(std::move(fetch), Clock::now());
    }
    const bool again = delay && (fetch->gained > 0 || m_shared.retryBudget.spend());
    if (!again && !stopsJob(error.kind) && leaveToOthers(*fetch))
        return m_progress.ended(slot, Outcome::Cancelled, 0);
    if (stopsJob(error.kind) || (!again && isServerDown(*fetch, error, delay.has_value()))) {
        m_progress.ended(slot, Outcome::Cancelled, 0);
        m_broken = true;
        return m_shared.cannotGoOn(error);
    }
    if (again) {
        m_progress.ended(slot, Outcome::Cancelled, 0);
        return waitUntil(std::move(fetch), Clock::now() + *delay);
    }
    if (fetch->file)
        leave(*fetch);
    m_progress.ended(slot, Outcome::Failed, 0);
    fail(fetch->page, fetch->entry, unlessMayBeMissing(*fetch, error), fetch->attempt);
}

void Worker::countSuccess(HostWindow &host)
{
    host.succeeded();
    ++m_successes;
}

// Successes of this worker at other hosts.
qint64 Worker::othersThan(const HostWindow &host) const
{
    return m_successes - host.successes();
}

// Whether an error that gets no further attempt speaks of the server and not of the file: nobody listens there, or
// connections fail so often that the job's budget for retries is spent. Then files must not be given up by thousands
// for what may pass.
bool Worker::isServerDown(const Fetch &fetch, const Error &error, bool budgetSpent) const
{
    if (error.isElsewhere || fetch.mirrors.wasAnswered())
        return false;
    // Of a list of several hosts one that never answered, where another did, is dead: or else the list would never end.
    if (m_shared.queue.hasManyHosts() && fetch.host->successes() == 0 && m_shared.retryBudget.done() > 0)
        return false;
    switch (error.kind) {
    case ErrorKind::ConnectionRefused:
    case ErrorKind::HostNotFound: // never one file's fault; but where other hosts answer, it is no reason to stop
        return othersThan(*fetch.host) == fetch.othersBefore;
    case ErrorKind::ConnectionLost:
    case ErrorKind::TimedOut: // where others arrive meanwhile it is this file's fault
        return budgetSpent && m_shared.retryBudget.done() == fetch.doneBefore;
    default:
        return false;
    }
}

// Whether another address of the file is to be asked at once. Attempts are then counted in rounds of all its addresses.
bool Worker::turnToMirror(Fetch &fetch, const Error &error)
{
    if (fetch.entry.extras->mirrors.isEmpty() || !canMove(fetch))
        return false;
    const QByteArray before = fetch.entry.url;
    const auto round = fetch.mirrors.turn(fetch.entry, error, m_shared.options.retry, fetch.attempt);
    if (fetch.entry.url != before) {
        fetch.othersBefore = othersThan(m_hosts.of(fetch.entry.url));
        move(fetch);
    }
    if (round)
        fetch.attempt = *round - 1; // launch() counts
    return round.has_value();
}

// Whether it was refused for what its request carried, and a further one will carry something else: a token or a nonce that ran out.
// That is no attempt's fault, but for a server that is never content.
bool Worker::canSignAnew(Fetch &fetch, const Error &error) const
{
    const bool isRefused = (error.httpStatus == 401 || error.httpStatus == 403) && !error.isElsewhere && m_shared.signer;
    return isRefused && m_shared.signer->refused(fetch.entry.url, error) && fetch.signedAnew++ < mostSignedAnew;
}

void Worker::waitUntil(std::unique_ptr<Fetch> fetch, Clock::time_point due)
{
    m_hosts.of(fetch->entry.url).waits();
    m_waiting.push_back({due, std::move(fetch)});
    std::ranges::push_heap(m_waiting, isLater);
}

// An entry whose fault was seen without asking the server.
void Worker::refuse(const std::shared_ptr<PageWork> &page, const Entry &entry, const Error &error)
{
    if (stopsJob(error.kind)) {
        m_broken = true;
        return m_shared.cannotGoOn(error);
    }
    m_progress.settled(entry.name, Outcome::Failed);
    fail(page, entry, error, 0);
}

void Worker::fail(const std::shared_ptr<PageWork> &page, const Entry &entry, const Error &error, int attempts)
{
    const Failure failure{entry.name, error, attempts, -1, entry.size, entry.modified, entry.extras->answer};
    m_shared.board.addFailure(failure);
    page->addFailure(failure);
    settle(page, Outcome::Failed, 0);
}

} // namespace milliard
