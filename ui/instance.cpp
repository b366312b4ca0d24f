// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/instance.h"

#include <KDSingleApplication>

#include <QCryptographicHash>
#include <QDataStream>
#include <QDeadlineTimer>
#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>
#include <QUuid>

namespace milliard {
namespace {

constexpr quint32 version = 1; // of the message; another one is not understood

// One name for all spellings of a folder's path.
QString nameFor(const QString &dataDir)
{
    QDir().mkpath(dataDir); // whoever opens the journal tells what is wrong with it
    const QString canonical = QDir(dataDir).canonicalPath();
    const QByteArray path = (canonical.isEmpty() ? QDir::cleanPath(QDir(dataDir).absolutePath()) : canonical).toUtf8();
    return QStringLiteral("milliard-") + QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().first(32));
}

} // namespace

Instance::Instance(const QString &dataDir, QObject *parent)
    : QObject(parent)
    , m_single(std::make_unique<KDSingleApplication>(nameFor(dataDir), KDSingleApplication::Option::IncludeUsernameInSocketName))
{
    connect(m_single.get(), &KDSingleApplication::messageReceived, this, &Instance::take);
}

Instance::~Instance() = default;

bool Instance::isFirst() const
{
    return m_single->isPrimaryInstance();
}

// That a message was written says nothing of who reads it: the first answers by connecting to a socket of ours.
bool Instance::handOver(const Request &request, std::chrono::milliseconds within)
{
    const QDeadlineTimer end(within);
    QLocalServer answer;
    answer.setSocketOptions(QLocalServer::UserAccessOption);
    if (!answer.listen(QStringLiteral("milliard-") + QUuid::createUuid().toString(QUuid::Id128)))
        return false;
    QByteArray message;
    QDataStream stream(&message, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_8);
    stream << version << answer.serverName() << request.sources << request.demo << request.activationToken;
    return m_single->sendMessageWithTimeout(message, int(end.remainingTime())) && answer.waitForNewConnection(int(end.remainingTime()));
}

void Instance::take(const QByteArray &message)
{
    QDataStream stream(message);
    stream.setVersion(QDataStream::Qt_6_8);
    quint32 itsVersion = 0;
    QString answer;
    Request request;
    stream >> itsVersion >> answer >> request.sources >> request.demo >> request.activationToken;
    if (itsVersion != version || stream.status() != QDataStream::Ok)
        return; // it says then that nobody answers
    auto *socket = new QLocalSocket(this);
    for (const auto signal : {&QLocalSocket::disconnected, &QLocalSocket::connected})
        connect(socket, signal, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::errorOccurred, socket, &QObject::deleteLater);
    socket->connectToServer(answer);
    Q_EMIT asked(request);
}

} // namespace milliard
