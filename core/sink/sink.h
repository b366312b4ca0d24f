// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/entry.h"
#include "core/base/error.h"

#include <QByteArrayView>

#include <memory>

namespace milliard {

// The bytes of one entry on their way. Destroyed without commit(): leaves nothing behind.
class BodyWriter
{
public:
    virtual ~BodyWriter() = default;
    virtual Result<void> write(QByteArrayView bytes) = 0;
    // Makes the whole body appear under its final name at once; the only way anything gets there. Called once.
    virtual Result<void> commit() = 0;
};

// One worker's door to the destination; used by that worker's thread only.
class SinkWriter
{
public:
    enum class Admission { Fetch, Skip };

    virtual ~SinkWriter() = default;
    // What to do with an entry, before the server is asked for it. 'again': its page was begun by an earlier run, so
    // that what is there may be this job's own. Errors: BadName, FileExists.
    virtual Result<Admission> admit(const Entry &entry, bool again) = 0;
    // 'slot' numbers the transfers in flight of this worker: two open bodies never share one.
    virtual Result<std::unique_ptr<BodyWriter>> begin(const Entry &entry, int slot) = 0;
};

// Where the bodies of a job go. Created and closed by the engine; writer() and makeDurable() may be called
// from any thread after open().
class Sink
{
public:
    virtual ~Sink() = default;

    // Whether the destination can be used, before anything is asked of a server. DestinationUnusable.
    virtual Result<void> open() = 0;
    virtual Result<std::unique_ptr<SinkWriter>> writer(int worker) = 0;
    // What was committed before the call survives a power cut after it.
    virtual Result<void> makeDurable() = 0;
    // Removes what is only needed while a job runs. Nothing is open any more.
    virtual void close() = 0;
};

} // namespace milliard
