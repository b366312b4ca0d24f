// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/taskbar_entry.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QGuiApplication>
#include <QVariantMap>

#include <cmath>

namespace milliard {

TaskbarEntry::TaskbarEntry(QObject *parent)
    : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(tellEveryMs);
    connect(&m_pause, &QTimer::timeout, this, &TaskbarEntry::tell);
}

TaskbarEntry::~TaskbarEntry()
{
    m_fraction.reset();
    tell();
}

void TaskbarEntry::setFraction(std::optional<double> fraction)
{
    m_fraction = fraction.transform([](double part) { return std::round(part * 1000) / 1000; }); // finer is not seen
    if (!m_pause.isActive())
        tell();
}

void TaskbarEntry::tell()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (m_fraction == m_told || !bus.isConnected())
        return;
    m_told = m_fraction;
    QDBusMessage update = QDBusMessage::createSignal(QStringLiteral("/com/canonical/unity/launcherentry/milliard"),
        QStringLiteral("com.canonical.Unity.LauncherEntry"), QStringLiteral("Update"));
    update.setArguments({QStringLiteral("application://%1.desktop").arg(QGuiApplication::desktopFileName()),
        QVariantMap{{QStringLiteral("progress"), m_fraction.value_or(0)}, {QStringLiteral("progress-visible"), m_fraction.has_value()}}});
    bus.send(update);
    m_pause.start();
}

} // namespace milliard
