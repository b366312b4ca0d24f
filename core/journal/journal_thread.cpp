// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/journal/journal_thread.h"

#include "core/base/room.h"

namespace milliard {

JournalThread::JournalThread(const QString &dataDir)
    : m_dataDir(dataDir)
    , m_ballast(dataDir)
{
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1);
    m_thread.setObjectName(QStringLiteral("journal"));
}

JournalThread::~JournalThread()
{
    m_thread.start([this] {
        if (m_journal) {
            m_backup->finish(m_journal->changes());
            if (m_backup->hasFailed())
                m_journal->distrust();
        }
        m_journal.reset();
    });
    m_thread.waitForDone();
}

Result<std::unique_ptr<JournalThread>> JournalThread::open(const QString &dataDir)
{
    std::unique_ptr<JournalThread> thread(new JournalThread(dataDir));
    const Result<void> opened = thread->run([thread = thread.get()] {
        return thread->withBallast([thread]() -> Result<void> {
            auto journal = Journal::open(thread->m_dataDir);
            if (!journal)
                return std::unexpected(journal.error());
            thread->m_journal = *std::move(journal);
            thread->m_rescue = thread->m_journal->rescue();
            thread->m_backup = std::make_unique<JournalBackup>(thread->m_dataDir);
            if (thread->m_rescue)
                thread->m_backup->begin(-1); // the copy is used up
            return {};
        });
    }).result();
    if (!opened)
        return std::unexpected(opened.error());
    thread->keepBallast();
    return thread;
}

// SQLite says so only of the file that it writes to (SQLITE_FULL); where it cannot make or grow one beside it, or is over
// quota, it has other words.
bool JournalThread::isFull(const Error &error) const
{
    if (error.kind != ErrorKind::JournalUnusable)
        return error.kind == ErrorKind::JournalFull;
    constexpr qint64 sharedMemory = 64 << 10; // bytes, of the file that its connections share
    const auto room = roomAt(m_dataDir);
    return room && (room->bytes < sharedMemory || room->files < 3);
}

Error JournalThread::full() const
{
    const Room room = roomAt(m_dataDir, Room::journalKeeps).value_or(Room());
    return {ErrorKind::JournalFull, RoomWanted::after(room, 0).text(m_dataDir, room)};
}

} // namespace milliard
