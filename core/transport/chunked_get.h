// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/transport/response_parser.h"
#include "core/transport/transport.h"

#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace milliard {

// One GET of HTTP/1.1 over a connection of its own, for bodies in chunks: QNetworkAccessManager takes a bad chunk size,
// and a connection that closes in the middle, for the body's end, and nothing of it shows. Lives on its transport's
// thread, which has an event loop.
class ChunkedGet final : public QObject, private ResponseParser::BodyReceiver
{
public:
    struct Request {
        QUrl url; // http or https
        QList<std::pair<QByteArray, QByteArray>> fields; // besides Host and Connection
        QSslConfiguration tls;
        std::chrono::milliseconds timeout; // for connecting, for the head, and without a further byte of the body
        QNetworkProxy proxy{QNetworkProxy::NoProxy}; // that is in force for it
    };
    using Turn = std::function<TransferPort::Turn()>; // as of the port
    // Bytes of the body, in order and already counted. An error ends it.
    using Deliver = std::function<Result<void>(QByteArrayView)>;
    // Called once, never from within the constructor. What has no body for the transfer is HttpStatus or BadResponse: a
    // moment ago it had one. Changed if a part was asked for and comes otherwise than Transfer::head says of that time.
    using End = std::function<void(Result<void>)>;

    // The transfer lives until End was called.
    ChunkedGet(const Request &request, Transfer &transfer, Turn turn, Deliver deliver, End end);
    ~ChunkedGet() override;

    void abort(); // calls End with Cancelled

private:
    bool headArrived() override;
    bool bodyArrived(ResponseParser::string_view bytes) override;
    bool asksProxy() const;
    void send();
    void receive();
    void parse();
    void ended();
    void failed(QAbstractSocket::SocketError error);
    void finish(Result<void> result);
    Error atHost(Error error) const;
    Error lost() const;
    Result<void> answer() const;

    Request m_request;
    Transfer &m_transfer;
    Turn m_turn;
    Deliver m_deliver;
    End m_end; // null once called
    AnswerFields m_fields;
    std::unique_ptr<ResponseParser> m_parser;
    QByteArray m_unparsed;
    std::optional<Error> m_error; // of m_deliver, or found in the head
    QSslSocket m_socket;
    QTimer m_silence;
    QTimer m_held; // until our turn
};

} // namespace milliard
