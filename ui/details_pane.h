// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"

#include <QWidget>

class QLabel;
class QStackedLayout;
class QTabWidget;

namespace milliard {

class Engine;
class FailuresPage;
class JobLog;
class LogPage;
class OverviewPage;
class ProgressModel;
class SpeedPage;
class TransfersPage;

// What is known about the selected job, in tabs. Follows the model; only the tab in front is refreshed.
class DetailsPane final : public QWidget
{
    Q_OBJECT

public:
    DetailsPane(Engine &engine, ProgressModel &model, QWidget *parent = nullptr); // both outlive it

    void setJob(JobId id, int selected); // 0: none, or 'selected' many
    JobId job() const { return m_job; }
    QTabWidget &tabs() { return *m_tabs; }
    TransfersPage &transfers() { return *m_transfers; }
    FailuresPage &failures() { return *m_failures; }
    SpeedPage &speed() { return *m_speed; }
    LogPage &log() { return *m_log; }
    JobLog &jobLog() { return *m_jobLog; }

Q_SIGNALS:
    void conflictsAsked(milliard::JobId id); // the user wants to decide about files that are already there

private:
    void refresh();

    ProgressModel &m_model;
    JobId m_job = 0;
    QStackedLayout *m_stack;
    QLabel *m_nothing;
    QTabWidget *m_tabs;
    OverviewPage *m_overview;
    TransfersPage *m_transfers;
    FailuresPage *m_failures;
    SpeedPage *m_speed;
    JobLog *m_jobLog;
    LogPage *m_log;
};

} // namespace milliard
