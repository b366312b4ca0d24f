// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/job_output.h"
#include "core/engine/engine.h"

namespace milliard {

// Shows what a further round of a job would do, a line a file and then their sum; quiet: nothing but errors. Gives the exit status.
int showForecast(Engine &engine, JobId id, OutputStyle style);

} // namespace milliard
