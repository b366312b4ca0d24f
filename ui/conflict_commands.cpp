// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/conflict_commands.h"

#include "core/model/job_view.h"
#include "ui/actions.h"
#include "ui/conflict_dialog.h"
#include "ui/details_pane.h"
#include "ui/job_table.h"
#include "ui/offer_bar.h"

#include <QAction>
#include <QApplication>

#include <algorithm>
#include <limits>

namespace milliard {

ConflictCommands::ConflictCommands(Engine &engine, JobTable &table, DetailsPane &details, Actions &actions, OfferBar &offers, QWidget *window)
    : QObject(window)
    , m_engine(engine)
    , m_table(table)
    , m_actions(actions)
    , m_offers(offers)
    , m_window(window)
{
    connect(actions.decideConflicts, &QAction::triggered, this, [this] { open(m_table.currentJob()); });
    connect(&details, &DetailsPane::conflictsAsked, this, &ConflictCommands::open);
    connect(&table, &JobTable::selectedJobsChanged, this, &ConflictCommands::refreshEnabled);
    connect(&engine, &Engine::jobRemoved, this, &ConflictCommands::refreshEnabled);
    connect(&engine, &Engine::jobChanged, this, &ConflictCommands::jobChanged);
    refreshEnabled();
}

bool ConflictCommands::canAnswer(JobId id) const
{
    const JobRecord *job = m_engine.job(id);
    return job && job->conflicts > 0 && !m_engine.isActive(id);
}

void ConflictCommands::refreshEnabled()
{
    const QList<JobId> selected = m_table.selectedJobs();
    m_actions.decideConflicts->setEnabled(selected.size() == 1 && canAnswer(selected.first()));
}

void ConflictCommands::jobChanged(JobId id)
{
    refreshEnabled();
    const JobRecord *const job = m_engine.job(id);
    if (job && m_engine.isActive(id)) {
        if (JobView::isDecidedLater(job->spec.options.existing))
            m_running.insert(id);
    } else if (m_running.remove(id) && !m_left.remove(id) && job && job->state == JobState::Done && job->conflicts > 0) {
        QMetaObject::invokeMethod(this, [this, id] { runDone(id); }, Qt::QueuedConnection); // not from within the engine's own telling of it
    }
}

void ConflictCommands::runDone(JobId id)
{
    if (!canAnswer(id))
        return;
    if (m_window->isActiveWindow() && !QApplication::activeModalWidget() && !QApplication::activePopupWidget())
        return open(id);
    const JobRecord *const job = m_engine.job(id);
    const int count = int(std::min<qint64>(job->conflicts, std::numeric_limits<int>::max()));
    m_offers.offer(tr("%Ln file(s) from %1 are already there", nullptr, count).arg(shownSource(job->spec.source)), tr("Decide…"), [this, id] { open(id); });
}

void ConflictCommands::open(JobId id)
{
    if (!canAnswer(id) || m_dialog)
        return;
    m_dialog = new ConflictDialog(m_engine, id, m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &ConflictDialog::left, this, [this, id] { m_left.insert(id); });
    m_dialog->open();
}

} // namespace milliard
