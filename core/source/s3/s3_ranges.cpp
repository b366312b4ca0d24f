// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/s3/s3_ranges.h"

#include "core/source/s3/s3_listing.h"

#include <QtEndian>

#include <algorithm>

namespace milliard {
namespace {

constexpr char mark = 'r';
constexpr qsizetype maxBordersAPage = 12; // the rest are for pages that come later and know more

// Room in a cursor that all ranges take at most, once their beginnings are real keys.
qsizetype roomOf(const KeyRanges &ranges)
{
    qsizetype bytes = 1;
    for (const KeyRange &range : ranges)
        bytes += 4 + maxS3KeyBytes + range.last.size();
    return bytes;
}

void put(QByteArray &to, const QByteArray &bytes)
{
    char size[2];
    qToBigEndian(quint16(bytes.size()), size);
    to.append(size, 2).append(bytes);
}

bool take(QByteArrayView &from, QByteArray &bytes)
{
    if (from.size() < 2)
        return false;
    const auto size = qsizetype(qFromBigEndian<quint16>(from.data()));
    if (size > maxS3KeyBytes || from.size() < 2 + size)
        return false;
    bytes = from.sliced(2, size).toByteArray();
    from = from.sliced(2 + size);
    return true;
}

} // namespace

Cursor cursorOf(const KeyRanges &ranges)
{
    if (ranges == KeyRanges{KeyRange{}})
        return {};
    Cursor cursor(1, mark);
    for (const KeyRange &range : ranges) {
        put(cursor, range.after);
        put(cursor, range.last);
    }
    return cursor;
}

Result<KeyRanges> rangesOf(const Cursor &cursor)
{
    if (cursor.isEmpty())
        return KeyRanges{KeyRange{}};
    KeyRanges ranges;
    QByteArrayView rest(cursor);
    bool isRight = rest.front() == mark;
    rest = rest.sliced(1);
    while (isRight && !rest.isEmpty()) {
        KeyRange range;
        isRight = take(rest, range.after) && take(rest, range.last) && !range.isEmpty() && ranges.size() < maxKeyRanges;
        ranges.append(range);
    }
    if (!isRight || ranges.isEmpty() || cursorOf(ranges) != cursor)
        return std::unexpected(Error{ErrorKind::BadListing, QStringLiteral("a cursor that is none of this kind of listing")});
    return ranges;
}

KeyRanges afterPage(const KeyRanges &ranges, const KeysSeen &seen, qsizetype prefix, qsizetype wanted)
{
    const KeyRange &asked = ranges.front();
    const bool isOver = !seen.isTruncated && seen.beyond.isEmpty(); // no key is behind this page
    // Pages do not end with their range, so that this one may have shown that there is nothing in others.
    const auto isKnownEmpty = [&](const KeyRange &range) {
        return range.after >= asked.after && (isOver || (!range.last.isEmpty() && range.last < seen.beyond));
    };
    KeyRanges left;
    for (const KeyRange &range : ranges.sliced(1)) {
        if (!isKnownEmpty(range))
            left.append(range);
    }
    if (!seen.isTruncated || !seen.beyond.isEmpty() || seen.keys.isEmpty())
        return left;
    KeyRange rest{seen.keys.back(), asked.last};
    if (rest.isEmpty())
        return left;
    const QList<QByteArray> borders = bordersWithin(rest, seen, prefix, std::min(maxBordersAPage, wanted - left.size() - 1));
    qsizetype room = roomOf(left) + roomOf({rest});
    for (const QByteArray &border : borders) {
        const KeyRange piece{rest.after, border};
        room += roomOf({piece});
        if (room > maxCursorBytes)
            break;
        left.append(piece);
        rest.after = border;
    }
    left.append(rest);
    return left;
}

} // namespace milliard
