// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/failures_page.h"

#include "core/model/format.h"
#include "ui/icons.h"
#include "ui/progress_delegate.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

namespace milliard {

FailuresPage::FailuresPage(ProgressModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_rows(new JobChildrenModel(model, {ProgressModel::FailureRow}, this))
    , m_view(new QTreeView(this))
    , m_note(new QLabel(this))
    , m_empty(new QLabel(tr("No failures. Every file so far arrived whole."), this))
{
    m_view->setModel(m_rows);
    m_view->setRootIsDecorated(false);
    m_view->setItemsExpandable(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setAccessibleName(tr("Failures"));
    m_view->setItemDelegate(new RowDelegate(this));
    for (int column = 0; column < ProgressModel::ColumnCount; ++column) {
        m_view->setColumnHidden(column,
            column != ProgressModel::Name && column != ProgressModel::Status && column != ProgressModel::Failed);
    }
    m_view->setHeaderHidden(true); // "Status" and "Failed" say other things than cause and attempts
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(ProgressModel::Status, QHeaderView::Stretch);
    const auto width = [this](const char *sample) { return fontMetrics().horizontalAdvance(QLatin1String(sample)) + 16; };
    m_view->setColumnWidth(ProgressModel::Name, width("a name of the usual length 000"));
    m_view->setColumnWidth(ProgressModel::Failed, width("100 attempts"));

    auto *copy = new QAction(symbol(QStringLiteral("copy"), QStringLiteral("edit-copy")), tr("Copy Name and Cause"), m_view);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &FailuresPage::copySelected);
    m_view->addAction(copy);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);

    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setContentsMargins(8, 4, 8, 4);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view);
    column->addWidget(m_empty, 1);
    column->addWidget(m_note);
}

void FailuresPage::setJob(JobId id)
{
    m_rows->setJob(id);
    refresh();
}

void FailuresPage::refresh()
{
    if (const QModelIndex job = m_model.indexOf(m_rows->job()); job.isValid() && m_model.canFetchMore(job))
        m_model.fetchMore(job);
    const QModelIndex root = m_rows->root();
    if (m_view->rootIndex() != root)
        m_view->setRootIndex(root);
    const JobView *view = m_model.view(m_rows->job());
    const qint64 all = view ? view->counts().failed : 0;
    const int shown = m_rows->count();
    m_view->setVisible(all > 0 || shown > 0);
    m_empty->setVisible(all == 0 && shown == 0);
    m_note->setVisible(all > 0 || shown > 0);
    const QString command = QStringLiteral("milliard-cli failures %1").arg(m_rows->job());
    const QString text = all > shown
        ? tr("Showing the latest %1 of %2. All of them: %3").arg(formatCount(shown), formatCount(all), command)
        : tr("Files that could not be had: %1. For a script: %2").arg(formatCount(shown), command);
    if (m_note->text() != text)
        m_note->setText(text);
}

QString FailuresPage::note() const
{
    return m_note->text();
}

void FailuresPage::copySelected() const
{
    QStringList lines;
    for (const QModelIndex &row : m_view->selectionModel()->selectedRows())
        lines << row.data().toString() + QLatin1Char('\t') + row.siblingAtColumn(ProgressModel::Status).data().toString();
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

} // namespace milliard
