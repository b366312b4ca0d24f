// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/transport/answer_head.h"

#include <algorithm>

namespace milliard {
namespace {

std::unexpected<Error> bad(const QString &what)
{
    return std::unexpected(Error{ErrorKind::BadResponse, what});
}

QString shown(const QByteArray &value)
{
    return shownName(QString::fromLatin1(value));
}

} // namespace

Result<qint64> announcedLength(const QList<QByteArray> &values)
{
    qint64 length = -1;
    for (const QByteArray &list : values) {
        for (const QByteArray &part : list.split(',')) {
            const QByteArray text = part.trimmed();
            // toLongLong() would also take signs.
            bool ok = !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
            const qint64 value = ok ? text.toLongLong(&ok) : -1;
            if (!ok)
                return bad(QStringLiteral("\"%1\" is no length").arg(shown(list)));
            if (length >= 0 && value != length)
                return bad(QStringLiteral("two lengths, %1 and %2").arg(length).arg(value));
            length = value;
        }
    }
    return length;
}

Result<qint64> bodyLength(const QHttpHeaders &fields)
{
    qsizetype size = 0;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const QByteArrayView value = fields.valueAt(i);
        if (std::ranges::any_of(value, [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == 127; }))
            return bad(QStringLiteral("control characters in its head"));
        size += fields.nameAt(i).size() + value.size() + 4; // ": " and the line's end
    }
    if (size > maxHeadBytes)
        return bad(QStringLiteral("a head of %1 bytes").arg(size));
    const auto length = announcedLength(fields.values(QHttpHeaders::WellKnownHeader::ContentLength));
    if (!length || !fields.contains(QHttpHeaders::WellKnownHeader::TransferEncoding))
        return length;
    const QByteArray coding = fields.combinedValue(QHttpHeaders::WellKnownHeader::TransferEncoding);
    if (coding.compare("chunked", Qt::CaseInsensitive) != 0)
        return bad(QStringLiteral("transfer coding \"%1\" was not asked for").arg(shown(coding)));
    if (*length >= 0)
        return bad(QStringLiteral("chunks and a length at once"));
    return -1;
}

AnswerFields answerFields(const QHttpHeaders &fields)
{
    using Known = QHttpHeaders::WellKnownHeader;
    constexpr std::pair<Known, AnswerFields::Name> kept[] = {{Known::ETag, AnswerFields::ETag},
        {Known::LastModified, AnswerFields::LastModified}, {Known::Date, AnswerFields::Date},
        {Known::ContentRange, AnswerFields::ContentRange}, {Known::AcceptRanges, AnswerFields::AcceptRanges},
        {Known::ContentType, AnswerFields::ContentType}};
    AnswerFields found;
    for (const auto &[known, name] : kept) {
        for (const QByteArray &value : fields.values(known))
            found.add(name, value.trimmed());
    }
    return found;
}

} // namespace milliard
