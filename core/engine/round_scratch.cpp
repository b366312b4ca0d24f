// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/round_scratch.h"

#include "core/engine/round.h"
#include "core/journal/journal_thread.h"

#include <QDir>
#include <QFile>

namespace milliard {

RoundScratch::RoundScratch(const QString &dataDir, const JobRecord &job)
    : m_dir(Round::scratchPath(dataDir, job.id))
{
    QDir(m_dir).removeRecursively();
    m_isMade = QDir().mkpath(m_dir + QStringLiteral("/rounds"));
    const auto copy = [this](const QString &from, const QString &to) { m_isMade = m_isMade && (!QFile::exists(from) || QFile::copy(from, to)); };
    for (const int round : {job.round, job.round - 1}) { // one that has but begun has no notes yet
        for (const auto path : {Round::listingPath, Round::previousPath})
            copy(path(dataDir, job.id, round), path(m_dir, job.id, round));
    }
    copy(RunTimes::pathOf(dataDir, job.id), RunTimes::pathOf(m_dir, job.id));
}

RoundScratch::~RoundScratch()
{
    QDir(m_dir).removeRecursively();
}

Result<QString> RoundScratch::path() const
{
    return m_isMade ? Result<QString>(m_dir) : std::unexpected(Error{ErrorKind::JournalUnusable, QStringLiteral("%1 cannot be written").arg(m_dir)});
}

Result<std::optional<RoundTable>> storedInRounds(const QString &dir, const JobRecord &job, JournalThread &journal)
{
    // As if another round began, or this one anew where it has no notes yet: it would look up what those before it stored.
    JobRecord next = job;
    if (QFile::exists(Round::listingPath(dir, job.id, job.round))) {
        if (const auto noted = journal.ask([&](Journal &j) { return Round::noteFailures(dir, job, j); }).result(); !noted)
            return std::unexpected(noted.error());
        ++next.round;
    } else if (!QFile::exists(Round::previousPath(dir, job.id, job.round)) && !QFile::exists(Round::listingPath(dir, job.id, job.round - 1))
        && !QFile::exists(Round::previousPath(dir, job.id, job.round - 1))) {
        return std::nullopt;
    }
    if (const auto round = Round::open(dir, next, false); !round)
        return std::unexpected(round.error());
    return RoundTable::open(Round::previousPath(dir, job.id, next.round)).transform([](RoundTable table) { return std::optional(std::move(table)); });
}

} // namespace milliard
