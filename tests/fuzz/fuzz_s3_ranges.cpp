// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/s3/s3_ranges.h"
#include "tests/fuzz/fuzz.h"

using namespace milliard;

// A cursor: as it is, and what comes of it behind a page that ends with its first range's own bounds.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Cursor cursor = Input(data, size).rest();
    const auto ranges = rangesOf(cursor);
    if (!ranges) {
        hold(ranges.error().kind == ErrorKind::BadListing && !ranges.error().message.isEmpty(), "a bad cursor says why");
        return 0;
    }
    hold(!ranges->isEmpty() && ranges->size() <= maxKeyRanges, "there are some, and not too many");
    hold(cursorOf(*ranges) == cursor, "what is read is what was written");
    const KeyRange asked = ranges->front();
    KeysSeen seen{{}, {}, true};
    for (const QByteArray &tail : {QByteArray("\x01", 1), QByteArray("a0"), QByteArray("a9")}) {
        if (const QByteArray key = asked.after + tail; key.size() <= 1024 && asked.has(key))
            seen.keys.append(key);
    }
    const KeyRanges left = afterPage(*ranges, seen, 0, maxKeyRanges);
    hold(left.size() <= maxKeyRanges, "still not too many");
    for (const KeyRange &range : left)
        hold(!range.isEmpty(), "no range is empty");
    if (!left.isEmpty()) {
        const auto again = rangesOf(cursorOf(left));
        hold(cursorOf(left).size() <= maxCursorBytes && again && *again == left, "and a cursor again");
    }
    return 0;
}
