// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"
#include "core/sink/walk_files.h"

#include <functional>
#include <optional>

namespace milliard {

class JournalThread;
class RoundTable;
struct RoundRecord;

// Where a job stores its files, for telling whose a file is.
struct JobFolder {
    JobId id = 0;
    QString folder;
};

// All jobs that do not pack, and whose notes are in this folder; the job in question may be among them.
struct OtherJobs {
    QString dataDir;
    QList<JobFolder> folders;
};

// Whose a file is that a job's notes have.
enum class Whose {
    Own,     // the job stored it, and nobody wrote to it since
    Changed, // somebody wrote to it while no run of the job was under way (RunTimes): it may be anybody's
    Shared,  // another job may have stored it as well: it is in that one's notes, too, and no older than that job
};

// What a round's notes have of a file below the destination: of its path, or of the one beside which it was stored since something was in
// its way (withoutAside()). 'mix': what the keys are mixed with. Null: nothing.
const RoundRecord *noted(const RoundTable &table, const QByteArray &path, quint64 mix = 0);

// Meets the files in a job's destination that its notes have, as listed and not failed, regular ones that were changed (ctime) after
// 'since'; or its shards. So a file that was there before is none. Where the job's rule mayNumber() also "name (1)" beside a "name"
// that is somebody else's. No link below the destination is followed. Any thread; nobody runs the job meanwhile.
struct StoredWalk {
    bool known = false; // what the job listed was written down, so that this says something
    std::optional<Error> error; // why the destination was not looked through to its end; what 'visit' gave
};
using VisitStored = std::function<Result<void>(const WalkedFile &, Whose)>;
// 'since': UTC. Errors: JournalUnusable, JournalFull.
Result<StoredWalk> walkStored(const QString &dataDir, const JobRecord &job, const QDateTime &since, JournalThread &journal, const OtherJobs &others,
    const VisitStored &visit, const std::function<void(const WalkedFolder &)> &left = {});

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
    qint64 changed = 0; // that stay: Whose::Changed
    qint64 shared = 0;  // likewise
    qint64 files = 0;
    qint64 bytes = 0;   // of these
    qint64 removed = 0; // of these
    bool hasTrash = false; // for the destination; told with Offer
};

// Looks for the files that a job stored, and does that with each; folders that become empty by it are removed. 'found' is
// called for each file; false ends it as Cancelled. As walkStored().
Result<StoredSum> dealWithStored(const QString &dataDir, const JobRecord &job, JournalThread &journal, const OtherJobs &others,
    StoredFate fate, const std::function<bool(const StoredFile &)> &found);

} // namespace milliard
