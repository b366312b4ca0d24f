// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/bus_activation.h"

#include "ui/addresses.h"

namespace milliard {
namespace {

// By which the desktop knows that the user wants a window now: Wayland's, or X11's.
QByteArray tokenOf(const QVariantMap &platform)
{
    const QString wayland = platform.value(QStringLiteral("activation-token")).toString();
    return (wayland.isEmpty() ? platform.value(QStringLiteral("desktop-startup-id")).toString() : wayland).toUtf8();
}

} // namespace

QString BusActivation::pathOf(const QString &id)
{
    return QLatin1Char('/') + QString(id).replace(QLatin1Char('.'), QLatin1Char('/')).replace(QLatin1Char('-'), QLatin1Char('_'));
}

BusActivation::BusActivation(const QString &id, const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_id(id)
    , m_bus(bus)
{
    // The object first: what waits for the name asks it at once.
    m_isOnBus = m_bus.registerObject(pathOf(id), this, QDBusConnection::ExportScriptableSlots) && m_bus.registerService(id);
}

BusActivation::~BusActivation()
{
    if (m_isOnBus)
        m_bus.unregisterService(m_id);
    m_bus.unregisterObject(pathOf(m_id));
}

void BusActivation::Activate(const QVariantMap &platform)
{
    Open({}, platform);
}

void BusActivation::Open(const QStringList &urls, const QVariantMap &platform)
{
    QStringList sources;
    for (const QString &text : urls)
        sources += pathOrAddress(text);
    Q_EMIT asked({sources, false, tokenOf(platform)});
}

// The desktop file has no actions; whoever asks for one wants the window.
void BusActivation::ActivateAction(const QString &, const QVariantList &, const QVariantMap &platform)
{
    Activate(platform);
}

} // namespace milliard
