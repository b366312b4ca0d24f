// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QUrl>

namespace milliard {

// Where a bucket is, and what of it is meant.
struct S3Place {
    enum Addressing {
        Auto,    // Path at an endpoint of one's own and for names with dots, else VirtualHost
        Path,    // http://HOST/BUCKET/KEY
        VirtualHost, // http://BUCKET.HOST/KEY
    };

    QByteArray bucket;
    QByteArray prefix; // that all keys begin with; may be empty
    QUrl endpoint;     // http or https; empty: AWS's own for the region
    Addressing addressing = Auto;

    // What stands before '/' and a key, encoded.
    QByteArray bucketUrl(const QByteArray &region) const;
    // The name of a file: what of its key is behind the prefix's last '/'. Bytes that are no UTF-8 become lone surrogates (U+DC80
    // and on), so that two keys have two names.
    QString nameOf(const QByteArray &key) const;
    // For messages: "s3://bucket/prefix".
    QString shown() const;
};

// From "s3://BUCKET[/PREFIX]"; the prefix is taken as it is written. BadInput says what is wrong.
Result<S3Place> s3Place(const QString &text);

// An http(s) address without query, user or '/' at its end. BadInput.
Result<QUrl> s3Endpoint(const QString &text);

// Regions become part of a host's name, also those that a server names: letters, digits and hyphens.
bool isRegion(const QByteArray &region);

} // namespace milliard
