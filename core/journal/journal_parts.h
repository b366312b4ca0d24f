// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"
#include "core/base/part.h"

#include <optional>

class QSqlDatabase;

namespace milliard {

// The parts that the journal has of a job's large files, or of those of one page.
Result<QList<Part>> partsOf(const QSqlDatabase &database, JobId id, std::optional<qint64> page = std::nullopt);

} // namespace milliard
