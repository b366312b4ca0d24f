// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>

#include <array>

namespace milliard {

// What can be done with the computer when downloads are done.
enum class PowerDeed { Suspend, ShutDown };

// Sends the computer to sleep or shuts it down by systemd-logind (org.freedesktop.login1 on the system bus), which asks the user for a
// password where its rules say so. Main thread.
class Power final : public QObject
{
    Q_OBJECT

public:
    explicit Power(QObject *parent = nullptr);

    // Asks anew what can be done; told() comes when it is known.
    void ask();
    // As it was told the last time; no, before it was.
    bool can(PowerDeed deed) const { return m_whyNot[std::size_t(deed)].isEmpty(); }
    // Why not, for people; empty if it can be done.
    QString whyNot(PowerDeed deed) const { return m_whyNot[std::size_t(deed)]; }

    // refused() comes if it was not done.
    void carryOut(PowerDeed deed);

Q_SIGNALS:
    void told();
    void refused(milliard::PowerDeed deed, const QString &why);

private:
    void note(PowerDeed deed, const QString &whyNot);

    std::array<QString, 2> m_whyNot;
};

} // namespace milliard
