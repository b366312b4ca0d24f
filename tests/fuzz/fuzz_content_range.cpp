// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/transport/content_range.h"
#include "tests/fuzz/fuzz.h"

using namespace milliard;

// The value of a Content-Range field.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray value = Input(data, size).rest();
    const auto found = parseContentRange(value);
    if (!found) {
        hold(found.error().kind == ErrorKind::BadResponse && found.error().message.size() < 2000, "a bad range is a bad answer");
        return 0;
    }
    const auto [range, whole] = *found;
    hold(range.first >= 0 && range.last >= range.first && range.last + 1 > range.last, "a part has a length");
    hold(whole == -1 || whole > range.last, "a part is within its file");
    // Written by us it reads the same, and so much alike was what came.
    const QByteArray written = "bytes " + QByteArray::number(range.first) + '-' + QByteArray::number(range.last) + '/'
        + (whole < 0 ? QByteArrayLiteral("*") : QByteArray::number(whole));
    const auto again = parseContentRange(written);
    hold(again && again->range.first == range.first && again->range.last == range.last && again->size == whole, "what is written reads the same");
    hold(value.size() >= written.size() && value.contains('-') && value.count('/') == 1 && !value.contains(','), "nothing is forgiven");
    return 0;
}
