// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"
#include "core/sink/stored_span.h"

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
    static QString pathOf(const QString &dataDir, JobId id);
    // In the order in which they began. Empty: none was written down.
    static QList<StoredSpan> read(const QString &path);
    // The same for a job; of one of before there were such notes one span, up to when it last listed.
    static QList<StoredSpan> of(const QString &dataDir, const JobRecord &job);

    // A further run begins now. JournalFull, JournalUnusable.
    static Result<std::unique_ptr<RunTimes>> begin(const QString &path);
    // Likewise, after a pause of the same run. One thread.
    Result<void> goOn();
    // The run lasts for two seconds more: called within that, a run that is killed leaves no file without its time. Any thread.
    // Nothing is made durable: what a power cut takes with it makes files somebody else's at worst.
    void extend() { endAt(2000); }
    // The run stores nothing more, but for what is just being stored, until it goes on.
    void pause();
    // The run has stored its last file.
    void end() { endAt(0); }

private:
    explicit RunTimes(const QString &path) : m_file(path) { }
    void endAt(qint64 fromNowMs);

    QFile m_file;
    std::atomic<qint64> m_at = 0; // of the present span in the file
    std::atomic<bool> m_isPaused = false;
};

} // namespace milliard
