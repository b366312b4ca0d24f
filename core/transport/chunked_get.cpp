// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/transport/chunked_get.h"

#include "core/base/network_error.h"
#include "core/base/retry_policy.h"
#include "core/transport/answer_head.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

#include <QDateTime>

#include <utility>

namespace milliard {
namespace {

namespace http = boost::beast::http;
using boost::beast::string_view;
using ErrorCode = boost::beast::error_code;

constexpr qint64 readBufferBytes = 1024 * 1024;

} // namespace

// Beast's parser, which is strict about chunks. It gives the body away as it comes and keeps the fields of the head.
class ChunkedGet::Parser final : public http::basic_parser<false>
{
public:
    explicit Parser(const Deliver &deliver)
        : m_deliver(deliver)
    {
        header_limit(maxHeadBytes);
        body_limit(boost::none);
        eager(true);
    }

    int status = 0;
    QHttpHeaders fields;
    std::optional<Error> error; // ours, or of Deliver

private:
    void on_request_impl(http::verb, string_view, string_view, int, ErrorCode &) override { }
    void on_response_impl(int code, string_view, int, ErrorCode &) override { status = code; }
    void on_field_impl(http::field, string_view name, string_view value, ErrorCode &) override
    {
        if (!is_header_done()) // a trailer tells us nothing
            fields.append(QByteArrayView(name.data(), qsizetype(name.size())), QByteArrayView(value.data(), qsizetype(value.size())));
    }
    void on_header_impl(ErrorCode &ec) override
    {
        const Result<qint64> length = bodyLength(fields);
        if (status == 200 && !length)
            stop(length.error(), ec);
    }
    void on_body_init_impl(const boost::optional<std::uint64_t> &, ErrorCode &) override { }
    std::size_t on_body_impl(string_view bytes, ErrorCode &ec) override
    {
        if (status != 200)
            return bytes.size();
        if (const auto taken = m_deliver(QByteArrayView(bytes.data(), qsizetype(bytes.size()))); !taken)
            stop(taken.error(), ec);
        return bytes.size();
    }
    void on_chunk_header_impl(std::uint64_t, string_view, ErrorCode &) override { }
    std::size_t on_chunk_body_impl(std::uint64_t, string_view bytes, ErrorCode &ec) override { return on_body_impl(bytes, ec); }
    void on_finish_impl(ErrorCode &) override { }

    void stop(const Error &why, ErrorCode &ec)
    {
        error = why;
        ec = http::make_error_code(http::error::bad_value); // any will do
    }

    const Deliver &m_deliver;
};

ChunkedGet::ChunkedGet(const Request &request, Deliver deliver, End end)
    : m_request(request)
    , m_deliver(std::move(deliver))
    , m_end(std::move(end))
    , m_parser(std::make_unique<Parser>(m_deliver))
{
    const bool isSecure = request.url.scheme() == QLatin1String("https");
    m_socket.setReadBufferSize(readBufferBytes);
    connect(&m_socket, &QSslSocket::readyRead, this, &ChunkedGet::receive);
    connect(&m_socket, &QSslSocket::disconnected, this, &ChunkedGet::closed);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &ChunkedGet::failed);
    connect(&m_socket, isSecure ? &QSslSocket::encrypted : &QSslSocket::connected, this, &ChunkedGet::send);
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this,
        [this] { finish(std::unexpected(Error{ErrorKind::TimedOut, shownHost(m_request.url)})); });
    m_silence.start(request.timeout);
    // From the event loop, since a host that is an address may fail at once.
    QMetaObject::invokeMethod(this, [this, isSecure] {
        if (isSecure) {
            QSslConfiguration tls = m_request.tls;
            tls.setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
            m_socket.setSslConfiguration(tls);
            m_socket.connectToHostEncrypted(m_request.url.host(), quint16(m_request.url.port(443)));
        } else {
            m_socket.connectToHost(m_request.url.host(), quint16(m_request.url.port(80)));
        }
    }, Qt::QueuedConnection);
}

ChunkedGet::~ChunkedGet()
{
    m_socket.disconnect(this);
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
    request += " HTTP/1.1\r\nHost: " + authority.authority(QUrl::FullyEncoded).toLatin1() + "\r\nConnection: close\r\n";
    for (const auto &[name, value] : m_request.fields)
        request += name + ": " + value + "\r\n";
    m_socket.write(request + "\r\n");
}

void ChunkedGet::receive()
{
    while (m_end && m_socket.bytesAvailable() > 0) {
        m_unparsed += m_socket.readAll();
        ErrorCode ec;
        while (m_end && !m_unparsed.isEmpty()) {
            const std::size_t parsed = m_parser->put(boost::asio::buffer(m_unparsed.constData(), std::size_t(m_unparsed.size())), ec);
            m_unparsed.remove(0, qsizetype(parsed));
            if (m_parser->is_done() && m_parser->status / 100 == 1 && m_parser->status != 101) {
                m_parser = std::make_unique<Parser>(m_deliver); // of an answer that is still to come (RFC 9110 §15.2)
                continue;
            }
            if (m_parser->is_done())
                return finish(answer());
            if (ec == http::error::need_more || (!ec && parsed == 0))
                break;
            if (ec)
                return finish(std::unexpected(m_parser->error.value_or(Error{ErrorKind::BadResponse,
                    QStringLiteral("%1: %2").arg(shownHost(m_request.url), QString::fromStdString(ec.message()))})));
        }
        if (m_parser->is_header_done())
            m_silence.start();
    }
}

// Of a whole answer.
Result<void> ChunkedGet::answer() const
{
    const int status = m_parser->status;
    if (status == 200)
        return {};
    if (status < 400)
        return std::unexpected(Error{ErrorKind::BadResponse, QStringLiteral("status %1 where a body was expected").arg(status), status});
    return std::unexpected(Error{ErrorKind::HttpStatus, QString::number(status), status,
        parseRetryAfter(m_parser->fields.value(QHttpHeaders::WellKnownHeader::RetryAfter).toByteArray(), QDateTime::currentDateTimeUtc())});
}

Error ChunkedGet::lost() const
{
    return {ErrorKind::ConnectionLost, QStringLiteral("%1: closed before the answer was whole").arg(shownHost(m_request.url))};
}

void ChunkedGet::closed()
{
    receive();
    if (!m_end)
        return;
    ErrorCode ec;
    if (m_parser->is_header_done() && m_parser->need_eof() && !(m_parser->put_eof(ec), ec))
        return finish(answer());
    finish(std::unexpected(lost()));
}

void ChunkedGet::failed(QAbstractSocket::SocketError error)
{
    const QString host = shownHost(m_request.url);
    switch (error) {
    case QAbstractSocket::RemoteHostClosedError:
        if (m_socket.state() == QAbstractSocket::UnconnectedState) // else closed() comes
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
    m_socket.disconnect(this);
    m_socket.abort();
    end(std::move(result));
}

} // namespace milliard
