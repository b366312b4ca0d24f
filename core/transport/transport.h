// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/access.h"
#include "core/base/entry.h"
#include "core/base/error.h"

#include <QByteArrayView>

#include <chrono>
#include <limits>
#include <memory>
#include <optional>
#include <variant>

namespace milliard {

// Part of a file, in bytes from its beginning (RFC 9110 §14.1.2).
struct ByteRange {
    qint64 first = 0;
    qint64 last = 0; // of the part, not behind it; at least 'first'
};

// What the head of a successful answer says of the file.
struct AnswerHead {
    bool isPart = false;   // 206: the body is what Transfer::range asked for, from its first byte. Else it is the whole file
    qint64 size = -1;      // of the whole file, bytes; -1: not said
    QByteArray validator;  // tells versions of the file apart and is strong enough for If-Range (RFC 9110 §13.1.5); may be empty
    bool takesRanges = false; // the server says so (RFC 9110 §14.3), or has just done it
};

// One entry being fetched: what a transport must know of it. The port owns it and keeps it at its address
// until ended() was called for it.
struct Transfer {
    Entry entry;
    int attempt = 0;      // from 1, counts this one
    std::optional<ByteRange> range; // ask for this part alone, if the file is still the one that 'validator' names
    QByteArray validator; // of use where there is a range; empty: of any version
    RequestFields fields; // to be sent with the request, to the entry's origin alone: not behind a redirect to another
    const RequestSigner *signer = nullptr; // adds to these, likewise, for each request anew; outlives the transfer; null: nothing does
    qint64 received = 0;  // body bytes of this attempt, kept by the transport
    qint64 total = -1;    // length of this answer's body as announced; -1: not said. Set by the transport before the first body()
    AnswerHead head;      // likewise
};

// What a transport asks of the worker that runs it, and tells it. All calls come on the worker's thread, but that turn() is
// thread-safe.
class TransferPort
{
public:
    using Clock = std::chrono::steady_clock;

    struct Wait { // nothing now; ask again when woken, and at 'until' if there is one
        std::optional<Clock::time_point> until;
    };
    struct Quit { }; // nothing more, unless what is in flight fails: ask again when it ended; run() returns if none is
    using Next = std::variant<Transfer *, Wait, Quit>;

    // When the next piece of a body may be read, and its largest size; at least 1.
    struct Turn {
        Clock::time_point from = Clock::time_point::min();
        qint64 bytes = std::numeric_limits<qint64>::max();
    };

    virtual ~TransferPort() = default;

    // The next transfer to start. Called whenever a connection is free; may call Transport::abortAll().
    virtual Next next() = 0;
    // After each wake(), before next() and even when no connection is free.
    virtual void woken() = 0;
    // Asked before each read of a body, and anew after waiting, so that a limit of speed holds.
    virtual Turn turn() { return {}; }
    // A successful answer's bytes, in order. An error stops the attempt, and ended() gets it back.
    virtual Result<void> body(Transfer &transfer, QByteArrayView bytes) = 0;
    // Exactly once for each transfer that next() gave; no call concerns it afterwards. On success the whole
    // body was delivered and has the announced length.
    virtual void ended(Transfer &transfer, Result<void> result) = 0;
};

// An HTTP engine. Lives on one worker's thread and pulls: it asks its port for the next transfer whenever a
// connection is free. Never throws. A body is delivered as it is stored at the server: no content coding is
// asked for or undone.
class Transport
{
public:
    virtual ~Transport() = default;

    // Blocks until the port says Quit and everything has ended.
    virtual void run(TransferPort &port) = 0;
    // Thread-safe, cheap, before, during or after run(): have the port asked again.
    virtual void wake() = 0;
    // From within a call of the port: ends every transfer in flight with Cancelled, at the latest before the
    // next return to the port's next().
    virtual void abortAll() = 0;
};

struct TransportOptions {
    int connections = 16;                       // transfers in flight; JobOptions has the bounds
    std::chrono::milliseconds timeout{30'000};  // without a further byte
    QString caFile{};                           // PEM certificates trusted beside the system's; may be empty
    std::shared_ptr<const Access> access{};     // how servers are reached and what they are told; null: nothing special
};

} // namespace milliard
