// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"

#include <QScrollArea>

#include <functional>
#include <vector>

class QGridLayout;
class QLabel;

namespace milliard {

class BarWidget;
class ConflictBar;
class FieldMessage;
class JobView;

// Everything known about one job, as text that can be selected.
class OverviewPage final : public QScrollArea
{
    Q_OBJECT

public:
    explicit OverviewPage(QWidget *parent = nullptr);

    // Writes only what differs from what is shown.
    void show(const JobView &job);

Q_SIGNALS:
    void conflictsAsked(milliard::JobId id); // the user wants to decide about files that are already there

private:
    using Text = std::function<QString(const JobView &)>; // empty: the row is not shown
    void addRow(QGridLayout &grid, const QString &title, Text text);
    void addProgressRows(QGridLayout &grid);
    void addOptionRows(QGridLayout &grid);

    struct Row {
        QLabel *title;
        QLabel *value;
        Text text;
    };
    QLabel *m_name;
    QLabel *m_state;
    BarWidget *m_bar;
    FieldMessage *m_error;
    ConflictBar *m_conflicts;
    JobId m_job = 0;
    std::vector<Row> m_rows;
};

} // namespace milliard
