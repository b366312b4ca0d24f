// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/actions.h"

#include "ui/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QWidget>

namespace milliard {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("milliard::Actions", text);
}

QAction *make(QWidget *window, const QString &text, const QKeySequence &shortcut = {}, const char *ownSymbol = nullptr,
    const char *themeName = "")
{
    auto *action = new QAction(text, window);
    if (!shortcut.isEmpty())
        action->setShortcut(shortcut);
    if (ownSymbol)
        action->setIcon(symbol(QLatin1String(ownSymbol), QLatin1String(themeName)));
    return action;
}

} // namespace

Actions::Actions(QWidget *window)
    : newListing(make(window, tr("&New Listing Download…"), QKeySequence::New, "new-listing", "list-add"))
    , addSource(make(window, tr("&Add Download…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), "add-url", "insert-link"))
    , watchClipboard(make(window, tr("&Offer Copied Links")))
    , close(make(window, tr("&Close"), QKeySequence(Qt::CTRL | Qt::Key_W)))
    , quit(make(window, tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), "quit", "application-exit"))
    , copySource(make(window, tr("&Copy Source URL"), QKeySequence::Copy, "copy", "edit-copy"))
    , paste(make(window, tr("Paste A&ddresses…"), QKeySequence::Paste))
    , selectAll(make(window, tr("Select &All"), QKeySequence::SelectAll))
    , find(make(window, tr("&Find…"), QKeySequence::Find, "find", "edit-find"))
    , remove(make(window, tr("&Remove…"), QKeySequence(Qt::Key_Delete), "remove", "edit-delete"))
    , preferences(make(window, tr("&Preferences…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), "preferences", "configure"))
    , start(make(window, tr("&Start"), QKeySequence(Qt::CTRL | Qt::Key_S), "start", "media-playback-start"))
    , pause(make(window, tr("&Pause"), QKeySequence(Qt::CTRL | Qt::Key_P), "pause", "media-playback-pause"))
    , retryFailed(make(window, tr("Retry &Failed Files"), QKeySequence(Qt::CTRL | Qt::Key_R), "start", "view-refresh"))
    , runAgain(make(window, tr("Run A&gain"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), "start", "view-refresh"))
    , showVanished(make(window, tr("Files Go&ne from the Source…")))
    , startNow(make(window, tr("Start &Now"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return)))
    , queueUp(make(window, tr("Move &Up"), QKeySequence(Qt::ALT | Qt::Key_Up), "queue-up", "go-up"))
    , queueDown(make(window, tr("Move &Down"), QKeySequence(Qt::ALT | Qt::Key_Down), "queue-down", "go-down"))
    , queueTop(make(window, tr("Move to &Top"), QKeySequence(Qt::CTRL | Qt::Key_PageUp), "queue-top", "go-top"))
    , queueBottom(make(window, tr("Move to &Bottom"), QKeySequence(Qt::CTRL | Qt::Key_PageDown), "queue-bottom", "go-bottom"))
    , priorityHigh(make(window, tr("&High Priority")))
    , priorityNormal(make(window, tr("N&ormal Priority")))
    , priorityLow(make(window, tr("&Low Priority")))
    , toggle(make(window, tr("Start or Pa&use"), QKeySequence(Qt::Key_Space)))
    , pauseAll(make(window, tr("Pause A&ll"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)))
    , resumeAll(make(window, tr("&Resume All"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)))
    , openFolder(make(window, tr("&Open Folder"), QKeySequence(Qt::Key_Return), "open-folder", "folder-open"))
    , extract(make(window, tr("Unpack &Archives…")))
    , compress(make(window, tr("Co&mpress Files…")))
    , demo(make(window, tr("&Demo Download"), {}, "demo"))
    , guide(make(window, tr("User &Guide"), QKeySequence::HelpContents))
    , about(make(window, tr("&About Milliard")))
    , aboutQt(make(window, tr("About &Qt")))
{
    watchClipboard->setCheckable(true);
    watchClipboard->setToolTip(tr("Offer to download what other programs copy"));
    newListing->setIconText(tr("New Listing"));
    addSource->setIconText(tr("Add"));
    addSource->setToolTip(tr("Download a file, a folder, a bucket, an image, a feed, or a list of URLs"));
    openFolder->setIconText(tr("Open Folder"));
    remove->setIconText(tr("Remove"));
    preferences->setIconText(tr("Preferences"));
    newListing->setToolTip(tr("Download everything that a list/get service lists"));
    runAgain->setToolTip(tr("List the source anew, and download what is new or changed"));
    remove->setToolTip(tr("Remove from the list; the files stay"));
    openFolder->setToolTip(tr("Open the destination in the file manager"));
    extract->setToolTip(tr("Unpack what was downloaded, each archive into a folder of its own"));
    compress->setToolTip(tr("Compress the downloaded files, each by itself"));
    startNow->setToolTip(tr("Start at once, however many downloads run"));
    for (QAction *action : {priorityHigh, priorityNormal, priorityLow})
        action->setCheckable(true);
    demo->setToolTip(tr("Download from a small server inside this program"));
    quit->setMenuRole(QAction::QuitRole);
    preferences->setMenuRole(QAction::PreferencesRole);
    about->setMenuRole(QAction::AboutRole);
    aboutQt->setMenuRole(QAction::AboutQtRole);
    openFolder->setShortcuts({QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});
    // These keys mean something else in a text field or another list: they hold where the job table has the focus.
    for (QAction *action : {copySource, selectAll, remove, toggle, openFolder, queueUp, queueDown, queueTop, queueBottom})
        action->setShortcutContext(Qt::WidgetShortcut);
}

} // namespace milliard
