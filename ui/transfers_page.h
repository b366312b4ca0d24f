// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/job_children_model.h"

#include <QWidget>

class QLabel;
class QTreeView;

namespace milliard {

// The transfers of one job that are in flight or ended last, a bar each. Their number is bounded by the model.
class TransfersPage final : public QWidget
{
    Q_OBJECT

public:
    explicit TransfersPage(ProgressModel &model, QWidget *parent = nullptr);

    void setJob(JobId id);
    void refresh();
    JobChildrenModel &rows() { return *m_rows; }

private:
    JobChildrenModel *m_rows;
    QTreeView *m_view;
    QLabel *m_empty;
};

} // namespace milliard
