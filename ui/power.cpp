// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/power.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace milliard {
namespace {

constexpr std::array deeds{PowerDeed::Suspend, PowerDeed::ShutDown};

QDBusMessage loginCall(const QString &method)
{
    return QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), method);
}

QString methodOf(PowerDeed deed)
{
    return deed == PowerDeed::Suspend ? QStringLiteral("Suspend") : QStringLiteral("PowerOff");
}

} // namespace

Power::Power(QObject *parent)
    : QObject(parent)
{
    m_whyNot.fill(tr("The system has not said yet whether it can do that"));
}

void Power::note(PowerDeed deed, const QString &whyNot)
{
    m_whyNot[std::size_t(deed)] = whyNot;
    Q_EMIT told();
}

void Power::ask()
{
    const QDBusConnection bus = QDBusConnection::systemBus();
    const QString nobody = tr("No systemd-logind answers on this system");
    for (const PowerDeed deed : deeds) {
        if (!bus.isConnected()) {
            note(deed, nobody);
            continue;
        }
        auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(loginCall(QStringLiteral("Can") + methodOf(deed))), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, deed, nobody](QDBusPendingCallWatcher *ended) {
            ended->deleteLater();
            const QDBusPendingReply<QString> reply = *ended;
            if (reply.isError())
                note(deed, nobody);
            else if (reply.value() == QLatin1String("na"))
                note(deed, tr("This computer cannot do that"));
            else if (reply.value() == QLatin1String("no"))
                note(deed, tr("The rules of this system do not let you do that"));
            else // "challenge": with a password; what prevents it now may be over by then
                note(deed, {});
        });
    }
}

void Power::carryOut(PowerDeed deed)
{
    const QDBusConnection bus = QDBusConnection::systemBus();
    QDBusMessage call = loginCall(methodOf(deed));
    call.setArguments({true}); // may ask for a password
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, deed](QDBusPendingCallWatcher *ended) {
        ended->deleteLater();
        if (ended->isError())
            Q_EMIT refused(deed, ended->error().message());
    });
}

} // namespace milliard
