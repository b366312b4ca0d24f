// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/sleep_guard.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>

#include <utility>

namespace milliard {
namespace {

const QString program = QStringLiteral("Milliard");

QDBusMessage loginCall()
{
    return QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("Inhibit"));
}

QDBusMessage sessionCall(const QString &method)
{
    return QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.PowerManagement"), QStringLiteral("/org/freedesktop/PowerManagement/Inhibit"),
        QStringLiteral("org.freedesktop.PowerManagement.Inhibit"), method);
}

} // namespace

SleepGuard::SleepGuard(QObject *parent)
    : QObject(parent)
{
}

SleepGuard::~SleepGuard()
{
    letGo();
}

void SleepGuard::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    m_isRefused = false;
    adjust();
}

void SleepGuard::adjust()
{
    if (m_isAsking)
        return; // the answer comes here
    if (!m_active)
        letGo();
    else if (!isHeld() && !m_isRefused)
        askLogin();
}

void SleepGuard::askLogin()
{
    const QDBusConnection bus = QDBusConnection::systemBus();
    if (!bus.isConnected())
        return askSession();
    m_isAsking = true;
    QDBusMessage call = loginCall();
    call.setArguments({QStringLiteral("sleep"), program, tr("Downloads are running"), QStringLiteral("block")});
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *ended) {
        ended->deleteLater();
        m_isAsking = false;
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *ended;
        if (reply.isError())
            return m_active ? askSession() : void();
        m_lock = std::make_unique<QDBusUnixFileDescriptor>(reply.value());
        adjust();
    });
}

void SleepGuard::askSession()
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        m_isRefused = true;
        return;
    }
    m_isAsking = true;
    QDBusMessage call = sessionCall(QStringLiteral("Inhibit"));
    call.setArguments({program, tr("Downloads are running")});
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *ended) {
        ended->deleteLater();
        m_isAsking = false;
        const QDBusPendingReply<uint> reply = *ended;
        if (reply.isError())
            m_isRefused = true;
        else
            m_cookie = reply.value();
        adjust();
    });
}

void SleepGuard::letGo()
{
    m_lock.reset();
    if (const auto cookie = std::exchange(m_cookie, std::nullopt)) {
        QDBusMessage call = sessionCall(QStringLiteral("UnInhibit"));
        call.setArguments({*cookie});
        QDBusConnection::sessionBus().send(call);
    }
}

} // namespace milliard
