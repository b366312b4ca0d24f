// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/sidebar.h"

#include "core/model/format.h"
#include "ui/icons.h"
#include "ui/job_tally.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace milliard {
namespace {

constexpr int countRole = Qt::UserRole;

class CategoryDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const qint64 count = index.data(countRole).toLongLong();
        const bool selected = option.state & QStyle::State_Selected;
        const bool active = option.state & QStyle::State_Active;
        const QPalette::ColorGroup group = active ? QPalette::Active : QPalette::Inactive;
        painter->save();
        painter->setPen(option.palette.color(group, selected ? QPalette::HighlightedText
                : count > 0                                  ? QPalette::Text
                                                             : QPalette::PlaceholderText));
        painter->setFont(option.font);
        painter->drawText(option.rect.adjusted(0, 0, -10, 0), int(Qt::AlignRight | Qt::AlignVCenter), formatCount(count));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width() + option.fontMetrics.horizontalAdvance(QStringLiteral("0,000")), option.fontMetrics.height() + 14};
    }
};

} // namespace

Sidebar::Sidebar(QWidget *parent)
    : QListWidget(parent)
{
    setAccessibleName(tr("Groups of downloads"));
    setItemDelegate(new CategoryDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setIconSize({18, 18});
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const JobCategory category : jobCategories) {
        auto *item = new QListWidgetItem(symbol(categorySymbol(category)), categoryName(category), this);
        item->setData(countRole, -1);
    }
    connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            Q_EMIT categoryChosen(jobCategories[std::size_t(row)]);
    });
    setCurrentRow(0);
}

void Sidebar::setCategory(JobCategory category)
{
    setCurrentRow(int(std::ranges::find(jobCategories, category) - jobCategories.begin()));
}

int Sidebar::countOf(JobCategory category) const
{
    return item(int(std::ranges::find(jobCategories, category) - jobCategories.begin()))->data(countRole).toInt();
}

void Sidebar::refresh(const JobTally &tally)
{
    for (std::size_t i = 0; i < jobCategories.size(); ++i) {
        QListWidgetItem *row = item(int(i));
        const int count = tally.count(jobCategories[i]);
        if (row->data(countRole).toInt() == count)
            continue;
        row->setData(countRole, count);
        row->setData(Qt::AccessibleTextRole, tr("%1: %2").arg(categoryName(jobCategories[i]), formatCount(count)));
    }
}

QSize Sidebar::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(QStringLiteral("With failures 0,000")) + 60, 200};
}

} // namespace milliard
