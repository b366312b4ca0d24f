// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/engine/engine.h"

#include <QFutureWatcher>
#include <QThreadPool>

namespace milliard {

enum class FailureForm {
    Csv,  // RFC 4180, with a line of headings
    Json, // one object a line
};

// Writes failures of a job into a file, any number of them with a bounded part in memory, on a thread of its own. The file has its
// name only when it is whole; until then one that was there stays. One export at a time. Main thread.
class FailureExport final : public QObject
{
    Q_OBJECT

public:
    // The engine outlives it.
    explicit FailureExport(Engine &engine, QObject *parent = nullptr);
    ~FailureExport() override; // gives up what is not whole

    bool isRunning() const { return m_watcher.isRunning(); }
    // Those of these causes, or all if there are none. finished() comes in any case.
    void start(JobId id, const QList<Cause> &causes, FailureForm form, const QString &file);
    void cancel();

Q_SIGNALS:
    void advanced(int failures); // so many are written
    // How many it has. DestinationUnusable, Cancelled, and what the journal says.
    void finished(const milliard::Result<qint64> &written);

private:
    Engine &m_engine;
    QThreadPool m_thread;
    QFutureWatcher<Result<qint64>> m_watcher;
};

} // namespace milliard
