// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/job_run.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace milliard {

JobRun::JobRun(JobRecord job, Parts parts, JournalThread &journal, std::shared_ptr<ProgressBoard> board)
    : m_job(std::move(job))
    , m_parts(std::move(parts))
    , m_journal(journal)
    , m_board(std::move(board))
    , m_filter(m_job.spec.options.include, m_job.spec.options.exclude)
    , m_queue([this] { QMetaObject::invokeMethod(this, [this] { if (m_lister) m_lister->pump(); }, Qt::QueuedConnection); })
    , m_throttle(m_job.spec.options.limitRequests, m_job.spec.options.limitRate)
    , m_shared{m_job.spec.options, m_queue, *m_parts.sink, *m_board, m_retryBudget, m_throttle, m_parts.makeTransport,
          [this](QList<Journal::FinishedPage> pages, QList<Shard> shards) {
              QMetaObject::invokeMethod(this, [this, pages = std::move(pages), shards = std::move(shards)] { pagesSettled(pages, shards); }, Qt::QueuedConnection);
          },
          [this](const Error &error) {
              QMetaObject::invokeMethod(this, [this, error] { breakOff(error); }, Qt::QueuedConnection);
          }}
{
    m_pool.setMaxThreadCount(m_job.spec.options.workers());
    m_pool.setObjectName(QStringLiteral("worker"));
    m_syncPool.setMaxThreadCount(1);
    m_syncPool.setObjectName(QStringLiteral("sync"));
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
        return Known{*std::move(position), journal.failures(id, ProgressBoard::keptFailures).value_or(QList<Failure>()), std::move(stored->shards)};
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
    if (const auto opened = m_parts.sink->open(known.shards); !opened) {
        m_error = opened.error();
        return finish();
    }
    auto source = m_parts.makeSource();
    if (!source) {
        m_error = source.error();
        return finish();
    }
    m_begun = true;
    std::for_each(known.failures.crbegin(), known.failures.crend(), [this](const Failure &failure) { m_board->addFailure(failure); });
    m_listed = m_job.counts.listed;
    m_lister = std::make_unique<Lister>(*std::move(source), std::move(known.position),
        Lister::Callbacks{[this] { return !m_suspended && m_recording < 2 && m_queue.hasRoom(); },
            [this](qint64 seq, Page page) { takePage(seq, std::move(page)); },
            [this](std::optional<Error> error) { listingOver(std::move(error)); }});
    startWorkers();
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
    if (!m_filter.acceptsAll())
        page.entries.removeIf([this](const Entry &entry) { return !m_filter.accepts(entry.name); });
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
            entries.removeIf([&](const Entry &entry) { return !recorded->only->contains(entry.name); });
        // Also pages that are new to the journal: it may be behind the disk, after a power cut or as an older copy.
        auto page = std::make_shared<PageWork>(seq, std::move(entries), m_parts.again);
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
    QtConcurrent::run(&m_syncPool, [sink = m_parts.sink.get(), shards = std::exchange(m_shards, {})] { return sink->makeDurable(shards); })
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
}

// Nothing more can be written: the run ends, with what is finished journalled if that is still possible.
void JobRun::breakOff(const Error &error)
{
    if (!m_error)
        m_error = error;
    if (!m_stopAs)
        stop(JobState::Stopped);
}

void JobRun::suspend()
{
    if (m_finished)
        return;
    recordState(JobState::Paused);
    if (m_active.isValid())
        m_activeMs += m_active.elapsed();
    m_active.invalidate();
    m_suspended = true;
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
    m_suspended = false;
    for (const auto &task : m_tasks)
        task->resume();
    wakeWorkers();
    if (m_lister)
        m_lister->pump();
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
    if (m_begun && m_lister->isOver() && m_workersLeft == 0 && m_recording == 0 && !m_committing
        && m_settled.isEmpty())
        finish();
}

void JobRun::finish()
{
    if (std::exchange(m_finished, true))
        return;
    m_parts.sink->close();
    JobState state = JobState::Done;
    if (m_error)
        state = JobState::Stopped;
    else if (m_stopAs)
        state = *m_stopAs;
    m_journal.ask([id = m_job.id, state, error = m_error, seconds = unaccountedSeconds()](Journal &journal) { return journal.endRun(id, state, error, seconds); })
        .then(this, [this](const Result<JobRecord> &job) {
        if (job) {
            m_job = *job;
        } else { // the journal itself is at fault: at least the window and the terminal tell
            m_job.state = JobState::Stopped;
            m_job.error = job.error();
        }
        m_ended = true;
        Q_EMIT ended(m_job);
    });
}

} // namespace milliard
