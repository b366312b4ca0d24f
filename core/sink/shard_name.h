// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"

#include <optional>

namespace milliard {

// A shard's file name: JOB-WORKER-SEQ.tar.zst, with six digits of SEQ or more. JOB is the job's id and the time of its
// creation (milliseconds since 1970 in base 36), "7_mi7f3k2q", so that the jobs of two journals never meet in a folder.
struct ShardName {
    QString job;
    int worker = 0;
    qint64 seq = 1;
    Packing pack = Packing::TarZst;

    QString text() const;
    static QString jobPart(JobId id, const QDateTime &created);
    // The JOB of a file that is some job's shard.
    static std::optional<QString> jobOf(const QString &text);
    // None where the file is no shard of that job.
    static std::optional<ShardName> parse(const QString &text, const QString &job);
};

} // namespace milliard
