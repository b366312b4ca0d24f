// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/job_children_model.h"

namespace milliard {

JobChildrenModel::JobChildrenModel(ProgressModel &model, QSet<ProgressModel::Kind> kinds, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
    , m_kinds(std::move(kinds))
{
    setSourceModel(&model);
}

void JobChildrenModel::setJob(JobId id)
{
    if (m_job == id)
        return;
    m_job = id;
    invalidateFilter();
}

QModelIndex JobChildrenModel::root() const
{
    return m_job ? mapFromSource(m_model.indexOf(m_job)) : QModelIndex();
}

bool JobChildrenModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = m_model.index(row, 0, parent);
    if (index.data(ProgressModel::JobIdRole).toLongLong() != m_job)
        return false;
    return !parent.isValid() || m_kinds.contains(ProgressModel::Kind(index.data(ProgressModel::KindRole).toInt()));
}

} // namespace milliard
