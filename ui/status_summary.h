// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;

namespace milliard {

class BarWidget;
class ProgressModel;

// All running jobs in one line: the overall bar, files, bytes, speeds, time left, connections, failures; and the
// free space where the selected job writes, asked for every ten seconds off this thread. What does not fit is left
// out, the least important first.
class StatusSummary final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusSummary(ProgressModel &model, QWidget *parent = nullptr);

    void setDestination(const QString &folder); // empty: none
    void setHold(const QString &why); // nothing is started, as these few words say; empty: things are
    // Share done of all running jobs; none while one of them is still listing, or none runs.
    std::optional<double> fraction() const { return m_fraction; }
    bool isIdle() const { return m_idle; }
    // Speeds and time left in words; empty while nothing runs.
    QString speedText() const { return m_speedText; }

Q_SIGNALS:
    void refreshed();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum Part { Hold, Files, Bytes, FileRate, ByteRate, TimeLeft, InFlight, Failed, Free, PartCount };

    void refresh();
    void askSpace();
    void write(Part part, const QString &text);
    void fit();

    ProgressModel &m_model;
    BarWidget *m_bar;
    std::vector<QLabel *> m_parts;
    QString m_destination;
    QString m_hold;
    QTimer m_spaceTimer;
    bool m_asking = false;
    bool m_idle = true;
    std::optional<double> m_fraction;
    QString m_speedText;
};

} // namespace milliard
