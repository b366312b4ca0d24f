// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QtTypes>

namespace milliard {

// A point of time as people write it, in milliseconds since 1970 in UTC: a date or date and time (ISO 8601; local time
// unless it ends with Z or an offset), or how long before 'now' it was: "3h", "7d", "2w". BadInput says what it must be.
Result<qint64> timeFromText(const QString &text, qint64 now);

} // namespace milliard
