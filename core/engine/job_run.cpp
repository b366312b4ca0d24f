// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/job_run.h"

#include "core/source/open_access.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace milliard {
namespace {

QList<QByteArray> fileNames(const QList<Part> &parts)
{
    QList<QByteArray> names;
    for (const Part &part : parts)
        names.append(partFileName(part.page, part.name, part.version));
    return names;
}

constexpr std::chrono::milliseconds roomInterval{200}; // a look takes some microseconds
constexpr std::chrono::seconds beatInterval{1}; // RunTimes::extend()

} // namespace

JobRun::JobRun(JobRecord job, Parts parts, JournalThread &journal, SharedThrottle &throttle, std::shared_ptr<ProgressBoard> board, bool waitsForRoom)
    : m_job(std::move(job))
    , m_parts(std::move(parts))
    , m_journal(journal)
    , m_board(std::move(board))
    , m_waitsForRoom(waitsForRoom)
    , m_roomTimer(this)
    , m_beat(this)
    , m_filter(m_job.spec.options)
    , m_queue([this] { QMetaObject::invokeMethod(this, [this] { if (m_lister) m_lister->pump(); }, Qt::QueuedConnection); })
    , m_throttle({m_job.spec.options.limitRate, m_job.spec.options.limitRequests}, throttle)
    , m_shared{m_job.spec.options, m_queue, *m_parts.sink, *m_board, m_retryBudget, m_throttle, nullptr, m_parts.makeTransport,
          [this](QList<Journal::FinishedPage> pages, QList<Shard> shards) {
              QMetaObject::invokeMethod(this, [this, pages = std::move(pages), shards = std::move(shards)] { pagesSettled(pages, shards); }, Qt::QueuedConnection);
          },
          [this](const Error &error) {
              QMetaObject::invokeMethod(this, [this, error] { breakOff(error); }, Qt::QueuedConnection);
          },
          [this](const Part &part, const BodyWriter::Flush &flush) {
              QMetaObject::invokeMethod(this, [this, part, flush] { savePart(part, flush); }, Qt::QueuedConnection);
          }}
{
    m_pool.setMaxThreadCount(m_job.spec.options.workers());
    m_pool.setObjectName(QStringLiteral("worker"));
    m_syncPool.setMaxThreadCount(1);
    m_syncPool.setObjectName(QStringLiteral("sync"));
    m_beat.setInterval(beatInterval);
    connect(&m_beat, &QTimer::timeout, this, [this] { m_round->extend(); });
    m_roomTimer.setInterval(roomInterval);
    connect(&m_roomTimer, &QTimer::timeout, this, [this] {
        if (m_suspended)
            return;
        if (const auto none = lookForRoom())
            breakOff(*none);
    });
}

JobRun::~JobRun()
{
    for (const auto &task : m_tasks)
        task->cancel();
    wakeWorkers();
    m_pool.waitForDone();
    m_syncPool.waitForDone();
}

void JobRun::start()
{
    m_active.start();
    m_journal.ask([id = m_job.id](Journal &journal) -> Result<Known> {
        auto position = journal.position(id);
        if (!position)
            return std::unexpected(position.error());
        auto stored = journal.stored(id);
        if (!stored)
            return std::unexpected(stored.error());
        const auto parts = journal.parts(id);
        if (!parts)
            return std::unexpected(parts.error());
        return Known{*std::move(position), journal.failures(id, ProgressBoard::keptFailures).value_or(QList<Failure>()), {std::move(stored->shards), fileNames(*parts)}};
    }).then(this, [this](const Result<Known> &known) {
        if (!known) {
            m_error = known.error();
            return finish();
        }
        begin(*known);
    });
}

void JobRun::begin(Known known)
{
    if (m_stopAs)
        return finish();
    if (const auto opened = m_parts.sink->open(known.stored); !opened) {
        m_error = opened.error();
        return finish();
    }
    if (const auto none = lookForRoom()) {
        m_error = *none;
        return finish();
    }
    if (m_parts.openRound) {
        auto round = m_parts.openRound();
        if (!round) {
            m_error = round.error();
            return finish();
        }
        m_round = *std::move(round);
        m_beat.start();
    }
    m_opening = true;
    openAccess(m_job.spec.source, m_job.spec.options).then(this, [this, known = std::move(known)](const Result<JobOptions> &options) { beginListing(known, options); });
}

void JobRun::beginListing(Known known, const Result<JobOptions> &options)
{
    m_opening = false;
    if (m_finished) // it was stopped meanwhile
        return;
    auto source = options ? m_parts.makeSource(*options) : std::unexpected(options.error());
    if (!source) {
        m_error = source.error();
        return finish();
    }
    m_begun = true;
    std::for_each(known.failures.crbegin(), known.failures.crend(), [this](const Failure &failure) { m_board->addFailure(failure); });
    m_listed = m_job.counts.listed;
    m_shared.options.access = options->access;
    m_shared.signer = (*source)->signer();
    m_lister = std::make_unique<Lister>(*std::move(source), std::move(known.position),
        Lister::Callbacks{[this] { return !m_suspended && m_recording < 2 && m_queue.hasRoom(); },
            [this](qint64 seq, Page page) { takePage(seq, std::move(page)); },
            [this](std::optional<Error> error) { listingOver(std::move(error)); }});
    startWorkers();
    m_roomTimer.start();
    if (m_suspended) // before there was anything to suspend
        suspend();
    m_lister->pump();
}

void JobRun::startWorkers()
{
    const int count = m_job.spec.options.workers();
    m_workersLeft = count;
    for (int i = 0; i < count; ++i) {
        m_workers.push_back(std::make_unique<Worker>(m_shared, i));
        Worker *const worker = m_workers.back().get();
        m_tasks.push_back(std::make_unique<QFutureWatcher<void>>());
        // Watched from outside: a task that is cancelled before its thread comes to it never runs at all.
        connect(m_tasks.back().get(), &QFutureWatcherBase::finished, this, [this] {
            --m_workersLeft;
            finishIfIdle();
        });
        m_tasks.back()->setFuture(QtConcurrent::run(&m_pool, [worker](QPromise<void> &promise) { worker->run(promise); }));
    }
}

void JobRun::wakeWorkers()
{
    for (const auto &worker : m_workers)
        worker->wake();
}

void JobRun::takePage(qint64 seq, Page page)
{
    // What is filtered out is still there, and has not vanished.
    if (const auto noted = m_round ? m_round->note(page) : Result<void>(); !noted) {
        // Later, since the source is in the middle of handing over the page.
        QMetaObject::invokeMethod(this, [this, error = noted.error()] { breakOff(error); }, Qt::QueuedConnection);
        return;
    }
    if (!m_filter.acceptsAll())
        page.entries.removeIf([this](const Entry &entry) { return !m_filter.accepts(entry); });
    for (const QString &notice : page.notices)
        m_board->addNotice(notice);
    ++m_recording;
    QList<Entry> entries = page.entries;
    m_journal.ask([id = m_job.id, seq, page = std::move(page)](Journal &journal) { return journal.recordPage(id, seq, page); })
        .then(this, [this, seq, entries = std::move(entries)](const Result<Journal::Recorded> &recorded) { pageRecorded(seq, entries, recorded); });
}

void JobRun::pageRecorded(qint64 seq, QList<Entry> entries, const Result<Journal::Recorded> &recorded)
{
    --m_recording;
    if (!recorded) {
        if (recorded.error().kind == ErrorKind::ListingLoop)
            m_lister->fail(recorded.error());
        else
            breakOff(recorded.error());
    } else {
        m_listed = recorded->listed;
        if (recorded->only)
            entries = *recorded->only;
        if (recorded->lost > 0)
            m_board->addNotice(QStringLiteral("page %1 of the listing has %2 entries less than before the job broke off; once the job is done, run it again to have what is listed now")
                .arg(seq + 1).arg(recorded->lost));
        // Also pages that are new to the journal: it may be behind the disk, after a power cut or as an older copy.
        QList<Earlier> earlier = m_round ? m_round->earlier(entries) : QList<Earlier>();
        auto page = std::make_shared<PageWork>(seq, std::move(entries), m_parts.again, recorded->parts, std::move(earlier));
        if (page->entries().isEmpty())
            pagesSettled({{seq, {}, {}}}, {});
        else if (!m_stopAs) // otherwise it stays open, for the next run
            m_queue.push(std::move(page));
    }
    if (m_lister->isOver() && m_recording == 0)
        m_queue.close();
    m_board->setListed(m_listed, m_lister->isOver() && !m_error);
    wakeWorkers();
    m_lister->pump();
    finishIfIdle();
}

void JobRun::listingOver(std::optional<Error> error)
{
    if (error && !m_error)
        m_error = std::move(error);
    if (m_recording == 0) {
        m_queue.close();
        m_board->setListed(m_listed, !m_error);
    }
    wakeWorkers();
    finishIfIdle();
}

void JobRun::pagesSettled(const QList<Journal::FinishedPage> &pages, const QList<Shard> &shards)
{
    m_settled += pages;
    m_shards += shards;
    commit();
}

// Whatever settles while one commit is under way makes up the next: busy disks get larger groups.
void JobRun::commit()
{
    if (m_committing || m_settled.isEmpty())
        return;
    m_committing = true;
    const QList<Journal::FinishedPage> pages = std::exchange(m_settled, {});
    QtConcurrent::run(&m_syncPool, [sink = m_parts.sink.get(), round = m_round.get(), shards = std::exchange(m_shards, {})] {
        Result<QList<Shard>> durable = sink->makeDurable(shards);
        // What went into a folder that was deleted or moved away meanwhile is not where the job says it is.
        if (const auto there = sink->look(); durable && !there)
            durable = std::unexpected(there.error());
        if (const auto noted = durable && round ? round->flush() : Result<void>(); !noted)
            durable = std::unexpected(noted.error());
        return durable;
    })
        .then(this, [this, pages](const Result<QList<Shard>> &durable) {
            if (!durable)
                return committed(std::unexpected(durable.error()));
            m_journal.ask([id = m_job.id, pages, shards = *durable, seconds = unaccountedSeconds()](Journal &journal) { return journal.finishPages(id, pages, shards, seconds); })
                .then(this, [this](const Result<void> &result) { committed(result); });
        });
}

void JobRun::committed(const Result<void> &result)
{
    m_committing = false;
    if (!result) {
        m_settled.clear(); // they stay open, and the next run looks at them again
        m_shards.clear();
        breakOff(result.error());
    }
    commit();
    finishIfIdle();
    if (!m_finished && m_journal.isAtItsLast())
        breakOff({ErrorKind::JournalFull, m_journal.dataDir()});
}

// The last bytes of a disk are left alone: the journal has to write how far the job came, and the system goes on living.
std::optional<Error> JobRun::lookForRoom() const
{
    const Result<Room> room = m_parts.sink->look();
    if (!room)
        return room.error();
    if (room->isLow())
        return Error{ErrorKind::DestinationFull, m_job.spec.destination};
    const auto journals = roomAt(m_journal.dataDir(), Room::journalKeeps);
    if ((journals && journals->isLow()) || m_journal.isAtItsLast())
        return Error{ErrorKind::JournalFull, m_journal.dataDir()};
    return std::nullopt;
}

// What was unfinished is removed by now.
void JobRun::sayWhatIsMissing(Error &error) const
{
    const bool isJournal = error.kind == ErrorKind::JournalFull;
    const QString &folder = isJournal ? m_journal.dataDir() : m_job.spec.destination;
    const auto room = roomAt(folder, isJournal ? Room::journalKeeps : Room::destinationKeeps);
    if (!room)
        return;
    QString text = RoomWanted::after(*room, error.missing).text(folder, *room);
    if (!isJournal && !room->isLow() && error.missing == 0) // the numbers do not show why, say for a quota
        text += QStringLiteral(" (%1)").arg(error.message);
    error.message = text;
}

// One after the other and in the order of the pages that end meanwhile, since all go by the one sync thread.
void JobRun::savePart(const Part &part, const BodyWriter::Flush &flush)
{
    ++m_saving;
    QtConcurrent::run(&m_syncPool, flush).then(this, [this, part](const Result<void> &durable) {
        if (!durable) {
            --m_saving;
            breakOff(durable.error());
            return finishIfIdle();
        }
        m_journal.ask([id = m_job.id, part](Journal &journal) { return journal.savePart(id, part); }).then(this, [this](const Result<void> &saved) {
            --m_saving;
            if (!saved)
                breakOff(saved.error());
            finishIfIdle();
        });
    });
}

// Nothing more can be written: the run ends, with what is finished journalled if that is still possible.
void JobRun::breakOff(const Error &error)
{
    if (!m_error) {
        m_error = error;
        // What a file could not do says less than what became of the folder.
        if (error.kind == ErrorKind::DestinationUnusable && m_begun && !m_finished) {
            if (const auto there = m_parts.sink->look(); !there)
                m_error = there.error();
        }
    }
    if (!m_stopAs)
        stop(JobState::Stopped);
}

void JobRun::suspend(JobState as)
{
    if (m_finished)
        return;
    recordState(as);
    if (m_active.isValid())
        m_activeMs += m_active.elapsed();
    m_active.invalidate();
    m_suspended = true;
    m_beat.stop();
    if (m_round)
        m_round->pause();
    for (const auto &task : m_tasks)
        task->suspend();
    wakeWorkers();
}

void JobRun::resume()
{
    if (m_finished || m_stopAs)
        return;
    recordState(JobState::Running);
    if (!m_active.isValid())
        m_active.start();
    Result<void> noted;
    if (std::exchange(m_suspended, false) && m_round) {
        noted = m_round->goOn();
        m_beat.start();
    }
    for (const auto &task : m_tasks)
        task->resume();
    wakeWorkers();
    if (m_lister)
        m_lister->pump();
    if (!noted)
        breakOff(noted.error());
}

void JobRun::recordState(JobState state)
{
    m_journal.ask([id = m_job.id, state](Journal &journal) { return journal.setState(id, state, std::nullopt, 0); })
        .then(this, [this](const Result<void> &written) {
            if (!written)
                breakOff(written.error());
        });
}

void JobRun::stop(JobState leaveAs)
{
    if (m_finished || (m_stopAs && leaveAs == JobState::Stopped))
        return;
    m_stopAs = leaveAs;
    if (m_opening) // which may take as long as a person needs to unlock the keychain
        return finish();
    if (!m_begun)
        return; // begin() looks
    m_lister->stop();
    m_queue.close();
    for (const auto &task : m_tasks)
        task->cancel();
    wakeWorkers();
    finishIfIdle();
}

double JobRun::unaccountedSeconds()
{
    const qint64 spent = m_activeMs + (m_active.isValid() ? m_active.elapsed() : 0);
    return double(spent - std::exchange(m_accountedMs, spent)) / 1000;
}

void JobRun::finishIfIdle()
{
    if (m_begun && m_lister->isOver() && m_workersLeft == 0 && m_recording == 0 && m_saving == 0 && !m_committing
        && m_settled.isEmpty())
        finish();
}

void JobRun::finish()
{
    if (std::exchange(m_finished, true))
        return;
    m_roomTimer.stop();
    m_beat.stop();
    m_journal.ask([id = m_job.id](Journal &journal) { return journal.parts(id); }).then(this, [this](const Result<QList<Part>> &parts) {
        if (parts) // else all stays, and the next run looks
            m_parts.sink->close(fileNames(*parts));
        endRun();
    });
}

void JobRun::endRun()
{
    JobState state = JobState::Done;
    if (m_error && isFull(m_error->kind))
        sayWhatIsMissing(*m_error);
    if (m_round && m_stopAs) // files of pages that are not finished are the job's too
        (void)m_round->flush();
    if (m_round)
        m_round->end();
    const bool isLeft = m_suspended || (m_stopAs && *m_stopAs == JobState::Paused); // by the user
    if (m_error)
        state = m_waitsForRoom && isFull(m_error->kind) && !isLeft ? JobState::Running : JobState::Stopped;
    else if (m_stopAs)
        state = *m_stopAs;
    m_journal.ask([id = m_job.id, state, error = m_error, seconds = unaccountedSeconds()](Journal &journal) { return journal.endRun(id, state, error, seconds); })
        .then(this, [this, state](const Result<JobRecord> &job) {
        if (job) {
            m_job = *job;
            if (m_job.error && m_error)
                m_job.error->missing = m_error->missing;
        } else { // the journal itself is at fault: at least the window and the terminal tell
            m_job.state = isFull(job.error().kind) && m_waitsForRoom && state == JobState::Running ? state : JobState::Stopped;
            m_job.error = job.error();
        }
        m_ended = true;
        Q_EMIT ended(m_job);
    });
}

} // namespace milliard
