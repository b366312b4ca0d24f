// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/arguments.h"
#include "core/engine/engine.h"

namespace milliard {

// --cause, which may be given several times.
void addCauses(Arguments &arguments);
// The causes given, each of them one that the job has; none are all. BadInput names those that there are.
Result<QList<Cause>> causesArgument(const Arguments &arguments, Engine &engine, JobId id);

} // namespace milliard
