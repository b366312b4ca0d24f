// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <array>

namespace milliard {

class JobView;

// The groups of the sidebar. A job is in several: one with failures that is done counts in both.
enum class JobCategory { All, Listing, Active, Queued, Paused, Stopped, Done, WithFailures };

constexpr std::array jobCategories{JobCategory::All, JobCategory::Listing, JobCategory::Active, JobCategory::Queued,
    JobCategory::Paused, JobCategory::Stopped, JobCategory::Done, JobCategory::WithFailures};

bool isIn(JobCategory category, const JobView &job);
QString categoryName(JobCategory category);   // for people
QString categorySymbol(JobCategory category); // for symbol()
QString categoryEmptyText(JobCategory category);

} // namespace milliard
