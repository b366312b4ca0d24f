// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace milliard::bench {

// The demo service in a process of its own, so that its work is not counted as the client's.
class DemoProcess
{
public:
    explicit DemoProcess(const QStringList &options)
    {
        m_process.setProcessChannelMode(QProcess::SeparateChannels);
        m_process.start(QStringLiteral(MILLIARD_CLI), QStringList{QStringLiteral("demo-server")} + options);
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(10'000))
                qFatal("the demo service does not start");
        }
        m_port = m_process.readLine().trimmed().split(':').constLast();
    }
    ~DemoProcess()
    {
        m_process.terminate();
        m_process.waitForFinished(5000);
    }
    QByteArray port() const { return m_port; }

private:
    QProcess m_process;
    QByteArray m_port;
};

} // namespace milliard::bench
