// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace milliard {

// Turns SIGINT, SIGTERM and SIGHUP into a Qt signal, in the event loop of the thread that made it. A second
// one within a stubborn run ends the process at once. One at a time in a process.
class Interrupt final : public QObject
{
    Q_OBJECT

public:
    Interrupt();
    ~Interrupt() override;

Q_SIGNALS:
    void requested();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace milliard
