// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTest>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <optional>

namespace milliard {

// systemd-logind's manager, as much as is needed: https://www.freedesktop.org/software/systemd/man/org.freedesktop.login1.html
class FakeLogin final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    ~FakeLogin() override
    {
        if (m_pipe != -1)
            ::close(m_pipe);
    }

    // Whether somebody holds the lock that was given last.
    bool isInhibited() const
    {
        if (m_pipe == -1)
            return false;
        pollfd look{m_pipe, POLLIN, 0};
        return ::poll(&look, 1, 0) == 0; // the other end is closed: there is an end to read
    }

    QString canSuspend = QStringLiteral("yes");
    QString canPowerOff = QStringLiteral("yes");
    QString refusal;   // of what is asked for; empty: it is done
    QStringList calls; // that did something
    QStringList inhibited; // what the lock was asked for

public Q_SLOTS:
    QString CanSuspend() { return canSuspend; }
    QString CanPowerOff() { return canPowerOff; }
    void Suspend(bool interactive) { carryOut(QStringLiteral("Suspend"), interactive); }
    void PowerOff(bool interactive) { carryOut(QStringLiteral("PowerOff"), interactive); }
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &who, const QString &why, const QString &mode)
    {
        if (!refusal.isEmpty()) {
            sendErrorReply(QDBusError::AccessDenied, refusal);
            return {};
        }
        inhibited = {what, who, why, mode};
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0)
            return {};
        if (m_pipe != -1)
            ::close(m_pipe);
        m_pipe = ends[0];
        const QDBusUnixFileDescriptor lock(ends[1]); // a copy
        ::close(ends[1]);
        return lock;
    }

private:
    void carryOut(const QString &what, bool interactive)
    {
        if (!refusal.isEmpty())
            sendErrorReply(QDBusError::AccessDenied, refusal);
        else
            calls.append(interactive ? what : what + QStringLiteral(" without a question"));
    }

    int m_pipe = -1;
};

// The session's service for the same, of desktops without logind.
class FakePowerManagement final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.PowerManagement.Inhibit")

public:
    std::optional<uint> cookie;
    int given = 0;

public Q_SLOTS:
    uint Inhibit(const QString &, const QString &)
    {
        cookie = uint(++given);
        return *cookie;
    }
    void UnInhibit(uint whose)
    {
        if (cookie == whose)
            cookie.reset();
    }
};

// A bus of the test's own, which is this process's system bus and session bus.
class OwnBus final
{
public:
    ~OwnBus()
    {
        QDBusConnection::disconnectFromBus(name);
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    // Before anything else asks for a bus.
    bool start()
    {
        m_daemon.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        if (!m_daemon.waitForStarted() || !m_daemon.waitForReadyRead())
            return false;
        const QByteArray address = m_daemon.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
        return QDBusConnection::connectToBus(QString::fromLatin1(address), name).isConnected();
    }

    static bool offer(QObject &object, const QString &service, const QString &path)
    {
        QDBusConnection bus(name);
        return bus.registerObject(path, &object, QDBusConnection::ExportAllSlots) && bus.registerService(service);
    }
    static void withdraw(const QString &service, const QString &path)
    {
        QDBusConnection bus(name);
        bus.unregisterService(service);
        bus.unregisterObject(path);
    }

    static inline const QString name = QStringLiteral("services"); // of the connection that offers them

private:
    QProcess m_daemon;
};

} // namespace milliard
