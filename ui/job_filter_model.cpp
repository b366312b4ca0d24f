// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/job_filter_model.h"

#include "core/model/progress_model.h"

#include <algorithm>

namespace milliard {

JobFilterModel::JobFilterModel(ProgressModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSortRole(ProgressModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSourceModel(&model);
}

void JobFilterModel::setCategory(JobCategory category)
{
    m_category = category;
    invalidateRowsFilter();
}

void JobFilterModel::setText(const QString &text)
{
    m_text = text.simplified();
    invalidateRowsFilter();
}

bool JobFilterModel::hasChildren(const QModelIndex &parent) const
{
    return !parent.isValid() && QSortFilterProxyModel::hasChildren(parent);
}

bool JobFilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (parent.isValid())
        return false;
    const JobId id = m_model.index(row, ProgressModel::Name).data(ProgressModel::JobIdRole).toLongLong();
    const JobView *view = m_model.view(id);
    if (!view || !isIn(m_category, *view))
        return false;
    if (m_text.isEmpty())
        return true;
    const QString all = QStringList{view->name(), shownSource(view->record().spec.source), view->record().spec.destination, view->stateText()}
                            .join(QLatin1Char('\n'));
    const QStringList words = m_text.split(QLatin1Char(' '));
    return std::ranges::all_of(words, [&](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

bool JobFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(ProgressModel::SortRole);
    const QVariant b = right.data(ProgressModel::SortRole);
    const auto order = QVariant::compare(a, b);
    if (order != QPartialOrdering::Equivalent && order != QPartialOrdering::Unordered && a.typeId() != QMetaType::QString)
        return order == QPartialOrdering::Less;
    if (a.typeId() == QMetaType::QString) {
        if (const int text = QString::localeAwareCompare(a.toString(), b.toString()); text != 0)
            return text < 0;
    }
    // Equal ones keep an order, so that rows do not swap places ten times a second.
    return left.data(ProgressModel::JobIdRole).toLongLong() < right.data(ProgressModel::JobIdRole).toLongLong();
}

} // namespace milliard
