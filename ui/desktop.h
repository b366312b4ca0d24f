// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/job_ends.h"
#include "ui/notifier.h"
#include "ui/sleep_guard.h"
#include "ui/taskbar_entry.h"
#include "ui/tray.h"

namespace milliard {

class ProgressModel;
class Settings;
class StatusSummary;

// What the desktop around the window sees: the icon in the tray, progress in the taskbar, one message for each job that ends while
// the window is not in front, and that it may not go to sleep while jobs run. A child of the window.
class Desktop final : public QObject
{
    Q_OBJECT

public:
    // All of them outlive it.
    Desktop(Engine &engine, ProgressModel &model, Settings &settings, const Actions &actions, StatusSummary &summary, QWidget &window);

    void tellTrouble(JobId id, const QString &text); // of what is done after a job
    void takeSettings(); // they may have changed
    Tray &tray() { return m_tray; }

private:
    void tell(JobId id);

    Engine &m_engine;
    ProgressModel &m_model;
    Settings &m_settings;
    Tray m_tray;
    TaskbarEntry m_taskbar;
    SleepGuard m_sleepGuard;
    bool m_keepsAwake = true;
    bool m_isIdle = true;
    Notifier m_notifier;
    JobEnds m_ends;
};

} // namespace milliard
