// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/answer_end.h"
#include "tests/fuzz/fuzz.h"

using namespace milliard;

// The type of a listing, then the listing.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    const QByteArray type = input.line();
    const QByteArray body = input.rest();
    const AnswerEnd end = answerEnd(type, body);
    hold(answerEnd(type, body + " \r\n") == end, "white space behind it says nothing");
    const QByteArray text = body.trimmed();
    if (text.startsWith('{') || text.startsWith('[')) {
        hold(end != AnswerEnd::Unclear, "of JSON it is clear");
        hold(end == AnswerEnd::Cut || answerEnd(type, text.chopped(1)) == AnswerEnd::Cut || text.chopped(1).trimmed().endsWith(text.back()), "without its last bracket it is cut");
    }
    return 0;
}
