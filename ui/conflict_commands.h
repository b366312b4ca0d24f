// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/engine/engine.h"

#include <QObject>
#include <QPointer>
#include <QSet>

namespace milliard {

struct Actions;
class ConflictDialog;
class DetailsPane;
class JobTable;
class OfferBar;

// Jobs that ask what becomes of files that are already there. When a run is done and some are left, the dialog opens, once, if
// the window is in front and nothing else is being asked; otherwise it is offered. It can be had at any time from the job's menu
// and the details. A child of the window.
class ConflictCommands final : public QObject
{
    Q_OBJECT

public:
    // All of them outlive this.
    ConflictCommands(Engine &engine, JobTable &table, DetailsPane &details, Actions &actions, OfferBar &offers, QWidget *window);

    // For a job that is not active and has some; else nothing.
    void open(JobId id);

private:
    bool canAnswer(JobId id) const;
    void refreshEnabled();
    void jobChanged(JobId id);
    void runDone(JobId id);

    Engine &m_engine;
    JobTable &m_table;
    Actions &m_actions;
    OfferBar &m_offers;
    QWidget *m_window;
    QSet<JobId> m_running; // that ask
    QSet<JobId> m_left; // the next run is of some that were answered; the others were left for later
    QPointer<ConflictDialog> m_dialog;
};

} // namespace milliard
