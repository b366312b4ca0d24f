// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/counts.h"
#include "core/base/entry.h"
#include "core/base/error.h"
#include "core/base/shard.h"

#include <QByteArrayView>
#include <QList>

#include <memory>
#include <optional>

namespace milliard {

// The bytes of one entry on their way. Destroyed without commit(): leaves nothing behind. Errors as SinkWriter::begin().
class BodyWriter
{
public:
    virtual ~BodyWriter() = default;
    virtual Result<void> write(QByteArrayView bytes) = 0;
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
};

// One worker's door to the destination; used by that worker's thread only. Its owner keeps it while a body is open.
class SinkWriter
{
public:
    virtual ~SinkWriter() = default;

    // Where to store an entry, before the server is asked for it: a path below the destination, or none if what is
    // there is to stay. 'again': an earlier run may have begun with its page, so that what is there may be this job's own.
    // Errors: BadName, FileExists.
    virtual Result<std::optional<QByteArray>> admit(const Entry &entry, bool again) = 0;
    // Errors: DestinationFull, DestinationUnusable, FileExists, BadName, TooLarge, WrongLength.
    virtual Result<std::unique_ptr<BodyWriter>> begin(BodyPlan plan) = 0;

    // All entries of a page have their outcome. None: the page waits in an open shard. Else this page and all that
    // waited are to be made durable, with these shards (a folder has none).
    virtual Result<std::optional<QList<Shard>>> endPage(qint64 page) = 0;
    // Whether another page may be begun now. If not: once a page has ended.
    virtual bool mayBegin() const = 0;
    // No body is open and nothing more comes. As endPage() for the pages that wait; none: they cannot be had.
    virtual Result<std::optional<QList<Shard>>> finish() = 0;
};

// Where the bodies of a job go. Created and closed by the engine; writer() and makeDurable() may be called
// from any thread after open().
class Sink
{
public:
    virtual ~Sink() = default;

    // Whether the destination can be used, before anything is asked of a server. 'known': the shards of this job's
    // finished pages; what else it left is removed. DestinationUnusable, DestinationFull.
    virtual Result<void> open(const QList<Shard> &known) = 0;
    virtual Result<std::unique_ptr<SinkWriter>> writer(int worker) = 0;
    // What was committed, and the shards that were handed on, survive a power cut after the call. Gives the shards as
    // they then are, with size and digest. DestinationFull, DestinationUnusable.
    virtual Result<QList<Shard>> makeDurable(QList<Shard> shards) = 0;
    // Removes what is only needed while a job runs. Nothing is open any more.
    virtual void close() = 0;
};

} // namespace milliard
