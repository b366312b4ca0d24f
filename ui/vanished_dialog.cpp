// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/vanished_dialog.h"

#include "core/model/format.h"
#include "ui/icons.h"
#include "ui/plural.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <mutex>

namespace milliard {
namespace {

enum Column { Path, Became };

} // namespace

// Filled on another thread, also when the dialog is gone.
struct VanishedDialog::Found {
    std::mutex mutex;
    QList<VanishedFile> files; // the first, and of a removal those that could not be removed before others

    void take(const VanishedFile &file)
    {
        const std::scoped_lock lock(mutex);
        if (files.size() < mostRows) {
            files += file;
            return;
        }
        if (!file.error)
            return;
        const auto harmless = std::ranges::find_if(files, [](const VanishedFile &other) { return !other.error; });
        if (harmless != files.end())
            *harmless = file;
    }
};

VanishedDialog::VanishedDialog(Engine &engine, JobId id, QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_id(id)
    , m_sum(new QLabel)
    , m_files(new QTreeWidget)
{
    setWindowTitle(tr("Files Gone from the Source"));
    m_sum->setObjectName(QStringLiteral("sum"));
    m_sum->setTextFormat(Qt::PlainText);
    m_sum->setWordWrap(true);
    m_files->setObjectName(QStringLiteral("vanished"));
    m_files->setAccessibleName(tr("Files that the source has no more"));
    m_files->setHeaderLabels({tr("File"), tr("Outcome")});
    m_files->setRootIsDecorated(false);
    m_files->setUniformRowHeights(true);
    m_files->setTextElideMode(Qt::ElideMiddle);
    m_files->header()->setStretchLastSection(false);
    m_files->header()->setSectionResizeMode(Path, QHeaderView::Stretch);
    m_files->header()->setSectionResizeMode(Became, QHeaderView::ResizeToContents);
    m_files->setColumnHidden(Became, true);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setIcon({});
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    m_remove = buttons->addButton(tr("&Remove These Files…"), QDialogButtonBox::ActionRole);
    m_remove->setObjectName(QStringLiteral("removeVanished"));
    m_remove->setIcon(symbol(QStringLiteral("remove"), QStringLiteral("edit-delete")));
    m_remove->setAutoDefault(false);
    connect(m_remove, &QPushButton::clicked, this, &VanishedDialog::askToRemove);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_sum);
    column->addWidget(m_files, 1);
    column->addWidget(buttons);
    resize(560, 380);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &VanishedDialog::found);
    find(false);
}

VanishedDialog::~VanishedDialog() = default;

void VanishedDialog::find(bool remove)
{
    m_removing = remove;
    m_remove->setEnabled(false);
    m_sum->setText(remove ? tr("Removing…") : tr("Looking through the destination…"));
    m_found = std::make_shared<Found>();
    m_watcher.setFuture(m_engine.findVanished(m_id, remove, [found = m_found](const VanishedFile &file) { found->take(file); }));
}

void VanishedDialog::found()
{
    showFiles();
    const Result<VanishedSum> sum = m_watcher.result();
    if (!sum) {
        m_sum->setText(explain(sum.error()));
        return;
    }
    m_sum->setText(sumText(*sum));
    m_remove->setEnabled(sum->vanished > sum->removed);
}

void VanishedDialog::showFiles()
{
    m_files->clear();
    const std::scoped_lock lock(m_found->mutex);
    for (const VanishedFile &file : std::as_const(m_found->files)) {
        auto *row = new QTreeWidgetItem(m_files, {shownName(file.path)});
        row->setToolTip(Path, row->text(Path));
        if (m_removing)
            row->setText(Became, file.error ? explain(*file.error) : file.removed ? tr("removed") : tr("still there"));
    }
    m_files->setColumnHidden(Became, !m_removing);
}

QString VanishedDialog::sumText(const VanishedSum &sum) const
{
    const JobRecord *job = m_engine.job(m_id);
    const QString folder = job ? job->spec.destination : QString();
    QStringList lines;
    if (sum.isPartial)
        lines += tr("Nothing can be said of files that are gone from the source: it did not tell all that it has, as failures and notices say, or its pages do not say that they are indexes.");
    else if (!sum.known)
        lines += tr("Nothing can be said of files that are gone from the source: by its options it is not listed to its end, or what it listed before was not written down.");
    else if (sum.vanished == 0)
        lines += tr("All files that were downloaded are still in the source.");
    else if (m_removing)
        lines += tr("%1 of %Ln file(s) were removed from %2.", nullptr, plural(sum.vanished)).arg(formatCount(sum.removed), folder);
    else
        lines += tr("The source no longer has %Ln file(s) that were downloaded to %1, where they still are.", nullptr, plural(sum.vanished)).arg(folder);
    if (sum.staying > 0)
        lines += tr("%Ln file(s) that are gone as well stay, since they were changed after the download or may be another's.", nullptr, plural(sum.staying));
    if (sum.vanished > mostRows)
        lines += tr("The first %1 are shown.").arg(formatCount(mostRows));
    if (sum.error)
        lines += tr("The folder was not looked through to its end: %1").arg(explain(*sum.error));
    return lines.join(QLatin1Char('\n'));
}

void VanishedDialog::askToRemove()
{
    const Result<VanishedSum> sum = m_watcher.result();
    const JobRecord *job = m_engine.job(m_id);
    if (!sum || !job)
        return;
    const qint64 left = sum->vanished - sum->removed;
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Remove Files"),
        tr("Delete %Ln file(s)?", nullptr, plural(left)), QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("What is deleted from %1 cannot be downloaded again: the source has it no more.").arg(job->spec.destination));
    QPushButton *yes = box->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::buttonClicked, this, [this, yes](const QAbstractButton *pressed) {
        if (pressed == yes)
            find(true);
    });
    box->open();
}

} // namespace milliard
