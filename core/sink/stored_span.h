// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>

#include <algorithm>

namespace milliard {

// From when to when a run of a job stored files: milliseconds since 1970 in UTC, both included.
struct StoredSpan {
    qint64 fromMs = 0;
    qint64 toMs = 0;

    bool operator==(const StoredSpan &) const = default;
};

// Whether what was last changed then (ctime) is what a run wrote; else somebody else wrote to it since, or before.
inline bool wasStored(const QList<StoredSpan> &runs, qint64 changedMs)
{
    constexpr qint64 tickMs = 10; // of the kernel's coarse clock
    const qint64 roundedMs = changedMs % 1000 == 0 ? 2000 : 0; // down, by file systems that know no parts of a second
    return std::ranges::any_of(runs, [&](const StoredSpan &run) { return changedMs + roundedMs >= run.fromMs && changedMs <= run.toMs + tickMs; });
}

} // namespace milliard
