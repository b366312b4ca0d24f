// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/after_step.h"
#include "core/base/job.h"
#include "core/engine/stored_files.h"

#include <atomic>
#include <functional>

namespace milliard {

class JournalThread;

// Does the steps after a job, one after the other, on the thread that calls it, with an event loop where something is waited for.
// Nobody runs the job meanwhile.
class AfterWork final
{
public:
    struct Tools {
        QString program; // milliard-cli, which unpacks
        QString dataDir;
        std::function<void(const QString &)> tell; // what is being done, for people; often
        std::function<void(const QString &)> say;  // what came of it, a line
        std::function<void(AfterStep::Kind, const QString &)> want; // the window is to open or show this path
        std::function<bool(const QString &)> isKept; // an archive, below the folder: whether keep() was called for it
        std::function<Result<void>(const QString &)> keep; // it was unpacked, and stays
    };

    // All outlive it.
    AfterWork(const JobRecord &job, JournalThread &journal, const Tools &tools, const std::atomic<bool> &isCancelled);

    // Of any kind: what failed, for people; Cancelled.
    Result<void> run(const AfterStep &step);
    // What a step that was broken off, and is not begun again, left unfinished.
    void clear(const AfterStep &step);

private:
    struct Sum { // of files, each dealt with by itself
        qint64 done = 0;
        qint64 failed = 0;
        std::optional<Error> first; // of the failures
        void fail(const Error &error);
        Result<void> result(const QString &of) const;
    };

    Result<void> verify();
    Result<void> verifyShards();
    Result<void> extract(bool removes);
    Result<bool> extractOne(const QString &path, bool removes); // whether all of it came out
    Result<void> compress(AfterStep::Kind kind);
    Result<void> runProgram(const QStringList &words);
    Result<StoredWalk> walkOwn(const QDateTime &since, const std::function<Result<void>(const WalkedFile &)> &visit) const;
    Result<QString> oneFile() const; // below the folder; empty: it is not one
    Result<void> checkCancelled() const;
    void tellCount(const QString &text, qint64 count);

    const JobRecord &m_job;
    JournalThread &m_journal;
    const Tools &m_tools;
    const std::atomic<bool> &m_isCancelled;
};

} // namespace milliard
