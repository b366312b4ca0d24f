// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <memory>

namespace milliard::test {

// A real GNOME Keyring on a session bus of its own, unlocked, in a home of its own; both end with the destructor.
class Keyring
{
public:
    // Null when they do not start.
    static std::unique_ptr<Keyring> start()
    {
        auto keyring = std::make_unique<Keyring>();
        keyring->m_process.setProcessEnvironment(noKeyring(keyring->m_home.path()));
        keyring->m_process.setStandardErrorFile(QProcess::nullDevice());
        // It lasts until its input is closed.
        keyring->m_process.start(QStringLiteral("dbus-run-session"), {QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"),
            QStringLiteral("printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null && echo \"$DBUS_SESSION_BUS_ADDRESS\" && cat >/dev/null")});
        while (!keyring->m_process.canReadLine()) {
            if (!keyring->m_process.waitForReadyRead(30'000))
                return nullptr;
        }
        keyring->m_address = QString::fromLocal8Bit(keyring->m_process.readLine().trimmed());
        return keyring;
    }

    Keyring() = default;
    ~Keyring()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(10'000))
            m_process.kill();
        m_process.waitForFinished(5000);
    }

    // In which it is reached.
    QProcessEnvironment environment() const
    {
        QProcessEnvironment environment = noKeyring(m_home.path());
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), m_address);
        return environment;
    }

    // In which there is none, nor a netrc file, nor keys for S3. The home's folders are made.
    static QProcessEnvironment noKeyring(const QString &home)
    {
        const QString run = home + QStringLiteral("/run");
        QDir().mkpath(run);
        QFile::setPermissions(run, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *gone : {"DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "NETRC", "XDG_CURRENT_DESKTOP", "AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"})
            environment.remove(QString::fromLatin1(gone));
        environment.insert(QStringLiteral("HOME"), home);
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), run);
        environment.insert(QStringLiteral("XDG_DATA_HOME"), home + QStringLiteral("/data"));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home + QStringLiteral("/config"));
        return environment;
    }

    // Locks all that it has; nobody can unlock it, since there is no display to ask on.
    bool lock() const
    {
        QProcess locking;
        locking.setProcessEnvironment(environment());
        locking.start(QStringLiteral("dbus-send"), {QStringLiteral("--session"), QStringLiteral("--print-reply"), QStringLiteral("--dest=org.freedesktop.secrets"),
            QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("org.freedesktop.Secret.Service.Lock"),
            QStringLiteral("array:objpath:/org/freedesktop/secrets/collection/login")});
        return locking.waitForFinished(30'000) && locking.exitCode() == 0;
    }

private:
    QTemporaryDir m_home;
    QProcess m_process;
    QString m_address;
};

} // namespace milliard::test
