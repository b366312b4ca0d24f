// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/shard.h"

namespace milliard {

enum class ShardFault {
    None,
    Missing,     // no such regular file, or it cannot be read
    CutShort,    // shorter than it was
    Damaged,     // other bytes than were written
    OtherCounts, // readable, but not with the members that the journal has
};

// A shard as it is found.
struct ShardCheck {
    ShardFault fault = ShardFault::None;
    QString message; // what was found, without a full stop; empty: nothing wrong
    Shard found;     // what could be read
};

// Reads a shard from start to end and compares it with what the journal has: length, digest, members and bytes of their
// bodies. Blocks for as long as that takes; memory does not grow with the shard, but for a zip's directory. Any thread.
ShardCheck checkShard(const QString &folder, const Shard &expected);

// Stable, lower-case, hyphenated: for --json. "ok" where there is none.
QString shardFaultName(ShardFault fault);

} // namespace milliard
