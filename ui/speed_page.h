// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"
#include "core/model/speed_history.h"

#include <QTimer>
#include <QWidget>

class KPlotWidget;
class QLabel;

namespace milliard {

class JobView;
class ProgressModel;

// The speeds of one job over the time that it ran, as a graph: files a second as a line, bytes a second as bars, so that the two are
// told apart without their colours, and both in words. Draws at most twice a second, and only while it can be seen.
class SpeedPage final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int drawEveryMs = 500;

    explicit SpeedPage(ProgressModel &model, QWidget *parent = nullptr);

    void setJob(JobId id);
    void refresh(); // call as often as you like
    KPlotWidget &plot() { return *m_plot; }

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void draw();
    void drawGraph(const SpeedHistory &history);
    void write(const JobView &job);
    void takeColors();

    ProgressModel &m_model;
    JobId m_job = 0;
    KPlotWidget *m_plot;
    QLabel *m_files;
    QLabel *m_bytes;
    QLabel *m_filesKey; // how the graph shows them
    QLabel *m_bytesKey;
    QLabel *m_time;     // the unit of the axis of time
    QLabel *m_empty;
    QTimer m_pause;     // since it was drawn
    bool m_isDue = false;
};

} // namespace milliard
