// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/engine/engine.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace milliard {

struct Actions;
struct NewDownload;
class JobTable;

// Carries out the commands on jobs: what the menus, the toolbar, the keyboard and the context menu ask for goes
// through here. Also says which of them make sense now. A child of the window.
class JobCommands final : public QObject
{
    Q_OBJECT

public:
    // All of them outlive this.
    JobCommands(Engine &engine, JobTable &table, Actions &actions, QWidget *window);

    // Adds the job to the list and to the queue. The error, if it was refused.
    Result<void> addAndStart(const NewDownload &download);

private:
    void refreshEnabled();
    void refreshForSelection();
    void start(const QList<JobId> &ids);
    void retryFailed(const QList<JobId> &ids);
    void pause(const QList<JobId> &ids);
    void toggle();
    void askToRemove();
    void removeWithFiles();
    void remove(const QList<JobId> &ids);
    void removeNow(JobId id);
    void openFolder();
    void copySource();
    void extract();
    void compress();
    void limit();
    bool canStart(JobId id) const;
    bool canRetry(JobId id) const;
    bool canPause(JobId id) const;
    QList<JobId> all() const;

    Engine &m_engine;
    JobTable &m_table;
    Actions &m_actions;
    QWidget *m_window;
    QSet<JobId> m_removeWhenEnded;
    QTimer m_soon; // refreshEnabled() once for all that changed in a turn of the event loop
};

} // namespace milliard
