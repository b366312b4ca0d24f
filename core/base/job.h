// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/counts.h"
#include "core/base/error.h"
#include "core/base/job_options.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace milliard {

using JobId = qint64; // from 1; never used again

// What a user asks for. The source is the text the user gave, with its query, since a job that goes on needs it; it is shown
// by shownSource() alone, and holds no user name or password.
struct JobSpec {
    QString source;
    QString destination; // absolute path of a folder
    JobOptions options;
    QString category = {}; // the user's own name for jobs of a kind; empty: none
};

enum class JobState {
    Running, // or was, when the program ended: goes on at the next start; with an error: waits until that has passed
    Queued,  // waits for its turn (JobQueue); resumable
    Paused,  // by the user; resumable
    Stopped, // by an error, which the record names; resumable
    Done,    // every listed entry has its outcome
};

// Which of the jobs that are Queued come first.
enum class Priority { Low = -1, Normal = 0, High = 1 };

// A source as output and windows show it: without the values of its query, which may be secrets.
QString shownSource(const QString &source);

QString stateName(JobState state);
std::optional<JobState> stateFromName(const QString &name);

// A job as the journal knows it. Counts are those of finished pages.
struct JobRecord {
    JobId id = 0;
    JobSpec spec;
    JobState state = JobState::Paused;
    std::optional<Error> error; // why it is Stopped, or what it waits for while it is Running
    Counts counts;
    qint64 missing = 0;         // of counts.failed, those of kind Missing; not told while the job runs
    qint64 conflicts = 0;       // likewise those of kind FileExists
    bool listingDone = false;   // counts.listed is the whole
    QDateTime created;          // UTC
    int round = 1;              // how often its source has been listed anew; all but 'created' and this is the round's
    QDateTime began;            // UTC, the round
    double seconds = 0;         // spent running
    Priority priority = Priority::Normal;
    qint64 place = 0;           // in the queue while it is Queued; any number, the least of a priority comes first

    bool isWaiting() const { return state == JobState::Running && error; } // for room
};

// Where a job waits for its turn.
struct QueuePlace {
    JobId id = 0;
    qint64 place = 0;
};

// One file that could not be had.
struct Failure {
    QString name;
    Error error;
    int attempts = 0;
    qint64 page = -1; // of the listing, from 0; -1: not told
    qint64 size = -1; // as its entry has them
    qint64 modified = -1;
    std::optional<ExistingAnswer> answer{};
};

} // namespace milliard
