// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/sink/archive_writer.h"
#include "core/sink/shard_sink.h"

namespace milliard {

// What a shard sink's writers share; not changed once open.
struct ShardSink::Place {
    Options options;
    Destination destination;
    ArchiveWriter::Owner owner;

    static QByteArray partName(const QString &shard) { return shard.toUtf8() + ".part"; }
};

} // namespace milliard
