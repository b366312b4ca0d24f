// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/shard_name.h"
#include "tests/fuzz/fuzz.h"

using namespace milliard;

// A job's part of the name, then a file's name.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    const QString job = QString::fromUtf8(input.line());
    const QString text = QString::fromUtf8(input.rest());
    const auto name = ShardName::parse(text, job);
    if (!name)
        return 0;
    hold(name->job == job && name->text() == text, "only our own spelling is ours");
    hold(name->pack != Packing::None, "a shard is packed");
    hold(name->worker >= 0 && name->seq >= 0, "workers and shards are counted from the beginning");
    hold(job.contains(u'/') || !text.contains(u'/'), "a shard lies in the destination");
    hold(!ShardName::parse(text, job + u'0'), "another job's shard is not ours");
    return 0;
}
