// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/desktop.h"

#include "core/model/format.h"
#include "core/model/progress_model.h"
#include "ui/settings.h"
#include "ui/status_summary.h"

#include <QApplication>

namespace milliard {

Desktop::Desktop(Engine &engine, ProgressModel &model, Settings &settings, const Actions &actions, StatusSummary &summary, QWidget &window)
    : QObject(&window)
    , m_engine(engine)
    , m_model(model)
    , m_settings(settings)
    , m_tray(window, actions)
    , m_ends(engine)
{
    connect(&summary, &StatusSummary::refreshed, this, [this, &summary] {
        m_taskbar.setFraction(summary.fraction());
        m_tray.setText(summary.speedText());
        m_isIdle = summary.isIdle();
        m_sleepGuard.setActive(m_keepsAwake && !m_isIdle);
    });
    connect(&m_ends, &JobEnds::ended, this, &Desktop::tell);
    connect(&m_notifier, &Notifier::refused, &m_tray, &Tray::showMessage);
    connect(&m_notifier, &Notifier::chosen, &m_tray, &Tray::showWindow);
    takeSettings();
}

void Desktop::takeSettings()
{
    m_tray.setWanted(m_settings.desktop().tray);
    m_keepsAwake = m_settings.limits().keepAwake;
    m_sleepGuard.setActive(m_keepsAwake && !m_isIdle);
}

void Desktop::tellTrouble(JobId id, const QString &text)
{
    const JobView *view = m_model.view(id);
    if (view && m_settings.desktop().notify && !QApplication::activeWindow())
        m_notifier.notify(tr("Not all went well after the download: %1").arg(view->name()), text, true);
}

void Desktop::tell(JobId id)
{
    const JobRecord *job = m_engine.job(id);
    const JobView *view = m_model.view(id);
    if (!job || !view || !m_settings.desktop().notify || QApplication::activeWindow())
        return;
    const Counts &counts = job->counts;
    if (job->state == JobState::Stopped) {
        m_notifier.notify(tr("Download stopped: %1").arg(view->name()), job->error ? explain(*job->error) : tr("It can be resumed."), true);
        return;
    }
    QString sum = tr("Files: %1, %2").arg(formatCount(counts.done + counts.skipped), formatBytes(counts.bytes));
    const qint64 asked = view->questions(); // counted as failed
    if (asked > 0)
        sum = tr("%1. To decide: %2").arg(sum, formatCount(asked));
    if (counts.failed > asked)
        m_notifier.notify(tr("Download ended with failures: %1").arg(view->name()), tr("%1. Failed: %2").arg(sum, formatCount(counts.failed - asked)), true);
    else if (asked > 0)
        m_notifier.notify(tr("Download waits for your word: %1").arg(view->name()), sum, false);
    else
        m_notifier.notify(tr("Download complete: %1").arg(view->name()), sum, false);
}

} // namespace milliard
