// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/s3/s3_place.h"

#include "core/base/network_error.h"
#include "core/source/http_address.h"
#include "core/source/s3/sigv4.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

namespace milliard {
namespace {

std::unexpected<Error> bad(const QString &what)
{
    return std::unexpected(Error{ErrorKind::BadInput, what});
}

} // namespace

QByteArray S3Place::bucketUrl(const QByteArray &region) const
{
    const bool isPath = addressing == Auto ? !endpoint.isEmpty() || bucket.contains('.') : addressing == Path;
    if (endpoint.isEmpty()) {
        const QByteArray host = "s3." + region + (region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com");
        return isPath ? "https://" + host + '/' + bucket : "https://" + bucket + '.' + host;
    }
    QByteArray base = endpoint.toEncoded();
    if (isPath)
        return base + '/' + bucket;
    return base.insert(base.indexOf("://") + 3, bucket + '.');
}

QString S3Place::nameOf(const QByteArray &key) const
{
    const QByteArray name = key.sliced(prefix.lastIndexOf('/') + 1);
    if (name.isValidUtf8())
        return QString::fromUtf8(name);
    QString text;
    for (qsizetype i = 0; i < name.size();) {
        qsizetype size = std::min<qsizetype>(4, name.size() - i); // of the character here, if there is one
        while (size > 0 && !(QByteArrayView(name).sliced(i, size).isValidUtf8() && QString::fromUtf8(QByteArrayView(name).sliced(i, size)).toUcs4().size() == 1))
            --size;
        text += size > 0 ? QString::fromUtf8(QByteArrayView(name).sliced(i, size)) : QString(QChar(0xDC00 + uchar(name.at(i))));
        i += std::max<qsizetype>(1, size);
    }
    return text;
}

QString S3Place::shown() const
{
    return shownName(QStringLiteral("s3://%1%2%3").arg(QString::fromUtf8(bucket), prefix.isEmpty() ? QString() : QStringLiteral("/"), QString::fromUtf8(prefix)));
}

Result<S3Place> s3Place(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^s3://([^/]*)(?:/(.*))?$"), QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression name(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$"));
    const QRegularExpressionMatch match = form.match(text);
    const QString bucket = match.captured(1);
    if (bucket.contains(QLatin1Char('@')))
        return bad(QStringLiteral("a source cannot hold a user name or password, since it is kept in the journal; keys come from the environment, a profile or the system's keychain"));
    if (bucket.isEmpty())
        return bad(QStringLiteral("the source names no bucket: s3://BUCKET[/PREFIX]"));
    if (!name.match(bucket).hasMatch())
        return bad(QStringLiteral("\"%1\" is not a possible name of a bucket").arg(shownName(bucket)));
    if (!match.captured(2).isValidUtf16() || match.captured(2).toUtf8().size() > 1024)
        return bad(QStringLiteral("the prefix is longer than any key, or no Unicode"));
    return S3Place{bucket.toUtf8(), match.captured(2).toUtf8(), {}};
}

Result<QUrl> s3Endpoint(const QString &text)
{
    auto url = httpAddress(text, {});
    if (!url)
        return bad(QStringLiteral("endpoint: ") + url.error().message);
    if (url->hasQuery() || url->hasFragment())
        return bad(QStringLiteral("an endpoint ends with its path, without \"?\" or \"#\""));
    if (url->port() == (url->scheme() == QLatin1String("https") ? 443 : 80))
        url->setPort(-1); // as the request's Host field has it, which is signed
    QString path = url->path(QUrl::FullyEncoded);
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    url->setPath(path, QUrl::StrictMode);
    return *url;
}

bool isRegion(const QByteArray &region)
{
    return !region.isEmpty() && region.size() <= 64 && std::ranges::all_of(region, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

} // namespace milliard
