// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/compress_dialog.h"

#include "core/model/format.h"
#include "ui/destination_field.h"
#include "ui/field_message.h"
#include "ui/icons.h"
#include "ui/plural.h"
#include "ui/progress_bar.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QThread>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <QtConcurrent>

#include <deque>
#include <mutex>

namespace milliard {
namespace {

enum Column { Name, Before, After, Saved };

QString savedText(qint64 before, qint64 after)
{
    return before > 0 ? formatPercent(double(before - after) / double(before)) : QString();
}

} // namespace

// The working thread hands on the latest results and the sum; this one takes them ten times a second, however many there are.
struct CompressDialog::Work {
    std::atomic<bool> isCancelled = false;
    std::mutex mutex;
    CompressedSum sum;
    std::deque<Compressed> latest; // not taken yet; bounded

    void take(const Compressed &file)
    {
        const std::scoped_lock lock(mutex);
        sum.add(file);
        if (file.outcome == Compressed::Left)
            return;
        if (latest.size() >= std::size_t(mostRows))
            latest.pop_front();
        latest.push_back(file);
    }
};

CompressDialog::CompressDialog(const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_folder(new DestinationField(this))
    , m_compression(new QComboBox(this))
    , m_files(new QTreeWidget(this))
    , m_sum(new QLabel(this))
    , m_bar(new BarWidget(this))
{
    setWindowTitle(tr("Compress Files"));
    m_folder->edit()->setAccessibleName(tr("Folder whose files are compressed"));
    m_compression->setObjectName(QStringLiteral("compression"));
    m_compression->addItem(tr("Zstandard (.zst): faster and smaller"), int(FileCompression::Zstd));
    m_compression->addItem(tr("gzip (.gz): opens everywhere"), int(FileCompression::Gzip));

    m_files->setObjectName(QStringLiteral("files"));
    m_files->setAccessibleName(tr("Files that were compressed or failed"));
    m_files->setHeaderLabels({tr("File"), tr("Before"), tr("After"), tr("Saved")});
    m_files->setRootIsDecorated(false);
    m_files->setUniformRowHeights(true);
    m_files->setTextElideMode(Qt::ElideMiddle);
    m_files->header()->setStretchLastSection(false);
    m_files->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    for (const Column column : {Before, After, Saved})
        m_files->header()->resizeSection(column, fontMetrics().averageCharWidth() * 12);
    m_sum->setObjectName(QStringLiteral("sum"));
    m_sum->setWordWrap(true);
    m_sum->setText(tr("Each file becomes one compressed file, which takes its place once it was read back to the same bytes. "
                      "Files that would not become smaller stay. The download does not know its files any more then: running it again would fetch them anew."));
    m_bar->hide();

    m_buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_buttons->button(QDialogButtonBox::Close)->setIcon({});
    m_start = m_buttons->addButton(tr("Com&press"), QDialogButtonBox::ActionRole);
    m_start->setObjectName(QStringLiteral("compress"));
    m_start->setDefault(true);

    auto *form = new QFormLayout;
    form->addRow(labelFor(m_folder, tr("&Folder:")), m_folder);
    form->addRow(labelFor(m_compression, tr("&With:")), m_compression);
    auto *column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_files, 1);
    column->addWidget(m_bar);
    column->addWidget(m_sum);
    column->addWidget(m_buttons);

    m_timer.setInterval(100);
    connect(&m_timer, &QTimer::timeout, this, &CompressDialog::sample);
    connect(m_start, &QPushButton::clicked, this, &CompressDialog::start);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &CompressDialog::reject);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 26);
    m_folder->setFolder(folder);
    refresh();
}

CompressDialog::~CompressDialog()
{
    if (!m_work)
        return;
    m_work->isCancelled = true;
    m_running.waitForFinished();
}

void CompressDialog::start()
{
    const auto folder = m_folder->folder();
    if (!folder)
        return m_folder->edit()->setFocus();
    if (!QDir(*folder).exists())
        return m_folder->message()->setError(tr("There is no folder %1.").arg(*folder));
    m_files->clear();
    m_work = std::make_shared<Work>();
    m_bar->show();
    m_timer.start();
    const auto compression = FileCompression(m_compression->currentData().toInt());
    // The sum goes by the event loop, since a future has one continuation and the destructor waits for this one.
    m_running = QtConcurrent::run([this, work = m_work, folder = *folder, compression] {
        const CompressedSum sum
            = compressAll({folder}, compression, QThread::idealThreadCount(), work->isCancelled, [&work](const Compressed &file) { work->take(file); });
        QMetaObject::invokeMethod(this, [this, sum] { over(sum); }, Qt::QueuedConnection);
    });
    refresh();
    sample();
}

void CompressDialog::sample()
{
    std::deque<Compressed> latest;
    CompressedSum sum;
    {
        const std::scoped_lock lock(m_work->mutex);
        latest.swap(m_work->latest);
        sum = m_work->sum;
    }
    for (const Compressed &file : latest)
        showFile(file);
    if (!latest.empty())
        m_files->scrollToBottom();
    showSum(sum);
    const qint64 files = sum.done + sum.left + sum.failed;
    m_bar->setLook({std::nullopt, m_work->isCancelled ? tr("Stopping…") : tr("%1 file(s) so far", nullptr, plural(files)).arg(formatCount(files)), Tone::Accent, true});
}

void CompressDialog::showFile(const Compressed &file)
{
    // The oldest that did not fail makes room.
    for (int i = 0; m_files->topLevelItemCount() >= mostRows; i = 0) {
        while (i < m_files->topLevelItemCount() - 1 && m_files->topLevelItem(i)->text(After).isEmpty())
            ++i;
        delete m_files->takeTopLevelItem(i);
    }
    const QString name = QDir(m_folder->edit()->text()).relativeFilePath(file.path);
    auto *item = new QTreeWidgetItem(m_files, {shownName(name), formatBytes(file.before)});
    item->setToolTip(Name, name);
    if (file.error) {
        item->setIcon(Name, symbol(QStringLiteral("failed")));
        item->setText(Name, tr("%1: %2").arg(shownName(name), explain(*file.error)));
        item->setToolTip(Name, explain(*file.error));
    } else {
        item->setText(After, formatBytes(file.after));
        item->setText(Saved, savedText(file.before, file.after));
    }
    for (const Column column : {Before, After, Saved})
        item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
}

void CompressDialog::showSum(const CompressedSum &sum)
{
    QString text = tr("%1 compressed, %2 left as they are").arg(formatCount(sum.done), formatCount(sum.left));
    if (sum.failed > 0)
        text += tr(", %1 failed").arg(formatCount(sum.failed));
    if (sum.before > 0)
        text += tr(": %1 before, %2 after, %3 saved (%4)").arg(formatBytes(sum.before), formatBytes(sum.after), formatBytes(sum.before - sum.after), savedText(sum.before, sum.after));
    m_sum->setText(text + QLatin1Char('.'));
}

void CompressDialog::over(const CompressedSum &sum)
{
    m_timer.stop();
    sample();
    showSum(sum);
    const bool isStopped = sum.error && sum.error->kind == ErrorKind::Cancelled;
    const bool isBad = (sum.error && !isStopped) || sum.failed > 0;
    m_bar->setLook({1.0, isStopped ? tr("Stopped") : sum.error ? explain(*sum.error) : tr("Done"), isBad ? Tone::Bad : isStopped ? Tone::Quiet : Tone::Good, false});
    m_work.reset();
    refresh();
    Q_EMIT ended();
}

void CompressDialog::refresh()
{
    m_start->setEnabled(!m_work);
    m_folder->setEnabled(!m_work);
    m_compression->setEnabled(!m_work);
    m_buttons->button(QDialogButtonBox::Close)->setText(m_work ? tr("&Stop") : tr("&Close"));
}

void CompressDialog::reject()
{
    if (!m_work)
        return QDialog::reject();
    m_work->isCancelled = true;
}

} // namespace milliard
