// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/engine/stored_files.h"

#include <QByteArray>

#include <functional>
#include <optional>

namespace milliard {

// A file of a job's that its source had and has no more.
struct VanishedFile {
    QString path;     // below the destination
    bool removed = false;
    std::optional<Error> error; // why it could not be removed
};

struct VanishedSum {
    bool known = false; // what the rounds listed was written down, and was all that the source had, so that this says something
    bool isPartial = false; // it is not known because a folder, or a line of a list, could not be read in the last round
    qint64 vanished = 0;
    qint64 removed = 0; // of these
    qint64 staying = 0; // besides: vanished too, but changed since they were stored, or another job's as well; never removed
    std::optional<Error> error; // why the destination was not looked through to its end
};

// Looks for files in the destination of a job that is Done which an earlier round stored and the last one did not list, and
// removes them if that is wanted. Only those that are the job's own (Whose): others were there before it, or were written to since.
// What is not removed is told again after the next round. 'found' is called for each; false ends it as Cancelled, in the sum.
// Any thread; nobody may run the job meanwhile. Errors: JournalUnusable, JournalFull.
Result<VanishedSum> findVanished(const QString &dataDir, const JobRecord &job, JournalThread &journal, const OtherJobs &others, bool remove,
    const std::function<bool(const VanishedFile &)> &found);

} // namespace milliard
