// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QtTypes>

namespace milliard {

// What became of the entries of a page, a job or a run. A finished job has settled() == listed.
struct Counts {
    qint64 listed = 0;
    qint64 done = 0;
    qint64 skipped = 0; // already there, as the job's rule for existing files says
    qint64 failed = 0;
    qint64 bytes = 0;   // of bodies written under their final name

    qint64 settled() const { return done + skipped + failed; }

    Counts &operator+=(const Counts &o)
    {
        listed += o.listed;
        done += o.done;
        skipped += o.skipped;
        failed += o.failed;
        bytes += o.bytes;
        return *this;
    }
    bool operator==(const Counts &) const = default;
};

// The terminal outcome of a transfer. A cancelled one is asked for again when its job goes on.
enum class Outcome { Done, Skipped, Failed, Cancelled };

} // namespace milliard
