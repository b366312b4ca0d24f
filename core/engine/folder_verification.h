// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"

#include <atomic>
#include <functional>
#include <optional>

namespace milliard {

class JournalThread;

// Something that is not as the listing and the journal have it.
struct FolderProblem {
    qint64 page = 0; // from 0
    QString name;    // of the entry; null: it is about the page
    QString fault;   // a word of fileFaultName(), or "other-counts"
    QString message; // what was found, without a full stop
};

struct FolderSum {
    qint64 pages = 0;   // that were finished and compared
    qint64 open = 0;    // that are not finished: not looked at
    qint64 files = 0;   // looked at; those with a problem included
    qint64 bytes = 0;   // of these
    qint64 sized = 0;   // compared with a size of the listing
    qint64 digests = 0; // read and compared with a digest
    qint64 failed = 0;  // entries that had failed, as the journal has it: nothing is expected of them
    qint64 problems = 0;
    Counts pagesCounts; // what the journal's pages add up to; with an error, those before it
    Counts jobCounts;   // and what the journal has of the job as a whole
    bool listingDone = false;
    std::optional<Error> error; // why it came to no end: the source, the destination or the journal
};

// Asks the listing again for each finished page of a job, by the journal's cursors, and looks for every entry's file in the
// destination: there, a regular file, with the size and the digest that the listing tells. 'found' is called for each
// problem. Blocks, with an event loop for the source; memory depends on the size of a page only. Any thread; nobody
// runs the job meanwhile. NoSuchJob.
// 'isCancelled' is looked at before each file, and ten times a second while the source or the keychain is waited for: Cancelled in the sum.
Result<FolderSum> verifyFolder(JobId id, JournalThread &journal, const std::function<void(const FolderProblem &)> &found,
    const std::atomic<bool> *isCancelled = nullptr);

} // namespace milliard
