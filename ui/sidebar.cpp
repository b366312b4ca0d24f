// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/sidebar.h"

#include "core/model/format.h"
#include "ui/icons.h"
#include "ui/job_tally.h"

#include <QPainter>
#include <QSignalBlocker>
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
        if (!index.data(countRole).isValid()) // a heading
            return;
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
    connect(this, &QListWidget::currentRowChanged, this, &Sidebar::choose);
    setCurrentRow(0);
}

void Sidebar::choose(int row)
{
    if (row >= firstUserRow)
        Q_EMIT userCategoryChosen(m_userRows.at(row - firstUserRow));
    else if (row >= 0 && row < int(jobCategories.size()))
        Q_EMIT categoryChosen(jobCategories[std::size_t(row)]);
}

void Sidebar::setUserCategories(const QList<Category> &categories)
{
    m_named.clear();
    for (const Category &category : categories)
        m_named.append(category.name);
}

int Sidebar::countOf(const QString &userCategory) const
{
    const int row = int(m_userRows.indexOf(userCategory));
    return row < 0 ? -1 : item(firstUserRow + row)->data(countRole).toInt();
}

void Sidebar::showUserCategories(const QStringList &names)
{
    const QString chosen = m_userRows.value(currentRow() - firstUserRow);
    const bool lost = currentRow() >= firstUserRow && !names.contains(chosen);
    {
        const QSignalBlocker quiet(this);
        while (count() > int(jobCategories.size()))
            delete takeItem(count() - 1);
        m_userRows = names;
        if (!names.isEmpty()) {
            auto *heading = new QListWidgetItem(tr("Categories"), this);
            heading->setFlags(Qt::NoItemFlags);
        }
        for (const QString &name : names) {
            auto *row = new QListWidgetItem(symbol(QStringLiteral("category")), name, this);
            row->setData(countRole, -1);
            if (name == chosen)
                setCurrentItem(row);
        }
    }
    if (lost)
        setCurrentRow(0);
}

void Sidebar::setCount(QListWidgetItem &row, const QString &name, int count)
{
    if (row.data(countRole).toInt() == count)
        return;
    row.setData(countRole, count);
    row.setData(Qt::AccessibleTextRole, tr("%1: %2").arg(name, formatCount(count)));
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
    for (std::size_t i = 0; i < jobCategories.size(); ++i)
        setCount(*item(int(i)), categoryName(jobCategories[i]), tally.count(jobCategories[i]));
    QStringList others = tally.userCategories().keys();
    others.removeIf([this](const QString &name) { return m_named.contains(name); });
    others.sort(Qt::CaseInsensitive);
    if (const QStringList names = m_named + others; names != m_userRows)
        showUserCategories(names);
    for (int i = 0; i < m_userRows.size(); ++i)
        setCount(*item(firstUserRow + i), m_userRows.at(i), tally.userCategories().value(m_userRows.at(i)));
}

QSize Sidebar::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(QStringLiteral("With failures 0,000")) + 60, 200};
}

} // namespace milliard
