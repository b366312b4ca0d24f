// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"
#include "core/model/speed_history.h"
#include "core/progress/progress_board.h"
#include "core/progress/rate_meter.h"

#include <chrono>
#include <memory>
#include <optional>

namespace milliard {

// A job as a watcher sees it at one moment: what the journal knows, and what its board says while it runs.
// Gives the words and numbers that the window and the terminal show.
class JobView
{
public:
    explicit JobView(JobRecord record);

    void setRecord(JobRecord record);
    void setBoard(std::shared_ptr<const ProgressBoard> board, bool active);
    // What is done with it now that it is done, or how that failed; empty: nothing.
    void setAfter(const QString &text) { m_after = text; }
    // Reads the board; call some ten times a second while active.
    void sample(RateMeter::Clock::time_point now);

    const JobRecord &record() const { return m_record; }
    const ProgressBoard *board() const { return m_board.get(); }
    bool isActive() const { return m_active; }
    const Counts &counts() const { return m_totals.counts; }
    bool listingDone() const { return m_totals.listingDone; }
    qint64 bytes() const { return m_totals.counts.bytes + m_totals.pending; } // of unfinished files too
    int inFlight() const { return m_totals.inFlight; }
    qint64 retries() const { return m_totals.retries; }
    double filesPerSecond() const;
    double bytesPerSecond() const;
    const SpeedHistory &history() const { return m_history; } // of all runs that this view saw
    // Time left; none while the total is unknown or nothing moves.
    std::optional<std::chrono::seconds> eta() const;
    // From 0 to 1; none while the total is unknown.
    std::optional<double> fraction() const;

    static QString nameOf(const QString &source);
    const QString &name() const { return m_name; } // host and path of the source
    // Whether what such a rule neither keeps nor replaces waits for the user's word: the others have said what becomes of it.
    static bool isDecidedLater(ExistingRule rule) { return rule == ExistingRule::Ask || rule == ExistingRule::Skip || rule == ExistingRule::Newer; }
    // Files that were already there and wait for it; none while the job runs.
    qint64 questions() const;
    QString stateText() const;    // "Listing and downloading", "Waiting for room: …", "Done, 3 failed", …
    QString filesText() const;    // "1,200 of 31,000", "1,200 of at least 31,000"
    QString progressText() const; // "38 %", "still listing"

private:
    QString doneText() const;
    bool isMoving() const { return m_active && m_record.state == JobState::Running && !m_record.error; }

    JobRecord m_record;
    QString m_name; // made once, since a table asks for it again and again
    std::shared_ptr<const ProgressBoard> m_board;
    bool m_active = false;
    QString m_after;
    ProgressBoard::Totals m_totals;
    RateMeter m_meter;
    SpeedHistory m_history;
};

} // namespace milliard
