// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_session.h"

#include <boost/asio/buffer.hpp>

#include <algorithm>
#include <charconv>

namespace milliard {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

constexpr std::string_view htmlType = "text/html; charset=utf-8";
constexpr std::string_view jsonType = "application/json";
constexpr std::string_view htmlPage =
    "<!DOCTYPE html>\n<html><head><title>Sorry</title></head>"
    "<body><h1>Something went wrong</h1><p>Please try again later.</p></body></html>\n";
constexpr std::string_view garbage = "\x16\x03\x01 this is not HTTP \xff\xfe\r\n\r\n";
constexpr std::string_view surplus = "and these bytes nobody announced";
constexpr std::chrono::milliseconds slowStep{50};
constexpr qint64 chunkBytes = 64 * 1024;

} // namespace

IoTask<bool> DemoSession::lie(DemoFaultKind kind, Answer answer)
{
    using enum DemoFaultKind;
    switch (kind) {
    case Status500:
        co_return sendStatus(500);
    case Status503:
        co_return sendStatus(503);
    case Status429:
        co_return sendText({.status = 429, .fields = "Retry-After: 1\r\n"}, "slow down\n");
    case Reset:
        co_await flush(); // what was pipelined before has its answer
        reset();
        co_return false;
    case Close:
        co_return false;
    case Stall:
        co_return co_await stall();
    case Garbage:
        m_out += garbage;
        co_return false;
    default:
        break;
    }

    DemoHead &head = answer.head;
    if (m_request.method != DemoRequest::Method::Get) { // the others are lies about bodies
        appendHead(m_out, head);
        co_return m_request.keepAlive;
    }
    const qint64 half = answer.length / 2;
    switch (kind) {
    case ResetBody:
        appendHead(m_out, head);
        if (co_await sendBody(answer.body, answer.first, half) && co_await flush())
            reset();
        co_return false;
    case Short:
        if (answer.length == 0)
            head.length = 1; // or there would be no lie
        appendHead(m_out, head);
        co_await sendBody(answer.body, answer.first, half);
        co_return false;
    case StallBody:
        if (answer.length == 0)
            head.length = 1;
        appendHead(m_out, head);
        if (!co_await sendBody(answer.body, answer.first, half))
            co_return false;
        co_return co_await stall();
    case Slow:
        appendHead(m_out, head);
        co_return co_await sendSlowly(answer.body, answer.first, answer.length) && m_request.keepAlive;
    case Long:
        appendHead(m_out, head);
        if (!co_await sendBody(answer.body, answer.first, answer.length))
            co_return false;
        m_out += surplus; // the connection stays, so a client that keeps it reads this as the next answer
        co_return m_request.keepAlive;
    case NoLength:
        head.length.reset();
        head.connection = "Connection: close\r\n";
        appendHead(m_out, head);
        co_await sendBody(answer.body, answer.first, answer.length);
        co_return false;
    case Chunked:
        head.length.reset();
        head.fields = "Transfer-Encoding: chunked\r\n";
        appendHead(m_out, head);
        co_return co_await sendChunked(answer.body, answer.first, answer.length) && m_request.keepAlive;
    case Empty:
        head.length = 0;
        head.status = 200;
        head.range.reset();
        appendHead(m_out, head);
        co_return m_request.keepAlive;
    case Html:
        co_return sendText({.type = htmlType}, htmlPage);
    case CloseAfter:
        appendHead(m_out, head);
        co_await sendBody(answer.body, answer.first, answer.length);
        co_return false;
    case NoRanges:
    case ChangingEtag: // which the head has already
        appendHead(m_out, head);
        co_return co_await sendBody(answer.body, answer.first, answer.length) && m_request.keepAlive;
    default:
        Q_UNREACHABLE();
    }
    co_return false;
}

IoTask<bool> DemoSession::lieInList(DemoFaultKind kind, const DemoPage &page)
{
    const DemoListing &listing = m_site.listing;
    using enum DemoFaultKind;
    switch (kind) {
    case List500:
        co_return sendStatus(500);
    case ListStall:
        co_return co_await stall();
    case ListHtml:
        co_return sendText({.type = htmlType}, htmlPage);
    case ListEmpty:
        co_return sendText({.type = jsonType}, {});
    case ListArray:
        co_return sendText({.type = jsonType}, listing.arrayJson(page));
    case ListNumbers:
        co_return sendText({.type = jsonType}, listing.numbersJson(page));
    case ListTruncated:
        co_return sendText({.type = jsonType}, listing.truncatedJson(page));
    default:
        Q_UNREACHABLE();
    }
    co_return false;
}

// RFC 9112 §7.1. Even a small body comes in several chunks.
IoTask<bool> DemoSession::sendChunked(const DemoBody &body, qint64 first, qint64 length)
{
    const qint64 chunk = std::min(length / 3 + 1, chunkBytes);
    while (length > 0) {
        const qint64 piece = std::min(length, chunk);
        char hex[20];
        const auto end = std::to_chars(hex, hex + sizeof hex, piece, 16).ptr;
        m_out.append(hex, size_t(end - hex));
        m_out += "\r\n";
        appendBody(body, first, piece);
        m_out += "\r\n";
        first += piece;
        length -= piece;
        if (m_out.size() >= size_t(2 * chunkBytes) && !co_await flush())
            co_return false;
    }
    m_out += "0\r\n\r\n";
    co_return true;
}

IoTask<bool> DemoSession::sendSlowly(const DemoBody &body, qint64 first, qint64 length)
{
    for (; length > 0; ++first, --length) {
        if (!co_await pause(slowStep))
            co_return false;
        appendBody(body, first, 1);
    }
    co_return true;
}

IoTask<bool> DemoSession::stall()
{
    error_code error;
    if (co_await flush()) {
        while (!error)
            co_await m_socket.async_read_some(asio::buffer(m_in), ioAwait(error));
    }
    co_return false;
}

void DemoSession::reset()
{
    error_code ignored;
    m_socket.set_option(TcpSocket::linger(true, 0), ignored);
    m_socket.close(ignored);
}

} // namespace milliard
