// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/settings.h"

#include <QKeySequence>

class QAction;
class QWidget;

namespace milliard {

// Every command of the main window with its text, symbol and shortcut. The window owns the actions; who carries
// them out connects to them. Their object names are those of the members, and stay the same, since settings name them.
struct Actions {
    explicit Actions(QWidget *window);

    void setShortcuts(const ShortcutChanges &changes);

    QAction *newListing;
    QAction *addSource;
    QAction *watchClipboard;
    QAction *close;
    QAction *quit;
    QAction *copySource;
    QAction *paste;
    QAction *selectAll;
    QAction *find;
    QAction *remove;
    QAction *removeWithFiles;
    QAction *preferences;
    QAction *categories;
    QAction *start;
    QAction *pause;
    QAction *retryFailed;
    QAction *runAgain;
    QAction *decideConflicts;
    QAction *showVanished;
    QAction *startNow;
    QAction *queueUp;
    QAction *queueDown;
    QAction *queueTop;
    QAction *queueBottom;
    QAction *priorityHigh;
    QAction *priorityNormal;
    QAction *priorityLow;
    QAction *toggle;
    QAction *pauseAll;
    QAction *resumeAll;
    QAction *limitSpeed;
    QAction *limitJob;
    QAction *openFolder;
    QAction *extract;
    QAction *compress;
    QAction *stopAfterwards;
    QAction *demo;
    QAction *guide;
    QAction *whatsThis;
    QAction *about;
    QAction *aboutQt;

    QList<QAction *> all; // in this order
};

// What an action of these has where nothing was changed.
QList<QKeySequence> usualShortcuts(const QAction &action);
QList<QKeySequence> shortcutsOf(const QAction &action, const ShortcutChanges &changes);

} // namespace milliard
