// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// How downloads come into the main window: dialogs, the clipboard, what is dropped, and the command line.
#include "ui/main_window.h"

#include "ui/add_source_dialog.h"
#include "ui/addresses.h"
#include "ui/clipboard_watch.h"
#include "ui/job_commands.h"
#include "ui/new_listing_dialog.h"
#include "ui/offer_bar.h"
#include "ui/settings.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QStatusBar>

namespace milliard {

void MainWindow::connectAdding()
{
    setAcceptDrops(true);
    connect(m_actions.newListing, &QAction::triggered, this, [this] { openNewListing(); });
    connect(m_actions.addSource, &QAction::triggered, this, [this] { openAddSource(); });
    connect(m_actions.paste, &QAction::triggered, this, &MainWindow::paste);
    auto *watch = new ClipboardWatch(this);
    connect(m_actions.watchClipboard, &QAction::toggled, this, [this, watch](bool on) {
        m_settings.setWatchClipboard(on);
        watch->setEnabled(on);
    });
    m_actions.watchClipboard->setChecked(m_settings.preferences().watchClipboard);
    connect(watch, &ClipboardWatch::copied, this, [this](const QStringList &addresses) {
        m_offers->offer(addresses.size() == 1 ? tr("Copied: %1").arg(shownSource(addresses.first()))
                                              : tr("%Ln address(es) were copied", nullptr, int(addresses.size())),
            tr("Download…"), [this, addresses] { askFor(addresses); });
        QApplication::alert(this);
    });
}

Result<void> MainWindow::submit(const NewDownload &download)
{
    showAllJobs();
    const QList<Category> categories = m_settings.categories();
    NewDownload sorted = download;
    if (const Category *category = categoryFor(categories, download.sources()))
        sorted.spec.category = category->name;
    return m_commands->addAndStart(sorted);
}

void MainWindow::askFor(const QStringList &sources)
{
    if (sources.isEmpty())
        return;
    if (sources.size() == 1 && sources.first().startsWith(QLatin1String("list+"), Qt::CaseInsensitive))
        openNewListing(sources.first());
    else
        openAddSource(sources);
}

void MainWindow::comeToFront()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    QWidget *front = QApplication::activeModalWidget();
    for (QWidget *window : {static_cast<QWidget *>(this), front}) {
        if (window) {
            window->raise();
            window->activateWindow();
        }
    }
}

void MainWindow::openNewListing(const QString &source)
{
    auto *dialog = new NewListingDialog(m_settings, [this](const JobSpec &spec) { return submit({spec}); }, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!source.isEmpty())
        dialog->setSource(source);
    dialog->open();
}

// One at a time: what comes while it is open goes there too.
void MainWindow::openAddSource(const QStringList &addresses)
{
    if (auto *open = findChild<AddSourceDialog *>(); open && open->isVisible())
        return open->addAddresses(addresses);
    auto *dialog = new AddSourceDialog(m_settings, [this](const NewDownload &download) { return submit(download); }, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!addresses.isEmpty())
        dialog->setAddresses(addresses);
    dialog->open();
}

void MainWindow::paste()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    const QStringList found = data ? addressesIn(*data) : QStringList();
    if (found.isEmpty())
        statusBar()->showMessage(tr("The clipboard has no address that something can be downloaded from."), 5000);
    askFor(found);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!addressesIn(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

// Not within the drop: the program that it comes from waits for its end.
void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    QMetaObject::invokeMethod(this, [this, found = addressesIn(*event->mimeData())] { askFor(found); }, Qt::QueuedConnection);
}

} // namespace milliard
