// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"
#include "core/engine/vanished.h"

#include <functional>
#include <optional>

namespace milliard {

class JournalThread;

// A file that a further round of a job would do something about.
struct ForecastFile {
    enum Reason {
        New,     // no earlier round had it
        Changed, // at the source
        Lost,    // as it was at the source, but not in the destination
        Fails,   // it would not be asked for; 'error' says why
    };

    QString name; // as the source lists it
    qint64 size = -1; // bytes; -1: the listing does not tell
    Reason reason = New;
    std::optional<Error> error;
};

// What it would come to. Listed = fetched + failed + staying; of the entries that the job's filters let through.
struct RoundForecast {
    qint64 listed = 0;
    qint64 added = 0;
    qint64 changed = 0;
    qint64 lost = 0;
    qint64 failed = 0;
    qint64 staying = 0;
    qint64 bytes = 0; // of what would be fetched and whose size is told
    qint64 sized = 0; // their number
    VanishedSum vanished; // not known where the listing did not come to its end
    std::optional<Error> error; // why it did not: the source, the destination or the journal

    qint64 fetched() const { return added + changed + lost; }
};

struct ForecastTold {
    std::function<void(const ForecastFile &)> file;
    std::function<void(const VanishedFile &)> vanished;
};

// Lists the source of a job that is Done anew, and tells what a round would fetch and which files have vanished, as Engine::runAgain()
// and findVanished() would find it. The journal, the job's notes and its files stay as they are; the notes of this round go into a folder
// of their own, which is removed. Blocks, with an event loop for the source; memory depends on the size of a page only. Any thread; nobody
// runs the job meanwhile.
RoundForecast forecastRound(const QString &dataDir, const JobRecord &job, JournalThread &journal, const OtherJobs &others, const ForecastTold &told);

// Stable, lower-case, for --json.
QString reasonName(ForecastFile::Reason reason);

} // namespace milliard
