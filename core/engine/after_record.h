// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"

namespace milliard {

// How far the program came with what is done after a job, in "afterwards" beside the journal: it is written before a step
// begins and after it ended, so that no step is done twice for a round, whatever ends the program.
struct AfterRecord {
    int round = 0;
    qsizetype done = 0;   // steps that need not be thought of any more
    bool isBegun = false; // the one after them
    QStringList kept = {}; // archives that it unpacked and that stay though it removes them, below the folder: not to be unpacked again
    QString trouble = {}; // what came in the way of one, so that those after it were left out; empty: nothing

    // Of the job's present round; nothing is done where nothing is written down, and all where a later round is: this record is old then.
    static AfterRecord load(const QString &dataDir, const JobRecord &job);
    // Whether steps are to be done: the job is done, no file that is already there waits for people's word, and not all have been.
    static bool isDue(const QString &dataDir, const JobRecord &job);
    // JournalUnusable, JournalFull.
    Result<void> save(const QString &dataDir, JobId id) const;
    static void discard(const QString &dataDir, JobId id);
};

} // namespace milliard
