// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/transport/answer_fields.h"

#include <QByteArray>

#include <boost/beast/http/basic_parser.hpp>

#include <optional>

namespace milliard {

// One answer, parsed by Beast as it arrives (RFC 9112), without a copy of its body; of its fields a few are
// kept, where the caller says. One for each answer; a 1xx before the final one (RFC 9110 §15.2) has its own.
class ResponseParser final : public boost::beast::http::basic_parser<false>
{
public:
    using error_code = boost::system::error_code;
    using string_view = boost::beast::string_view;

    static constexpr std::uint32_t maxHeadBytes = 64 * 1024;

    // What parses the answer gets its body from here, in pieces; false stops the parsing. Outlives the parser.
    class BodyReceiver
    {
    public:
        virtual ~BodyReceiver() = default;
        virtual bool headArrived() = 0;
        virtual bool bodyArrived(string_view bytes) = 0;
    };

    ResponseParser(BodyReceiver &receiver, AnswerFields &fields)
        : m_receiver(receiver)
        , m_fields(fields)
    {
        fields.clear();
        eager(true);
        header_limit(maxHeadBytes);
        body_limit(boost::none);
    }

    int status() const { return m_status; }
    const std::string &reason() const { return m_reason; }
    const QByteArray &retryAfter() const { return m_retryAfter; }
    const QByteArray &challenge() const { return m_challenge; } // WWW-Authenticate, all of it
    bool isInterim() const { return m_status / 100 == 1 && m_status != 101; }
    bool hasLastChunk() const { return m_hasLastChunk; } // the body is whole; trailer fields may follow

private:
    void on_request_impl(boost::beast::http::verb, string_view, string_view, int, error_code &) override { }
    void on_response_impl(int status, string_view reason, int, error_code &) override
    {
        m_status = status;
        if (status != 200)
            m_reason = reason;
    }
    void on_field_impl(boost::beast::http::field name, string_view nameText, string_view value, error_code &error) override
    {
        using boost::beast::http::field;
        m_fieldBytes += nameText.size() + value.size();
        const QByteArrayView bytes(value.data(), qsizetype(value.size()));
        if (m_fieldBytes > maxHeadBytes)
            error = boost::beast::http::error::header_limit;
        else if (name == field::transfer_encoding && !boost::beast::iequals(value, "chunked"))
            error = boost::beast::http::error::bad_transfer_encoding; // another coding would be stored as if it were the file
        else if (name == field::retry_after)
            m_retryAfter = bytes.toByteArray();
        else if (name == field::www_authenticate)
            m_challenge += (m_challenge.isEmpty() ? QByteArray() : QByteArrayLiteral(", ")) + bytes.toByteArray();
        else if (const auto kept = keptAs(name))
            m_fields.add(*kept, bytes);
    }
    void on_header_impl(error_code &error) override
    {
        if (m_fieldBytes == 0 && !isInterim())
            error = boost::beast::http::error::bad_field; // nobody answers like that who speaks HTTP
        else
            stopUnless(isInterim() || m_receiver.headArrived(), error);
    }
    void on_body_init_impl(const boost::optional<std::uint64_t> &, error_code &) override { }
    std::size_t on_body_impl(string_view bytes, error_code &error) override
    {
        stopUnless(m_receiver.bodyArrived(bytes), error);
        return bytes.size();
    }
    void on_chunk_header_impl(std::uint64_t size, string_view, error_code &) override { m_hasLastChunk = size == 0; }
    std::size_t on_chunk_body_impl(std::uint64_t, string_view bytes, error_code &error) override
    {
        stopUnless(m_receiver.bodyArrived(bytes), error);
        return bytes.size();
    }
    void on_finish_impl(error_code &) override { }

    static constexpr std::optional<AnswerFields::Name> keptAs(boost::beast::http::field name)
    {
        using boost::beast::http::field;
        switch (name) {
        case field::etag:
            return AnswerFields::ETag;
        case field::last_modified:
            return AnswerFields::LastModified;
        case field::date:
            return AnswerFields::Date;
        case field::content_range:
            return AnswerFields::ContentRange;
        case field::accept_ranges:
            return AnswerFields::AcceptRanges;
        case field::content_type:
            return AnswerFields::ContentType;
        default:
            return std::nullopt;
        }
    }
    static void stopUnless(bool goOn, error_code &error)
    {
        if (!goOn)
            error = make_error_code(boost::system::errc::operation_canceled);
    }

    BodyReceiver &m_receiver;
    AnswerFields &m_fields;
    int m_status = 0;
    std::size_t m_fieldBytes = 0;
    bool m_hasLastChunk = false;
    std::string m_reason; // of what is not a success
    QByteArray m_retryAfter;
    QByteArray m_challenge;
};

} // namespace milliard
