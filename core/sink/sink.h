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
#include <utility>

namespace milliard {

class PromisedFile; // core/sink/promised_file.h

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

// What earlier rounds of a job had of an entry.
enum class Earlier : quint8 {
    None,
    Same,    // and the listing tells the same of it by now
    Another, // or nobody knows which version
};

// What may be there of an entry already.
struct Standing {
    Standing(bool isAgain, Earlier fromRounds = Earlier::None) : again(isAgain), earlier(fromRounds) { }

    bool again; // an earlier run may have begun with its page, so that what is there may be this round's own
    Earlier earlier;
};

// Where and how an entry is stored.
struct StoredAs {
    StoredAs() = default;
    StoredAs(QByteArray to, bool takesPlace = false, qint64 time = -1) : path(std::move(to)), replaces(takesPlace), modified(time) { }
    StoredAs(const char *to) : path(to) { }

    QByteArray path;      // below the destination
    std::optional<ExistingRule> answer{}; // for this entry, in place of the job's rule; never Ask
    bool replaces = false; // an older version of the job's, whatever the rule for files that are there
    qint64 modified = -1; // milliseconds since 1970 in UTC, which becomes the file's time; -1: unknown
    std::shared_ptr<PromisedFile> unless{}; // what is there, which is to be read first and may stay; null: nothing is to be read
};

// What a sink must know of a body before its first byte.
struct BodyPlan {
    StoredAs place;   // that admit() gave
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

    // Where to store an entry, before the server is asked for it; none if what is there is to stay.
    // Where only the bytes of a file that is there can tell, reading it is left to the caller (StoredAs::unless).
    // Errors: BadName, FileExists, PathUnusable, DestinationUnusable.
    virtual Result<std::optional<StoredAs>> admit(const Entry &entry, Standing standing) = 0;
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
