// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/journal/file_lock.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QStringList>

#include <optional>

namespace milliard {

// Where the journal of a data folder is, and the copy that takes its place when it is damaged.
QString journalPath(const QString &dataDir);
QString journalCopyPath(const QString &dataDir);

// What is wrong with an open journal, as the database says; empty: nothing was found. 'thoroughly' reads all of it (0.2 s
// of processor time for a million pages), otherwise only its head is looked at.
QString damageOf(const QSqlDatabase &database, bool thoroughly);
// The same for the files before they are opened, since SQLite takes a missing or an empty one for a new one.
QString damageOfFiles(const QString &dataDir);

// What became of a damaged journal.
struct Rescue {
    QString damage;
    QStringList kept;             // the damaged files, under their new names
    std::optional<QDateTime> copy; // of when the copy is that took its place; none: there was none

    QString text() const; // for people; sentences
};
// Keeps the journal's files aside, as journal-damaged-YYYYMMDD-HHMMSS.sqlite, and puts the copy in their place if there is
// one. Nobody has them open. Never deletes anything. JournalUnusable.
Result<void> putAside(const QString &dataDir, Rescue &rescue);

// That a process has the journal open, held from its opening to its end. Tells whether somebody else has, and whether the
// last one closed it properly.
class JournalPresence final
{
public:
    // In the opener's turn. JournalUnusable.
    static Result<JournalPresence> enter(const QString &dataDir);
    JournalPresence(JournalPresence &&) noexcept = default;
    ~JournalPresence();

    bool isAlone() const { return m_alone; }       // when it entered, and until it settles
    bool isDoubtful() const { return m_doubtful; } // the last end was none, something was wrong then, or nobody knows of one
    // The journal is found to be in order, or put in order.
    void settle();
    // Something is wrong with it: the next who is alone is to look.
    void distrust() const;

private:
    explicit JournalPresence(FileLock file) : m_file(std::move(file)) { }

    FileLock m_file;
    bool m_alone = false;
    bool m_doubtful = false;
};

} // namespace milliard
