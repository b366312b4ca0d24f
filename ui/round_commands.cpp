// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/round_commands.h"

#include "ui/actions.h"
#include "ui/complain.h"
#include "ui/job_table.h"
#include "ui/offer_bar.h"
#include "ui/vanished_dialog.h"

#include <QAction>
#include <QFutureWatcher>

#include <algorithm>
#include <limits>

namespace milliard {

RoundCommands::RoundCommands(Engine &engine, JobTable &table, Actions &actions, OfferBar &offers, QWidget *window)
    : QObject(window)
    , m_engine(engine)
    , m_table(table)
    , m_actions(actions)
    , m_offers(offers)
    , m_window(window)
{
    connect(actions.runAgain, &QAction::triggered, this, &RoundCommands::runAgain);
    connect(actions.showVanished, &QAction::triggered, this, [this] { showVanished(m_table.currentJob()); });
    connect(&table, &JobTable::selectedJobsChanged, this, &RoundCommands::refreshEnabled);
    connect(&engine, &Engine::jobRemoved, this, &RoundCommands::refreshEnabled);
    connect(&engine, &Engine::jobChanged, this, &RoundCommands::jobChanged);
    refreshEnabled();
}

// Nothing can be replaced in an archive.
bool RoundCommands::canRunAgain(JobId id) const
{
    const JobRecord *job = m_engine.job(id);
    return job && job->state == JobState::Done && job->spec.options.pack == Packing::None && !m_engine.isActive(id);
}

bool RoundCommands::canHaveVanished(JobId id) const
{
    return canRunAgain(id) && m_engine.job(id)->round > 1;
}

void RoundCommands::refreshEnabled()
{
    const QList<JobId> selected = m_table.selectedJobs();
    m_actions.runAgain->setEnabled(std::ranges::any_of(selected, [this](JobId id) { return canRunAgain(id); }));
    m_actions.showVanished->setEnabled(selected.size() == 1 && canHaveVanished(selected.first()));
}

void RoundCommands::runAgain()
{
    for (const JobId id : m_table.selectedJobs()) {
        if (!canRunAgain(id))
            continue;
        m_running.insert(id);
        const auto queued = m_engine.beginRound(id).and_then([&] { return m_engine.queue().add({id}); });
        if (!queued) {
            m_running.remove(id);
            complain(m_window, tr("The download cannot run again"), queued.error());
        }
    }
}

void RoundCommands::jobChanged(JobId id)
{
    refreshEnabled();
    // Not from within the engine's own telling of it.
    if (canHaveVanished(id) && m_running.remove(id))
        QMetaObject::invokeMethod(this, [this, id] { lookForVanished(id); }, Qt::QueuedConnection);
}

// It is a hint, so that what goes wrong is told only where somebody asks for it: in the dialog.
void RoundCommands::lookForVanished(JobId id)
{
    auto *watcher = new QFutureWatcher<Result<VanishedSum>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, id, watcher] {
        watcher->deleteLater();
        const Result<VanishedSum> sum = watcher->result();
        const JobRecord *job = m_engine.job(id);
        if (!job || !sum || sum->vanished == 0)
            return;
        const QString source = shownSource(job->spec.source);
        const int vanished = int(std::min<qint64>(sum->vanished, std::numeric_limits<int>::max()));
        m_offers.offer(tr("%Ln file(s) that were downloaded are gone from %1", nullptr, vanished).arg(source),
            tr("Show…"), [this, id] { showVanished(id); });
    });
    watcher->setFuture(m_engine.findVanished(id, false, [](const VanishedFile &) {}));
}

void RoundCommands::showVanished(JobId id)
{
    if (!canHaveVanished(id))
        return;
    auto *dialog = new VanishedDialog(m_engine, id, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace milliard
