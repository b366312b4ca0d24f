// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QVariantMap>

namespace milliard {

// Whether the network costs by the byte, as the system says: QNetworkInformation, but for NetworkManager, which is asked by D-Bus, since
// Qt 6.8 hears of its changes alone, and takes the network for one that costs nothing until there is one. Nothing is asked before start().
// Main thread.
class MeteredWatch final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Whether the system says it at all. The first call asks it, and may take some milliseconds.
    static bool isTold();

    void start(); // again: nothing
    bool isMetered() const { return m_isMetered; } // no, where it is not told

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void propertiesChanged(const QString &interface, const QVariantMap &changed);

private:
    void askNetworkManager();
    void take(bool isMetered);

    bool m_isStarted = false;
    bool m_isMetered = false;
};

} // namespace milliard
