// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <chrono>
#include <expected>

namespace milliard {

// What went wrong, as a closed set: retries, exit statuses, the grouping of failures and the texts that
// people read all hang on the kind, never on the wording of a message.
enum class ErrorKind {
    BadInput,           // an option, URL or number the user gave
    HostNotFound,       // the name has no address
    ConnectionRefused,  // nothing listens there
    ConnectionLost,     // reset or closed before the answer was whole
    TimedOut,           // no connection, no first byte, or no further byte in time
    TlsFailed,          // certificate or handshake
    HttpStatus,         // an answer that is not a success; httpStatus says which
    Missing,            // answered by 404 or 410, and the listing had said that it may be; no reason for concern
    BadRedirect,        // too many, or to where we may not go
    BadResponse,        // not HTTP, or HTTP that contradicts itself
    WrongLength,        // body shorter or longer than announced or listed
    Changed,            // at the source: what came before and what comes now are not one file, or a page of a listing is no more
    WrongDigest,        // body whole, but other bytes than the listing or the user says
    BadListing,         // a page that is not what the source's format says
    ListingLoop,        // a cursor that was already used
    BadName,            // a remote name that cannot be a file name
    BadArchive,         // damaged, or packed in a way that is not known here
    FileExists,         // and the job says to fail, or to ask, then; the message begins with its path
    TooLarge,           // for what the destination's format, or its file system, can hold
    PathUnusable,       // this one path in the destination cannot be written; others can
    DestinationFull,    // no space, no inodes, over quota
    DestinationUnusable, // not a folder, not writable, gone
    JournalFull,        // no space where the journal is
    JournalUnusable,    // cannot be opened, read or written
    NoSuchJob,
    JobBusy,            // another process runs it
    Cancelled,          // by the user; never counted as a failure
};

// An error is a value. 'message' names the thing at fault (host, file, option) and what was found, without
// a full stop; explain() makes the sentence that people read. Never holds credentials.
struct Error {
    ErrorKind kind = ErrorKind::BadInput;
    QString message;
    int httpStatus = 0;                            // 0: no answer
    std::chrono::milliseconds retryAfter{0};       // as the server asked (RFC 9110 §10.2.3); 0: it did not
    qint64 missing = 0;                            // bytes that a full destination lacks; 0: unknown
    bool isElsewhere = false;                      // it came after a redirect: another host's fault than the one that was asked

    QByteArray challenge{};                        // of 401: how the server wants to be asked (WWW-Authenticate, RFC 9110 §11.6.1)

    bool operator==(const Error &) const = default;
};

template <typename T>
using Result = std::expected<T, Error>;

// A remote name as messages can show it: control characters escaped, shortened to a line.
QString shownName(const QString &name);
// The same, whole: for lists that other programs read.
QString printableName(QStringView name);

// Stable, lower-case, hyphenated: for the journal and --json.
QString kindName(ErrorKind kind);
// Unknown names give BadResponse, so that a newer journal still shows its failures.
ErrorKind kindFromName(const QString &name);

// One or two sentences for people: what happened, to what, and what they can do.
QString explain(const Error &error);

// The destination or the journal is at fault, so every further file would fail alike: the job stops.
bool stopsJob(ErrorKind kind);

// It passes as soon as somebody makes room; of those that stop a job.
bool isFull(ErrorKind kind);

} // namespace milliard
