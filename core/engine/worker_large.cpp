// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// How a worker fetches large files: in segments, kept over attempts and runs. A segment that a transfer has is the
// transfer's until it is released, also while the transfer waits for its next attempt.
#include "core/engine/worker.h"

#include <algorithm>
#include <utility>

namespace milliard {
namespace {

// An attempt that gained so much that is new does not count: a file of any size comes over a line that breaks now and then.
constexpr qint64 worthAnAttempt = 1 << 20;

// To a transport: the transfer has done its part.
std::unexpected<Error> enough()
{
    return std::unexpected(Error{ErrorKind::Cancelled, {}});
}

} // namespace

// Goes on with what an earlier run has left; from the beginning if that is gone.
std::unique_ptr<Worker::Fetch> Worker::resumed(const Part &part, std::unique_ptr<Fetch> fetch)
{
    const qint64 seq = fetch->page->seq();
    const bool isOther = fetch->entry.size >= 0 && fetch->entry.size != part.size;
    auto body = isOther ? std::unexpected(Error{})
                        : m_writer->begin({fetch->place, seq, -1, part.size, partFileName(seq, part.name, part.version), true});
    if (!body) {
        m_shared.board.addNotice(QStringLiteral("%1 begins anew: %2").arg(shownName(part.name),
            isOther ? QStringLiteral("the listing has another size by now") : QStringLiteral("what was there of it is gone")));
        fetch->version = part.version + 1; // what the journal says is of the file that is gone
        dropPart(*fetch);
        return fetch;
    }
    fetch->file = std::make_shared<LargeFile>(fetch->entry, fetch->page, fetch->place, part, *std::move(body));
    fetch->version = part.version;
    const auto segment = fetch->file->take();
    if (!segment) { // it was whole when the run broke off
        const auto right = fetch->file->check();
        if (!right && !stopsJob(right.error().kind)) {
            mend(*fetch);
            return fetch;
        }
        const Result<Outcome> outcome = right ? fetch->file->commit() : std::unexpected(right.error());
        if (outcome) {
            m_progress.settled(part.name, *outcome);
            settle(fetch->page, *outcome, part.size);
        } else {
            refuse(fetch->page, fetch->entry, outcome.error());
        }
        return nullptr;
    }
    fetch->segment = *segment;
    m_large.push_back(fetch->file);
    showBegun(*fetch->file);
    return fetch;
}

// What is there of the file, all of it, is not right, so that the server is asked: for what is wrong of it if that is known, else for all.
void Worker::mend(Fetch &fetch)
{
    m_large.push_back(fetch.file);
    showBegun(*fetch.file);
    if (repair(fetch))
        return;
    m_shared.board.addNotice(QStringLiteral("%1 begins anew: what was there of it has other bytes than its digest says").arg(shownName(fetch.entry.name)));
    forgetPart(fetch);
    fetch.headway = Headway(); // an earlier run's does not count against this one
}

// What the transfer asks for: as much of its segment as is missing by now.
void Worker::aim(Fetch &fetch)
{
    fetch.answered = fetch.useless = false;
    fetch.gained = 0;
    fetch.file->aim(fetch, fetch.segment);
    showSegment(fetch);
}

// One more transfer for a large file, since a connection has nothing else to do.
std::unique_ptr<Worker::Fetch> Worker::nextSegment()
{
    std::erase_if(m_large, [](const auto &file) { return file.expired(); });
    for (const auto &known : m_large) {
        const auto file = known.lock();
        if (!file->isSplittable() || file->segments().busy() >= m_shared.options.segments)
            continue;
        if (const auto segment = file->takeOrSplit())
            return fetchOf(file, *segment);
    }
    return nullptr;
}

std::unique_ptr<Worker::Fetch> Worker::fetchOf(const std::shared_ptr<LargeFile> &file, int segment) const
{
    auto fetch = std::make_unique<Fetch>();
    fetch->entry = file->entry();
    fetch->page = file->page();
    fetch->place = file->place();
    fetch->file = file;
    fetch->segment = segment;
    fetch->version = file->version();
    fetch->mirrors = file->mirrors();
    return fetch;
}

// The first answer shows that the file is large.
Result<void> Worker::beginLarge(Fetch &fetch)
{
    const Part part{fetch.page->seq(), fetch.entry.name, fetch.version, fetch.total, fetch.head.validator, {}};
    auto body = m_writer->begin({fetch.place, part.page, fetch.slot, part.size, partFileName(part.page, part.name, part.version), false});
    if (!body)
        return std::unexpected(body.error());
    fetch.file = std::make_shared<LargeFile>(fetch.entry, fetch.page, fetch.place, part, *std::move(body));
    fetch.file->setAddresses(fetch.entry, fetch.mirrors);
    fetch.file->setAttempt(fetch.attempt);
    fetch.file->setHeadway(fetch.headway);
    fetch.segment = *fetch.file->take();
    fetch.answered = true;
    fetch.file->setSplittable(fetch.head.takesRanges);
    m_large.push_back(fetch.file);
    showBegun(*fetch.file);
    showSegment(fetch);
    m_transport->wake(); // idle connections can help
    return {};
}

// The answer has the whole file, from its first byte, where a part was asked for.
Result<void> Worker::beginAnew(Fetch &fetch)
{
    LargeFile &file = *fetch.file;
    if (auto fits = checkLength(fetch); !fits)
        return fits;
    const bool isSame = fetch.validator.isEmpty() || fetch.head.validator == file.validator();
    if (isSame && file.segments().busy() > 1) { // parts of it are still coming, so it is only this transfer that is of no use
        file.setSplittable(false);
        fetch.useless = true;
        return enough();
    }
    m_shared.board.addNotice(QStringLiteral("%1 begins anew: %2").arg(shownName(fetch.entry.name),
        isSame ? QStringLiteral("the server does not send parts of it") : QStringLiteral("it has changed at the server")));
    if (!LargeFile::suits(fetch.head, fetch.total)) {
        forgetPart(fetch);
        return {};
    }
    auto body = m_writer->begin({fetch.place, fetch.page->seq(), fetch.slot, fetch.total, partFileName(fetch.page->seq(), fetch.entry.name, file.version() + 1), false});
    if (!body)
        return std::unexpected(body.error());
    showEnded(file);
    file.beginAnew(fetch.head, *std::move(body));
    file.setAddresses(fetch.entry, fetch.mirrors);
    file.setAttempt(fetch.attempt);
    showBegun(file);
    fetch.segment = *file.take();
    fetch.version = file.version();
    showSegment(fetch);
    save(file); // nothing, by now
    return {};
}

// Once for each answer, before its first byte is stored.
Result<void> Worker::checkAnswer(Fetch &fetch)
{
    if (std::exchange(fetch.answered, true))
        return {};
    if (!fetch.head.isPart)
        return fetch.range ? beginAnew(fetch) : Result<void>();
    if (fetch.head.size >= 0 && fetch.head.size != fetch.file->segments().size())
        return std::unexpected(Error{fetch.file->joinsAddresses() ? ErrorKind::WrongLength : ErrorKind::Changed, QStringLiteral("%1 bytes where there were %2").arg(fetch.head.size).arg(fetch.file->segments().size())});
    if (!fetch.file->isSplittable()) {
        fetch.file->setSplittable(fetch.head.takesRanges);
        m_transport->wake();
    }
    return {};
}

Result<void> Worker::largeBody(Fetch &fetch, QByteArrayView bytes)
{
    if (isLeftBehind(fetch))
        return enough();
    if (const auto checked = checkAnswer(fetch); !checked)
        return checked;
    if (!fetch.file) // it turned out to be none
        return body(fetch, bytes);
    LargeFile &file = *fetch.file;
    const qint64 before = file.segments().have();
    if (auto written = file.write(fetch.segment, bytes); !written)
        return written;
    const qint64 gained = file.segments().have() - before;
    fetch.gained += gained;
    m_progress.largeAdvanced(gained);
    const Span whole = file.segments().whole(fetch.segment);
    const Span missing = file.segments().missing(fetch.segment);
    m_progress.advanced(fetch.slot, missing.first - whole.first, whole.size());
    const auto now = Clock::now();
    if (file.isShowDue(now))
        show(file, now);
    if (file.isSaveDue(now))
        save(file);
    // Where the segment was cut since it was asked for, more would come than is of use.
    return missing.size() == 0 && fetch.received < fetch.total ? enough() : Result<void>();
}

// Whether the file began anew, or was given up, while this transfer waited: its segment is one of before, and is none any more.
bool Worker::isLeftBehind(const Fetch &fetch)
{
    return fetch.file && fetch.version != fetch.file->version();
}

// The file's outcome, or an error of this transfer; none if the transfer has no more to do and others go on.
std::optional<Result<Outcome>> Worker::largeEnded(Fetch &fetch, Result<void> result)
{
    LargeFile &file = *fetch.file;
    if (isLeftBehind(fetch))
        return std::nullopt; // another transfer has begun anew
    const bool isComplete = file.segments().missing(fetch.segment).size() == 0;
    if (!isComplete) {
        if (result) // all that was asked for came, and by now there is more to ask for
            return enough();
        const Error &error = result.error();
        if (fetch.useless && leaveToOthers(fetch))
            return std::nullopt;
        if (!file.joinsAddresses() && (error.kind == ErrorKind::Changed || error.httpStatus == 416)) {
            m_shared.board.addNotice(QStringLiteral("%1 begins anew: it has changed at the server").arg(shownName(fetch.entry.name)));
            forgetPart(fetch);
            return std::unexpected(Error{ErrorKind::Changed, error.message});
        }
        if (error.kind != ErrorKind::Cancelled && file.headway().counts(fetch.gained, worthAnAttempt))
            fetch.attempt = 1;
        return std::unexpected(error);
    }
    countSuccess(*fetch.host);
    file.release(fetch.segment);
    if (file.segments().isWhole()) {
        if (file.segments().busy() > 0) // others have all their bytes, but not yet their ends: the last to end stores the file
            return std::nullopt;
        if (auto right = file.check(); !right) {
            fetch.attempt = file.attempt(); // this transfer may be its first, for a part alone
            fetch.entry = file.entry();
            fetch.mirrors = file.mirrors();
            fetch.gained = 0; // all that came is of no use
            if (!repair(fetch))
                forgetPart(fetch);
            return std::unexpected(right.error());
        }
        showEnded(file);
        fetch.received = file.segments().size();
        return file.commit();
    }
    if (const auto next = file.take())
        waitUntil(fetchOf(fetch.file, *next), Clock::now());
    return std::nullopt;
}

// Whether only the wrong pieces of a whole file have to be fetched again, of which the transfer then has the first.
bool Worker::repair(Fetch &fetch)
{
    LargeFile &file = *fetch.file;
    const qint64 before = file.segments().have();
    const auto repaired = file.repair();
    if (!repaired || !*repaired)
        return false;
    const qint64 wrong = before - file.segments().have();
    m_progress.largeAdvanced(-wrong);
    m_shared.board.addNotice(QStringLiteral("%1: %2 bytes of it were wrong, and these alone are fetched again").arg(shownName(fetch.entry.name)).arg(wrong));
    fetch.segment = *file.take();
    file.setAttempt(fetch.attempt + 1);
    save(file);
    return true;
}

// A transfer of a large file that failed is given up where others of the file are at work: one of them takes what it leaves.
bool Worker::leaveToOthers(Fetch &fetch)
{
    if (!fetch.file || fetch.file->segments().busy() < 2)
        return false;
    fetch.file->setSplittable(false); // the server may have had enough of so many
    fetch.file->giveBack(fetch.segment);
    return true;
}

// What was kept of the file is of no use; it is fetched like any other. Its other transfers leave off.
void Worker::forgetPart(Fetch &fetch)
{
    const auto file = std::exchange(fetch.file, nullptr);
    showEnded(*file);
    file->abandon();
    fetch.headway = file->headway();
    std::erase_if(m_large, [&](const auto &known) { return known.lock() == file; });
    fetch.segment = -1;
    fetch.version = file->version();
    fetch.range.reset();
    fetch.validator.clear();
    dropPart(fetch);
}

// The journal knows of no part of the file any more.
void Worker::dropPart(const Fetch &fetch)
{
    m_shared.savePart({fetch.page->seq(), fetch.entry.name, 0, 0, {}, {}}, [] { return Result<void>(); });
}

// Whether the next attempt may go to another address. What others fetch from this one is not given up for it.
bool Worker::canMove(const Fetch &fetch) const
{
    return !fetch.file || fetch.file->joinsAddresses() || fetch.file->segments().busy() < 2;
}

// The next attempt goes to another address: what is there stays if it may be joined with what comes from there.
void Worker::move(Fetch &fetch)
{
    if (!fetch.file)
        return;
    if (fetch.file->joinsAddresses())
        return fetch.file->setAddresses(fetch.entry, fetch.mirrors);
    m_shared.board.addNotice(QStringLiteral("%1 begins anew at another address, since no digest tells whether both have the same bytes").arg(shownName(fetch.entry.name)));
    forgetPart(fetch);
}

// The file has failed; what is there of it is kept for a retry.
void Worker::leave(Fetch &fetch)
{
    if (fetch.file->segments().isWhole()) // it was not taken
        return;
    showEnded(*fetch.file);
    save(*fetch.file);
    fetch.file->abandon();
}

// At the end of the run, so that the next goes on where this one was.
void Worker::saveLarge()
{
    for (const auto &known : std::exchange(m_large, {})) {
        if (const auto file = known.lock(); file && file->segments().have() > 0 && !file->isCommitted())
            save(*file);
    }
}

// ---- what the board has of a large file: its segments are bars, or one bar with parts

void Worker::showBegun(LargeFile &file)
{
    file.setShownAs(m_progress.largeBegun(file.segments().size(), file.segments().have()));
    show(file, Clock::now());
}

void Worker::show(LargeFile &file, Clock::time_point now)
{
    file.setShown(now);
    m_progress.largeHas(file.shownAs(), file.segments().size(), file.segments().spans());
}

void Worker::showSegment(const Fetch &fetch)
{
    LargeFile &file = *fetch.file;
    const Span whole = file.segments().whole(fetch.segment);
    m_progress.startedSegment(fetch.slot, file.shownAs(), fetch.segment, whole, file.segments().missing(fetch.segment).first - whole.first);
    show(file, Clock::now());
}

void Worker::showEnded(const LargeFile &file)
{
    m_progress.largeEnded(file.shownAs(), file.segments().size(), file.segments().have());
}

void Worker::save(LargeFile &file)
{
    const auto flush = file.save(Clock::now());
    if (!flush) {
        m_broken = true;
        return m_shared.cannotGoOn(flush.error());
    }
    m_shared.savePart(file.part(), *flush);
}

} // namespace milliard
