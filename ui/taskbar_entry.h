// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QTimer>

#include <optional>

namespace milliard {

// Progress on the program's button in the taskbar, for those that listen to the signal Update of com.canonical.Unity.LauncherEntry on the
// session bus, as KDE's and GNOME's docks do. Told at most once a second, and only what is new. Main thread.
class TaskbarEntry final : public QObject
{
    Q_OBJECT

public:
    static constexpr int tellEveryMs = 1000;

    explicit TaskbarEntry(QObject *parent = nullptr);
    ~TaskbarEntry() override; // takes the progress away

    void setFraction(std::optional<double> fraction); // 0 to 1; none: nothing is shown

private:
    void tell();

    QTimer m_pause;
    std::optional<double> m_fraction;
    std::optional<double> m_told;
};

} // namespace milliard
