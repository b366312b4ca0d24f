// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/job_children_model.h"

#include <QWidget>

class QLabel;
class QTreeView;

namespace milliard {

// The latest failures of one job by name and cause; the journal has them all.
class FailuresPage final : public QWidget
{
    Q_OBJECT

public:
    explicit FailuresPage(ProgressModel &model, QWidget *parent = nullptr);

    void setJob(JobId id);
    void refresh();
    JobChildrenModel &rows() { return *m_rows; }
    QString note() const;

private:
    void copySelected() const;

    ProgressModel &m_model;
    JobChildrenModel *m_rows;
    QTreeView *m_view;
    QLabel *m_note;
    QLabel *m_empty;
};

} // namespace milliard
