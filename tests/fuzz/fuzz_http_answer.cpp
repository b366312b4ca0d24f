// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#define BOOST_DISABLE_ASSERTS // as connection.cpp has it
#include "core/transport/response_parser.h"
#include "tests/fuzz/fuzz.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>

#include <optional>
#include <string>

using namespace milliard;

namespace {

// What is understood of one answer.
struct Answer final : ResponseParser::BodyReceiver {
    bool head = false;
    bool whole = false;
    bool broken = false;
    int status = 0;
    std::string reason, body;
    QByteArray retryAfter;
    std::optional<std::uint64_t> length;
    std::size_t used = 0;
    AnswerFields fields;

    bool headArrived() override
    {
        hold(!head, "an answer has one head");
        head = true;
        return true;
    }
    bool bodyArrived(boost::beast::string_view bytes) override
    {
        hold(head, "the head comes before the body");
        body += bytes;
        return true;
    }
};

// Parses an answer that arrives in two pieces, cut at 'cut', as Connection does: what was not used comes again.
void parse(std::string_view bytes, std::size_t cut, Answer &answer)
{
    std::optional<ResponseParser> parser(std::in_place, answer, answer.fields);
    boost::system::error_code error;
    for (const std::size_t end : {cut, bytes.size()}) {
        while (answer.used < end && !parser->is_done()) {
            answer.used += parser->put(boost::asio::buffer(bytes.data() + answer.used, end - answer.used), error);
            if (error)
                break;
            if (parser->is_done() && parser->isInterim())
                parser.emplace(answer, answer.fields);
        }
        if (error == boost::beast::http::error::need_more)
            error = {};
        if (error || end == bytes.size())
            break;
    }
    hold(answer.used <= bytes.size(), "no more is used than there is");
    answer.broken = bool(error);
    answer.whole = parser->is_done() && !error;
    answer.status = parser->status();
    answer.reason = parser->reason();
    answer.retryAfter = parser->retryAfter();
    if (const auto length = answer.head ? parser->content_length() : boost::none)
        answer.length = *length;
    if (answer.whole && answer.length && !parser->chunked())
        hold(answer.body.size() == *answer.length || answer.status == 101 || answer.status == 204 || answer.status == 304, "a whole body has its length");
}

} // namespace

// The byte at which the answer is cut in two, then the answer.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    const std::size_t place = input.line().toULongLong();
    const QByteArray rest = input.rest();
    const std::string_view bytes(rest.data(), std::size_t(rest.size()));
    Answer whole, cut;
    parse(bytes, bytes.size(), whole);
    parse(bytes, std::min(place, bytes.size()), cut);
    hold(whole.body.size() <= bytes.size(), "no body is longer than what came");
    hold(whole.status >= 0 && whole.status <= 999, "a status has three digits");
    // Of a wrong head in pieces Beast may wait for the end.
    hold(whole.broken ? !cut.whole : !cut.broken, "pieces are as right or wrong as the whole");
    if (!whole.broken && whole.head) {
        hold(cut.head && whole.whole == cut.whole && whole.used == cut.used, "pieces end where the whole does");
        hold(whole.status == cut.status && whole.reason == cut.reason && whole.retryAfter == cut.retryAfter && whole.length == cut.length,
            "pieces give the same head");
        for (const auto name : {AnswerFields::ETag, AnswerFields::LastModified, AnswerFields::Date, AnswerFields::ContentRange})
            hold(whole.fields.one(name) == cut.fields.one(name), "pieces give the same fields");
        hold(whole.fields.takesRanges() == cut.fields.takesRanges(), "pieces give the same fields");
        hold(whole.body == cut.body, "pieces give the same body");
    }
    return 0;
}
