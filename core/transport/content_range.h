// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/transport/transport.h"

#include <QByteArrayView>

namespace milliard {

// What a Content-Range says of the body that it came with.
struct ContentRange {
    ByteRange range; // 0 <= first <= last
    qint64 size = -1; // of the whole file, more than 'last'; -1: not said

    bool operator==(const ContentRange &) const = default;
};

// The value of a Content-Range of a 206, without white space around it: "bytes 0-499/1234" or "bytes 0-499/*"
// (RFC 9110 §14.4). Nothing is forgiven, since bytes would go to a wrong place: BadResponse, also for units other than
// bytes, for "*/1234", which comes with no body, and for numbers beyond 63 bits. Any thread.
Result<ContentRange> parseContentRange(QByteArrayView value);

} // namespace milliard
