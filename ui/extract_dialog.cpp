// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/extract_dialog.h"

#include "core/files/archive_names.h"
#include "core/model/format.h"
#include "ui/destination_field.h"
#include "ui/field_message.h"
#include "ui/icons.h"
#include "ui/progress_bar.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace milliard {
namespace {

enum Column { Name, Size, Became };
enum Role { PathRole = Qt::UserRole, StateRole };
enum State { Waiting, Running, Done, Failed };

State stateOf(const QTreeWidgetItem &item)
{
    return State(item.data(Name, StateRole).toInt());
}

} // namespace

ExtractDialog::ExtractDialog(const QString &program, const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_archives(new QTreeWidget(this))
    , m_summary(new QLabel(this))
    , m_destination(new DestinationField(this))
    , m_removes(new QCheckBox(tr("&Remove each archive once all of it is unpacked"), this))
    , m_bar(new BarWidget(this))
    , m_process(program)
{
    setWindowTitle(tr("Unpack Archives"));
    m_archives->setObjectName(QStringLiteral("archives"));
    m_archives->setAccessibleName(tr("Archives to unpack"));
    m_archives->setHeaderLabels({tr("Archive"), tr("Size"), tr("State")});
    m_archives->setRootIsDecorated(false);
    m_archives->setUniformRowHeights(true);
    m_archives->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_archives->header()->setStretchLastSection(true);
    m_archives->header()->resizeSection(Name, fontMetrics().averageCharWidth() * 34);
    m_archives->header()->resizeSection(Size, fontMetrics().averageCharWidth() * 12);
    m_summary->setObjectName(QStringLiteral("summary"));
    m_summary->setWordWrap(true);
    m_bar->hide();

    m_buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_buttons->button(QDialogButtonBox::Close)->setIcon({});
    m_start = m_buttons->addButton(tr("&Unpack"), QDialogButtonBox::ActionRole);
    m_start->setObjectName(QStringLiteral("unpack"));
    m_start->setDefault(true);

    auto *form = new QFormLayout;
    form->addRow(labelFor(m_destination, tr("&Into folder:")), m_destination);
    form->addRow(QString(), m_removes);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_archives, 1);
    column->addWidget(makeListRow());
    column->addLayout(form);
    column->addWidget(m_bar);
    column->addWidget(m_buttons);

    connect(m_start, &QPushButton::clicked, this, &ExtractDialog::start);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &ExtractDialog::reject);
    connect(m_archives, &QTreeWidget::itemSelectionChanged, this, &ExtractDialog::refresh);
    connect(&m_process, &ExtractProcess::progressed, this, &ExtractDialog::progressed);
    connect(&m_process, &ExtractProcess::ended, this, &ExtractDialog::ended);

    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 26);
    m_destination->setFolder(folder.isEmpty() ? QDir::homePath() : folder);
    if (!folder.isEmpty())
        look(folder);
    refresh();
}

ExtractDialog::~ExtractDialog()
{
    *m_looksNoMore = true;
}

QWidget *ExtractDialog::makeListRow()
{
    m_add = new QPushButton(tr("&Add…"), this);
    m_leaveOut = new QPushButton(tr("&Leave Out"), this);
    m_add->setAutoDefault(false);
    m_leaveOut->setAutoDefault(false);
    m_leaveOut->setToolTip(tr("Take the selected archives off this list; the files stay"));
    connect(m_add, &QPushButton::clicked, this, &ExtractDialog::choose);
    connect(m_leaveOut, &QPushButton::clicked, this, &ExtractDialog::leaveOut);
    return inRow({m_summary, m_add, m_leaveOut}, 0);
}

// Reading a folder of millions takes a while.
void ExtractDialog::look(const QString &folder)
{
    m_isLooking = true;
    QtConcurrent::run([folder, stop = m_looksNoMore] { return archivesBelow(folder, mostFound, *stop); })
        .then(this, [this](const QStringList &archives) {
            m_isLooking = false;
            add(archives);
            Q_EMIT found();
        });
}

void ExtractDialog::add(const QStringList &archives)
{
    for (const QString &path : archives) {
        const QFileInfo file(path);
        const auto isListed = [&](int i) { return m_archives->topLevelItem(i)->data(Name, PathRole) == file.absoluteFilePath(); };
        bool is = false;
        for (int i = 0; i < m_archives->topLevelItemCount() && !is; ++i)
            is = isListed(i);
        if (is)
            continue;
        auto *item = new QTreeWidgetItem(m_archives, {file.fileName(), formatBytes(file.size()), tr("Waits")});
        item->setToolTip(Name, file.absoluteFilePath());
        item->setData(Name, PathRole, file.absoluteFilePath());
        item->setData(Name, StateRole, Waiting);
        item->setTextAlignment(Size, Qt::AlignRight | Qt::AlignVCenter);
    }
    m_archives->sortItems(Name, Qt::AscendingOrder);
    refresh();
}

void ExtractDialog::choose()
{
    auto *dialog = new QFileDialog(this, tr("Add Archives"), m_destination->edit()->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Archives (*.zip *.7z *.tar *.tgz *.tbz *.txz *.tzst *.gz *.bz2 *.xz *.zst)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &ExtractDialog::add);
    dialog->open();
}

void ExtractDialog::leaveOut()
{
    for (QTreeWidgetItem *item : m_archives->selectedItems()) {
        if (item != m_current)
            delete item;
    }
    refresh();
}

void ExtractDialog::start()
{
    const auto folder = m_destination->folder();
    if (!folder)
        return m_destination->edit()->setFocus();
    if (!QDir().exists(*folder) && !QDir().mkdir(*folder))
        return m_destination->message()->setError(tr("%1 cannot be made.").arg(*folder));
    m_folder = *folder;
    m_done = m_failed = 0;
    m_isStopping = false;
    for (int i = 0; i < m_archives->topLevelItemCount(); ++i) {
        if (stateOf(*m_archives->topLevelItem(i)) == Failed)
            m_archives->topLevelItem(i)->setData(Name, StateRole, Waiting);
    }
    m_bar->show();
    next();
}

void ExtractDialog::next()
{
    m_current = nullptr;
    for (int i = 0; i < m_archives->topLevelItemCount() && !m_current && !m_isStopping; ++i) {
        if (stateOf(*m_archives->topLevelItem(i)) == Waiting)
            m_current = m_archives->topLevelItem(i);
    }
    if (!m_current)
        return over();
    m_current->setData(Name, StateRole, Running);
    m_current->setText(Became, tr("Being unpacked"));
    m_archives->scrollToItem(m_current);
    m_bar->setLook({std::nullopt, m_current->text(Name), Tone::Accent, true});
    m_process.start(m_current->data(Name, PathRole).toString(), m_folder, {}, m_removes->isChecked());
    refresh();
}

void ExtractDialog::progressed(const ExtractProgress &progress)
{
    if (progress.total <= 0)
        return;
    const double fraction = double(progress.done) / double(progress.total);
    m_bar->setLook({fraction, tr("%1 of %2").arg(formatPercent(fraction), m_current->text(Name)), Tone::Accent, true});
    m_bar->setAccessibleName(tr("%1, %2").arg(m_current->text(Name), formatPercent(fraction)));
}

void ExtractDialog::ended(const Result<Extracted> &extracted)
{
    m_current->setData(Name, StateRole, extracted ? Done : Failed);
    if (extracted) {
        ++m_done;
        QString text = extracted->path.isEmpty()
            ? tr("Unpacked before; the archive is removed now")
            : tr("%n file(s), %1, in %2", nullptr, int(extracted->files)).arg(formatBytes(extracted->bytes), QFileInfo(extracted->path).fileName());
        if (!extracted->leftOut.isEmpty())
            text += QStringLiteral("; ") + tr("%n left out", nullptr, int(extracted->leftOut.size()));
        if (!extracted->stays.isEmpty())
            text += QStringLiteral("; ") + tr("the archive cannot be removed: %1").arg(extracted->stays);
        m_current->setText(Became, text);
        m_current->setToolTip(Became, QStringList{extracted->path, extracted->leftOut.join(QLatin1Char('\n'))}.join(QLatin1Char('\n')).trimmed());
    } else {
        ++m_failed;
        const QString why = explain(extracted.error());
        m_current->setText(Became, why);
        m_current->setToolTip(Became, why);
        m_current->setIcon(Became, symbol(QStringLiteral("failed")));
    }
    next();
}

void ExtractDialog::over()
{
    const QString text = m_failed == 0 ? tr("%n archive(s) unpacked", nullptr, m_done) : tr("%n archive(s) unpacked", nullptr, m_done) + QStringLiteral(", ") + tr("%n failed", nullptr, m_failed);
    m_bar->setLook({1.0, text, m_failed > 0 ? Tone::Bad : Tone::Good, false});
    m_bar->setAccessibleName(text);
    refresh();
}

void ExtractDialog::refresh()
{
    int waiting = 0;
    for (int i = 0; i < m_archives->topLevelItemCount(); ++i) {
        const State state = stateOf(*m_archives->topLevelItem(i));
        waiting += state == Waiting || state == Failed ? 1 : 0;
    }
    const bool runs = m_current;
    m_start->setEnabled(!runs && waiting > 0);
    m_add->setEnabled(!runs);
    m_leaveOut->setEnabled(!runs && !m_archives->selectedItems().isEmpty());
    m_destination->setEnabled(!runs);
    m_removes->setEnabled(!runs);
    m_buttons->button(QDialogButtonBox::Close)->setText(runs ? tr("&Stop") : tr("&Close"));
    const int listed = m_archives->topLevelItemCount();
    m_summary->setText(m_isLooking ? tr("Looking for archives…")
            : listed == 0          ? tr("No archives here; add some.")
                                   : tr("%n archive(s)", nullptr, listed));
}

void ExtractDialog::reject()
{
    if (!m_current)
        return QDialog::reject();
    m_isStopping = true;
    m_process.cancel(); // ended() follows
}

} // namespace milliard
