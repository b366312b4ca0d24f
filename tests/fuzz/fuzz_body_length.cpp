// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/transport/answer_head.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace milliard;

// A head's fields, one a line: "name: value".
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text = Input(data, size).rest();
    QHttpHeaders fields;
    for (const QByteArray &line : text.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        fields.append(line.first(std::max<qsizetype>(colon, 0)), line.sliced(colon + 1)); // refuses what is none
    }
    const auto lengths = fields.values(QHttpHeaders::WellKnownHeader::ContentLength);
    const auto announced = announcedLength(lengths);
    const auto length = bodyLength(fields);
    if (announced) {
        hold(*announced >= -1, "a length is not negative");
        hold((*announced == -1) == lengths.isEmpty(), "a length is known exactly where one is announced");
        if (*announced >= 0) {
            for (const QByteArray &list : lengths) {
                for (const QByteArray &one : list.split(','))
                    hold(one.trimmed().toLongLong() == *announced, "all lengths are the same");
            }
        }
    } else {
        hold(announced.error().kind == ErrorKind::BadResponse, "a bad length is a bad answer");
        hold(!length, "a head with bad lengths is bad");
    }
    if (length) {
        hold(*length == *announced, "the body is as long as announced");
        hold(*length == -1 || !fields.contains(QHttpHeaders::WellKnownHeader::TransferEncoding), "chunks have no length");
        for (qsizetype i = 0; i < fields.size(); ++i)
            hold(!fields.valueAt(i).contains('\r') && !fields.valueAt(i).contains('\0'), "no line is split");
    }
    return 0;
}
