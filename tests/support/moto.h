// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QProcess>
#include <QSignalSpy>
#include <QString>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>

namespace milliard::test {

// moto's S3 on loopback, stopped by the destructor. It has no opinion on signatures, but anonymous access needs objects that are public.
class Moto
{
public:
    // Null when it does not start. 'perPage': keys.
    static std::unique_ptr<Moto> start(int perPage)
    {
        auto moto = std::make_unique<Moto>();
        {
            QTcpServer probe; // a free port
            if (!probe.listen(QHostAddress::LocalHost))
                return nullptr;
            moto->m_port = probe.serverPort();
        }
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("MOTO_S3_DEFAULT_MAX_KEYS"), QString::number(perPage));
        moto->m_process.setProcessEnvironment(environment);
        moto->m_process.setStandardOutputFile(QProcess::nullDevice());
        moto->m_process.setStandardErrorFile(QProcess::nullDevice());
        moto->m_process.start(QStringLiteral("moto_server"), {QStringLiteral("-H"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"), QString::number(moto->m_port)});
        if (!moto->m_process.waitForStarted())
            return nullptr;
        const bool answers = QTest::qWaitFor([&] {
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), moto->m_port);
            return socket.waitForConnected(200);
        }, 60'000);
        return answers ? std::move(moto) : nullptr;
    }

    Moto() = default;
    ~Moto()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(5000))
            m_process.kill();
        m_process.waitForFinished(5000);
    }

    QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }

    // PUT of a bucket (an empty key) or an object. The status.
    int put(const QByteArray &bucket, const QByteArray &key = {}, const QByteArray &body = {}, const QList<std::pair<QByteArray, QByteArray>> &fields = {})
    {
        QNetworkRequest request(QUrl::fromEncoded(url().toUtf8() + '/' + bucket + (key.isEmpty() ? "" : "/" + key.toPercentEncoding("/"))));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/octet-stream"));
        for (const auto &[name, value] : fields)
            request.setRawHeader(name, value);
        const std::unique_ptr<QNetworkReply> reply(m_network.put(request, body));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        return reply->isFinished() || finished.wait(30'000) ? reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : 0;
    }

private:
    QProcess m_process;
    QNetworkAccessManager m_network;
    quint16 m_port = 0;
};

} // namespace milliard::test
