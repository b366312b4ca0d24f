// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"

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
    qint64 vanished = 0;
    qint64 removed = 0; // of these
    std::optional<Error> error; // why the destination was not looked through to its end
};

// Looks for files in the destination of a job that is Done which an earlier round listed and the last one did not, and
// removes them if that is wanted. Only regular files that were changed since the job was created: others were there before
// it. What is not removed is told again after the next round. Any thread; nobody may run the job meanwhile. Errors:
// JournalUnusable, JournalFull.
Result<VanishedSum> findVanished(const QString &dataDir, const JobRecord &job, bool remove, const std::function<void(const VanishedFile &)> &found);

} // namespace milliard
