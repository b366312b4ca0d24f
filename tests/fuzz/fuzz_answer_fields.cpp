// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/transport/answer_fields.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace milliard;

// Fields of a head, one a line: the name's number and the value.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    AnswerFields fields, used;
    used.add(AnswerFields::ETag, "\"of an answer before\"");
    used.add(AnswerFields::AcceptRanges, "bytes");
    used.clear();
    int counts[AnswerFields::ContentType + 1] = {};
    Input input(data, size);
    for (QByteArray line = input.line(); !line.isEmpty(); line = input.line()) {
        const auto name = AnswerFields::Name(quint8(line[0]) % (AnswerFields::ContentType + 1));
        const QByteArray value = line.sliced(1).trimmed();
        fields.add(name, value);
        used.add(name, value);
        ++counts[name];
    }
    for (const auto name : {AnswerFields::ETag, AnswerFields::LastModified, AnswerFields::Date, AnswerFields::ContentRange}) {
        hold(fields.has(name) == (counts[name] > 0), "a field is there or not");
        hold(counts[name] == 1 || fields.one(name).isNull(), "what is said twice is not said");
        hold(fields.one(name).size() <= AnswerFields::maxValidatorBytes + 1, "no field is kept at any length");
        hold(used.one(name) == fields.one(name), "nothing is left of an answer before");
    }
    hold(used.takesRanges() == fields.takesRanges() && used.isMultipart() == fields.isMultipart(), "nothing is left of an answer before");
    const QByteArray validator = fields.validator();
    hold(used.validator() == validator, "nothing is left of an answer before");
    hold(std::ranges::none_of(validator, [](char c) { return quint8(c) < 0x20 || c == 0x7f; }), "a validator cannot end its field");
    hold(validator.isEmpty() || validator == fields.one(AnswerFields::ETag) || validator == fields.one(AnswerFields::LastModified),
        "a validator is the server's own");
    hold(!validator.startsWith("W/") && validator.size() <= AnswerFields::maxValidatorBytes, "a validator is strong, and bounded");
    return 0;
}
