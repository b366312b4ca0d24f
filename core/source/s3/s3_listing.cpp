// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/s3/s3_listing.h"

#include <QDateTime>
#include <QXmlStreamReader>

#include <algorithm>

namespace milliard {
namespace {

std::unexpected<Error> bad(const QString &what)
{
    return std::unexpected(Error{ErrorKind::BadListing, what});
}

// The text of the element that was begun, of which children are none of ours.
QString textOf(QXmlStreamReader &xml)
{
    return xml.readElementText(QXmlStreamReader::SkipChildElements);
}

// "2009-10-12T17:50:30.000Z".
qint64 timeOf(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() ? time.toMSecsSinceEpoch() : -1;
}

S3Object readObject(QXmlStreamReader &xml)
{
    S3Object object;
    while (xml.readNextStartElement()) {
        const QStringView name = xml.name();
        if (name == QLatin1StringView("Key")) {
            object.key = textOf(xml).toUtf8();
        } else if (name == QLatin1StringView("Size")) {
            bool ok = false;
            const qint64 size = textOf(xml).toLongLong(&ok);
            object.size = ok && size >= 0 ? size : -1;
        } else if (name == QLatin1StringView("ETag")) {
            object.etag = textOf(xml).toUtf8();
        } else if (name == QLatin1StringView("LastModified")) {
            object.modified = timeOf(textOf(xml));
        } else {
            xml.skipCurrentElement();
        }
    }
    return object;
}

// As encoding-type=url has it, where a space may also be '+', as in forms.
QByteArray decoded(QByteArray key)
{
    return QByteArray::fromPercentEncoding(key.replace('+', ' '));
}

void decode(S3Listing &listing)
{
    for (S3Object &object : listing.objects)
        object.key = decoded(object.key);
}

QString beginning(const QByteArray &body)
{
    if (body.isEmpty())
        return QStringLiteral("the answer is empty");
    return QStringLiteral("the answer begins with \"%1\"").arg(shownName(QString::fromUtf8(body.first(std::min<qsizetype>(body.size(), 60))).simplified()));
}

} // namespace

Result<S3Listing> s3Listing(const QByteArray &body, const QByteArray &last)
{
    QXmlStreamReader xml(body);
    S3Listing listing;
    bool isEncoded = false;
    // A listing has no document type, which is where entities are defined.
    while (!xml.atEnd() && !xml.isStartElement()) {
        if (xml.readNext() == QXmlStreamReader::DTD)
            return bad(QStringLiteral("it has a document type, which no listing of a bucket has"));
    }
    if (xml.hasError())
        return bad(QStringLiteral("not XML (%1); %2").arg(xml.errorString(), beginning(body)));
    if (xml.name() != QLatin1StringView("ListBucketResult"))
        return bad(QStringLiteral("no listing of a bucket but <%1>; %2").arg(shownName(xml.name().toString()), beginning(body)));
    bool isEnough = false;
    while (!isEnough && xml.readNextStartElement()) {
        const QStringView name = xml.name();
        if (name == QLatin1StringView("Contents")) {
            listing.objects.append(readObject(xml));
            // Servers say what they encode before the objects or behind all; only in the first case is a key known here.
            isEnough = isEncoded && !last.isEmpty() && decoded(listing.objects.back().key) > last;
        } else if (name == QLatin1StringView("IsTruncated")) {
            listing.isTruncated = textOf(xml).trimmed() == QLatin1StringView("true");
        } else if (name == QLatin1StringView("NextContinuationToken")) {
            listing.nextToken = textOf(xml).toUtf8();
        } else if (name == QLatin1StringView("EncodingType")) {
            isEncoded = textOf(xml).trimmed() == QLatin1StringView("url");
        } else {
            xml.skipCurrentElement();
        }
    }
    if (xml.hasError())
        return bad(QStringLiteral("not XML in line %1 (%2)").arg(xml.lineNumber()).arg(xml.errorString()));
    if (isEncoded)
        decode(listing);
    for (const S3Object &object : std::as_const(listing.objects)) {
        if (object.key.isEmpty() || object.key.size() > maxS3KeyBytes)
            return bad(QStringLiteral("a key of %1 bytes, where S3 has from 1 to %2").arg(object.key.size()).arg(maxS3KeyBytes));
    }
    return listing;
}

S3Refusal s3Refusal(const QByteArray &body)
{
    QXmlStreamReader xml(body);
    S3Refusal refusal;
    if (!xml.readNextStartElement())
        return refusal;
    while (xml.readNextStartElement()) {
        const QStringView name = xml.name();
        if (name == QLatin1StringView("Code"))
            refusal.code = textOf(xml).toUtf8();
        else if (name == QLatin1StringView("Message"))
            refusal.message = shownName(textOf(xml));
        else if (name == QLatin1StringView("Region"))
            refusal.region = textOf(xml).toUtf8();
        else
            xml.skipCurrentElement();
    }
    return refusal;
}

} // namespace milliard
