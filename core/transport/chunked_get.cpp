// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/transport/chunked_get.h"

#include "core/base/network_error.h"
#include "core/base/retry_policy.h"
#include "core/transport/transfer_answer.h"

#include <boost/asio/buffer.hpp>

#include <QDateTime>

#include <utility>

namespace milliard {
namespace {

constexpr qint64 readBufferBytes = 1024 * 1024;
// A head, a line that ends a chunk, or trailer fields.
constexpr qsizetype maxUnparsedBytes = ResponseParser::maxHeadBytes + 16 * 1024;

} // namespace

ChunkedGet::ChunkedGet(const Request &request, Transfer &transfer, Turn turn, Deliver deliver, End end)
    : m_request(request)
    , m_transfer(transfer)
    , m_turn(std::move(turn))
    , m_deliver(std::move(deliver))
    , m_end(std::move(end))
    , m_parser(std::make_unique<ResponseParser>(static_cast<ResponseParser::BodyReceiver &>(*this), m_fields))
{
    const bool isSecure = request.url.scheme() == QLatin1String("https");
    m_socket.setProxy(asksProxy() ? QNetworkProxy(QNetworkProxy::NoProxy) : request.proxy);
    m_socket.setReadBufferSize(readBufferBytes);
    connect(&m_socket, &QSslSocket::readyRead, this, &ChunkedGet::receive);
    connect(&m_socket, &QSslSocket::disconnected, this, &ChunkedGet::receive);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &ChunkedGet::failed);
    connect(&m_socket, isSecure ? &QSslSocket::encrypted : &QSslSocket::connected, this, &ChunkedGet::send);
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this,
        [this] { finish(std::unexpected(Error{ErrorKind::TimedOut, shownHost(m_request.url)})); });
    m_silence.start(request.timeout);
    m_held.setSingleShot(true);
    m_held.setTimerType(Qt::PreciseTimer);
    connect(&m_held, &QTimer::timeout, this, &ChunkedGet::receive);
    // From the event loop, since a host that is an address may fail at once.
    QMetaObject::invokeMethod(this, [this, isSecure] {
        if (isSecure) {
            QSslConfiguration tls = m_request.tls;
            tls.setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
            m_socket.setSslConfiguration(tls);
            m_socket.connectToHostEncrypted(m_request.url.host(), quint16(m_request.url.port(443)));
        } else if (asksProxy()) {
            m_socket.connectToHost(m_request.proxy.hostName(), m_request.proxy.port());
        } else {
            m_socket.connectToHost(m_request.url.host(), quint16(m_request.url.port(80)));
        }
    }, Qt::QueuedConnection);
}

ChunkedGet::~ChunkedGet()
{
    m_socket.disconnect(this);
}

// A proxy of HTTP is asked for what is not to be secret (RFC 9112 §3.2.2); few make tunnels for it, as QSslSocket would want.
bool ChunkedGet::asksProxy() const
{
    const QNetworkProxy::ProxyType type = m_request.proxy.type();
    return m_request.url.scheme() == QLatin1String("http") && (type == QNetworkProxy::HttpProxy || type == QNetworkProxy::HttpCachingProxy);
}

void ChunkedGet::send()
{
    const QUrl &url = m_request.url;
    const QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    QByteArray request = "GET " + (path.isEmpty() ? QByteArrayLiteral("/") : path);
    if (url.hasQuery())
        request += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    QUrl authority = url;
    authority.setUserInfo({});
    if (asksProxy())
        request.insert(sizeof "GET", "http://" + authority.authority(QUrl::FullyEncoded).toLatin1());
    request += " HTTP/1.1\r\nHost: " + authority.authority(QUrl::FullyEncoded).toLatin1() + "\r\nConnection: close\r\n";
    if (const QNetworkProxy &proxy = m_request.proxy; asksProxy() && !proxy.user().isEmpty())
        request += "Proxy-Authorization: Basic " + (proxy.user() + QLatin1Char(':') + proxy.password()).toUtf8().toBase64() + "\r\n";
    for (const auto &[name, value] : m_request.fields)
        request += name + ": " + value + "\r\n";
    m_socket.write(request + "\r\n");
}

void ChunkedGet::receive()
{
    while (m_end && m_socket.bytesAvailable() > 0) {
        const TransferPort::Turn turn = m_turn();
        const auto now = TransferPort::Clock::now();
        if (turn.from > now) {
            m_silence.stop(); // it is ours
            return m_held.start(std::chrono::ceil<std::chrono::milliseconds>(turn.from - now));
        }
        m_unparsed += m_socket.read(std::min(turn.bytes, m_socket.bytesAvailable()));
        parse();
        if (m_end && (m_parser->is_header_done() || !m_silence.isActive()))
            m_silence.start();
    }
    if (m_end && m_socket.state() == QAbstractSocket::UnconnectedState)
        ended();
}

void ChunkedGet::parse()
{
    while (!m_unparsed.isEmpty()) {
        ResponseParser::error_code ec;
        const std::size_t parsed = m_parser->put(boost::asio::buffer(m_unparsed.constData(), std::size_t(m_unparsed.size())), ec);
        m_unparsed.remove(0, qsizetype(parsed));
        if (m_parser->is_done() && m_parser->isInterim()) {
            // Of an answer that is still to come (RFC 9110 §15.2).
            m_parser = std::make_unique<ResponseParser>(static_cast<ResponseParser::BodyReceiver &>(*this), m_fields);
            continue;
        }
        if (m_parser->is_done())
            return finish(answer());
        if (ec == boost::beast::http::error::need_more && m_unparsed.size() > maxUnparsedBytes)
            ec = boost::beast::http::error::header_limit;
        if (ec == boost::beast::http::error::need_more || (!ec && parsed == 0))
            return;
        if (m_error)
            return finish(std::unexpected(*m_error));
        if (ec && m_parser->hasLastChunk()) // the trailer is wrong, and of no use anyhow (RFC 9110 §6.5.1)
            return finish(answer());
        if (ec)
            return finish(std::unexpected(atHost({ErrorKind::BadResponse, QString::fromStdString(ec.message())})));
    }
}

// Of what is no success the status says enough.
bool ChunkedGet::headArrived()
{
    if (!isWanted(m_transfer, m_parser->status())) {
        m_error = answer().error();
        return false;
    }
    const AnswerHead before = std::exchange(m_transfer.head, {});
    const auto length = m_parser->content_length();
    const auto read = readAnswer(m_transfer, m_parser->status(), length ? std::optional<quint64>(*length) : std::nullopt, m_fields);
    const AnswerHead &now = m_transfer.head;
    if (!read)
        m_error = atHost(read.error());
    else if (m_transfer.range && (now.isPart != before.isPart || now.validator != before.validator))
        m_error = atHost({ErrorKind::Changed, QStringLiteral("two answers to the same request are not of one version")});
    return !m_error;
}

bool ChunkedGet::bodyArrived(ResponseParser::string_view bytes)
{
    if (const auto counted = countBytes(m_transfer, qint64(bytes.size())); !counted)
        m_error = atHost(counted.error());
    else if (const auto taken = m_deliver(QByteArrayView(bytes.data(), qsizetype(bytes.size()))); !taken)
        m_error = taken.error();
    return !m_error;
}

// Of an answer, once its head is there.
Result<void> ChunkedGet::answer() const
{
    const int status = m_parser->status();
    if (isWanted(m_transfer, status))
        return checkWhole(m_transfer).transform_error([this](const Error &error) { return atHost(error); });
    if (status < 400)
        return std::unexpected(Error{ErrorKind::BadResponse, QStringLiteral("status %1 where a body was expected").arg(status), status});
    return std::unexpected(Error{.kind = ErrorKind::HttpStatus, .message = QString::number(status), .httpStatus = status,
        .retryAfter = parseRetryAfter(m_parser->retryAfter(), QDateTime::currentDateTimeUtc()), .challenge = m_parser->challenge()});
}

Error ChunkedGet::atHost(Error error) const
{
    error.message.prepend(shownHost(m_request.url) + QStringLiteral(": "));
    return error;
}

Error ChunkedGet::lost() const
{
    return atHost({ErrorKind::ConnectionLost, QStringLiteral("closed before the answer was whole")});
}

// The server has closed, and all it sent is parsed.
void ChunkedGet::ended()
{
    ResponseParser::error_code ec;
    if (m_parser->is_header_done() && m_parser->need_eof() && !(m_parser->put_eof(ec), ec))
        return finish(answer());
    finish(std::unexpected(lost()));
}

void ChunkedGet::failed(QAbstractSocket::SocketError error)
{
    const QString host = shownHost(m_request.url);
    switch (error) {
    case QAbstractSocket::RemoteHostClosedError:
        if (m_socket.state() == QAbstractSocket::UnconnectedState) // else receive() comes
            finish(std::unexpected(lost()));
        return;
    case QAbstractSocket::ConnectionRefusedError:
        return finish(std::unexpected(Error{ErrorKind::ConnectionRefused, host}));
    case QAbstractSocket::HostNotFoundError:
        return finish(std::unexpected(Error{ErrorKind::HostNotFound, host}));
    case QAbstractSocket::SslHandshakeFailedError:
        return finish(std::unexpected(Error{ErrorKind::TlsFailed, QStringLiteral("%1: %2").arg(host, m_socket.errorString())}));
    default:
        return finish(std::unexpected(Error{ErrorKind::ConnectionLost, QStringLiteral("%1: %2").arg(host, m_socket.errorString())}));
    }
}

void ChunkedGet::abort()
{
    finish(std::unexpected(Error{ErrorKind::Cancelled, {}}));
}

void ChunkedGet::finish(Result<void> result)
{
    const End end = std::exchange(m_end, nullptr);
    if (!end)
        return;
    m_silence.stop();
    m_held.stop();
    m_socket.disconnect(this);
    m_socket.abort();
    end(std::move(result));
}

} // namespace milliard
