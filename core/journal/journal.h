// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/entry.h"
#include "core/base/job.h"
#include "core/base/shard.h"
#include "core/journal/journal_rescue.h"

#include <QList>
#include <QSet>
#include <QSqlDatabase>

#include <memory>

namespace milliard {

// What survives a crash: jobs, their pages, their failures. SQLite through Qt SQL; the unit is the page, so
// that a billion files are a million rows. Every change is one transaction. All calls on the thread that
// opened it (JournalThread sees to that). Errors: JournalUnusable with what the database said, and as
// noted. Several processes may have one journal open; a job is run by one of them (JobLock).
class Journal final
{
public:
    // A page whose entries do not all have an outcome yet.
    struct OpenPage {
        qint64 seq = 0; // from 0, in the order of the listing
        Cursor cursor;
        qint64 entries = 0;
    };
    struct FinishedPage {
        qint64 seq = 0;
        Counts counts; // of what was asked for
        QList<Failure> failures;
    };
    // Where the listing of a job goes on.
    struct Position {
        qint64 nextSeq = 0;
        std::optional<Cursor> ahead; // none: the listing is done
        QList<OpenPage> open;        // by seq
    };

    // A journal that is damaged, and that nobody else has open, is kept aside first, and its copy put in place.
    static Result<std::unique_ptr<Journal>> open(const QString &dataDir);
    ~Journal();
    Journal(const Journal &) = delete;
    Journal &operator=(const Journal &) = delete;

    const std::optional<Rescue> &rescue() const { return m_rescue; } // on opening
    qint64 changes(); // rows that were changed since it was opened, by this Journal
    // Something went wrong: the journal is looked at thoroughly when it is next opened.
    void distrust() { m_presence.distrust(); }

    Result<JobRecord> createJob(const JobSpec &spec);
    // Oldest first. One that cannot be read, say a newer program's, is Stopped and says so.
    Result<QList<JobRecord>> jobs();
    Result<JobRecord> job(JobId id);          // NoSuchJob
    Result<void> setState(JobId id, JobState state, const std::optional<Error> &error, double moreSeconds);
    struct Begun {
        JobRecord job;
        // The system was started anew since the job began to run, perhaps after a power cut: files of pages that were
        // not finished then may be cut short.
        bool powerLost = false;
        bool again = false; // an earlier run began
    };
    // Makes the job Running, unless it is Done.
    Result<Begun> beginRun(JobId id);
    // The state that a run leaves. Done is taken only from a job whose counts add up: else it is Stopped, since a
    // missing file must never look like success.
    Result<JobRecord> endRun(JobId id, JobState state, std::optional<Error> error, double moreSeconds);
    // Opens the pages that have failures anew, so that the next run asks for these; the other entries keep their
    // outcome. The job is Paused if there were any.
    Result<JobRecord> reopenFailed(JobId id);
    Result<void> removeJob(JobId id);         // NoSuchJob

    Result<Position> position(JobId id);
    struct Recorded {
        qint64 listed = 0; // entries now listed in the job
        std::optional<QSet<QString>> only; // the page was opened anew: ask for these names alone
    };
    // The page and, in the same transaction, where the listing goes on. ListingLoop if another page of the
    // job has that cursor. A page that was open before is recorded again with its present entries.
    Result<Recorded> recordPage(JobId id, qint64 seq, const Page &page);
    // The pages, with the shards that hold them. 'moreSeconds': time spent running since the last account of it.
    Result<void> finishPages(JobId id, const QList<FinishedPage> &pages, const QList<Shard> &shards = {}, double moreSeconds = 0);
    struct Stored {
        Counts counts; // of the finished pages
        QList<Shard> shards; // that hold them, by name
    };
    Result<Stored> stored(JobId id); // as of one moment; NoSuchJob
    Result<QList<Failure>> failures(JobId id, qint64 limit, qint64 offset = 0); // newest page first

private:
    explicit Journal(JournalPresence presence);
    // journal_open.cpp
    Result<void> openOrRescue(const QString &dataDir);
    Result<void> doubtRuns();
    Result<void> connect(const QString &path, const char *options = ""); // of Qt's driver
    void disconnect();

    JournalPresence m_presence;
    std::optional<Rescue> m_rescue;
    QString m_connection; // Qt's name for it
    QSqlDatabase m_database;
};

} // namespace milliard
