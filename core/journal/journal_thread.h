// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/journal/ballast.h"
#include "core/journal/journal.h"
#include "core/journal/journal_backup.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <type_traits>
#include <utility>

namespace milliard {

// The journal on a thread of its own: every question waits its turn there, in the order asked. Thread-safe.
// The destructor waits for what was asked. What finds no room on the disk is tried again without the ballast, and is
// JournalFull if that was not enough: then nothing of it is written. Also where the journal's copies are seen to.
class JournalThread final
{
public:
    // Blocks until the journal is open. JournalUnusable, JournalFull.
    static Result<std::unique_ptr<JournalThread>> open(const QString &dataDir);
    ~JournalThread();

    const QString &dataDir() const { return m_dataDir; }

    // 'question' is called with the Journal & on the journal's thread, perhaps twice; the future has what it returns, a Result.
    template <typename Question>
    auto ask(Question question)
    {
        return run([this, question = std::move(question)] {
            auto answer = withBallast([&] { return question(*m_journal); });
            if constexpr (requires { answer.error().kind; }) {
                if (!answer && answer.error().kind == ErrorKind::JournalUnusable)
                    m_journal->distrust();
            }
            if (!m_isLast && m_backup->isDue())
                m_backup->begin(m_journal->changes());
            return answer;
        });
    }
    // There may be room again.
    void keepBallast()
    {
        m_thread.start([this] {
            m_ballast.keep();
            m_isLast = false;
        });
    }
    // Thread-safe. What is written now takes the room that the ballast had: it is time to come to an end.
    bool isAtItsLast() const { return m_isLast; }
    // What opening it had to do about damage.
    const std::optional<Rescue> &rescue() const { return m_rescue; }

private:
    explicit JournalThread(const QString &dataDir);

    template <typename Task>
    std::invoke_result_t<Task &> withBallast(Task task)
    {
        auto answer = task();
        if constexpr (requires { answer.error().kind; }) {
            if (!answer && isFull(answer.error()) && m_ballast.drop()) {
                m_isLast = true;
                answer = task();
            }
            if (!answer && isFull(answer.error()))
                return std::unexpected(full());
        }
        return answer;
    }
    bool isFull(const Error &error) const;
    Error full() const;

    // A promise and not QtConcurrent::run(): whoever waits for a future of that may be given the task itself
    // (QThreadPool lets waiting threads take queued tasks), which then runs on the wrong thread and out of turn.
    template <typename Task>
    QFuture<std::invoke_result_t<Task &>> run(Task task)
    {
        QPromise<std::invoke_result_t<Task &>> promise;
        auto future = promise.future();
        promise.start(); // here, since nobody waits for what has not started
        m_thread.start([promise = std::move(promise), task = std::move(task)]() mutable {
            promise.addResult(task());
            promise.finish();
        });
        return future;
    }

    const QString m_dataDir;
    const Ballast m_ballast;
    std::atomic<bool> m_isLast{false};
    QThreadPool m_thread; // one thread that never expires: SQLite connections stay on theirs
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<JournalBackup> m_backup;
    std::optional<Rescue> m_rescue;
};

} // namespace milliard
