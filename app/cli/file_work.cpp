// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/file_work.h"

#include "app/cli/interrupt.h"

#include <QCoreApplication>
#include <QtConcurrent>

namespace milliard {

int runFileWork(const std::function<int(const std::atomic<bool> &)> &work)
{
    std::atomic<bool> isCancelled = false;
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::requested, &interrupt, [&isCancelled] { isCancelled = true; });
    // Work that has ended by now goes on at once, and exit() before exec() would be lost.
    QtConcurrent::run([&work, &isCancelled] { return work(isCancelled); }).then(&interrupt, [](int status) {
        QMetaObject::invokeMethod(qApp, [status] { QCoreApplication::exit(status); }, Qt::QueuedConnection);
    });
    return QCoreApplication::exec();
}

} // namespace milliard
