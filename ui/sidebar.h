// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

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
    void refresh(const JobTally &tally); // touches only what differs
    QSize sizeHint() const override;

Q_SIGNALS:
    void categoryChosen(milliard::JobCategory category);
};

} // namespace milliard
