// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/engine/afterwards.h"

#include <functional>

namespace milliard {

struct Actions;
class Desktop;
class JobLog;
class JobTable;
class ProgressModel;

// What is done after downloads, as the window sees it: in the status and the log of each, told where it went wrong, stopped by
// an action, and opened or shown where that was asked for. A child of the window.
class AfterCommands final : public QObject
{
    Q_OBJECT

public:
    using Open = std::function<bool(const QUrl &)>;

    // All of them outlive this. 'open': QDesktopServices::openUrl(), but for tests.
    AfterCommands(Engine &engine, ProgressModel &model, JobLog &log, Desktop &desktop, JobTable &table, Actions &actions, QWidget *window);

    Afterwards &afterwards() { return m_after; }
    void setOpen(Open open) { m_open = std::move(open); }

private:
    void refreshEnabled();
    void open(JobId id, AfterStep::Kind kind, const QString &path);

    Afterwards m_after;
    JobLog &m_log;
    JobTable &m_table;
    Actions &m_actions;
    Open m_open;
};

} // namespace milliard
