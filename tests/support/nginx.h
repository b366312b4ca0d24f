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

// A real nginx on loopback that serves a folder, stopped by the destructor. 'locations' go into its server block, where
// "listen" may be followed by more words: "ssl".
class Nginx
{
public:
    // Null when it does not start; the log then says why.
    static std::unique_ptr<Nginx> start(const QString &root, const QString &locations = {}, const QString &listenWords = {})
    {
        auto nginx = std::make_unique<Nginx>();
        {
            QTcpServer probe; // a free port
            if (!probe.listen(QHostAddress::LocalHost))
                return nullptr;
            nginx->m_port = probe.serverPort();
        }
        const QString home = nginx->m_home.path();
        QFile config(home + QStringLiteral("/nginx.conf"));
        if (!config.open(QIODevice::WriteOnly))
            return nullptr;
        config.write(QStringLiteral("daemon off; master_process off; pid %1/pid; error_log %1/error.log warn;\n"
                                    "events { worker_connections 4096; }\n"
                                    "http { access_log off; keepalive_requests 1000; default_type application/octet-stream;\n"
                                    "client_body_temp_path %1/b; proxy_temp_path %1/p; fastcgi_temp_path %1/f; uwsgi_temp_path %1/u; scgi_temp_path %1/s;\n"
                                    "server { listen 127.0.0.1:%2 %5; root %3;\n%4\n} }\n")
                         .arg(home, QString::number(nginx->m_port), root, locations, listenWords)
                         .toUtf8());
        config.close();
        nginx->m_process.setProcessChannelMode(QProcess::ForwardedChannels);
        nginx->m_process.start(QStringLiteral("nginx"), {QStringLiteral("-p"), home, QStringLiteral("-c"), config.fileName(), QStringLiteral("-e"), home + QStringLiteral("/error.log")});
        if (!nginx->m_process.waitForStarted())
            return nullptr;
        const bool answers = QTest::qWaitFor([&] {
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), nginx->m_port);
            return socket.waitForConnected(200);
        }, 10'000);
        return answers ? std::move(nginx) : nullptr;
    }

    Nginx() = default;
    ~Nginx()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(5000))
            m_process.kill();
        m_process.waitForFinished(5000);
    }

    quint16 port() const { return m_port; }

private:
    QTemporaryDir m_home;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace milliard::test
