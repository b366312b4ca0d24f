// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QFile>
#include <QProcess>
#include <QString>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

namespace milliard::test {

// Debian's docker-registry on loopback with a storage of its own, ended by the destructor.
class Registry
{
public:
    // 'more': further sections of its configuration, in YAML. Null when it does not start; its output then says why.
    static std::unique_ptr<Registry> start(const QString &more = {})
    {
        auto registry = std::make_unique<Registry>();
        {
            QTcpServer probe; // a free port
            if (!probe.listen(QHostAddress::LocalHost))
                return nullptr;
            registry->m_port = probe.serverPort();
        }
        QFile config(registry->m_home.filePath(QStringLiteral("config.yml")));
        if (!config.open(QIODevice::WriteOnly))
            return nullptr;
        config.write(QStringLiteral("version: 0.1\nlog:\n  level: error\nstorage:\n  filesystem:\n    rootdirectory: %1\nhttp:\n  addr: %2\n%3")
                         .arg(registry->storage(), registry->address(), more)
                         .toUtf8());
        config.close();
        registry->m_process.setProcessChannelMode(QProcess::SeparateChannels);
        registry->m_process.setStandardErrorFile(registry->m_home.filePath(QStringLiteral("errors")));
        registry->m_process.start(QStringLiteral("docker-registry"), {QStringLiteral("serve"), config.fileName()});
        if (!registry->m_process.waitForStarted())
            return nullptr;
        const bool answers = QTest::qWaitFor([&] {
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), registry->m_port);
            return socket.waitForConnected(200);
        }, 20'000);
        if (answers)
            return registry;
        qWarning("%s", registry->m_process.readAllStandardOutput().constData());
        return nullptr;
    }

    Registry() = default;
    ~Registry()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(5000))
            m_process.kill();
        m_process.waitForFinished(5000);
    }

    QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }
    QString storage() const { return m_home.filePath(QStringLiteral("storage")); }
    QString blobFile(const QString &hex) const
    {
        return storage() + QStringLiteral("/docker/registry/v2/blobs/sha256/%1/%2/data").arg(hex.first(2), hex);
    }
    // The lines of its access log since the last call: "… "GET /v2/… HTTP/1.1" 200 BYTES …".
    QList<QByteArray> log()
    {
        m_process.waitForReadyRead(300); // it comes by a pipe
        return m_process.readAllStandardOutput().split('\n');
    }
    // How many of them have these words.
    int requests(const QByteArray &words)
    {
        return int(std::ranges::count_if(log(), [&](const QByteArray &line) { return line.contains(words); }));
    }

private:
    QTemporaryDir m_home;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace milliard::test
