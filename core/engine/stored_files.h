// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"
#include "core/sink/walk_files.h"

#include <functional>
#include <optional>

namespace milliard {

class JournalThread;

// Where a job stores its files, for telling whose a file is.
struct JobFolder {
    JobId id = 0;
    QString folder;
};

// Meets the files in a job's destination that the job stored: regular ones that its notes have, as listed and not failed, and that were
// changed (ctime) after 'since' and not after the job last stored anything; or its shards. So a file that was there before is none, nor
// one that somebody wrote to since. Where the job's rule mayNumber() also "name (1)" beside a "name" that is somebody else's. A file that
// another job may have stored as well, which has the same path in its notes and is no older than that job, is not met but counted.
// No link below the destination is followed. Any thread; nobody runs the job meanwhile.
struct StoredWalk {
    bool known = false; // what the job listed was written down, so that this says something
    qint64 changed = 0; // that the job listed, but somebody changed since: they may be anybody's
    qint64 shared = 0;  // another job may have stored them as well
    std::optional<Error> error; // why the destination was not looked through to its end; what 'visit' gave
};
// 'since': UTC. 'others': jobs that do not pack, this one may be among them. Errors: JournalUnusable, JournalFull.
Result<StoredWalk> walkStored(const QString &dataDir, const JobRecord &job, const QDateTime &since, JournalThread &journal, const QList<JobFolder> &others,
    const std::function<Result<void>(const WalkedFile &)> &visit, const std::function<void(const WalkedFolder &)> &left = {});

// One of these files.
struct StoredFile {
    QString path; // below the destination
    qint64 bytes = 0;
    bool removed = false;
    std::optional<Error> error; // why it could not be removed
};

enum class StoredFate { Stay, Offer, Trash, Delete }; // Offer: it stays, and the sum tells whether there is a trash

struct StoredSum {
    StoredWalk walk;
    qint64 files = 0;
    qint64 bytes = 0;   // of these
    qint64 removed = 0; // of these
    bool hasTrash = false; // for the destination; told with Offer
};

// Looks for the files that a job stored, and does that with each; folders that become empty by it are removed. 'found' is
// called for each file; false ends it as Cancelled. As walkStored().
Result<StoredSum> dealWithStored(const QString &dataDir, const JobRecord &job, JournalThread &journal, const QList<JobFolder> &others,
    StoredFate fate, const std::function<bool(const StoredFile &)> &found);

} // namespace milliard
