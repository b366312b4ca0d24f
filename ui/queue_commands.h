// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/engine/engine.h"

#include <QObject>
#include <QTimer>

namespace milliard {

struct Actions;
class JobTable;

// Carries out what concerns the queue: the order of the selected jobs, their priorities, and a start past the limit. A child of the window.
class QueueCommands final : public QObject
{
    Q_OBJECT

public:
    // All of them outlive this.
    QueueCommands(Engine &engine, JobTable &table, Actions &actions, QWidget *window);

private:
    void refreshEnabled();
    void startNow();
    void setPriority(Priority priority);
    bool canStartNow(JobId id) const;

    Engine &m_engine;
    JobTable &m_table;
    Actions &m_actions;
    QWidget *m_window;
    QTimer m_soon; // refreshEnabled() once for all that changed in a turn of the event loop
};

} // namespace milliard
