// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/entry.h"
#include "core/base/error.h"

#include <QByteArray>
#include <QList>

namespace milliard {

// Keys k with after < k ≤ last, in the order of their bytes, as S3's start-after counts. Ranges that share a border miss none
// and have none twice.
struct KeyRange {
    QByteArray after; // empty: from the first
    QByteArray last;  // empty: to the end

    bool isEmpty() const { return !last.isEmpty() && last <= after; }
    bool has(const QByteArray &key) const { return key > after && (last.isEmpty() || key <= last); }
    bool operator==(const KeyRange &) const = default;
};

// What a page of a range told.
struct KeysSeen {
    QList<QByteArray> keys;   // of the range, in order
    QByteArray beyond;        // the first behind the range; empty: it had none
    bool isTruncated = false; // there are more keys behind the page; then it has one
};

// The ranges that are still to be listed, the next in front. Their text is a cursor, of which one range's is that of a page.
using KeyRanges = QList<KeyRange>;
inline constexpr qsizetype maxKeyRanges = 32;

// Never longer than maxCursorBytes: that is what splitting keeps to. Of the whole bucket it is empty.
Cursor cursorOf(const KeyRanges &ranges);
// BadListing for what cursorOf() does not make.
Result<KeyRanges> rangesOf(const Cursor &cursor);

// What is left once the first range was asked for and told this: the others, without those that it showed to be empty, then what it
// left of itself, split if there are less than 'wanted'. 'prefix' begins all keys. Not empty unless nothing is left.
KeyRanges afterPage(const KeyRanges &ranges, const KeysSeen &seen, qsizetype prefix, qsizetype wanted);

// Borders within what a page left of its range, up to 'most', in order. rest.after is the page's last key. Valid UTF-8. Behind a border
// without keys there is one request in vain.
QList<QByteArray> bordersWithin(const KeyRange &rest, const KeysSeen &seen, qsizetype prefix, qsizetype most);

} // namespace milliard
