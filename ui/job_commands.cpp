// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/job_commands.h"

#include "ui/actions.h"
#include "ui/complain.h"
#include "ui/compress_dialog.h"
#include "ui/extract_dialog.h"
#include "ui/job_limit_dialog.h"
#include "ui/job_table.h"
#include "ui/new_download.h"
#include "ui/remove_files_dialog.h"

#include <QAction>
#include <QBuffer>
#include <QClipboard>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

#include <algorithm>
#include <ranges>

namespace milliard {

JobCommands::JobCommands(Engine &engine, JobTable &table, Actions &actions, QWidget *window)
    : QObject(window)
    , m_engine(engine)
    , m_table(table)
    , m_actions(actions)
    , m_window(window)
{
    connect(actions.start, &QAction::triggered, this, [this] { start(m_table.selectedJobs()); });
    connect(actions.pause, &QAction::triggered, this, [this] { pause(m_table.selectedJobs()); });
    connect(actions.retryFailed, &QAction::triggered, this, [this] { retryFailed(m_table.selectedJobs()); });
    connect(actions.resumeAll, &QAction::triggered, this, [this] { start(all()); });
    connect(actions.pauseAll, &QAction::triggered, this, [this] { pause(all()); });
    connect(actions.toggle, &QAction::triggered, this, &JobCommands::toggle);
    connect(actions.remove, &QAction::triggered, this, &JobCommands::askToRemove);
    connect(actions.removeWithFiles, &QAction::triggered, this, &JobCommands::removeWithFiles);
    connect(actions.openFolder, &QAction::triggered, this, &JobCommands::openFolder);
    connect(actions.extract, &QAction::triggered, this, &JobCommands::extract);
    connect(actions.compress, &QAction::triggered, this, &JobCommands::compress);
    connect(actions.limitJob, &QAction::triggered, this, &JobCommands::limit);
    connect(actions.copySource, &QAction::triggered, this, &JobCommands::copySource);
    connect(actions.selectAll, &QAction::triggered, &table, &QAbstractItemView::selectAll);
    connect(&table, &JobTable::openRequested, actions.openFolder, &QAction::trigger);
    for (QAction *action : {actions.copySource, actions.selectAll, actions.remove, actions.removeWithFiles, actions.toggle, actions.openFolder})
        table.addAction(action);

    connect(&table, &JobTable::selectedJobsChanged, this, &JobCommands::refreshForSelection);
    for (const auto signal : {&Engine::jobAdded, &Engine::jobChanged, &Engine::jobRemoved})
        connect(&engine, signal, &m_soon, qOverload<>(&QTimer::start));
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &JobCommands::refreshEnabled);
    connect(&engine, &Engine::jobChanged, this, [this](JobId id) {
        // Not from within the engine's own telling of it.
        if (m_removeWhenEnded.contains(id) && !m_engine.isActive(id))
            QMetaObject::invokeMethod(this, [this, id] { removeNow(id); }, Qt::QueuedConnection);
    });
    refreshEnabled();
}

bool JobCommands::canStart(JobId id) const
{
    const JobRecord *job = m_engine.job(id);
    if (!job || job->state == JobState::Done || job->state == JobState::Queued)
        return false;
    return job->state != JobState::Running || job->isWaiting() || !m_engine.isActive(id);
}

bool JobCommands::canRetry(JobId id) const
{
    const JobRecord *job = m_engine.job(id);
    return job && job->counts.failed > 0 && !m_engine.isActive(id);
}

bool JobCommands::canPause(JobId id) const
{
    const JobRecord *job = m_engine.job(id);
    return job && (job->state == JobState::Queued || (job->state == JobState::Running && m_engine.isActive(id)));
}

QList<JobId> JobCommands::all() const
{
    QList<JobId> ids;
    for (const auto &[id, job] : m_engine.records())
        ids << id;
    return ids;
}

void JobCommands::refreshEnabled()
{
    const auto &records = m_engine.records();
    const auto any = [&records, this](bool (JobCommands::*can)(JobId) const) {
        return std::ranges::any_of(records | std::views::keys, [&](JobId id) { return (this->*can)(id); });
    };
    m_actions.resumeAll->setEnabled(any(&JobCommands::canStart));
    m_actions.pauseAll->setEnabled(any(&JobCommands::canPause));
    m_actions.selectAll->setEnabled(!records.empty());
    refreshForSelection();
}

// Not of all jobs: the selection changes with each letter of a filter.
void JobCommands::refreshForSelection()
{
    const QList<JobId> selected = m_table.selectedJobs();
    const auto any = [this](const auto &ids, bool (JobCommands::*can)(JobId) const) {
        return std::ranges::any_of(ids, [&](JobId id) { return (this->*can)(id); });
    };
    const bool resumes = std::ranges::any_of(selected, [this](JobId id) {
        const JobRecord *job = m_engine.job(id);
        return canStart(id) && (job->counts.listed > 0 || m_engine.board(id)); // it ran before
    });
    m_actions.start->setText(resumes ? tr("Re&sume") : tr("&Start"));
    m_actions.start->setEnabled(any(selected, &JobCommands::canStart));
    m_actions.pause->setEnabled(any(selected, &JobCommands::canPause));
    m_actions.retryFailed->setEnabled(any(selected, &JobCommands::canRetry));
    m_actions.toggle->setEnabled(m_actions.start->isEnabled() || m_actions.pause->isEnabled());
    m_actions.remove->setEnabled(!selected.isEmpty());
    m_actions.removeWithFiles->setEnabled(!selected.isEmpty());
    m_actions.copySource->setEnabled(!selected.isEmpty());
    m_actions.openFolder->setEnabled(selected.size() == 1);
    m_actions.compress->setEnabled(selected.size() == 1 && !m_engine.isActive(selected.first()));
    m_actions.limitJob->setEnabled(selected.size() == 1);
}

Result<void> JobCommands::addAndStart(const NewDownload &download)
{
    QByteArray lines = download.files.join(QLatin1Char('\n')).toUtf8();
    QBuffer list(&lines);
    list.open(QIODevice::ReadOnly);
    const Result<JobId> id = lines.isEmpty() ? m_engine.add(download.spec) : m_engine.addList(list, download.spec);
    if (!id)
        return std::unexpected(id.error());
    m_table.selectJob(*id);
    start({*id});
    return {};
}

void JobCommands::start(const QList<JobId> &ids)
{
    const auto look = [this](const Result<void> &started) {
        if (!started)
            complain(m_window, tr("The download cannot be started"), started.error());
    };
    QList<JobId> queued;
    for (const JobId id : ids) {
        if (!canStart(id))
            continue;
        if (m_engine.isActive(id) && m_engine.job(id)->isWaiting())
            look(m_engine.start(id)); // it has its turn
        else
            queued.append(id);
    }
    look(m_engine.queue().add(queued));
}

void JobCommands::retryFailed(const QList<JobId> &ids)
{
    for (const JobId id : ids) {
        if (!canRetry(id))
            continue;
        const auto started = m_engine.reopenFailed(id).and_then([&] { return m_engine.queue().add({id}); });
        if (!started)
            complain(m_window, tr("The download cannot be started"), started.error());
    }
}

void JobCommands::pause(const QList<JobId> &ids)
{
    for (const JobId id : ids) {
        if (canPause(id))
            m_engine.pause(id);
    }
}

void JobCommands::toggle()
{
    const QList<JobId> ids = m_table.selectedJobs();
    if (std::ranges::any_of(ids, [this](JobId id) { return canPause(id); }))
        pause(ids);
    else
        start(ids);
}

void JobCommands::askToRemove()
{
    const QList<JobId> ids = m_table.selectedJobs();
    if (ids.isEmpty())
        return;
    auto *box = new QMessageBox(QMessageBox::Question, tr("Remove"),
        ids.size() == 1 ? tr("Remove this download from the list?") : tr("Remove these %1 downloads from the list?").arg(ids.size()),
        QMessageBox::Cancel, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("What runs is stopped. The files that are downloaded stay where they are."));
    QPushButton *yes = box->addButton(tr("&Remove"), QMessageBox::AcceptRole);
    box->setDefaultButton(yes);
    connect(box, &QMessageBox::buttonClicked, this, [this, ids, yes](const QAbstractButton *pressed) {
        if (pressed == yes)
            remove(ids);
    });
    box->open();
}

void JobCommands::removeWithFiles()
{
    const QList<JobId> ids = m_table.selectedJobs();
    if (ids.isEmpty())
        return;
    auto *dialog = new RemoveFilesDialog(m_engine, ids, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void JobCommands::remove(const QList<JobId> &ids)
{
    for (const JobId id : ids) {
        if (!m_engine.isActive(id)) {
            removeNow(id);
            continue;
        }
        m_removeWhenEnded.insert(id);
        m_engine.stop(id);
    }
}

void JobCommands::removeNow(JobId id)
{
    m_removeWhenEnded.remove(id);
    if (!m_engine.job(id))
        return;
    // A watcher and not then(): the engine has attached its own continuation, and a future has one.
    auto *watcher = new QFutureWatcher<Result<void>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        if (const Result<void> removed = watcher->result(); !removed)
            complain(m_window, tr("The download cannot be removed"), removed.error());
    });
    watcher->setFuture(m_engine.remove(id));
}

void JobCommands::openFolder()
{
    const JobRecord *job = m_engine.job(m_table.currentJob());
    if (!job)
        return;
    const QString &folder = job->spec.destination;
    if (!QFileInfo(folder).isDir())
        complain(m_window, tr("The folder cannot be opened"), {ErrorKind::DestinationUnusable, tr("%1 is not there (yet)").arg(folder)});
    else if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        complain(m_window, tr("The folder cannot be opened"), {ErrorKind::BadInput, tr("no file manager opens %1").arg(folder)});
}

void JobCommands::extract()
{
    const JobRecord *job = m_engine.job(m_table.currentJob()); // without one, the user chooses
    auto *dialog = new ExtractDialog(
        QCoreApplication::applicationDirPath() + QStringLiteral("/milliard-cli"), job ? job->spec.destination : QString(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void JobCommands::compress()
{
    const JobRecord *job = m_engine.job(m_table.currentJob());
    if (!job)
        return;
    auto *dialog = new CompressDialog(job->spec.destination, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void JobCommands::limit()
{
    const JobRecord *job = m_engine.job(m_table.currentJob());
    if (!job)
        return;
    auto *dialog = new JobLimitDialog(m_engine, *job, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void JobCommands::copySource()
{
    QStringList sources;
    for (const JobId id : m_table.selectedJobs()) {
        if (const JobRecord *job = m_engine.job(id))
            sources << job->spec.source;
    }
    QGuiApplication::clipboard()->setText(sources.join(QLatin1Char('\n')));
}

} // namespace milliard
