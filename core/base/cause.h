// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/base/job.h"

namespace milliard {

// What failures are grouped by: the kind of error, and the status where an HTTP answer is the error.
struct Cause {
    ErrorKind kind = ErrorKind::HttpStatus;
    int httpStatus = 0; // 0 with every other kind

    bool operator==(const Cause &) const = default;
};

Cause causeOf(const Error &error);

// "http-404", or the kind's name: "timed-out". Stable, for the command line, --json and CSV.
QString causeName(const Cause &cause);
// What happened, in a few words for people, without a full stop; explain() says more of an error.
QString headline(ErrorKind kind);
// The same of a cause: "Timed out", "The server answered with HTTP 404".
QString causeText(const Cause &cause);
// BadInput for a text that causeName() never gives.
Result<Cause> causeFromName(const QString &name);

// How many failures of a job have a cause, and one of them.
struct CauseCount {
    Cause cause;
    qint64 count = 0;
    Failure example;
};

} // namespace milliard
