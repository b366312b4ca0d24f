// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/job_category.h"

#include "core/model/job_view.h"

#include <QCoreApplication>

namespace milliard {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("milliard", text);
}

} // namespace

bool isIn(JobCategory category, const JobView &job)
{
    const JobState state = job.record().state;
    switch (category) {
    case JobCategory::All:
        return true;
    case JobCategory::Listing:
        return state == JobState::Running && job.isActive() && !job.listingDone();
    case JobCategory::Active:
        return state == JobState::Running;
    case JobCategory::Queued:
        return state == JobState::Queued;
    case JobCategory::Paused:
        return state == JobState::Paused;
    case JobCategory::Stopped:
        return state == JobState::Stopped;
    case JobCategory::Done:
        return state == JobState::Done;
    case JobCategory::WithFailures:
        return job.counts().failed > 0;
    }
    Q_UNREACHABLE_RETURN(false);
}

QString categoryName(JobCategory category)
{
    switch (category) {
    case JobCategory::All:
        return tr("All");
    case JobCategory::Listing:
        return tr("Listing");
    case JobCategory::Active:
        return tr("Active");
    case JobCategory::Queued:
        return tr("Queued");
    case JobCategory::Paused:
        return tr("Paused");
    case JobCategory::Stopped:
        return tr("Stopped");
    case JobCategory::Done:
        return tr("Done");
    case JobCategory::WithFailures:
        return tr("With failures");
    }
    Q_UNREACHABLE_RETURN({});
}

QString categorySymbol(JobCategory category)
{
    switch (category) {
    case JobCategory::All:
        return QStringLiteral("all");
    case JobCategory::Listing:
        return QStringLiteral("listing");
    case JobCategory::Active:
        return QStringLiteral("active");
    case JobCategory::Queued:
        return QStringLiteral("queued");
    case JobCategory::Paused:
        return QStringLiteral("pause");
    case JobCategory::Stopped:
        return QStringLiteral("stopped");
    case JobCategory::Done:
        return QStringLiteral("done");
    case JobCategory::WithFailures:
        return QStringLiteral("failed");
    }
    Q_UNREACHABLE_RETURN({});
}

QString categoryEmptyText(JobCategory category)
{
    switch (category) {
    case JobCategory::All:
        return tr("No downloads yet.");
    case JobCategory::Listing:
        return tr("No job is being listed.");
    case JobCategory::Active:
        return tr("No job is running.");
    case JobCategory::Queued:
        return tr("No job waits for its turn.");
    case JobCategory::Paused:
        return tr("No job is paused.");
    case JobCategory::Stopped:
        return tr("No job was stopped by an error.");
    case JobCategory::Done:
        return tr("No job is done yet.");
    case JobCategory::WithFailures:
        return tr("No file of any job has failed.");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace milliard
