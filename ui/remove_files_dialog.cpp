// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/remove_files_dialog.h"

#include "core/model/format.h"
#include "core/model/job_view.h"
#include "ui/icons.h"
#include "ui/plural.h"
#include "ui/progress_bar.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <atomic>
#include <mutex>

namespace milliard {

struct RemoveFilesDialog::Work {
    std::atomic<bool> isCancelled = false;
    std::atomic<qint64> files = 0; // so far, of all downloads
    std::mutex mutex;
    QList<StoredFile> problems; // the first

    bool take(const StoredFile &file)
    {
        ++files;
        if (file.error) {
            const std::scoped_lock lock(mutex);
            if (problems.size() < mostRows)
                problems += file;
        }
        return !isCancelled;
    }
};

RemoveFilesDialog::RemoveFilesDialog(Engine &engine, const QList<JobId> &ids, QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_ids(ids)
    , m_sum(new QLabel)
    , m_bar(new BarWidget)
    , m_problems(new QTreeWidget)
    , m_work(std::make_shared<Work>())
{
    setWindowTitle(tr("Remove with Files"));
    m_sum->setObjectName(QStringLiteral("sum"));
    m_sum->setTextFormat(Qt::PlainText);
    m_sum->setWordWrap(true);
    m_sum->setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    m_problems->setObjectName(QStringLiteral("problems"));
    m_problems->setAccessibleName(tr("Files that could not be removed"));
    m_problems->setHeaderLabels({tr("File"), tr("Why it is still there")});
    m_problems->setRootIsDecorated(false);
    m_problems->setUniformRowHeights(true);
    m_problems->setTextElideMode(Qt::ElideMiddle);
    m_problems->hide();

    m_buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_buttons->button(QDialogButtonBox::Cancel)->setIcon({});
    m_buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    m_remove = m_buttons->addButton(tr("&Remove"), QDialogButtonBox::ActionRole);
    m_remove->setObjectName(QStringLiteral("removeWithFiles"));
    m_remove->setIcon(symbol(QStringLiteral("remove"), QStringLiteral("edit-delete")));
    m_remove->setAutoDefault(false);
    connect(m_remove, &QPushButton::clicked, this, &RemoveFilesDialog::begin);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &RemoveFilesDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_sum);
    column->addWidget(m_bar);
    column->addWidget(m_problems, 1);
    column->addStretch();
    column->addWidget(m_buttons);

    m_timer.setInterval(100);
    connect(&m_timer, &QTimer::timeout, this, &RemoveFilesDialog::sample);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] { m_phase == Phase::Removing ? dealt() : counted(); });
    // Not from within the engine's own telling of it.
    connect(&engine, &Engine::jobChanged, this, &RemoveFilesDialog::countIfStopped, Qt::QueuedConnection);
    stopActive();
}

RemoveFilesDialog::~RemoveFilesDialog()
{
    m_work->isCancelled = true;
}

// ---- counting

void RemoveFilesDialog::stopActive()
{
    enter(Phase::Stopping);
    m_sum->setText(tr("Pausing what runs…"));
    for (const JobId id : std::as_const(m_ids)) {
        if (m_engine.isActive(id) && m_engine.job(id)->state == JobState::Running)
            m_stopped += id;
    }
    const QSet<JobId> all(m_ids.cbegin(), m_ids.cend());
    for (const JobId id : m_engine.queue().order()) {
        if (all.contains(id))
            m_stopped += id;
    }
    // First what waits in the queue: a place there becomes free as soon as something stops.
    for (const JobId id : std::as_const(m_stopped)) {
        if (!m_engine.isActive(id))
            m_engine.pause(id);
    }
    countIfStopped();
}

void RemoveFilesDialog::countIfStopped()
{
    if (m_phase != Phase::Stopping)
        return;
    bool isAnyActive = false;
    for (const JobId id : std::as_const(m_ids)) {
        if (m_engine.isActive(id)) // also if it was begun meanwhile
            m_engine.stop(id);
        isAnyActive = isAnyActive || m_engine.isActive(id); // what waits for room is stopped at once
    }
    if (isAnyActive || !dropGone())
        return;
    enter(Phase::Counting);
    m_left = m_ids;
    countNext();
}

// What went from the list meanwhile needs no word. False: nothing is left, and this is over.
bool RemoveFilesDialog::dropGone()
{
    m_ids.removeIf([this](JobId id) { return !m_engine.job(id); });
    if (m_ids.isEmpty())
        accept();
    return !m_ids.isEmpty();
}

void RemoveFilesDialog::countNext()
{
    while (!m_left.isEmpty() && !m_engine.job(m_left.first()))
        m_left.removeFirst();
    if (m_left.isEmpty())
        return ask();
    deal(StoredFate::Offer);
}

void RemoveFilesDialog::counted()
{
    const Result<StoredSum> sum = m_watcher.result();
    const std::optional<Error> error = sum ? sum->walk.error : sum.error();
    if (error && error->kind == ErrorKind::NoSuchJob)
        return countNext();
    if (error) {
        m_troubles += explain(*error);
        return over();
    }
    m_hasUnknown = m_hasUnknown || !sum->walk.known;
    m_hasTrash = m_hasTrash && sum->hasTrash;
    m_counted.files += sum->files;
    m_counted.bytes += sum->bytes;
    m_counted.changed += sum->changed;
    m_counted.shared += sum->shared;
    m_left.removeFirst();
    countNext();
}

void RemoveFilesDialog::ask()
{
    if (!dropGone())
        return;
    if (m_hasUnknown) {
        m_troubles += tr("What was listed here was not written down, so that the files cannot be told from others. Remove alone leaves them where they are.");
        return over();
    }
    enter(Phase::Asking);
    const qint64 files = m_counted.files;
    m_fate = m_hasTrash && files <= mostTrashed ? StoredFate::Trash : StoredFate::Delete;
    const QString what = m_ids.size() == 1 ? JobView(*m_engine.job(m_ids.first())).name() : tr("%Ln download(s)", nullptr, int(m_ids.size()));
    QString text = tr("Remove %1 from the list, and what it stored?").arg(what) + QStringLiteral("\n\n");
    if (files == 0)
        text += tr("None of its files is left in %1.").arg(folderText());
    else
        text += tr("%Ln file(s) with %1 in %2", nullptr, plural(files)).arg(formatBytes(m_counted.bytes), folderText()) + QLatin1Char(' ')
            + (m_fate == StoredFate::Trash    ? tr("go to the trash.")
                    : files > mostTrashed     ? tr("are deleted for good: they are too many for the trash.")
                                              : tr("are deleted for good: there is no trash for this folder."));
    m_sum->setText(text + stayingText());
    m_remove->setText(files == 0 ? tr("&Remove") : m_fate == StoredFate::Trash ? tr("&Move to Trash") : tr("&Delete"));
    m_remove->setAccessibleDescription(m_sum->text());
    adjustSize();
}

QString RemoveFilesDialog::folderText() const
{
    QStringList folders;
    for (const JobId id : m_ids)
        folders += m_engine.job(id)->spec.destination;
    folders.removeDuplicates();
    return folders.size() == 1 ? folders.first() : tr("%Ln folder(s)", nullptr, int(folders.size()));
}

QString RemoveFilesDialog::stayingText() const
{
    QString text;
    if (m_counted.changed > 0)
        text += QLatin1Char('\n') + tr("%Ln file(s) stay, since they were changed after the download.", nullptr, plural(m_counted.changed));
    if (m_counted.shared > 0)
        text += QLatin1Char('\n') + tr("%Ln file(s) stay, since another download may have stored them as well.", nullptr, plural(m_counted.shared));
    return text;
}

// ---- removing

void RemoveFilesDialog::begin()
{
    m_stopped.clear();
    m_work = std::make_shared<Work>();
    m_left = m_ids;
    enter(Phase::Removing);
    m_sum->setText(m_fate == StoredFate::Trash ? tr("Moving to the trash…") : tr("Deleting…"));
    removeNext();
}

void RemoveFilesDialog::removeNext()
{
    while (!m_left.isEmpty() && !m_engine.job(m_left.first()))
        m_left.removeFirst();
    if (m_left.isEmpty() || m_work->isCancelled)
        return over();
    deal(m_fate);
}

void RemoveFilesDialog::dealt()
{
    const Result<StoredSum> sum = m_watcher.result();
    const JobId id = m_left.takeFirst();
    m_removed += sum ? sum->removed : 0;
    const std::optional<Error> error = sum ? sum->walk.error : sum.error();
    if (error && error->kind != ErrorKind::Cancelled)
        m_troubles += explain(*error);
    if (!error && sum->removed == sum->files)
        forget(id);
    else
        removeNext();
}

void RemoveFilesDialog::forget(JobId id)
{
    auto *watcher = new QFutureWatcher<Result<void>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        if (const Result<void> removed = watcher->result(); !removed)
            m_troubles += explain(removed.error());
        removeNext();
    });
    watcher->setFuture(m_engine.remove(id));
}

void RemoveFilesDialog::over()
{
    sample();
    if (m_phase == Phase::Removing && m_troubles.isEmpty() && m_problems->topLevelItemCount() == 0 && !m_work->isCancelled)
        return accept();
    QStringList lines = m_troubles;
    if (m_phase == Phase::Removing)
        lines.prepend(tr("%1 of %Ln file(s) were removed. The downloads whose files are not all gone stay in the list.", nullptr, plural(m_counted.files)).arg(formatCount(m_removed)));
    m_sum->setText(lines.join(QLatin1Char('\n')));
    enter(Phase::Over);
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("&Close"));
}

// ---- both

void RemoveFilesDialog::deal(StoredFate fate)
{
    m_watcher.setFuture(m_engine.dealWithStored(m_left.first(), fate, [work = m_work](const StoredFile &file) { return work->take(file); }));
}

void RemoveFilesDialog::enter(Phase phase)
{
    m_phase = phase;
    const bool isBusy = phase != Phase::Asking && phase != Phase::Over;
    m_bar->setVisible(isBusy);
    m_remove->setVisible(phase != Phase::Over);
    m_remove->setEnabled(phase == Phase::Asking);
    isBusy ? m_timer.start() : m_timer.stop();
    if (phase == Phase::Counting)
        m_sum->setText(tr("Looking for the files that were stored…"));
    sample();
}

void RemoveFilesDialog::sample()
{
    const qint64 files = m_work->files;
    const bool knowsAll = m_phase == Phase::Removing && m_counted.files > 0;
    const QString text = m_phase == Phase::Stopping ? QString()
        : knowsAll ? tr("%1 of %2").arg(formatCount(files), formatCount(m_counted.files))
                   : tr("%1 so far").arg(formatCount(files));
    m_bar->setLook({knowsAll ? std::optional(double(files) / double(m_counted.files)) : std::nullopt, text, Tone::Accent, true});
    const std::scoped_lock lock(m_work->mutex);
    for (qsizetype row = m_problems->topLevelItemCount(); row < m_work->problems.size(); ++row) {
        const StoredFile &file = m_work->problems.at(row);
        auto *item = new QTreeWidgetItem(m_problems, {shownName(file.path), explain(*file.error)});
        item->setToolTip(0, item->text(0));
        item->setToolTip(1, item->text(1));
        m_problems->show();
    }
}

void RemoveFilesDialog::reject()
{
    m_work->isCancelled = true;
    if (m_phase == Phase::Removing) // what is under way comes to its end, and is told
        return m_sum->setText(tr("Stopping…"));
    if (!m_stopped.isEmpty())
        (void)m_engine.queue().add(m_stopped);
    QDialog::reject();
}

} // namespace milliard
