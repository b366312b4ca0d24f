// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/s3/sigv4.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <algorithm>

namespace milliard {
namespace {

QByteArray hmac(const QByteArray &key, const QByteArray &text)
{
    return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256);
}

QByteArray scopeText(const QByteArray &day, const SigV4Scope &scope)
{
    return day + '/' + scope.region + '/' + scope.service + "/aws4_request";
}

// Sorted by name, then by value; a parameter without a value has an empty one.
QByteArray canonicalQuery(const QByteArray &query)
{
    if (query.isEmpty())
        return {};
    QList<std::pair<QByteArray, QByteArray>> parameters;
    for (const QByteArray &item : query.split('&')) {
        const qsizetype equals = item.indexOf('=');
        parameters.emplaceBack(item.first(equals < 0 ? item.size() : equals), equals < 0 ? QByteArray() : item.sliced(equals + 1));
    }
    std::ranges::sort(parameters);
    QByteArray text;
    for (const auto &[name, value] : std::as_const(parameters))
        text += (text.isEmpty() ? "" : "&") + name + '=' + value;
    return text;
}

} // namespace

QByteArray sigV4Key(const QByteArray &secret, const QByteArray &day, const SigV4Scope &scope)
{
    return hmac(hmac(hmac(hmac("AWS4" + secret, day), scope.region), scope.service), "aws4_request");
}

QByteArray sigV4Authorization(const QByteArray &key, const SigV4Scope &scope, const SigV4Request &request)
{
    QByteArray signedFields = "host:" + request.host + '\n';
    QByteArray names = "host";
    for (const auto &[name, value] : request.fields) {
        signedFields += name + ':' + value + '\n';
        names += ';' + name;
    }
    const QByteArray canonical = "GET\n" + request.path + '\n' + canonicalQuery(request.query) + '\n' + signedFields + '\n' + names + '\n' + request.payloadHash;
    const QByteArray within = scopeText(request.time.first(8), scope);
    const QByteArray toSign = "AWS4-HMAC-SHA256\n" + request.time + '\n' + within + '\n' + QCryptographicHash::hash(canonical, QCryptographicHash::Sha256).toHex();
    return "AWS4-HMAC-SHA256 Credential=" + scope.keyId + '/' + within + ",SignedHeaders=" + names + ",Signature=" + hmac(key, toSign).toHex();
}

QByteArray sigV4Encoded(const QByteArray &bytes)
{
    return bytes.toPercentEncoding();
}

QByteArray sigV4EncodedPath(const QByteArray &bytes)
{
    return bytes.toPercentEncoding("/");
}

} // namespace milliard
