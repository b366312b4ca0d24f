// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_session.h"

#include <boost/asio/buffer.hpp>

#include <algorithm>
#include <cstring>

namespace milliard {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

// Bodies go out in pieces of this many bytes. Larger ones are no faster on loopback and leave the cache.
constexpr size_t pieceBytes = 128 * 1024;
constexpr qint64 pacedPiecesASecond = 20;
constexpr qint64 pieceNames = 4096;
// A buffer that one answer made larger than this is given back, so that idle connections cost little.
constexpr size_t keptBytes = 512 * 1024;

constexpr std::string_view jsonType = "application/json";
constexpr std::string_view bodyType = "application/octet-stream";

} // namespace

DemoSession::DemoSession(const DemoSite &site, DemoLane &lane, TcpSocket socket)
    : m_site(site)
    , m_lane(lane)
    , m_socket(std::move(socket))
    , m_timer(m_socket.get_executor())
{
    m_lane.sessions.insert(this);
    error_code ignored;
    m_socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    m_socket.non_blocking(true, ignored);
}

DemoSession::~DemoSession()
{
    m_lane.sessions.erase(this);
}

IoTask<void> DemoSession::run()
{
    while (co_await readRequest()) {
        m_lane.served.store(m_lane.served.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
        if (m_site.options.latency.count() > 0 && !co_await pause(m_site.options.latency))
            break;
        if (!co_await answer())
            break;
    }
    if (m_bad)
        sendStatus(400, "not a request that is understood\n");
    co_await flush();
    finish();
}

void DemoSession::close()
{
    error_code ignored;
    m_socket.close(ignored);
    m_timer.cancel();
}

IoTask<bool> DemoSession::readRequest()
{
    DemoRequestParser parser(m_request);
    while (!parse(parser)) {
        if (m_bad || !co_await flush())
            co_return false;
        std::memmove(m_in.data(), m_in.data() + m_inBegin, m_inEnd - m_inBegin);
        m_inEnd -= m_inBegin;
        m_inBegin = 0;
        error_code error;
        const auto room = asio::buffer(m_in.data() + m_inEnd, m_in.size() - m_inEnd);
        const size_t received = co_await m_socket.async_read_some(room, ioAwait(error));
        m_inEnd += received;
        if (error)
            co_return false;
    }
    co_return true;
}

bool DemoSession::parse(DemoRequestParser &parser)
{
    if (m_inBegin == m_inEnd)
        return false;
    error_code error;
    m_inBegin += parser.put(asio::buffer(m_in.data() + m_inBegin, m_inEnd - m_inBegin), error);
    m_bad = error && error != boost::beast::http::error::need_more;
    return !m_bad && parser.is_done();
}

IoTask<bool> DemoSession::answer()
{
    if (m_request.method == DemoRequest::Method::Other)
        co_return sendText({.status = 405, .fields = "Allow: GET, HEAD\r\n"}, "only GET and HEAD\n");
    constexpr std::string_view files = "/get/";
    const std::string_view path = m_request.path();
    if (path.starts_with(files))
        co_return co_await answerFile(path.substr(files.size()));
    if (path == "/list")
        co_return co_await answerList();
    co_return sendStatus(404, "there is /list and /get/NAME\n");
}

IoTask<bool> DemoSession::answerList()
{
    const std::string_view encoded = m_request.query("next-marker").value_or(std::string_view());
    const auto page = percentDecode(encoded, m_name) ? m_site.listing.find(m_name) : std::nullopt;
    if (!page)
        co_return sendStatus(400, "unknown cursor\n");
    if (const auto fault = m_lane.faults.drawList())
        co_return co_await lieInList(*fault, *page);
    co_return co_await sendPage(*page);
}

IoTask<bool> DemoSession::sendPage(const DemoPage &page)
{
    const DemoListing &listing = m_site.listing;
    appendHead(m_out, {.type = jsonType, .length = listing.jsonBytes(page), .connection = connectionField()});
    if (m_request.method == DemoRequest::Method::Get) {
        listing.appendStart(m_out);
        for (qint64 from = 0; from < page.count; from += pieceNames) {
            listing.appendNames(m_out, page, from, std::min(from + pieceNames, page.count));
            if (m_out.size() >= pieceBytes && !co_await flush())
                co_return false;
        }
        listing.appendEnd(m_out, page);
    }
    co_return m_request.keepAlive;
}

IoTask<bool> DemoSession::answerFile(std::string_view encodedName)
{
    if (!percentDecode(encodedName, m_name))
        co_return sendStatus(404);
    const auto index = demoIndex(m_name);
    if (index ? *index >= m_site.options.files : !m_site.listing.hasExtra(m_name))
        co_return sendStatus(404);

    Answer answer{.body = DemoBody(m_name), .head = {.type = bodyType, .connection = connectionField()}};
    if (const auto status = m_lane.faults.nameStatus(answer.body.key()))
        co_return sendStatus(*status);

    const qint64 size = index ? demoSize(*index, m_site.options) : m_site.options.size;
    answer.length = size;
    answer.head.etag = answer.body.key() ^ quint64(size);
    const bool isGet = m_request.method == DemoRequest::Method::Get;
    const auto fault = m_lane.faults.drawGet();
    if (fault == DemoFaultKind::ChangingEtag)
        answer.head.etag = m_lane.faults.drawNumber();
    // RFC 9110 §13.1.5: a range of a file that is another one by now must not be sent.
    if (isGet && !m_request.range.empty() && fault != DemoFaultKind::NoRanges
        && (m_request.ifRange.empty() || m_request.ifRange == demoEtag(*answer.head.etag))) {
        const DemoRange range = demoRange(m_request.range, size);
        if (range.kind == DemoRange::Kind::Unsatisfiable)
            co_return sendText({.status = 416, .range = DemoHead::Range{-1, 0, size}}, {});
        if (range.kind == DemoRange::Kind::Part) {
            answer.first = range.first;
            answer.length = range.length;
            answer.head.status = 206;
            answer.head.range = {range.first, range.length, size};
        }
    }
    answer.head.length = answer.length;

    if (fault)
        co_return co_await lie(*fault, answer);
    appendHead(m_out, answer.head);
    if (isGet && !co_await sendBody(answer.body, answer.first, answer.length))
        co_return false;
    co_return m_request.keepAlive;
}

IoTask<bool> DemoSession::sendBody(const DemoBody &body, qint64 first, qint64 length)
{
    while (length > 0) {
        const qint64 pace = m_site.options.pace;
        const qint64 piece = std::min(length, pace > 0 ? std::max<qint64>(1, pace / pacedPiecesASecond) : qint64(pieceBytes));
        appendBody(body, first, piece);
        first += piece;
        length -= piece;
        if (pace > 0 && length > 0 && !co_await pause(std::chrono::milliseconds(1000 / pacedPiecesASecond)))
            co_return false;
        // The rest of a small one waits, to go out in one packet with the answers to pipelined requests.
        if (m_out.size() >= pieceBytes && !co_await flush())
            co_return false;
    }
    co_return true;
}

void DemoSession::appendBody(const DemoBody &body, qint64 first, qint64 length)
{
    const size_t before = m_out.size();
    m_out.resize_and_overwrite(before + size_t(length), [&](char *data, size_t size) {
        body.read(first, {data + before, size - before});
        return size;
    });
}

bool DemoSession::sendStatus(int status, std::string_view text)
{
    return sendText({.status = status}, text.empty() ? demoReason(status) : text);
}

bool DemoSession::sendText(DemoHead head, std::string_view text)
{
    if (head.type.empty())
        head.type = "text/plain; charset=utf-8";
    head.length = qint64(text.size());
    head.connection = connectionField();
    appendHead(m_out, head);
    if (m_request.method != DemoRequest::Method::Head)
        m_out += text;
    return m_request.keepAlive;
}

std::string_view DemoSession::connectionField() const
{
    if (!m_request.keepAlive || m_bad)
        return "Connection: close\r\n";
    return m_request.http10 ? "Connection: keep-alive\r\n" : "";
}

IoTask<bool> DemoSession::flush()
{
    std::string_view rest = m_out;
    // A small answer nearly always fits into the socket at once, which spares a turn of the scheduler. Large
    // ones take that turn, or an endless body would keep its thread from all else, even from stopping.
    bool atOnce = rest.size() < pieceBytes;
    while (!rest.empty()) {
        error_code error;
        size_t sent = 0;
        if (atOnce)
            sent = m_socket.write_some(asio::buffer(rest), error);
        else
            sent = co_await m_socket.async_write_some(asio::buffer(rest), ioAwait(error));
        if (error && !(atOnce && error == asio::error::would_block))
            co_return false;
        rest.remove_prefix(sent);
        atOnce = false;
    }
    m_out.clear();
    if (m_out.capacity() > keptBytes)
        m_out.shrink_to_fit();
    co_return true;
}

IoTask<bool> DemoSession::pause(std::chrono::milliseconds duration)
{
    // Once closed there is nobody left who would cut the wait short.
    if (!co_await flush() || !m_socket.is_open())
        co_return false;
    error_code error;
    m_timer.expires_after(duration);
    co_await m_timer.async_wait(ioAwait(error));
    co_return !error && m_socket.is_open();
}

void DemoSession::finish()
{
    // Closing with unread bytes would send RST, which can take the answer away from the client.
    error_code error;
    m_socket.shutdown(TcpSocket::shutdown_send, error);
    for (int reads = 0; !error && reads < 64; ++reads) // whoever never stops sending need not be waited for
        m_socket.read_some(asio::buffer(m_in), error);
    m_socket.close(error);
}

IoTask<void> serveDemo(const DemoSite &site, DemoLane &lane, TcpSocket socket)
{
    if (lane.closing)
        co_return;
    DemoSession session(site, lane, std::move(socket));
    try {
        co_await session.run();
    } catch (const std::exception &) {
        // No memory for this answer, say. The connection ends; the service goes on.
    }
}

} // namespace milliard
