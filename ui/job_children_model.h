// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/model/progress_model.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace milliard {

// The rows of some kinds under one job of a ProgressModel, for a view that is rooted there. The other jobs are not
// in it.
class JobChildrenModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    JobChildrenModel(ProgressModel &model, QSet<ProgressModel::Kind> kinds, QObject *parent = nullptr);

    void setJob(JobId id); // 0: none
    JobId job() const { return m_job; }
    QModelIndex root() const; // of the job; invalid if there is none
    int count() const { return m_job ? rowCount(root()) : 0; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    ProgressModel &m_model;
    QSet<ProgressModel::Kind> m_kinds;
    JobId m_job = 0;
};

} // namespace milliard
