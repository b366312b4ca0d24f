// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/instance.h"

#include <QDBusConnection>
#include <QObject>
#include <QStringList>
#include <QVariant>

namespace milliard {

// org.freedesktop.Application: by this interface a desktop starts the program and tells the window that is open what was clicked
// (Desktop Entry Specification, "D-Bus Activation"). Main thread.
class BusActivation final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Application")

public:
    // Takes 'id', the desktop file's name, as the program's on the bus for as long as it lives. Where there is no bus, or somebody
    // has that name, nobody asks, and the command line still does (Instance).
    BusActivation(const QString &id, const QDBusConnection &bus, QObject *parent = nullptr);
    ~BusActivation() override;

    bool isOnBus() const { return m_isOnBus; }
    // "/org/example/program" of "org.example.program".
    static QString pathOf(const QString &id);

public Q_SLOTS: // the interface's methods, by its names
    Q_SCRIPTABLE void Activate(const QVariantMap &platform);
    Q_SCRIPTABLE void Open(const QStringList &urls, const QVariantMap &platform);
    Q_SCRIPTABLE void ActivateAction(const QString &action, const QVariantList &parameter, const QVariantMap &platform);

Q_SIGNALS:
    void asked(const milliard::Instance::Request &request);

private:
    const QString m_id;
    QDBusConnection m_bus;
    bool m_isOnBus = false;
};

} // namespace milliard
