// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/journal/journal_thread.h"

namespace milliard {

JournalThread::JournalThread()
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
    std::unique_ptr<JournalThread> thread(new JournalThread);
    const Result<void> opened = thread->run([thread = thread.get(), dataDir]() -> Result<void> {
        auto journal = Journal::open(dataDir);
        if (!journal)
            return std::unexpected(journal.error());
        thread->m_journal = *std::move(journal);
        thread->m_rescue = thread->m_journal->rescue();
        thread->m_backup = std::make_unique<JournalBackup>(dataDir);
        if (thread->m_rescue)
            thread->m_backup->begin(-1); // the copy is used up
        return {};
    }).result();
    if (!opened)
        return std::unexpected(opened.error());
    return thread;
}

} // namespace milliard
