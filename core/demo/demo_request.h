// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QtTypes>

#include <boost/beast/http/basic_parser.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace milliard {

// What the demo service wants to know of a request. One object serves all requests of a connection, so that
// its strings are allocated once.
struct DemoRequest {
    enum class Method { Get, Head, Other };

    Method method = Method::Other;
    std::string target;  // as sent, percent-encoded
    std::string range;   // the fields of these names; empty: none
    std::string ifRange;
    bool http10 = false;
    bool keepAlive = false;

    std::string_view path() const;
    // The value of that parameter, as sent; nothing where it is missing.
    std::optional<std::string_view> query(std::string_view key) const;
};

// Beast's parser, filling a DemoRequest instead of a header map, which allocates for each field. A body is
// read over. For one request, like every Beast parser; errors come by error_code.
class DemoRequestParser final : public boost::beast::http::basic_parser<true>
{
public:
    explicit DemoRequestParser(DemoRequest &request);

private:
    using verb = boost::beast::http::verb;
    using field = boost::beast::http::field;
    using error_code = boost::beast::error_code;
    using string_view = boost::beast::string_view;

    void on_request_impl(verb method, string_view, string_view target, int version, error_code &) override;
    void on_response_impl(int, string_view, int, error_code &) override { }
    void on_field_impl(field name, string_view, string_view value, error_code &) override;
    void on_header_impl(error_code &) override;
    void on_body_init_impl(const boost::optional<std::uint64_t> &, error_code &) override { }
    std::size_t on_body_impl(string_view body, error_code &) override { return body.size(); }
    void on_chunk_header_impl(std::uint64_t, string_view, error_code &) override { }
    std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code &) override
    {
        return body.size();
    }
    void on_finish_impl(error_code &) override { }

    DemoRequest &m_request;
};

// RFC 3986 §2.1. False for a percent sign without two hexadecimal digits.
bool percentDecode(std::string_view text, std::string &out);

// What a Range field asks of 'size' bytes (RFC 9110 §14.2). Several ranges at once and nonsense give Whole,
// as a server may ignore the field.
struct DemoRange {
    enum class Kind { Whole, Part, Unsatisfiable };

    Kind kind = Kind::Whole;
    qint64 first = 0;
    qint64 length = 0;
};
DemoRange demoRange(std::string_view field, qint64 size);

} // namespace milliard
