// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QCoreApplication>
#include <QFuture>
#include <QFutureWatcher>

namespace milliard {

// The value of a future, for commands that do nothing else meanwhile. The event loop runs, since the keychain is asked in it
// (core/secrets/keychain.h), also for what happens on other threads.
template <typename T>
T await(const QFuture<T> &future)
{
    QFutureWatcher<T> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, QCoreApplication::instance(), [] { QCoreApplication::exit(); });
    watcher.setFuture(future);
    QCoreApplication::exec();
    return future.result();
}

} // namespace milliard
