// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/journal/journal.h"

#include <QFuture>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <memory>
#include <utility>

namespace milliard {

// The journal on a thread of its own: every question waits its turn there, in the order asked. Thread-safe.
// The destructor waits for what was asked.
class JournalThread final
{
public:
    // Blocks until the journal is open. JournalUnusable.
    static Result<std::unique_ptr<JournalThread>> open(const QString &dataDir);
    ~JournalThread();

    // 'question' is called with the Journal & on the journal's thread; the future has what it returns.
    template <typename Question>
    auto ask(Question question)
    {
        return QtConcurrent::run(&m_thread, [this, question = std::move(question)]() mutable { return question(*m_journal); });
    }

private:
    JournalThread();

    QThreadPool m_thread; // one thread that never expires: SQLite connections stay on theirs
    std::unique_ptr<Journal> m_journal;
};

} // namespace milliard
