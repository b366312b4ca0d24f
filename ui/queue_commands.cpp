// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/queue_commands.h"

#include "ui/actions.h"
#include "ui/complain.h"
#include "ui/job_table.h"

#include <QAction>

#include <algorithm>
#include <array>
#include <utility>

namespace milliard {

QueueCommands::QueueCommands(Engine &engine, JobTable &table, Actions &actions, QWidget *window)
    : QObject(window)
    , m_engine(engine)
    , m_table(table)
    , m_actions(actions)
    , m_window(window)
{
    connect(actions.startNow, &QAction::triggered, this, &QueueCommands::startNow);
    for (const auto &[action, move] : {std::pair{actions.queueUp, JobQueue::Move::Up}, std::pair{actions.queueDown, JobQueue::Move::Down},
             std::pair{actions.queueTop, JobQueue::Move::Top}, std::pair{actions.queueBottom, JobQueue::Move::Bottom}}) {
        connect(action, &QAction::triggered, this, [this, move] { m_engine.queue().move(m_table.selectedJobs(), move); });
        table.addAction(action);
    }
    for (const auto &[action, priority] : {std::pair{actions.priorityHigh, Priority::High}, std::pair{actions.priorityNormal, Priority::Normal},
             std::pair{actions.priorityLow, Priority::Low}})
        connect(action, &QAction::triggered, this, [this, priority] { setPriority(priority); });
    connect(&table, &JobTable::selectedJobsChanged, this, &QueueCommands::refreshEnabled);
    connect(&engine, &Engine::jobChanged, &m_soon, qOverload<>(&QTimer::start));
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &QueueCommands::refreshEnabled);
    refreshEnabled();
}

// What waits for its turn, or would if it were started.
bool QueueCommands::canStartNow(JobId id) const
{
    const JobRecord *job = m_engine.job(id);
    return job && job->state != JobState::Done && (job->state != JobState::Running || job->isWaiting() || !m_engine.isActive(id));
}

void QueueCommands::refreshEnabled()
{
    const QList<JobId> selected = m_table.selectedJobs();
    m_actions.startNow->setEnabled(std::ranges::any_of(selected, [this](JobId id) { return canStartNow(id); }));
    const bool waits = std::ranges::any_of(selected, [this](JobId id) { return m_engine.queue().contains(id); });
    for (QAction *action : {m_actions.queueUp, m_actions.queueDown, m_actions.queueTop, m_actions.queueBottom})
        action->setEnabled(waits);
    for (const auto &[action, priority] : {std::pair{m_actions.priorityHigh, Priority::High}, std::pair{m_actions.priorityNormal, Priority::Normal},
             std::pair{m_actions.priorityLow, Priority::Low}}) {
        action->setEnabled(!selected.isEmpty());
        action->setChecked(!selected.isEmpty() && std::ranges::all_of(selected, [&](JobId id) {
            const JobRecord *job = m_engine.job(id);
            return job && job->priority == priority;
        }));
    }
}

void QueueCommands::startNow()
{
    for (const JobId id : m_table.selectedJobs()) {
        if (!canStartNow(id))
            continue;
        if (const auto started = m_engine.start(id); !started)
            complain(m_window, tr("The download cannot be started"), started.error());
    }
}

void QueueCommands::setPriority(Priority priority)
{
    m_engine.setPriority(m_table.selectedJobs(), priority).then(this, [this](const Result<void> &written) {
        if (!written)
            complain(m_window, tr("The priority cannot be written down"), written.error());
        });
    refreshEnabled(); // one that was chosen again stays checked
}

} // namespace milliard
