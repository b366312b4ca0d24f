// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/job_watch.h"

#include "app/cli/exit_status.h"
#include "core/engine/after_record.h"

#include <QCoreApplication>

#include <utility>

namespace milliard {

JobWatch::JobWatch(Engine &engine, JobId id, std::unique_ptr<JobOutput> output)
    : m_engine(engine)
    , m_id(id)
    , m_output(std::move(output))
    , m_view(*engine.job(id))
    , m_after(engine, QCoreApplication::applicationFilePath())
{
    connect(&m_interrupt, &Interrupt::requested, this, [this] {
        m_isInterrupted = true;
        m_engine.stop(m_id, JobState::Paused);
        m_looking.cancel();
        m_after.breakOff(m_id);
    });
    connect(&m_after, &Afterwards::said, this, [this](JobId, const QString &text, bool isTrouble) {
        isTrouble ? m_output->trouble(m_view, text) : m_output->notice(m_view, text);
    });
    connect(&m_after, &Afterwards::ended, this, [this](JobId, const QString &trouble) {
        m_trouble = trouble;
        finish();
    });
    connect(&m_timer, &QTimer::timeout, this, &JobWatch::sample);
    connect(&m_engine, &Engine::jobChanged, this, &JobWatch::jobChanged);
    m_timer.setInterval(100);
}

Result<void> JobWatch::begun(const Result<void> &started)
{
    if (!started)
        return started;
    m_view.setBoard(m_engine.board(m_id), m_engine.isActive(m_id));
    m_view.setRecord(*m_engine.job(m_id));
    m_output->started(m_view);
    m_timer.start();
    m_wasDone = !m_engine.isActive(m_id);
    if (m_wasDone)
        QMetaObject::invokeMethod(this, &JobWatch::end, Qt::QueuedConnection);
    return {};
}

void JobWatch::sample()
{
    m_view.sample(RateMeter::Clock::now());
    tellNotices();
    m_output->progress(m_view);
}

void JobWatch::tellNotices()
{
    if (!m_view.board())
        return;
    for (const QString &text : m_view.board()->newNotices(m_heard))
        m_output->notice(m_view, text);
}

void JobWatch::jobChanged(JobId id)
{
    if (id != m_id)
        return;
    m_view.setBoard(m_engine.board(id), m_engine.isActive(id)); // another one after a wait
    m_view.setRecord(*m_engine.job(id));
    m_output->changed(m_view);
    if (m_timer.isActive() && !m_engine.isActive(id))
        end();
}

void JobWatch::end()
{
    m_timer.stop();
    if (std::exchange(m_isAgain, false) && !m_isInterrupted && m_engine.job(m_id)->state == JobState::Done)
        QMetaObject::invokeMethod(this, &JobWatch::lookForVanished, Qt::QueuedConnection); // the run still has its lock
    else
        QMetaObject::invokeMethod(this, &JobWatch::goOn, Qt::QueuedConnection);
}

Result<void> JobWatch::runAgain(bool removesVanished)
{
    m_isAgain = true;
    m_removesVanished = removesVanished;
    return begun(m_engine.runAgain(m_id));
}

void JobWatch::lookForVanished()
{
    if (m_isInterrupted)
        return goOn();
    // It waits until each is told, so that any number takes no memory.
    const auto found = [this](const VanishedFile &file) {
        QMetaObject::invokeMethod(this, [this, file] {
            ++m_vanished.vanished;
            m_vanished.removed += file.removed ? 1 : 0;
            if (file.error)
                m_unremoved = file.error;
            m_output->vanished(m_view, file);
        }, Qt::BlockingQueuedConnection);
    };
    m_looking = m_engine.findVanished(m_id, m_removesVanished, found);
    m_looking.then(this, [this](const Result<VanishedSum> &sum) { looked(sum); }).onCanceled(this, [this] {
        m_vanished.known = true;
        m_vanished.error = Error{ErrorKind::Cancelled, {}};
        looked(m_vanished);
    });
}

void JobWatch::looked(const Result<VanishedSum> &looked)
{
    VanishedSum sum = looked.value_or(VanishedSum());
    if (!looked) {
        sum.known = true;
        sum.error = looked.error();
    }
    if (sum.error)
        m_unremoved = sum.error;
    m_output->vanished(m_view, sum);
    goOn();
}

void JobWatch::goOn()
{
    m_view.setBoard(m_engine.board(m_id), false);
    m_view.setRecord(*m_engine.job(m_id));
    tellNotices();
    if (!m_isInterrupted && m_after.begin(m_id))
        return;
    if (m_wasDone)
        m_trouble = AfterRecord::load(m_engine.dataDir(), m_view.record()).trouble;
    if (!m_trouble.isEmpty())
        m_output->trouble(m_view, m_trouble + QStringLiteral(" No step is done twice: do what is left of them by hand."));
    finish();
}

void JobWatch::finish()
{
    if (m_isInterrupted && AfterRecord::isDue(m_engine.dataDir(), m_view.record()))
        m_output->trouble(m_view, QStringLiteral("Broken off in what was to follow the download; resume the job to go on with it."));
    m_output->ended(m_view);
    const ExitStatus status = exitStatusOf(m_view.record());
    if (m_isInterrupted && m_view.record().state == JobState::Done) // at its end, or in what was to follow
        return QCoreApplication::exit(ExitInterrupted);
    QCoreApplication::exit(status == ExitDone && (m_unremoved || !m_trouble.isEmpty()) ? ExitSomeFailed : status);
}

} // namespace milliard
