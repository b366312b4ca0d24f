// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"
#include "core/engine/round_records.h"
#include "core/engine/run_times.h"
#include "core/sink/sink.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

namespace milliard {

class Journal;

// What the rounds of a job listed, beside the journal: each run of the job writes down what is listed, and one that runs
// again looks up what the rounds before had. Files are told apart by the round, so that whatever a crash leaves is taken
// for nothing else.
class Round final
{
public:
    // On the run's thread. Sorts what the round before wrote, if nobody has yet. 'resumed': not the round's first run; where
    // nothing was written down in the first, nothing is. JournalFull, JournalUnusable.
    static Result<std::unique_ptr<Round>> open(const QString &dataDir, const JobRecord &job, bool resumed);

    // Writes down what a page lists, filtered or not, and whether there may be more, before the journal has the page.
    Result<void> note(const Page &page);
    // Makes that durable: before the journal has the page as finished. Any thread.
    Result<void> flush();
    // As those of RunTimes.
    void extend() { m_times->extend(); }
    void pause() { m_times->pause(); }
    void end() { m_times->end(); }
    // The run goes on after a pause, in which others may have written to its files.
    Result<void> goOn() { return m_times->goOn(); }
    // What the rounds before had of each; empty: there were none.
    QList<Earlier> earlier(const QList<Entry> &entries) const;

    // The job's round is over, and another is to begin: these files count as changed in it. Reads the journal on its thread.
    static Result<void> noteFailures(const QString &dataDir, const JobRecord &job, Journal &journal);
    // What was written down of a job that is forgotten.
    static void discard(const QString &dataDir, JobId id);

    static QString listingPath(const QString &dataDir, JobId id, int round);  // what it listed, in that order
    static QString previousPath(const QString &dataDir, JobId id, int round); // sorted, what the rounds before it had
    static QString scratchPath(const QString &dataDir, JobId id); // a folder for the notes of a round that does not take place
    // Where an entry is stored, whatever the destination's file system makes of it; empty: nowhere.
    static QByteArray pathOf(const QString &name, const JobOptions &options);

private:
    Round(JobOptions options, std::unique_ptr<RunTimes> times, std::unique_ptr<RoundWriter> writer, RoundTable previous);

    const JobOptions m_options;
    const std::unique_ptr<RunTimes> m_times;
    std::unique_ptr<RoundWriter> m_writer; // null: nothing is written down
    RoundTable m_previous;
};

} // namespace milliard
