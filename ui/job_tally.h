// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/job_category.h"

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

    int count(JobCategory category) const { return m_counts[std::size_t(category)]; }

private:
    using Groups = quint16; // a bit for each group that a job is in
    void count(Groups groups, int change);
    Groups groupsOf(int row) const;

    const ProgressModel &m_model;
    std::vector<Groups> m_rows;
    std::array<int, jobCategories.size()> m_counts{};
};

} // namespace milliard
