// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/job.h"

namespace milliard {

QString shownSource(const QString &source)
{
    const QString place = source.section(QLatin1Char('#'), 0, 0);
    const qsizetype query = place.indexOf(QLatin1Char('?'));
    return query < 0 ? place : place.first(query) + QStringLiteral("?\u2026");
}

QString stateName(JobState state)
{
    switch (state) {
    case JobState::Running:
        return QStringLiteral("running");
    case JobState::Queued:
        return QStringLiteral("queued");
    case JobState::Paused:
        return QStringLiteral("paused");
    case JobState::Stopped:
        return QStringLiteral("stopped");
    case JobState::Done:
        return QStringLiteral("done");
    }
    Q_UNREACHABLE_RETURN({});
}

std::optional<JobState> stateFromName(const QString &name)
{
    for (const JobState state : {JobState::Running, JobState::Queued, JobState::Paused, JobState::Stopped, JobState::Done}) {
        if (name == stateName(state))
            return state;
    }
    return std::nullopt;
}

} // namespace milliard
