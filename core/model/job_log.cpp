// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/model/job_log.h"

#include "core/model/format.h"
#include "core/model/progress_model.h"

#include <utility>

namespace milliard {

JobLog::JobLog(Engine &engine, ProgressModel &model, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    connect(&engine, &Engine::jobAdded, this, [this](JobId id) {
        if (const JobRecord *job = m_engine.job(id))
            write(id, LogLine::News, tr("Added: %1, to %2").arg(shownSource(job->spec.source), job->spec.destination));
    });
    connect(&engine, &Engine::jobChanged, this, &JobLog::changed);
    connect(&engine, &Engine::jobRemoved, this, [this](JobId id) {
        m_logs.remove(id);
        m_active.remove(id);
    });
    connect(&model, &ProgressModel::sampled, this, [this] {
        for (const JobId id : std::as_const(m_active))
            hear(id, m_logs[id]);
    });
}

void JobLog::changed(JobId id)
{
    const JobRecord *job = m_engine.job(id);
    if (!job)
        return;
    Log &log = m_logs[id];
    const bool isActive = m_engine.isActive(id);
    const bool wasActive = m_active.contains(id);
    isActive ? void(m_active.insert(id)) : void(m_active.remove(id));
    const JobState before = std::exchange(log.state, job->state);
    const std::optional<Error> errorBefore = std::exchange(log.error, job->error);
    hear(id, log); // what the run said before it ended
    log.board = m_engine.board(id);
    if (!wasActive && isActive) {
        write(id, LogLine::News, job->counts.settled() > 0 ? tr("Goes on; so far %1").arg(formatCount(job->counts.settled())) : tr("Started"));
    } else if (wasActive && isActive && before != job->state && job->state != JobState::Queued) { // it may go on at once
        write(id, LogLine::News, job->state == JobState::Running ? tr("Resumed") : tr("Paused"));
    } else if (wasActive && !isActive) {
        const Counts &c = job->counts;
        const QString sum = tr("done %1, already there %2, failed %3, of %4; %5")
                                .arg(formatCount(c.done), formatCount(c.skipped), formatCount(c.failed), formatCount(c.listed), formatBytes(c.bytes));
        if (job->state == JobState::Done)
            write(id, c.failed > 0 ? LogLine::Notice : LogLine::News, tr("Ended: %1").arg(sum));
        else if (job->state == JobState::Stopped)
            write(id, LogLine::Trouble, tr("Stopped: %1").arg(sum));
        else
            write(id, LogLine::News, tr("Paused: %1").arg(sum));
    }
    if (job->error && job->error != errorBefore)
        write(id, LogLine::Trouble, job->isWaiting() ? tr("Waits for room: %1").arg(job->error->message) : explain(*job->error));
}

void JobLog::hear(JobId id, Log &log)
{
    const auto board = m_engine.board(id);
    if (!board)
        return;
    if (board != log.board) {
        log.board = board;
        log.heard = 0;
    }
    for (const QString &text : board->newNotices(log.heard))
        write(id, LogLine::Notice, text);
}

void JobLog::write(JobId id, LogLine::Weight weight, const QString &text)
{
    Log &log = m_logs[id];
    if (log.lines.size() >= mostLines)
        log.lines.removeFirst();
    log.lines.append({QDateTime::currentDateTime(), weight, text.simplified()});
    Q_EMIT added(id, log.lines.last());
}

} // namespace milliard
