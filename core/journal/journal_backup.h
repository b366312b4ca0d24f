// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QDeadlineTimer>
#include <QString>
#include <QThreadPool>

#include <atomic>
#include <chrono>

namespace milliard {

// Sees to it that a journal has a recent copy beside it, to take its place when it is damaged (journal_rescue.h). Copies are
// made on a thread and by a connection of their own, so that nobody waits for them: in WAL mode readers and writers do not
// meet. They take a hundredth of the time at most. Used by the journal's thread.
class JournalBackup final
{
public:
    explicit JournalBackup(const QString &dataDir);

    bool isDue() const { return m_next.hasExpired(); } // cheap, for each question
    // With the journal's changes() by now: begins a copy, unless there are none.
    void begin(qint64 changes);
    // At a proper end: makes a last one, unless the journal is so large that the one of a while ago has to do.
    void finish(qint64 changes);
    bool hasFailed() const { return m_failed; } // any copy, perhaps since the journal cannot be read

    // Makes one now: written and synced under another name, then renamed. Nothing happens while another process makes one,
    // or where the disk has not much more room than it takes. JournalUnusable; the copy before is untouched then.
    static Result<void> copy(const QString &dataDir);

private:
    void run();
    std::chrono::milliseconds between() const; // two copies, from the beginning of one to that of the next

    const QString m_dataDir;
    std::atomic<std::chrono::milliseconds> m_took; // by the last; a guess before
    std::atomic<bool> m_failed = false;
    QDeadlineTimer m_next; // expired until there is a copy
    qint64 m_copied = 0; // changes() that the last one has
    QThreadPool m_thread; // one
};

} // namespace milliard
