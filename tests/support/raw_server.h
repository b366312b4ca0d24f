// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

struct ssl_ctx_st;
struct ssl_st;

namespace milliard::test {

// One request as it came over the wire.
struct RawRequest {
    QByteArray method;
    QByteArray target;
    QByteArray head; // all of it, with the line ends
    int connection = 0; // from 0, in the order of accept()
    QByteArray protocol; // what ALPN agreed on (RFC 7301); empty: nothing

    // The values of a field, in order; names compare without case (RFC 9110 §5.1).
    QList<QByteArray> values(const QByteArray &name) const;
    // The target's last part: the file that is asked for.
    QByteArray name() const
    {
        const QByteArray path = target.split('?').first();
        return path.sliced(path.lastIndexOf('/') + 1);
    }
};

class RawServer;

// One accepted connection, for the script that plays it, on its thread. All waits end when the server is
// stopped; after that, and once either side has closed, what is sent is lost and no request comes.
class RawConnection
{
public:
    ~RawConnection();
    RawConnection(const RawConnection &) = delete;
    RawConnection &operator=(const RawConnection &) = delete;

    int index() const { return m_index; } // from 0, in the order of accept()
    // The next request's head, after what it may have come in; none when the client has closed.
    std::optional<RawRequest> request();
    QByteArray take(qsizetype count); // bytes that are no request; fewer: the client has closed
    bool send(const QByteArray &bytes); // false: the client has closed
    void sendBelowTls(const QByteArray &bytes); // past the encryption
    void wait(std::chrono::milliseconds time);
    void untilClosed(); // by the client, whatever it still sends
    void tell(); // RawServer::wasTold() from now on
    void close();
    void cut(); // without the close_notify that TLS asks for (RFC 8446 §6.1)
    void reset(); // RST instead of FIN

private:
    friend class RawServer;
    RawConnection(RawServer &server, int socket, int index);
    bool shakeHands();
    void closeSocket();
    qint64 read(char *to, std::size_t most);

    RawServer &m_server;
    const int m_index;
    int m_socket;
    ssl_st *m_tls = nullptr;
    QByteArray m_unread;
};

// A server on loopback that sends what its script says, byte by byte, right or wrong. The script runs once for each
// connection on a thread of its own, and is done with that connection when it returns. For tests: it answers to one
// client and has no bound on the size of a request.
class RawServer
{
public:
    using Script = std::function<void(RawConnection &)>;
    struct Options {
        const char *address = "127.0.0.1"; // or "::1"; read by start() alone
        std::shared_ptr<ssl_ctx_st> tls{}; // null: plain; TestAuthority makes them
        quint16 port = 0; // 0: any free one
        // Else the script never sees what is asked before one file is: HEAD, and its first 2 KiB. Both are refused and not counted.
        bool takesHead = false;
    };

    // Null where the address cannot be had.
    static std::unique_ptr<RawServer> start(Script script, const Options &options);
    static std::unique_ptr<RawServer> start(Script script) { return start(std::move(script), {}); }
    // Ends all connections and waits for their scripts.
    ~RawServer();

    quint16 port() const { return m_port; }
    int connections() const { return m_connections; } // accepted so far
    QList<RawRequest> requests() const; // so far, in the order of their arrival
    bool wasTold() const { return m_told; } // by a script that came to this point

private:
    friend class RawConnection;
    RawServer(Script script, const Options &options, int listener, quint16 port);
    void accept();
    void play(int socket, int index);

    const Script m_script;
    const std::shared_ptr<ssl_ctx_st> m_tls;
    const bool m_takesHead;
    const int m_listener;
    const quint16 m_port;
    std::atomic<int> m_connections{0};
    std::atomic<bool> m_stopping{false};
    std::atomic<bool> m_told{false};
    mutable std::mutex m_mutex; // the following
    std::condition_variable m_stopped;
    QList<RawRequest> m_requests;
    std::vector<int> m_open; // sockets
    std::vector<std::thread> m_players;
    std::thread m_acceptor; // last: it uses the others
};

} // namespace milliard::test
