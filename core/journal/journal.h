// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/cause.h"
#include "core/base/entry.h"
#include "core/base/job.h"
#include "core/base/limits.h"
#include "core/base/part.h"
#include "core/base/shard.h"
#include "core/journal/journal_rescue.h"

#include <QList>
#include <QSqlDatabase>

#include <memory>

namespace milliard {

// What survives a crash: jobs, their pages, their failures. SQLite through Qt SQL; the unit is the page, so
// that a billion files are a million rows. Every change is one transaction. All calls on the thread that
// opened it (JournalThread sees to that). Errors: JournalUnusable with what the database said, JournalFull
// where its disk has no room, and as noted. Several processes may have one journal open; a job is run by one of them (JobLock).
class Journal final
{
public:
    // A page whose entries do not all have an outcome yet.
    struct OpenPage {
        qint64 seq = 0; // from 0, in the order of the listing
        Cursor cursor;
        qint64 entries = 0;
        bool isAskedAgain = false; // for its failed entries alone: reopenFailed()
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
    // Queued, each at its place, unless it is Done. All of them or none.
    Result<void> enqueue(const QList<QueuePlace> &places);
    Result<void> setPriority(const QList<JobId> &ids, Priority priority);
    Result<void> setCategory(const QList<JobId> &ids, const QString &category);
    Result<void> setLimits(JobId id, const Limits &limits); // of its options; NoSuchJob
    // The state that a run leaves. Done is taken only from a job whose counts add up: else it is Stopped, since a
    // missing file must never look like success.
    Result<JobRecord> endRun(JobId id, JobState state, std::optional<Error> error, double moreSeconds);
    // Marks the failures of these causes, or all if there are none, to be asked for again, and opens their pages anew:
    // the next run asks for these names alone. All else keeps its outcome. The job is Paused if there were any.
    // 'answer': what people say of files in the way of these; without one, what they said of them before holds.
    Result<JobRecord> reopenFailed(JobId id, const QList<Cause> &causes = {}, std::optional<ExistingRule> answer = {});
    // The same of those of this name that failed since something is in their way.
    Result<JobRecord> reopenConflict(JobId id, const QString &name, ExistingRule answer);
    // Another round of a job that is Done: nothing is listed, and nothing of the round before is known but what is in its
    // folder. The job is Paused. BadInput if it is not Done.
    Result<JobRecord> beginRound(JobId id);
    Result<void> removeJob(JobId id);         // NoSuchJob

    Result<Position> position(JobId id);
    struct Recorded {
        qint64 listed = 0; // entries now listed in the job
        std::optional<QList<Entry>> only; // the page was opened anew: ask for these of its entries alone
        QList<Part> parts; // of its entries
        qint64 lost = 0;   // so many fewer entries it has than when it was recorded before
    };
    // The page and, in the same transaction, where the listing goes on. ListingLoop if another page of the
    // job has that cursor. A page that was open before is recorded again with its present entries.
    Result<Recorded> recordPage(JobId id, qint64 seq, const Page &page);
    // The pages, with the shards that hold them. 'moreSeconds': time spent running since the last account of it.
    Result<void> finishPages(JobId id, const QList<FinishedPage> &pages, const QList<Shard> &shards = {}, double moreSeconds = 0);
    struct PageState {
        Cursor cursor;
        bool finished = false;
        Counts counts; // of its entries that have an outcome, as far as they are not asked for again
        QStringList failed; // names, each as often as it failed
    };
    Result<std::optional<PageState>> page(JobId id, qint64 seq); // none: not listed yet
    struct Stored {
        Counts counts; // of the finished pages
        QList<Shard> shards; // that hold them, by name
    };
    Result<Stored> stored(JobId id); // as of one moment; NoSuchJob

    // What is durable of a large file, in place of what was said of it before; without spans: nothing. Forgotten with the
    // page's end, unless the file failed. Nothing is written down for a page that is not open.
    Result<void> savePart(JobId id, const Part &part);
    Result<QList<Part>> parts(JobId id);

    // Of failures, those that are being asked for again are not told.
    Result<QList<Failure>> failures(JobId id, qint64 limit); // newest page first, then by name
    struct FailureChunk {
        QList<Failure> failures;
        std::optional<QString> next; // where the next chunk begins; none: this is the last
    };
    // Any number of them in chunks of up to 'limit', by name; 'from' is what the chunk before gave. Only those of these
    // causes, or all if there are none.
    Result<FailureChunk> failuresByName(JobId id, const QList<Cause> &causes, qint64 limit, const std::optional<QString> &from = {});
    Result<QList<CauseCount>> failureCauses(JobId id); // the most frequent first

private:
    explicit Journal(JournalPresence presence);
    struct Choice; // of failures
    Result<JobRecord> reopen(JobId id, const Choice &choice, std::optional<ExistingRule> answer);
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
