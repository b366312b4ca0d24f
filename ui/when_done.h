// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/engine/engine.h"
#include "ui/power.h"

#include <QPointer>
#include <QSet>
#include <QTimer>

#include <array>

class QAction;
class QActionGroup;
class QMenu;
class QMessageBox;

namespace milliard {

class Afterwards;

enum class WhenDone { Nothing, Quit, Suspend, ShutDown };

// What happens when the last download that runs or waits for its turn has come to its end by itself, done or stopped, and not because
// the user paused or removed it; and what is to be done afterwards has been done. A box counts down before, in which the user may cancel it, and goes away when a download begins
// meanwhile. It happens once: then nothing is chosen again. A child of the window.
class WhenDoneControl final : public QObject
{
    Q_OBJECT

public:
    static constexpr int usualSeconds = 60;

    // Fills the menu. All outlive it; 'quit' ends the program.
    WhenDoneControl(Engine &engine, const Afterwards &afterwards, QMenu &menu, QAction *quit, QWidget *window);

    WhenDone choice() const;
    void choose(WhenDone what);
    void setSeconds(int seconds) { m_seconds = seconds; } // of the countdown

private:
    bool isBusy(JobId id) const;
    void look(JobId id);
    void showWhatCanBeDone();
    void countDown();
    void showSecondsLeft();
    void happen();

    Engine &m_engine;
    const Afterwards &m_afterwards;
    QAction *m_quit;
    QWidget *m_window;
    Power m_power;
    QActionGroup *m_group;
    std::array<QAction *, 4> m_actions;
    QSet<JobId> m_busy;
    QTimer m_soon; // countDown() once the engine has told all
    QTimer m_tick;
    bool m_isDue = false; // as soon as what follows the downloads has ended
    QPointer<QMessageBox> m_box;
    int m_seconds = usualSeconds;
    int m_left = 0; // seconds
};

} // namespace milliard
