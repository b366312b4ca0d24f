// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/engine/engine.h"

#include <QObject>
#include <QSet>

namespace milliard {

struct Actions;
class JobTable;
class OfferBar;

// Jobs that run again: carries the action out, says what has vanished from the source when such a run is done, and shows it.
// Removes nothing itself. A child of the window.
class RoundCommands final : public QObject
{
    Q_OBJECT

public:
    // All of them outlive this.
    RoundCommands(Engine &engine, JobTable &table, Actions &actions, OfferBar &offers, QWidget *window);

private:
    bool canRunAgain(JobId id) const;
    bool canHaveVanished(JobId id) const;
    void refreshEnabled();
    void runAgain();
    void jobChanged(JobId id);
    void lookForVanished(JobId id);
    void showVanished(JobId id);

    Engine &m_engine;
    JobTable &m_table;
    Actions &m_actions;
    OfferBar &m_offers;
    QWidget *m_window;
    QSet<JobId> m_running; // that were begun again here
};

} // namespace milliard
