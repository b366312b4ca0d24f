// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/asio_types.h"
#include "core/transport/origin.h"
#include "core/transport/response_parser.h"
#include "core/transport/tls.h"
#include "core/transport/transport.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace milliard {

// One connection to an origin, and the coroutine that fetches one transfer after another over it. Owned by its
// coroutine and the transport, on the worker's thread.
class Connection final : public std::enable_shared_from_this<Connection>, private ResponseParser::BodyReceiver
{
public:
    // The transport, as its connections see it.
    class Owner
    {
    public:
        virtual ~Owner() = default;

        virtual boost::asio::io_context &io() = 0;
        virtual std::span<char> buffer() = 0; // shared by all connections, of use until the next wait
        virtual Result<boost::asio::ssl::context *> tls() = 0;
        virtual TransferPort &port() = 0;
        // A clock that stands still while the worker does: ticks so far, and how many there are in a time.
        virtual int now() const = 0;
        virtual int ticks(std::chrono::milliseconds time) const = 0;
        virtual std::chrono::milliseconds timeout() const = 0;
        virtual bool hasQt() const = 0; // there is somebody to leave transfers to

        // The addresses of the origin's host, asked for on a thread that nobody waits for; then addressesFound().
        virtual void lookUp(const std::shared_ptr<Connection> &connection) = 0;
        virtual void opened(Connection &connection) = 0;
        virtual void lost(Connection &connection) = 0; // what was open is closed
        // Another transfer for the connection's origin, or null: it is idle then.
        virtual Transfer *next(Connection &connection) = 0;
        virtual void ended(Transfer &transfer, Result<void> result) = 0;
        virtual void leaveToQt(Transfer &transfer, Origin &origin) = 0;
        virtual void closed(Connection &connection) = 0; // the last call
    };

    Connection(Owner &owner, Origin &origin);
    ~Connection() override;

    // Begins with a transfer; the coroutine lives until close() or the connection's end.
    static void start(std::shared_ptr<Connection> connection, Transfer &transfer, QByteArrayView target);
    // Another one while idle.
    void assign(Transfer &transfer, QByteArrayView target);
    void setTarget(QByteArrayView target) { m_target = target; }
    void addressesFound(); // or that there are none: lookUp() has ended
    // Gives up on a server that has been silent for too long. Called once a tick.
    void checkTime();
    // Drops the connection; its transfer, if it has one, is the caller's to end.
    Transfer *close();

    bool isClosing() const { return m_closing; }
    Origin &origin() { return m_origin; }

private:
    using error_code = boost::system::error_code;
    enum class Exchange { Again, Reusable, Over }; // Again: on another connection, since the server had closed this one
    enum class Feed { More, Whole, Broken };

    static IoTask<void> live(std::shared_ptr<Connection> connection);
    IoTask<void> run();
    IoTask<void> idle();
    void wake() { m_wakeUp.cancel(); }
    IoTask<bool> findAddresses();
    IoTask<bool> open();
    IoTask<bool> connect();
    IoTask<bool> secure();
    IoTask<Exchange> exchange();
    IoTask<void> waitUntil(TransferPort::Clock::time_point time);
    IoTask<std::size_t> receive(std::size_t most, error_code &error);
    IoTask<void> send(error_code &error);
    std::string jobsTail() const;

    Feed feed(std::span<const char> bytes);
    Exchange conclude();
    Exchange broken(const error_code &error);
    bool endsAtClose() const; // the answer has no length, and what came is all
    void beginAnswer();
    bool isWanted() const; // the answer in hand has what the transfer asked for
    bool headArrived() override;
    bool bodyArrived(boost::beast::string_view bytes) override;
    bool hasSurplus();
    void reset();
    void finish(Result<void> result);
    Error atHost(Error error) const; // of an error that does not name it
    Error failure(const error_code &error) const;

    Owner &m_owner;
    Origin &m_origin;
    TcpSocket m_socket;
    std::unique_ptr<TlsStream> m_tls;
    std::vector<char> m_tlsBuffer; // TLS reads in the background, so it cannot use the shared one
    IoTimer m_wakeUp;
    Transfer *m_transfer = nullptr;
    QByteArrayView m_target; // into the transfer's URL
    bool m_isOpen = false;
    bool m_closing = false;
    bool m_lookedUp = false;
    bool m_timedOut = false;
    bool m_waiting = false;   // for us and not for the server: no timeout
    int m_since = 0;          // tick of the last progress
    int m_patience = 0;       // ticks without progress
    qint64 m_answers = 0;     // on this connection
    AnswerFields m_fields;    // of the answer in hand
    std::optional<ResponseParser> m_parser;
    std::string m_unparsed;   // what came of a head or chunk line that is not whole yet
    bool m_surplus = false;   // bytes came that no request asked for
    bool m_anyByte = false;   // of the present answer
    bool m_saysHttp = false;  // begins like an answer of HTTP
    bool m_enough = false;    // the rest of the answer is not worth waiting for
    qint64 m_unwanted = 0;    // bytes of the body of an error page
    std::optional<Error> m_error; // of the port, or found in a head
};

} // namespace milliard
