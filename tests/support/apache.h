// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QString>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace milliard::test {

// A real Apache on loopback, with autoindex, WebDAV and logins, stopped by the destructor. As root its workers are www-data.
class Apache
{
public:
    // 'root' is served, and all of it shown; 'config' goes to the end of the server's. "@HOME@" in it is home(). Null when it does not
    // start; its output then says why.
    static std::unique_ptr<Apache> start(const QString &root, const QString &config, const QByteArray &users = {})
    {
        auto apache = std::make_unique<Apache>();
        {
            QTcpServer probe; // a free port
            if (!probe.listen(QHostAddress::LocalHost))
                return nullptr;
            apache->m_port = probe.serverPort();
        }
        const QString home = apache->home();
        QDir().mkpath(home + QStringLiteral("/locks"));
        const auto all = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QFile::setPermissions(home, all);
        QFile::setPermissions(home + QStringLiteral("/locks"), all);
        QString text;
        for (const char *module : {"mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic", "auth_digest", "alias", "autoindex", "dir", "mime", "dav", "dav_fs"})
            text += QStringLiteral("LoadModule %1_module /usr/lib/apache2/modules/mod_%1.so\n").arg(QLatin1StringView(module));
        text += QStringLiteral("ServerRoot %1\nServerName 127.0.0.1\nListen 127.0.0.1:%2\nPidFile %1/pid\nErrorLog %1/error.log\nTypesConfig /dev/null\n"
                               "User www-data\nGroup www-data\nDavLockDB %1/locks/db\nStartServers 1\nMinSpareThreads 1\nThreadsPerChild 64\nMaxRequestWorkers 64\n"
                               "DocumentRoot %3\n<Directory %3>\nOptions Indexes FollowSymLinks\nRequire all granted\n</Directory>\n")
                    .arg(home, QString::number(apache->m_port), root);
        text += QString(config).replace(QStringLiteral("@HOME@"), home);
        for (const auto &[name, bytes] : {std::pair(QStringLiteral("/httpd.conf"), text.toUtf8()), std::pair(QStringLiteral("/users"), users)}) {
            QFile file(home + name);
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
                return nullptr;
            file.close();
            QFile::setPermissions(file.fileName(), all);
        }
        apache->m_process.setProcessChannelMode(QProcess::ForwardedChannels);
        apache->m_process.start(QStringLiteral("apache2"), {QStringLiteral("-f"), home + QStringLiteral("/httpd.conf"), QStringLiteral("-D"), QStringLiteral("FOREGROUND")});
        if (!apache->m_process.waitForStarted())
            return nullptr;
        const bool answers = QTest::qWaitFor([&] {
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), apache->m_port);
            return socket.waitForConnected(200);
        }, 20'000);
        return answers ? std::move(apache) : nullptr;
    }

    Apache() = default;
    ~Apache()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(10'000))
            m_process.kill();
        m_process.waitForFinished(5000);
    }

    quint16 port() const { return m_port; }
    QString home() const { return m_home.path(); }

private:
    QTemporaryDir m_home;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace milliard::test
