// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// Beast asserts that of the line of a last chunk and what follows five bytes arrive at once; that is up to the server.
#define BOOST_DISABLE_ASSERTS
#include "core/transport/connection.h"

#include "core/base/retry_policy.h"
#include "core/transport/transfer_answer.h"

#include <QDateTime>

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace milliard {

namespace asio = boost::asio;
namespace http = boost::beast::http;

namespace {

// Of an error page so much is read, so that its connection can be kept; a larger one costs the connection.
constexpr qint64 maxUnwantedBytes = 64 * 1024;
// A line that ends a chunk, with its extensions, or trailer fields; a head has the parser's own bound.
constexpr std::size_t maxUnparsedBytes = ResponseParser::maxHeadBytes + 16 * 1024;
constexpr std::string_view endOfLine = "\r\n";
// Statuses that say "not like this": whoever can do more must ask (RFC 9110 §15.4, §15.5.2, §15.5.8, §15.5.20).
bool isForQt(int status)
{
    return status / 100 == 3 || status == 401 || status == 407 || status == 421;
}

} // namespace

Connection::Connection(Owner &owner, Origin &origin)
    : m_owner(owner)
    , m_origin(origin)
    , m_socket(owner.io())
    , m_wakeUp(owner.io())
{
    ++m_origin.connections;
}

Connection::~Connection()
{
    m_tls.reset();
    --m_origin.connections;
}

void Connection::start(std::shared_ptr<Connection> connection, Transfer &transfer, QByteArrayView target)
{
    connection->m_transfer = &transfer;
    connection->m_target = target;
    asio::co_spawn(connection->m_owner.io(), live(connection), asio::detached);
}

IoTask<void> Connection::live(std::shared_ptr<Connection> connection)
{
    try {
        co_await connection->run();
    } catch (const std::exception &e) { // no memory, say
        if (connection->m_transfer)
            connection->finish(std::unexpected(Error{ErrorKind::ConnectionLost, QString::fromUtf8(e.what())}));
    }
    connection->reset();
    connection->m_owner.closed(*connection);
}

IoTask<void> Connection::run()
{
    while (!m_closing) {
        if (!m_transfer) {
            co_await idle();
            continue;
        }
        if (m_isOpen && hasSurplus())
            reset();
        if (!m_isOpen && !co_await open())
            co_return;
        switch (co_await exchange()) {
        case Exchange::Again:
            reset();
            break;
        case Exchange::Reusable:
            ++m_answers;
            m_transfer = m_owner.next(*this);
            break;
        case Exchange::Over:
            co_return;
        }
    }
}

IoTask<void> Connection::idle()
{
    m_wakeUp.expires_at(IoTimer::time_point::max());
    error_code woken;
    co_await m_wakeUp.async_wait(ioAwait(woken));
}

void Connection::assign(Transfer &transfer, QByteArrayView target)
{
    m_transfer = &transfer;
    m_target = target;
    wake();
}

Transfer *Connection::close()
{
    m_closing = true;
    error_code ignored;
    m_socket.close(ignored);
    wake();
    return std::exchange(m_transfer, nullptr);
}

void Connection::addressesFound()
{
    m_lookedUp = true;
    wake();
}

void Connection::reset()
{
    m_tls.reset();
    error_code ignored;
    m_socket.close(ignored);
    if (std::exchange(m_isOpen, false))
        m_owner.lost(*this);
    m_answers = 0;
    m_surplus = false;
}

void Connection::checkTime()
{
    if (!m_transfer || m_waiting || m_owner.now() - m_since <= m_patience)
        return;
    m_timedOut = true;
    error_code ignored;
    m_socket.cancel(ignored);
    wake();
}

void Connection::finish(Result<void> result)
{
    m_owner.ended(*std::exchange(m_transfer, nullptr), std::move(result));
}

// One request and its answer.
IoTask<Connection::Exchange> Connection::exchange()
{
    beginAnswer();
    m_unparsed.clear();
    m_anyByte = m_enough = m_timedOut = false;
    m_unwanted = 0;
    m_patience = m_owner.ticks(m_owner.timeout());
    m_since = m_owner.now();
    error_code error;
    co_await send(error);
    while (!error) {
        TransferPort::Turn turn = m_owner.port().turn();
        if (m_parser->is_header_done() && turn.from > TransferPort::Clock::now()) {
            co_await waitUntil(turn.from);
            if (!m_transfer)
                co_return Exchange::Over;
            continue;
        }
        const std::size_t count = co_await receive(std::size_t(turn.bytes), error);
        if (!m_transfer)
            co_return Exchange::Over;
        if (error)
            break;
        m_anyByte = true;
        m_timedOut = false; // the bytes were just in time
        switch (feed({m_tls ? m_tlsBuffer.data() : m_owner.buffer().data(), count})) {
        case Feed::More:
            break;
        case Feed::Whole:
            co_return conclude();
        case Feed::Broken:
            co_return Exchange::Over;
        }
        // The time is for the head as a whole, and for an error page as a whole.
        if (m_parser->is_header_done() && isWanted())
            m_since = m_owner.now();
    }
    co_return m_transfer ? broken(error) : Exchange::Over;
}

// What follows the target where the job has fields of its own: those of the transfer go before them.
std::string Connection::jobsTail() const
{
    RequestFields fields = m_origin.fields + ownFields(*m_transfer, m_transfer->entry.url);
    if (m_origin.cookies) {
        if (const QByteArray cookies = cookieField(*m_origin.cookies, QUrl::fromEncoded(m_transfer->entry.url)); !cookies.isEmpty())
            fields.append({"Cookie", cookies});
    }
    return requestTail(m_origin.hostField, fields);
}

IoTask<void> Connection::send(error_code &error)
{
    const std::string_view target = m_target.isEmpty() ? "/" : std::string_view(m_target.data(), size_t(m_target.size()));
    const std::string_view start = target.starts_with('/') ? "GET " : "GET /"; // "?query" has no path of its own
    std::string_view tail = m_origin.requestTail;
    std::string own;
    if (m_origin.cookies || (!m_origin.fields.isEmpty() && hasOwnFields(*m_transfer))) {
        own = jobsTail();
        tail = {};
    } else if (hasOwnFields(*m_transfer)) {
        tail.remove_suffix(endOfLine.size()); // the empty line comes later
        for (const auto &[name, value] : ownFields(*m_transfer, m_transfer->entry.url))
            own.append(name.toStdString()).append(": ").append(value.toStdString()).append(endOfLine);
        own += endOfLine;
    }
    const std::array<asio::const_buffer, 4> request{asio::buffer(start), asio::buffer(target), asio::buffer(tail), asio::buffer(own)};
    if (m_tls) {
        co_await asio::async_write(*m_tls, request, ioAwait(error));
        co_return;
    }
    // Nearly always it fits into the socket at once.
    const std::size_t sent = m_socket.write_some(request, error);
    if (error == asio::error::would_block)
        error = {};
    if (error || sent == asio::buffer_size(request))
        co_return;
    std::string rest;
    for (const asio::const_buffer &part : request)
        rest.append(static_cast<const char *>(part.data()), part.size());
    co_await asio::async_write(m_socket, asio::buffer(rest) + sent, ioAwait(error));
}

// Until the job's own limit of speed allows more. The server is not to blame for that time.
IoTask<void> Connection::waitUntil(TransferPort::Clock::time_point time)
{
    m_waiting = true;
    m_wakeUp.expires_at(time);
    error_code woken;
    co_await m_wakeUp.async_wait(ioAwait(woken));
    m_waiting = false;
    m_since = m_owner.now();
}

// Plain sockets are waited for and then read into the buffer that all share, so that thousands of connections cost
// no buffers.
IoTask<std::size_t> Connection::receive(std::size_t most, error_code &error)
{
    if (m_tls)
        co_return co_await m_tls->async_read_some(asio::buffer(m_tlsBuffer, most), ioAwait(error));
    for (;;) {
        co_await m_socket.async_wait(TcpSocket::wait_read, ioAwait(error));
        if (error)
            co_return 0;
        const std::size_t count = m_socket.read_some(asio::buffer(m_owner.buffer().data(), std::min(most, m_owner.buffer().size())), error);
        if (error != asio::error::would_block)
            co_return count;
        error = {};
    }
}

Connection::Feed Connection::feed(std::span<const char> bytes)
{
    if (!m_unparsed.empty()) {
        m_unparsed.append(bytes.data(), bytes.size());
        bytes = m_unparsed;
        if (m_parser->status() == 0)
            beginAnswer(); // one that waits for a head's end takes no line of it for wrong any more
    }
    if (!m_parser->got_some())
        m_saysHttp = bytes.size() > 6 && bytes[6] == '.' && std::string_view(bytes.data(), 5) == "HTTP/";
    std::size_t used = 0;
    error_code error;
    while (used < bytes.size() && !m_parser->is_done()) {
        used += m_parser->put(asio::buffer(bytes.data() + used, bytes.size() - used), error);
        if (error)
            break;
        if (m_parser->is_done() && m_parser->isInterim())
            beginAnswer(); // the final answer follows
    }
    if (error == http::error::need_more) {
        error = {};
        std::string rest(bytes.subspan(used).begin(), bytes.end());
        m_unparsed = std::move(rest);
        if (m_unparsed.size() > maxUnparsedBytes)
            error = http::error::header_limit;
    } else {
        m_surplus = used < bytes.size();
        m_unparsed.clear();
    }
    if (m_error) {
        finish(std::unexpected(*std::exchange(m_error, std::nullopt)));
        return Feed::Broken;
    }
    if (error && m_parser->hasLastChunk())
        m_enough = true; // the trailer is wrong, and of no use anyhow (RFC 9110 §6.5.1)
    if (m_enough)
        return Feed::Whole;
    const bool isStatusLine = error && m_parser->status() == 0 && error != http::error::bad_version && error != http::error::header_limit;
    if (isStatusLine && m_owner.hasQt()) { // Qt is less strict: a reason left out, lines ended by LF alone
        m_owner.leaveToQt(*std::exchange(m_transfer, nullptr), m_origin);
        return Feed::Broken;
    }
    if (error) {
        finish(std::unexpected(failure(error)));
        return Feed::Broken;
    }
    return m_parser->is_done() ? Feed::Whole : Feed::More;
}

void Connection::beginAnswer()
{
    m_parser.emplace(static_cast<ResponseParser::BodyReceiver &>(*this), m_fields);
}

bool Connection::isWanted() const
{
    return milliard::isWanted(*m_transfer, m_parser->status());
}

bool Connection::headArrived()
{
    const auto length = m_parser->content_length();
    if (!isWanted()) {
        m_enough = length && *length > std::uint64_t(maxUnwantedBytes);
        return !m_enough;
    }
    const auto read = readAnswer(*m_transfer, m_parser->status(), length ? std::optional<quint64>(*length) : std::nullopt, m_fields);
    if (!read)
        m_error = atHost(read.error());
    return read.has_value();
}

bool Connection::bodyArrived(boost::beast::string_view bytes)
{
    if (!isWanted()) {
        m_unwanted += qint64(bytes.size());
        m_enough = m_unwanted > maxUnwantedBytes;
        return !m_enough;
    }
    if (const auto counted = countBytes(*m_transfer, qint64(bytes.size())); !counted) {
        m_error = atHost(counted.error());
        return false;
    }
    const auto taken = m_owner.port().body(*m_transfer, QByteArrayView(bytes.data(), qsizetype(bytes.size())));
    if (!taken)
        m_error = taken.error();
    return taken.has_value();
}

// The answer is whole, or enough of it.
Connection::Exchange Connection::conclude()
{
    const bool reusable = !m_enough && !m_surplus && m_parser->keep_alive() && !m_parser->need_eof();
    const int status = m_parser->status();
    const auto fail = [this](ErrorKind kind, const QString &message, int status = 0) {
        finish(std::unexpected(Error{kind, message, status}));
    };
    if (isWanted()) {
        m_origin.leftToQtInARow = 0;
        const auto whole = checkWhole(*m_transfer);
        // Ended by closing with nothing before it: an empty file and a broken answer look the same (RFC 9112 §6.3).
        if (!whole)
            finish(std::unexpected(atHost(whole.error())));
        else if (m_parser->need_eof() && m_transfer->received == 0)
            fail(ErrorKind::WrongLength, QStringLiteral("an empty answer that does not say that it is empty"));
        else
            finish({});
    } else if (isForQt(status) && m_owner.hasQt()) {
        m_owner.leaveToQt(*std::exchange(m_transfer, nullptr), m_origin);
    } else if (status >= 400) {
        const QString reason = QString::fromLatin1(m_parser->reason().data(), qsizetype(m_parser->reason().size()));
        finish(std::unexpected(Error{.kind = ErrorKind::HttpStatus, .message = shownName(QStringLiteral("%1 %2").arg(status).arg(reason).trimmed()), .httpStatus = status,
            .retryAfter = parseRetryAfter(m_parser->retryAfter(), QDateTime::currentDateTimeUtc()), .challenge = m_parser->challenge()}));
    } else {
        fail(ErrorKind::BadResponse, QStringLiteral("status %1 where a body was expected").arg(status), status);
    }
    return reusable ? Exchange::Reusable : Exchange::Over;
}

bool Connection::endsAtClose() const
{
    return m_parser->is_header_done() && m_parser->need_eof() && m_unparsed.empty();
}

// The connection ended, or was given up, before the answer was whole.
Connection::Exchange Connection::broken(const error_code &error)
{
    if (!m_timedOut && !m_anyByte && m_answers > 0) // RFC 9112 §9.3.1: it closed while we asked; GET can be asked again
        return Exchange::Again;
    if (error == asio::error::eof && !m_timedOut && endsAtClose())
        return conclude();
    if (m_parser->is_header_done() && !isWanted()) { // the status says enough
        m_enough = true;
        return conclude();
    }
    finish(std::unexpected(failure(error)));
    return Exchange::Over;
}

// No bytes must be there before they are asked for: they would be taken for the next answer.
bool Connection::hasSurplus()
{
    if (m_surplus)
        return true;
    if (m_tls) {
        SSL *const native = m_tls->native_handle();
        if (SSL_has_pending(native) == 1 || BIO_ctrl_pending(SSL_get_rbio(native)) > 0)
            return true;
    }
    error_code error;
    return m_socket.available(error) > 0 || error;
}

Error Connection::atHost(Error error) const
{
    error.message.prepend(m_origin.shown + QStringLiteral(": "));
    return error;
}

Error Connection::failure(const error_code &error) const
{
    if (m_timedOut)
        return {ErrorKind::TimedOut, m_origin.shown};
    if (error == asio::error::connection_refused)
        return {ErrorKind::ConnectionRefused, m_origin.shown};
    if (error == asio::error::host_not_found || error == asio::error::host_not_found_try_again || error == asio::error::no_data)
        return {ErrorKind::HostNotFound, m_origin.shown};
    if (error == http::error::bad_version && !m_saysHttp) // the kind that Qt can tell, too
        return {ErrorKind::ConnectionLost, QStringLiteral("%1: what answers there does not speak HTTP").arg(m_origin.shown)};
    const bool isHttp = error.category() == make_error_code(http::error::bad_version).category() && error != http::error::end_of_stream
        && error != http::error::partial_message;
    QString what = error == asio::error::eof ? QStringLiteral("closed before the answer was whole") : QString::fromStdString(error.message());
    if (m_transfer && m_transfer->received > 0) {
        what += m_transfer->total >= 0 ? QStringLiteral(", after %1 of %2 bytes").arg(m_transfer->received).arg(m_transfer->total)
                                       : QStringLiteral(", after %1 bytes").arg(m_transfer->received);
    }
    return {isHttp ? ErrorKind::BadResponse : ErrorKind::ConnectionLost, QStringLiteral("%1: %2").arg(m_origin.shown, what)};
}

} // namespace milliard
