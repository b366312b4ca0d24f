// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/entry.h"
#include "core/base/job.h"

#include <QSqlDatabase>
#include <QStringList>

namespace milliard {

// For Journal, within its transactions. JournalUnusable.

// The entries of a page that was opened anew which are to be asked for: as many of each name as failed. Those that
// something is in the way of have their answer; those that the page has no more are faults. All of them where the page had nothing
// else ('isWhole') and now has none of these: it was a folder that could not be listed.
Result<QList<Entry>> entriesAskedAgain(const QSqlDatabase &database, JobId id, qint64 seq, const QList<Entry> &entries, bool isWhole);

// Names of a page that failed, each as often as it did; those that are being asked for again are left out.
Result<QStringList> failedNames(const QSqlDatabase &database, JobId id, qint64 seq);

// The page is finished: what was asked for again is settled, and this is what failed now.
Result<void> putFailures(const QSqlDatabase &database, JobId id, qint64 seq, const QList<Failure> &failures);

} // namespace milliard
