// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"

#include <QFile>
#include <QList>
#include <QString>

#include <atomic>
#include <memory>

namespace milliard {

// When the runs of a job stored files, so that what somebody else wrote to one, since or between two runs, is told by its ctime
// and never taken for the job's. A file beside the notes, with 16 bytes of this machine's byte order for each run.
class RunTimes final
{
public:
    struct Span { // milliseconds since 1970 in UTC, both included
        qint64 fromMs = 0;
        qint64 toMs = 0;

        bool operator==(const Span &) const = default;
    };

    static QString pathOf(const QString &dataDir, JobId id);
    // In the order in which they began. Empty: none was written down.
    static QList<Span> read(const QString &path);

    // A further run begins now. JournalFull, JournalUnusable.
    static Result<std::unique_ptr<RunTimes>> begin(const QString &path);
    // Likewise, after a pause of the same run. One thread.
    Result<void> goOn();
    // The run lasts until now. Any thread. Nothing is made durable: what a power cut takes with it makes files somebody else's at worst.
    void extend();

private:
    explicit RunTimes(const QString &path) : m_file(path) { }

    QFile m_file;
    std::atomic<qint64> m_at = 0; // of the present span in the file
};

} // namespace milliard
