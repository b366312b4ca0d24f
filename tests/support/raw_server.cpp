// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/raw_server.h"

#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <utility>

namespace milliard::test {

QList<QByteArray> RawRequest::values(const QByteArray &name) const
{
    QList<QByteArray> found;
    for (const QByteArray &line : head.split('\n').sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon >= 0 && line.first(colon).compare(name, Qt::CaseInsensitive) == 0)
            found.append(line.sliced(colon + 1).trimmed());
    }
    return found;
}

RawConnection::RawConnection(RawServer &server, int socket, int index)
    : m_server(server)
    , m_index(index)
    , m_socket(socket)
{
    const int on = 1; // what is sent apart must arrive apart
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

RawConnection::~RawConnection()
{
    close();
}

bool RawConnection::shakeHands()
{
    if (!m_server.m_tls)
        return true;
    m_tls = SSL_new(m_server.m_tls.get());
    SSL_set_fd(m_tls, m_socket);
    return SSL_accept(m_tls) == 1;
}

qint64 RawConnection::read(char *to, std::size_t most)
{
    if (m_socket < 0)
        return 0;
    return m_tls ? SSL_read(m_tls, to, int(most)) : ::recv(m_socket, to, most, 0);
}

QByteArray RawConnection::take(qsizetype count)
{
    while (m_unread.size() < count) {
        char bytes[4096];
        const qint64 got = read(bytes, sizeof bytes);
        if (got <= 0)
            break;
        m_unread.append(bytes, got);
    }
    const QByteArray taken = m_unread.first(std::min(count, m_unread.size()));
    m_unread.remove(0, taken.size());
    return taken;
}

std::optional<RawRequest> RawConnection::request()
{
    qsizetype end = 0;
    while ((end = m_unread.indexOf("\r\n\r\n")) < 0) {
        char bytes[4096];
        const qint64 got = read(bytes, sizeof bytes);
        if (got <= 0)
            return std::nullopt;
        m_unread.append(bytes, got);
    }
    RawRequest request;
    request.head = m_unread.first(end + 4);
    m_unread.remove(0, end + 4);
    const QList<QByteArray> words = request.head.first(request.head.indexOf('\r')).split(' ');
    request.method = words.value(0);
    request.target = words.value(1);
    request.connection = m_index;
    if (m_tls) {
        const unsigned char *protocol = nullptr;
        unsigned length = 0;
        SSL_get0_alpn_selected(m_tls, &protocol, &length);
        request.protocol = QByteArray(reinterpret_cast<const char *>(protocol), length);
    }
    const bool isLook = request.method == "HEAD" || (request.values("Range") == QList<QByteArray>{"bytes=0-2047"} && request.values("Connection") == QList<QByteArray>{"close"});
    if (isLook && !m_server.m_takesHead) {
        send("HTTP/1.1 501 Not Implemented\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        close();
        return std::nullopt;
    }
    const std::scoped_lock lock(m_server.m_mutex);
    m_server.m_requests.append(request);
    return request;
}

bool RawConnection::send(const QByteArray &bytes)
{
    for (qsizetype sent = 0; m_socket >= 0 && sent < bytes.size();) {
        const qsizetype left = bytes.size() - sent;
        const qint64 took = m_tls ? SSL_write(m_tls, bytes.constData() + sent, int(left))
                                  : ::send(m_socket, bytes.constData() + sent, std::size_t(left), MSG_NOSIGNAL);
        if (took <= 0)
            return false;
        sent += took;
    }
    return m_socket >= 0;
}

void RawConnection::sendBelowTls(const QByteArray &bytes)
{
    if (m_socket >= 0)
        ::send(m_socket, bytes.constData(), std::size_t(bytes.size()), MSG_NOSIGNAL);
}

void RawConnection::tell()
{
    m_server.m_told = true;
}

void RawConnection::wait(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_server.m_mutex);
    m_server.m_stopped.wait_for(lock, time, [this] { return m_server.m_stopping.load(); });
}

void RawConnection::untilClosed()
{
    char bytes[4096];
    while (read(bytes, sizeof bytes) > 0) { }
}

void RawConnection::close()
{
    if (m_socket < 0)
        return;
    if (m_tls) {
        SSL_shutdown(m_tls); // says so (RFC 8446 §6.1), where the handshake was done
        SSL_free(std::exchange(m_tls, nullptr));
    }
    closeSocket();
}

void RawConnection::cut()
{
    if (m_socket < 0)
        return;
    if (m_tls)
        SSL_free(std::exchange(m_tls, nullptr));
    closeSocket();
}

void RawConnection::closeSocket()
{
    // What the client sent meanwhile and nobody read would make a reset of this close, and a reset may overtake
    // the last bytes of the answer.
    ::shutdown(m_socket, SHUT_WR);
    char bytes[4096];
    while (::recv(m_socket, bytes, sizeof bytes, MSG_DONTWAIT) > 0) { }
    const std::scoped_lock lock(m_server.m_mutex);
    std::erase(m_server.m_open, m_socket);
    ::close(std::exchange(m_socket, -1));
}

void RawConnection::reset()
{
    if (m_socket < 0)
        return;
    const linger now{1, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    if (m_tls)
        SSL_free(std::exchange(m_tls, nullptr));
    const std::scoped_lock lock(m_server.m_mutex);
    std::erase(m_server.m_open, m_socket);
    ::close(std::exchange(m_socket, -1));
}

std::unique_ptr<RawServer> RawServer::start(Script script, const Options &options)
{
    std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes without MSG_NOSIGNAL
    sockaddr_storage address{};
    auto *four = reinterpret_cast<sockaddr_in *>(&address);
    auto *six = reinterpret_cast<sockaddr_in6 *>(&address);
    socklen_t size = sizeof *four;
    if (::inet_pton(AF_INET, options.address, &four->sin_addr) == 1) {
        four->sin_family = AF_INET;
        four->sin_port = htons(options.port);
    } else {
        six->sin6_family = AF_INET6;
        six->sin6_port = htons(options.port);
        size = sizeof *six;
        if (::inet_pton(AF_INET6, options.address, &six->sin6_addr) != 1)
            return nullptr;
    }
    const int listener = ::socket(address.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (::bind(listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(listener, 512) != 0
        || ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size) != 0) {
        ::close(listener);
        return nullptr;
    }
    const quint16 port = ntohs(address.ss_family == AF_INET ? four->sin_port : six->sin6_port);
    return std::unique_ptr<RawServer>(new RawServer(std::move(script), options, listener, port));
}

RawServer::RawServer(Script script, const Options &options, int listener, quint16 port)
    : m_script(std::move(script))
    , m_tls(options.tls)
    , m_takesHead(options.takesHead)
    , m_listener(listener)
    , m_port(port)
    , m_acceptor(&RawServer::accept, this)
{
}

RawServer::~RawServer()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
        for (const int socket : m_open)
            ::shutdown(socket, SHUT_RDWR); // ends what its thread waits for
    }
    m_stopped.notify_all();
    ::shutdown(m_listener, SHUT_RDWR);
    m_acceptor.join();
    ::close(m_listener);
    for (std::thread &player : m_players)
        player.join();
}

QList<RawRequest> RawServer::requests() const
{
    const std::scoped_lock lock(m_mutex);
    QList<RawRequest> requests = m_requests;
    requests.detach(); // a player appends to its own
    return requests;
}

void RawServer::accept()
{
    for (;;) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            return;
        const std::scoped_lock lock(m_mutex);
        if (m_stopping) {
            ::close(socket);
            return;
        }
        m_open.push_back(socket);
        m_players.emplace_back(&RawServer::play, this, socket, m_connections++);
    }
}

void RawServer::play(int socket, int index)
{
    RawConnection connection(*this, socket, index);
    if (connection.shakeHands())
        m_script(connection);
}

} // namespace milliard::test
