// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/job_category.h"

#include <QHash>
#include <QObject>

#include <array>
#include <vector>

namespace milliard {

class ProgressModel;

// How many jobs each group has, kept up as jobs change, so that nobody counts 100,000 of them ten times a second.
class JobTally final : public QObject
{
    Q_OBJECT

public:
    explicit JobTally(const ProgressModel &model, QObject *parent = nullptr);

    const QHash<QString, int> &userCategories() const { return m_userCounts; } // of the user's categories that jobs have
    int count(JobCategory category) const { return m_counts[std::size_t(category)]; }

private:
    struct Job {
        quint16 groups = 0; // a bit for each that it is in
        QString category;
        bool operator==(const Job &) const = default;
    };
    void count(const Job &job, int change);
    Job jobAt(int row) const;

    const ProgressModel &m_model;
    std::vector<Job> m_rows;
    QHash<QString, int> m_userCounts;
    std::array<int, jobCategories.size()> m_counts{};
};

} // namespace milliard
