// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QString>

class QDBusPendingCallWatcher;

namespace milliard {

// Messages of the desktop, by the Desktop Notifications Specification 1.2 over the session bus. Where there is no bus, or no service on
// it, refused() comes instead. Main thread.
class Notifier final : public QObject
{
    Q_OBJECT

public:
    explicit Notifier(QObject *parent = nullptr);

    void notify(const QString &title, const QString &text, bool isTrouble); // plain texts

Q_SIGNALS:
    void refused(const QString &title, const QString &text, bool isTrouble);
    void chosen(); // the user clicked on one of ours

private Q_SLOTS:
    void actionInvoked(uint id, const QString &action);

private:
    QList<uint> m_shown; // the latest, by the service's numbers
};

} // namespace milliard
