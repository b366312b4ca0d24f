// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/transport/transfer_answer.h"

#include "core/transport/content_range.h"

#include <limits>

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

// A server sends with a part what it would send with the whole (RFC 9110 §15.3.7). One that leaves it out is believed, since
// it was told in If-Range which version is wanted.
Result<void> checkVersion(const QByteArray &wanted, const AnswerFields &fields)
{
    const auto name = wanted.startsWith('"') ? AnswerFields::ETag : AnswerFields::LastModified;
    const QByteArray got = fields.one(name);
    if (wanted.isEmpty() || !fields.has(name) || got == wanted)
        return {};
    return std::unexpected(Error{ErrorKind::Changed, QStringLiteral("version %1 was asked for and %2 came").arg(shown(wanted), shown(got))});
}

Result<void> readPart(Transfer &transfer, const AnswerFields &fields)
{
    if (fields.isMultipart())
        return bad(QStringLiteral("several parts where one was asked for"));
    if (!fields.has(AnswerFields::ContentRange))
        return bad(QStringLiteral("a part that does not say which"));
    const QByteArray value = fields.one(AnswerFields::ContentRange);
    if (value.isNull())
        return bad(QStringLiteral("several Content-Range fields"));
    const auto found = parseContentRange(value);
    if (!found)
        return std::unexpected(found.error());
    const auto [first, last] = found->range;
    const bool endsWithFile = last < transfer.range->last && found->size == last + 1;
    if (first != transfer.range->first || (last != transfer.range->last && !endsWithFile))
        return bad(QStringLiteral("bytes %1-%2 were asked for and %3 came")
                       .arg(transfer.range->first).arg(transfer.range->last).arg(shown(value)));
    const qint64 length = last - first + 1;
    if (transfer.total >= 0 && transfer.total != length)
        return bad(QStringLiteral("%1 in %2 bytes").arg(shown(value)).arg(transfer.total));
    transfer.total = length;
    transfer.head.size = found->size;
    return checkVersion(transfer.validator, fields);
}

} // namespace

void beginAttempt(Transfer &transfer)
{
    transfer.received = 0;
    transfer.total = -1;
    transfer.head = {};
}

RequestFields ownFields(const Transfer &transfer, const QByteArray &url, bool elsewhere)
{
    RequestFields fields = elsewhere ? RequestFields() : transfer.fields;
    if (transfer.signer && !elsewhere)
        fields += transfer.signer->fields(url);
    if (transfer.range) {
        const QByteArray range = "bytes=" + QByteArray::number(transfer.range->first) + '-' + QByteArray::number(transfer.range->last);
        fields.append({QByteArrayLiteral("Range"), range});
        if (!transfer.validator.isEmpty())
            fields.append({QByteArrayLiteral("If-Range"), transfer.validator});
    }
    return fields;
}

Result<void> readAnswer(Transfer &transfer, int status, std::optional<quint64> length, const AnswerFields &fields)
{
    if (length && *length > quint64(std::numeric_limits<qint64>::max()))
        return bad(QStringLiteral("a body of %1 bytes is announced").arg(*length));
    const bool isPart = status == 206;
    transfer.total = length ? qint64(*length) : -1;
    transfer.head = {isPart, transfer.total, fields.validator(), isPart || fields.takesRanges()};
    return isPart ? readPart(transfer, fields) : Result<void>();
}

Result<void> countBytes(Transfer &transfer, qint64 bytes)
{
    if (transfer.total >= 0 && bytes > transfer.total - transfer.received)
        return std::unexpected(Error{ErrorKind::WrongLength, QStringLiteral("more bytes came than the %1 announced").arg(transfer.total)});
    transfer.received += bytes;
    return {};
}

Result<void> checkWhole(const Transfer &transfer)
{
    if (transfer.total < 0 || transfer.received == transfer.total)
        return {};
    return std::unexpected(Error{ErrorKind::ConnectionLost,
        QStringLiteral("closed after %1 of %2 bytes").arg(transfer.received).arg(transfer.total)});
}

} // namespace milliard
