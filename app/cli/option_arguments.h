// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/arguments.h"
#include "core/base/job_options.h"

namespace milliard {

// What of a job's options is about its listing: how it is asked for, and which of its entries are meant.
void addListingOptions(Arguments &arguments);
Result<JobOptions> listingOptions(const Arguments &arguments);

// All options of a job, those above included, for 'get'.
void addJobOptions(Arguments &arguments);
Result<JobOptions> jobOptions(const Arguments &arguments);

} // namespace milliard
