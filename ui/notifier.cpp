// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QVariantMap>

namespace milliard {
namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
constexpr qsizetype mostShown = 50;

} // namespace

Notifier::Notifier(QObject *parent)
    : QObject(parent)
{
    QDBusConnection::sessionBus().connect(service, path, service, QStringLiteral("ActionInvoked"), this, SLOT(actionInvoked(uint, QString)));
}

void Notifier::notify(const QString &title, const QString &text, bool isTrouble)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        Q_EMIT refused(title, text, isTrouble);
        return;
    }
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, QStringLiteral("Notify"));
    const QVariantMap hints{{QStringLiteral("desktop-entry"), QGuiApplication::desktopFileName()},
        {QStringLiteral("category"), isTrouble ? QStringLiteral("transfer.error") : QStringLiteral("transfer.complete")}};
    // A body may have markup, and names of files may look like it.
    call.setArguments({QStringLiteral("Milliard"), uint(0), QGuiApplication::desktopFileName(), title, text.toHtmlEscaped(),
        QStringList{QStringLiteral("default"), tr("Show")}, hints, -1});
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, title, text, isTrouble](QDBusPendingCallWatcher *ended) {
        ended->deleteLater();
        const QDBusPendingReply<uint> reply = *ended;
        if (reply.isError()) {
            Q_EMIT refused(title, text, isTrouble);
            return;
        }
        m_shown.append(reply.value());
        if (m_shown.size() > mostShown)
            m_shown.removeFirst();
    });
}

void Notifier::actionInvoked(uint id, const QString &)
{
    if (m_shown.contains(id))
        Q_EMIT chosen();
}

} // namespace milliard
