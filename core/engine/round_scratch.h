// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"
#include "core/engine/round_records.h"

namespace milliard {

class JournalThread;

// The notes of a job as they are, in a folder where a round that does not take place may write its own beside them. Removed
// with this; one that a killed program left is removed by the next. Any thread; nobody runs the job meanwhile.
class RoundScratch final
{
public:
    RoundScratch(const QString &dataDir, const JobRecord &job);
    ~RoundScratch();
    Q_DISABLE_COPY_MOVE(RoundScratch)

    Result<QString> path() const; // JournalUnusable: it cannot be written

private:
    const QString m_dir;
    bool m_isMade = false;
};

// What all rounds of a job listed and did not fail to get, by the paths under which it is stored. None: it was not written
// down. 'dir' is that of a RoundScratch, which the table outlives. JournalUnusable, JournalFull.
Result<std::optional<RoundTable>> storedInRounds(const QString &dir, const JobRecord &job, JournalThread &journal);

} // namespace milliard
