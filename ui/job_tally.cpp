// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/job_tally.h"

#include "core/model/progress_model.h"

namespace milliard {

JobTally::JobTally(const ProgressModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
    const auto add = [this](const QModelIndex &parent, int first, int last) {
        for (int row = first; !parent.isValid() && row <= last; ++row) {
            m_rows.insert(m_rows.begin() + row, groupsOf(row));
            count(m_rows[std::size_t(row)], 1);
        }
    };
    connect(&model, &QAbstractItemModel::rowsInserted, this, add);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &parent, int first, int last) {
        for (int row = last; !parent.isValid() && row >= first; --row) {
            count(m_rows[std::size_t(row)], -1);
            m_rows.erase(m_rows.begin() + row);
        }
    });
    connect(&model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        for (int row = first.row(); !first.parent().isValid() && row <= last.row(); ++row) {
            const Groups now = groupsOf(row);
            if (now == m_rows[std::size_t(row)])
                continue;
            count(m_rows[std::size_t(row)], -1);
            count(now, 1);
            m_rows[std::size_t(row)] = now;
        }
    });
    add({}, 0, model.rowCount() - 1);
}

JobTally::Groups JobTally::groupsOf(int row) const
{
    Groups groups = 0;
    for (const JobCategory category : jobCategories) {
        if (isIn(category, m_model.viewAt(row)))
            groups = Groups(groups | 1 << int(category));
    }
    return groups;
}

void JobTally::count(Groups groups, int change)
{
    for (std::size_t i = 0; i < m_counts.size(); ++i)
        m_counts[i] += (groups >> i & 1) ? change : 0;
}

} // namespace milliard
