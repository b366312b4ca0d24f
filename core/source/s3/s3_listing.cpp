// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/s3/s3_listing.h"

#include "core/source/mail_date.h"

#include <QDateTime>

#include <expat.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace milliard {
namespace {

std::unexpected<Error> bad(const QString &what)
{
    return std::unexpected(Error{ErrorKind::BadListing, what});
}

// "2009-10-12T17:50:30.000Z". What has no zone, which to Qt is local time, is UTC, as all else that servers say.
qint64 timeOf(const QByteArray &text)
{
    const QDateTime time = text.endsWith('Z') ? QDateTime::fromString(QString::fromLatin1(text), Qt::ISODateWithMs) : QDateTime();
    return time.isValid() ? std::max<qint64>(-1, time.toMSecsSinceEpoch()) : fromMailDate(text); // which is slower
}

// As encoding-type=url has it, where a space may also be '+', as in forms.
QByteArray decoded(QByteArray key)
{
    return QByteArray::fromPercentEncoding(key.replace('+', ' '));
}

QString beginning(const QByteArray &body)
{
    if (body.isEmpty())
        return QStringLiteral("the answer is empty");
    return QStringLiteral("the answer begins with \"%1\"").arg(shownName(QString::fromUtf8(body.first(std::min<qsizetype>(body.size(), 60))).simplified()));
}

// What expat tells of one body. Not QXmlStreamReader, which makes UTF-16 of every byte and takes three times as long: a listing that is
// read in parallel waits for nothing else.
class ListingReader
{
public:
    ListingReader(const QByteArray &body, const QByteArray &last)
        : m_body(body)
        , m_last(last)
        , m_parser(XML_ParserCreateNS(nullptr, separator))
    {
        XML_SetUserData(m_parser.get(), this);
        XML_SetElementHandler(m_parser.get(), began, ended);
        XML_SetCharacterDataHandler(m_parser.get(), said);
        XML_SetStartDoctypeDeclHandler(m_parser.get(), documentType);
    }

    Result<S3Listing> read()
    {
        const XML_Status status = XML_Parse(m_parser.get(), m_body.constData(), int(m_body.size()), XML_TRUE);
        if (m_fault)
            return bad(*m_fault);
        if (status != XML_STATUS_OK && !m_isEnough) {
            const QString error = QString::fromUtf8(XML_ErrorString(XML_GetErrorCode(m_parser.get())));
            return m_depth == 0 ? bad(QStringLiteral("not XML (%1); %2").arg(error, beginning(m_body)))
                                : bad(QStringLiteral("not XML (%1) after %2 objects").arg(error).arg(m_listing.objects.size())); // all in one line, mostly
        }
        for (S3Object &object : m_listing.objects) {
            if (m_isEncoded)
                object.key = decoded(std::move(object.key));
            if (object.key.isEmpty() || object.key.size() > maxS3KeyBytes)
                return bad(QStringLiteral("a key of %1 bytes, where S3 has from 1 to %2").arg(object.key.size()).arg(maxS3KeyBytes));
        }
        return std::move(m_listing);
    }

private:
    static constexpr XML_Char separator = '\n'; // between a namespace and a name
    struct Free {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };

    static ListingReader &of(void *reader) { return *static_cast<ListingReader *>(reader); }
    static void XMLCALL began(void *reader, const XML_Char *name, const XML_Char **) { of(reader).begin(local(name)); }
    static void XMLCALL ended(void *reader, const XML_Char *name) { of(reader).end(local(name)); }
    static void XMLCALL said(void *reader, const XML_Char *text, int size) { of(reader).say({text, size}); }
    static void XMLCALL documentType(void *reader, const XML_Char *, const XML_Char *, const XML_Char *, int)
    {
        of(reader).fail(QStringLiteral("it has a document type, which no listing of a bucket has")); // and is where entities are defined
    }
    static QByteArrayView local(const char *name)
    {
        const QByteArrayView whole(name);
        return whole.sliced(whole.lastIndexOf(separator) + 1);
    }

    void begin(QByteArrayView name)
    {
        ++m_depth;
        if (m_depth == 1 && name != "ListBucketResult") {
            fail(QStringLiteral("no listing of a bucket but <%1>; %2").arg(shownName(QString::fromUtf8(name)), beginning(m_body)));
        } else if (m_depth == 2) {
            m_isObject = name == "Contents";
            if (m_isObject)
                m_listing.objects.emplaceBack();
        }
        if (m_depth == fieldDepth())
            m_text.resize(0);
    }

    // Whatever elements there are within a field, its own text counts.
    void say(QByteArrayView text)
    {
        if (m_depth == fieldDepth())
            m_text.append(text);
    }

    void end(QByteArrayView name)
    {
        if (m_depth == fieldDepth())
            m_isObject ? takeOfObject(name) : take(name);
        // Servers say what they encode before the objects or behind all; only in the first case is a key known here.
        else if (m_depth == 2 && m_isEncoded && !m_last.isEmpty() && decoded(m_listing.objects.back().key) > m_last)
            stop();
        --m_depth;
    }

    void takeOfObject(QByteArrayView name)
    {
        S3Object &object = m_listing.objects.back();
        if (name == "Key") {
            object.key = text();
        } else if (name == "Size") {
            bool ok = false;
            const qint64 size = m_text.toLongLong(&ok);
            object.size = ok && size >= 0 ? size : -1;
        } else if (name == "ETag") {
            object.etag = text();
        } else if (name == "LastModified") {
            object.modified = timeOf(m_text);
        } else if (name == "StorageClass") {
            object.isArchived = m_text == "GLACIER" || m_text == "DEEP_ARCHIVE";
        }
    }

    void take(QByteArrayView name)
    {
        if (name == "IsTruncated")
            m_listing.isTruncated = m_text.trimmed() == "true";
        else if (name == "NextContinuationToken")
            m_listing.nextToken = text();
        else if (name == "EncodingType")
            m_isEncoded = m_text.trimmed() == "url";
    }

    int fieldDepth() const { return m_isObject ? 3 : 2; }
    QByteArray text() const { return QByteArray(m_text.constData(), m_text.size()); } // m_text keeps its room

    void fail(const QString &what)
    {
        m_fault = what;
        XML_StopParser(m_parser.get(), XML_FALSE);
    }
    void stop()
    {
        m_isEnough = true;
        XML_StopParser(m_parser.get(), XML_FALSE);
    }

    const QByteArray m_body;
    const QByteArray m_last;
    const std::unique_ptr<XML_ParserStruct, Free> m_parser;
    S3Listing m_listing;
    bool m_isEncoded = false;
    int m_depth = 0; // of the present element; the root's is 1
    bool m_isObject = false;
    QByteArray m_text; // of the present field
    bool m_isEnough = false;
    std::optional<QString> m_fault;
};

} // namespace

Result<S3Listing> s3Listing(const QByteArray &body, const QByteArray &last)
{
    return ListingReader(body, last).read();
}

} // namespace milliard
