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
            m_rows.insert(m_rows.begin() + row, jobAt(row));
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
            const Job now = jobAt(row);
            if (now == m_rows[std::size_t(row)])
                continue;
            count(m_rows[std::size_t(row)], -1);
            count(now, 1);
            m_rows[std::size_t(row)] = now;
        }
    });
    add({}, 0, model.rowCount() - 1);
}

JobTally::Job JobTally::jobAt(int row) const
{
    const JobView &view = m_model.viewAt(row);
    Job job{0, view.record().spec.category};
    for (const JobCategory category : jobCategories) {
        if (isIn(category, view))
            job.groups = quint16(job.groups | 1 << int(category));
    }
    return job;
}

void JobTally::count(const Job &job, int change)
{
    for (std::size_t i = 0; i < m_counts.size(); ++i)
        m_counts[i] += (job.groups >> i & 1) ? change : 0;
    if (job.category.isEmpty())
        return;
    int &count = m_userCounts[job.category];
    count += change;
    if (count == 0)
        m_userCounts.remove(job.category);
}

} // namespace milliard
