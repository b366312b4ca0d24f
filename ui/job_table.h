// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"

#include <QTreeView>

class QMenu;

namespace milliard {

class JobFilterModel;
class Settings;

// The table of jobs: one row each, never a child. Keeps its columns, their order, widths and the sorting in the
// settings. What is done with the selected jobs is JobCommands' business.
class JobTable final : public QTreeView
{
    Q_OBJECT

public:
    JobTable(JobFilterModel &jobs, Settings &settings, QWidget *parent = nullptr);
    ~JobTable() override;

    QList<JobId> selectedJobs() const;
    JobId currentJob() const; // the one whose details are shown; 0: none or several
    void selectJob(JobId id); // and gives the table the focus
    // A check item for each column that may be hidden.
    void fillColumnsMenu(QMenu &menu);

Q_SIGNALS:
    void selectedJobsChanged();
    void openRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setDefaultColumns();
    void selectAgain();

    JobFilterModel &m_jobs;
    Settings &m_settings;
    QList<JobId> m_selected; // before the model was reset
    JobId m_current = 0;
    bool m_fitName = true; // until the user sets its width, the name takes the room that is left
};

} // namespace milliard
