// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_request.h"

#include <boost/beast/http/verb.hpp>

#include <algorithm>
#include <charconv>
#include <limits>

namespace milliard {
namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// All of 'text' must be digits. Numbers beyond 63 bits become the greatest: no body is that long.
std::optional<qint64> number(std::string_view text)
{
    if (text.empty() || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    qint64 value = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc())
        return std::numeric_limits<qint64>::max();
    return value;
}

} // namespace

std::string_view DemoRequest::path() const
{
    std::string_view path = target;
    path = path.substr(0, path.find('?'));
    constexpr std::string_view scheme = "http://"; // the absolute form, RFC 9112 §3.2.2
    if (path.starts_with(scheme)) {
        path.remove_prefix(scheme.size());
        path.remove_prefix(std::min(path.find('/'), path.size()));
    }
    return path;
}

std::optional<std::string_view> DemoRequest::query(std::string_view key) const
{
    std::string_view rest = target;
    const size_t mark = rest.find('?');
    rest.remove_prefix(mark == rest.npos ? rest.size() : mark + 1);
    while (!rest.empty()) {
        const std::string_view item = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(item.size() + 1, rest.size()));
        const size_t equals = item.find('=');
        if (item.substr(0, equals) == key)
            return equals == item.npos ? std::string_view() : item.substr(equals + 1);
    }
    return std::nullopt;
}

DemoRequestParser::DemoRequestParser(DemoRequest &request)
    : m_request(request)
{
    eager(true); // a body, where there is one, must be off the connection before the answer
    request.range.clear();
    request.ifRange.clear();
}

void DemoRequestParser::on_request_impl(
    verb method, string_view, string_view target, int version, error_code &)
{
    using enum DemoRequest::Method;
    m_request.method = method == verb::get ? Get : method == verb::head ? Head : Other;
    m_request.target.assign(target.data(), target.size());
    m_request.http10 = version < 11;
}

void DemoRequestParser::on_field_impl(field name, string_view, string_view value, error_code &)
{
    if (name == field::range)
        m_request.range.assign(value.data(), value.size());
    else if (name == field::if_range)
        m_request.ifRange.assign(value.data(), value.size());
}

void DemoRequestParser::on_header_impl(error_code &)
{
    m_request.keepAlive = keep_alive();
}

bool percentDecode(std::string_view text, std::string &out)
{
    out.clear();
    for (size_t percent; (percent = text.find('%')) != text.npos;) {
        if (percent + 2 >= text.size())
            return false;
        const int high = hexDigit(text[percent + 1]);
        const int low = hexDigit(text[percent + 2]);
        if (high < 0 || low < 0)
            return false;
        out.append(text, 0, percent);
        out += char(high * 16 + low);
        text.remove_prefix(percent + 3);
    }
    out.append(text);
    return true;
}

DemoRange demoRange(std::string_view field, qint64 size)
{
    constexpr std::string_view unit = "bytes=";
    const size_t dash = field.find('-');
    if (!field.starts_with(unit) || dash == field.npos)
        return {};
    const std::string_view head = field.substr(unit.size(), dash - unit.size());
    const std::string_view tail = field.substr(dash + 1);
    const auto first = number(head);
    const auto last = number(tail);
    using enum DemoRange::Kind;

    if (head.empty() && last) { // the last so many
        if (*last == 0)
            return {Unsatisfiable};
        const qint64 length = std::min(*last, size);
        return length == 0 ? DemoRange() : DemoRange{Part, size - length, length};
    }
    if (!first || (!last && !tail.empty()) || (last && *last < *first))
        return {};
    if (*first >= size)
        return {Unsatisfiable};
    const qint64 end = last ? std::min(*last, size - 1) + 1 : size;
    return {Part, *first, end - *first};
}

} // namespace milliard
