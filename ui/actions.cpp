// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/actions.h"

#include "ui/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QWidget>

#include <utility>

namespace milliard {
namespace {

constexpr const char *usualKeys = "usualKeys"; // a property of each

QString tr(const char *text)
{
    return QCoreApplication::translate("milliard::Actions", text);
}

// Qt takes an empty text for a list of one empty sequence.
QList<QKeySequence> keysFrom(const QString &text)
{
    return text.isEmpty() ? QList<QKeySequence>() : QKeySequence::listFromString(text, QKeySequence::PortableText);
}

QAction *make(QWidget *window, const char *name, const QString &text, const QKeySequence &shortcut = {}, const char *ownSymbol = nullptr,
    const char *themeName = "")
{
    auto *action = new QAction(text, window);
    action->setObjectName(QLatin1String(name));
    if (!shortcut.isEmpty())
        action->setShortcut(shortcut);
    if (ownSymbol)
        action->setIcon(symbol(QLatin1String(ownSymbol), QLatin1String(themeName)));
    return action;
}

} // namespace

Actions::Actions(QWidget *window)
    : newListing(make(window, "newListing", tr("&New Listing Download…"), QKeySequence::New, "new-listing", "list-add"))
    , addSource(make(window, "addSource", tr("&Add Download…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), "add-url", "insert-link"))
    , watchClipboard(make(window, "watchClipboard", tr("&Offer Copied Links")))
    , close(make(window, "close", tr("&Close"), QKeySequence(Qt::CTRL | Qt::Key_W)))
    , quit(make(window, "quit", tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), "quit", "application-exit"))
    , copySource(make(window, "copySource", tr("&Copy Source URL"), QKeySequence::Copy, "copy", "edit-copy"))
    , paste(make(window, "paste", tr("Paste A&ddresses…"), QKeySequence::Paste))
    , selectAll(make(window, "selectAll", tr("Select &All"), QKeySequence::SelectAll))
    , find(make(window, "find", tr("&Find…"), QKeySequence::Find, "find", "edit-find"))
    , remove(make(window, "remove", tr("&Remove…"), QKeySequence(Qt::Key_Delete), "remove", "edit-delete"))
    , removeWithFiles(make(window, "removeWithFiles", tr("Remove with Fi&les…"), QKeySequence(Qt::SHIFT | Qt::Key_Delete)))
    , preferences(make(window, "preferences", tr("&Preferences…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), "preferences", "configure"))
    , categories(make(window, "categories", tr("Ca&tegories…")))
    , start(make(window, "start", tr("&Start"), QKeySequence(Qt::CTRL | Qt::Key_S), "start", "media-playback-start"))
    , pause(make(window, "pause", tr("&Pause"), QKeySequence(Qt::CTRL | Qt::Key_P), "pause", "media-playback-pause"))
    , retryFailed(make(window, "retryFailed", tr("Retry &Failed Files"), QKeySequence(Qt::CTRL | Qt::Key_R), "start", "view-refresh"))
    , runAgain(make(window, "runAgain", tr("Run A&gain"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), "start", "view-refresh"))
    , decideConflicts(make(window, "decideConflicts", tr("F&iles Already There…")))
    , showVanished(make(window, "showVanished", tr("Files Go&ne from the Source…")))
    , startNow(make(window, "startNow", tr("Start &Now"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return)))
    , queueUp(make(window, "queueUp", tr("Move &Up"), QKeySequence(Qt::ALT | Qt::Key_Up), "queue-up", "go-up"))
    , queueDown(make(window, "queueDown", tr("Move &Down"), QKeySequence(Qt::ALT | Qt::Key_Down), "queue-down", "go-down"))
    , queueTop(make(window, "queueTop", tr("Move to &Top"), QKeySequence(Qt::CTRL | Qt::Key_PageUp), "queue-top", "go-top"))
    , queueBottom(make(window, "queueBottom", tr("Move to &Bottom"), QKeySequence(Qt::CTRL | Qt::Key_PageDown), "queue-bottom", "go-bottom"))
    , priorityHigh(make(window, "priorityHigh", tr("&High Priority")))
    , priorityNormal(make(window, "priorityNormal", tr("N&ormal Priority")))
    , priorityLow(make(window, "priorityLow", tr("&Low Priority")))
    , toggle(make(window, "toggle", tr("Start or Pa&use"), QKeySequence(Qt::Key_Space)))
    , pauseAll(make(window, "pauseAll", tr("Pause A&ll"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)))
    , resumeAll(make(window, "resumeAll", tr("&Resume All"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)))
    , limitSpeed(make(window, "limitSpeed", tr("Limi&t Speed"), QKeySequence(Qt::CTRL | Qt::Key_L), "limit"))
    , limitJob(make(window, "limitJob", tr("Limit This &Job…")))
    , openFolder(make(window, "openFolder", tr("&Open Folder"), QKeySequence(Qt::Key_Return), "open-folder", "folder-open"))
    , extract(make(window, "extract", tr("Unpack &Archives…")))
    , compress(make(window, "compress", tr("Co&mpress Files…")))
    , stopAfterwards(make(window, "stopAfterwards", tr("Stop &What Follows")))
    , demo(make(window, "demo", tr("&Demo Download"), {}, "demo"))
    , guide(make(window, "guide", tr("User &Guide"), QKeySequence::HelpContents))
    , whatsThis(make(window, "whatsThis", tr("&What's This?"), QKeySequence::WhatsThis))
    , about(make(window, "about", tr("&About Milliard")))
    , aboutQt(make(window, "aboutQt", tr("About &Qt")))
{
    watchClipboard->setCheckable(true);
    watchClipboard->setToolTip(tr("Offer to download what other programs copy"));
    newListing->setIconText(tr("New Listing"));
    addSource->setIconText(tr("Add"));
    addSource->setToolTip(tr("Download a file, a folder, a bucket, an image, a feed, or a list of URLs"));
    openFolder->setIconText(tr("Open Folder"));
    limitSpeed->setIconText(tr("Limit"));
    remove->setIconText(tr("Remove"));
    preferences->setIconText(tr("Preferences"));
    newListing->setToolTip(tr("Download everything that a list/get service lists"));
    runAgain->setToolTip(tr("List the source anew, and download what is new or changed"));
    decideConflicts->setToolTip(tr("Say what becomes of the files that are already there"));
    remove->setToolTip(tr("Remove from the list; the files stay"));
    removeWithFiles->setToolTip(tr("Remove from the list, and the files that were stored, after a question"));
    openFolder->setToolTip(tr("Open the destination in the file manager"));
    extract->setToolTip(tr("Unpack what was downloaded, each archive into a folder of its own"));
    compress->setToolTip(tr("Compress the downloaded files, each by itself"));
    stopAfterwards->setToolTip(tr("End what is done after the download: verifying, unpacking, compressing, a command"));
    limitJob->setToolTip(tr("Limit the speed of the selected download, also while it runs"));
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
    for (QAction *action : {copySource, selectAll, remove, removeWithFiles, toggle, openFolder, queueUp, queueDown, queueTop, queueBottom})
        action->setShortcutContext(Qt::WidgetShortcut);
    all = window->findChildren<QAction *>(Qt::FindDirectChildrenOnly);
    for (QAction *action : std::as_const(all))
        action->setProperty(usualKeys, QKeySequence::listToString(action->shortcuts(), QKeySequence::PortableText));
}

void Actions::setShortcuts(const ShortcutChanges &changes)
{
    for (QAction *action : std::as_const(all))
        action->setShortcuts(shortcutsOf(*action, changes));
}

QList<QKeySequence> usualShortcuts(const QAction &action)
{
    return keysFrom(action.property(usualKeys).toString());
}

QList<QKeySequence> shortcutsOf(const QAction &action, const ShortcutChanges &changes)
{
    const auto changed = changes.constFind(action.objectName());
    return changed == changes.cend() ? usualShortcuts(action) : keysFrom(*changed);
}

} // namespace milliard
