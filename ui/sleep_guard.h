// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>

#include <memory>
#include <optional>

class QDBusUnixFileDescriptor;

namespace milliard {

// Keeps the system from going to sleep while it is active: by an inhibitor lock of systemd-logind (org.freedesktop.login1 on the system
// bus), else by org.freedesktop.PowerManagement.Inhibit on the session bus. Where there is neither, nothing happens. Main thread.
class SleepGuard final : public QObject
{
    Q_OBJECT

public:
    explicit SleepGuard(QObject *parent = nullptr);
    ~SleepGuard() override; // the system may sleep

    void setActive(bool active);

private:
    bool isHeld() const { return m_lock || m_cookie; }
    void adjust();
    void askLogin();
    void askSession();
    void letGo();

    bool m_active = false;
    bool m_isAsking = false;
    bool m_isRefused = false; // by both, since it became active
    std::unique_ptr<QDBusUnixFileDescriptor> m_lock; // sleep is held up as long as it is open
    std::optional<uint> m_cookie; // of the session's service
};

} // namespace milliard
