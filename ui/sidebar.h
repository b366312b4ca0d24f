// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/categories.h"
#include "ui/job_category.h"

#include <QListWidget>

namespace milliard {

class JobTally;

// The groups of jobs, each with how many it has.
class Sidebar final : public QListWidget
{
    Q_OBJECT

public:
    explicit Sidebar(QWidget *parent = nullptr);

    void setCategory(JobCategory category);
    int countOf(JobCategory category) const;
    // In this order under the groups; those that jobs have beside them come last.
    void setUserCategories(const QList<Category> &categories);
    int countOf(const QString &userCategory) const; // -1: it is not there
    void refresh(const JobTally &tally); // touches only what differs
    QSize sizeHint() const override;

Q_SIGNALS:
    void categoryChosen(milliard::JobCategory category);
    void userCategoryChosen(const QString &name);

private:
    static constexpr int firstUserRow = int(jobCategories.size()) + 1; // after a heading
    void choose(int row);
    void showUserCategories(const QStringList &names);
    void setCount(QListWidgetItem &row, const QString &name, int count);

    QStringList m_named;   // by the settings
    QStringList m_userRows; // those that are shown
};

} // namespace milliard
