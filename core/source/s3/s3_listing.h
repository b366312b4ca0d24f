// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QList>

namespace milliard {

// One object of a listing.
struct S3Object {
    QByteArray key;       // its bytes, decoded
    qint64 size = -1;     // -1: not told
    QByteArray etag{};    // quotes included
    qint64 modified = -1; // milliseconds since 1970 in UTC; -1: not told
    bool isArchived = false; // of a storage class that has to be restored before it can be got ("Understanding S3 Glacier storage classes")
};

// The answer to ListObjectsV2, asked with encoding-type=url.
struct S3Listing {
    QList<S3Object> objects;
    bool isTruncated = false;
    QByteArray nextToken; // for continuation-token; of use if isTruncated
};

inline constexpr qsizetype maxS3KeyBytes = 1024; // "Naming Amazon S3 objects"

// BadListing says what is wrong and where. What defines entities is refused, and nothing is ever fetched. Of the keys behind 'last', if
// that is not empty, there may be no more than the first: the rest is not read.
Result<S3Listing> s3Listing(const QByteArray &body, const QByteArray &last = {});

} // namespace milliard
