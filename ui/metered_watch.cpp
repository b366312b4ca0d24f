// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/metered_watch.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QNetworkInformation>

#include <utility>

namespace milliard {
namespace {

const QString manager = QStringLiteral("org.freedesktop.NetworkManager"); // the service and its interface
const QString path = QStringLiteral("/org/freedesktop/NetworkManager");
const QString properties = QStringLiteral("org.freedesktop.DBus.Properties");
const QString metered = QStringLiteral("Metered");

// NMMetered of NetworkManager's D-Bus reference: 1 is yes and 3 a guess of it.
bool isYes(const QVariant &value)
{
    return value.toUInt() == 1 || value.toUInt() == 3;
}

} // namespace

bool MeteredWatch::isTold()
{
    return QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Metered);
}

void MeteredWatch::start()
{
    if (std::exchange(m_isStarted, true) || !isTold())
        return;
    const QNetworkInformation *network = QNetworkInformation::instance();
    if (network->backendName() == QLatin1String("networkmanager"))
        return askNetworkManager();
    connect(network, &QNetworkInformation::isMeteredChanged, this, &MeteredWatch::take);
    take(network->isMetered());
}

void MeteredWatch::askNetworkManager()
{
    QDBusConnection bus = QDBusConnection::systemBus();
    bus.connect(manager, path, properties, QStringLiteral("PropertiesChanged"), this, SLOT(propertiesChanged(QString, QVariantMap)));
    QDBusMessage call = QDBusMessage::createMethodCall(manager, path, properties, QStringLiteral("Get"));
    call.setArguments({manager, metered});
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *ended) {
        ended->deleteLater();
        if (const QDBusPendingReply<QDBusVariant> reply = *ended; !reply.isError())
            take(isYes(reply.value().variant()));
    });
}

void MeteredWatch::propertiesChanged(const QString &interface, const QVariantMap &changed)
{
    if (interface == manager && changed.contains(metered))
        take(isYes(changed.value(metered)));
}

void MeteredWatch::take(bool isMetered)
{
    if (std::exchange(m_isMetered, isMetered) != isMetered)
        Q_EMIT changed();
}

} // namespace milliard
