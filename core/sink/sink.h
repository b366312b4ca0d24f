// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/counts.h"
#include "core/base/entry.h"
#include "core/base/room.h"
#include "core/base/shard.h"

#include <QByteArrayView>
#include <QList>

#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace milliard {

// The bytes of one entry on their way. Destroyed without commit(): leaves nothing behind, unless it is kept. Errors as
// SinkWriter::begin().
class BodyWriter
{
public:
    // Makes durable what was written before; of use on any thread, also when the writer is gone.
    using Flush = std::function<Result<void>()>;

    virtual ~BodyWriter() = default;
    // 'at': bytes from the body's beginning. Behind what was written last, or anywhere in a kept one.
    virtual Result<void> write(qint64 at, QByteArrayView bytes) = 0;
    // Only of a kept one:
    virtual Result<Flush> flush() = 0;
    // Reads back what was written from 'at' on; gives how many bytes, 0 at the end.
    virtual Result<qint64> read(qint64 at, std::span<char> to) = 0;
    // Stores the whole body at once; the only way anything gets a final name. Called once.
    // Skipped: what is there meanwhile stays, by the job's rule.
    virtual Result<Outcome> commit() = 0;
};

// What a sink must know of a body before its first byte.
struct BodyPlan {
    QByteArray path;  // that admit() gave
    qint64 page = 0;  // the entry's page
    int slot = 0;     // numbers the transfers in flight of a worker: two open bodies never share one
    qint64 size = -1; // bytes, as the server announced; -1: it did not
    QByteArray part{}; // partFileName(), if what was written is to be kept for a later run; else empty
    bool resume = false; // go on with what is kept under that name: an error if that is less than 'size'
};

// One worker's door to the destination; used by that worker's thread only. Its owner keeps it while a body is open.
class SinkWriter
{
public:
    virtual ~SinkWriter() = default;

    // Where to store an entry, before the server is asked for it: a path below the destination, or none if what is
    // there is to stay. 'again': an earlier run may have begun with its page, so that what is there may be this job's own.
    // Errors: BadName, FileExists, PathUnusable, DestinationUnusable.
    virtual Result<std::optional<QByteArray>> admit(const Entry &entry, bool again) = 0;
    // Errors: DestinationFull, DestinationUnusable, FileExists, BadName, PathUnusable, TooLarge, WrongLength.
    virtual Result<std::unique_ptr<BodyWriter>> begin(BodyPlan plan) = 0;

    // All entries of a page have their outcome. None: the page waits in an open shard. Else this page and all that
    // waited are to be made durable, with these shards (a folder has none).
    virtual Result<std::optional<QList<Shard>>> endPage(qint64 page) = 0;
    // Whether another page may be begun now. If not: once a page has ended.
    virtual bool mayBegin() const = 0;
    // No body is open and nothing more comes. As endPage() for the pages that wait; none: they cannot be had.
    virtual Result<std::optional<QList<Shard>>> finish() = 0;
};

// Where the bodies of a job go. Created and closed by the engine; writer(), makeDurable() and look() may be called
// from any thread after open().
class Sink
{
public:
    virtual ~Sink() = default;

    struct Known {
        QList<Shard> shards;     // of this job's finished pages
        QList<QByteArray> parts; // partFileName() of what is kept
    };
    // Whether the destination can be used, before anything is asked of a server. What this job left besides 'known' is
    // removed. DestinationUnusable, DestinationFull.
    virtual Result<void> open(const Known &known) = 0;
    virtual Result<std::unique_ptr<SinkWriter>> writer(int worker) = 0;
    // What was committed, and the shards that were handed on, survive a power cut after the call. Gives the shards as
    // they then are, with size and digest. DestinationFull, DestinationUnusable.
    virtual Result<QList<Shard>> makeDurable(QList<Shard> shards) = 0;
    // Whether the destination is still there and can be written, and its room. DestinationUnusable.
    virtual Result<Room> look() const = 0;
    // Removes what is only needed while a job runs, besides these parts. Nothing is open any more.
    virtual void close(const QList<QByteArray> &parts) = 0;
};

} // namespace milliard
