// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/transfers_page.h"

#include "ui/progress_delegate.h"

#include <QHeaderView>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

namespace milliard {

TransfersPage::TransfersPage(ProgressModel &model, QWidget *parent)
    : QWidget(parent)
    , m_rows(new JobChildrenModel(model, {ProgressModel::ActiveRow, ProgressModel::RecentRow}, this))
    , m_view(new QTreeView(this))
    , m_empty(new QLabel(tr("Nothing is being transferred now."), this))
{
    m_view->setModel(m_rows);
    m_view->setRootIsDecorated(false);
    m_view->setItemsExpandable(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setAccessibleName(tr("Transfers"));
    m_view->setItemDelegate(new RowDelegate(this));
    m_view->setItemDelegateForColumn(ProgressModel::Progress, new ProgressDelegate(this));
    QHeaderView *header = m_view->header();
    for (int column = 0; column < ProgressModel::ColumnCount; ++column)
        m_view->setColumnHidden(column, column > ProgressModel::Size || column == ProgressModel::Files);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(ProgressModel::Name, QHeaderView::Stretch);
    const auto width = [this](const char *sample) { return fontMetrics().horizontalAdvance(QLatin1String(sample)) + 16; };
    m_view->setColumnWidth(ProgressModel::Progress, width("0000000000000000"));
    m_view->setColumnWidth(ProgressModel::Status, width("already there 000"));
    m_view->setColumnWidth(ProgressModel::Size, width("1,000.0 KiB of 1,000.0 KiB"));

    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    column->addWidget(m_empty, 1);
}

void TransfersPage::setJob(JobId id)
{
    m_rows->setJob(id);
    refresh();
}

void TransfersPage::refresh()
{
    const QModelIndex root = m_rows->root();
    if (m_view->rootIndex() != root)
        m_view->setRootIndex(root);
    const bool any = m_rows->count() > 0;
    if (m_view->isVisibleTo(this) != any || m_empty->isVisibleTo(this) == any) {
        m_view->setVisible(any);
        m_empty->setVisible(!any);
    }
}

} // namespace milliard
