// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/request_fields.h"

#include <QByteArray>

namespace milliard {

// AWS Signature Version 4 ("Authenticating Requests: Using the Authorization Header" of the S3 API reference), for requests
// without a body. Pure.

// What a signature holds for, besides the day.
struct SigV4Scope {
    QByteArray keyId;
    QByteArray region;
    QByteArray service = "s3";
};

// What is signed of a request. Path and query are encoded as sigV4Encoded() does, and sent exactly like that: S3 decodes and
// encodes them once.
struct SigV4Request {
    QByteArray host;     // as its field has it: with the port where that is not the scheme's
    QByteArray path;     // from its '/'
    QByteArray query;    // in any order, without '?'
    QByteArray time;     // "20130524T000000Z"
    RequestFields fields; // further ones that are signed, x-amz-date among them; lower-case names, in their order
    QByteArray payloadHash = "UNSIGNED-PAYLOAD";
};

// The key that signs all requests of a day, "20130524", in a region.
QByteArray sigV4Key(const QByteArray &secret, const QByteArray &day, const SigV4Scope &scope);

// The value of a GET's Authorization field. 'key' is sigV4Key() of the scope and the time's day.
QByteArray sigV4Authorization(const QByteArray &key, const SigV4Scope &scope, const SigV4Request &request);

// All but unreserved characters (RFC 3986 §2.3) as "%2F", in paths all but those and '/'.
QByteArray sigV4Encoded(const QByteArray &bytes);
QByteArray sigV4EncodedPath(const QByteArray &bytes);

} // namespace milliard
