// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/engine/engine.h"
#include "core/engine/schedule.h"
#include "ui/metered_watch.h"
#include "ui/settings.h"

#include <QTimer>

#include <functional>

class QAction;

namespace milliard {

// How people write hours and minutes; without the seconds that some locales put into every time.
QString timeOfDayFormat();

// Tells the engine what all downloads together may have, and whether they may run at all: by the Limit Speed switch, the user's hours,
// and what the network costs. A child of the window.
class LimitControl final : public QObject
{
    Q_OBJECT

public:
    using Clock = std::function<QDateTime()>;
    // The longest time for which a change of the system's clock or zone goes unnoticed.
    static constexpr std::chrono::minutes longestSleep{1};

    // All of them outlive it. 'limitSpeed' is the switch, which is kept in the settings.
    LimitControl(Engine &engine, Settings &settings, QAction *limitSpeed, QWidget *window);

    void takeSettings(); // they may have changed
    // Why nothing is started for now, in a few words; empty: things are.
    QString whyHeld() const { return m_whyHeld; }
    void setClock(const Clock &clock); // local time; for tests

Q_SIGNALS:
    void changed(); // whyHeld()

private:
    void apply();

    Engine &m_engine;
    Settings &m_settings;
    QAction *m_limitSpeed;
    LimitChoices m_choices;
    Schedule m_schedule;
    MeteredWatch m_metered;
    Clock m_clock;
    QTimer m_next; // when the schedule says something else
    QString m_whyHeld;
};

} // namespace milliard
