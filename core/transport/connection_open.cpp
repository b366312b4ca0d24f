// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// How a connection comes about: addresses, TCP, TLS.

#include "core/transport/connection.h"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ssl/error.hpp>
#include <openssl/x509.h>

#include <algorithm>

namespace milliard {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

// Where there are several addresses, one that says nothing is left after this time (RFC 8305 asks for several at once,
// sooner; downloads can wait for two seconds, once).
constexpr std::chrono::seconds addressPatience{2};
constexpr std::size_t tlsRecordBytes = 16 * 1024; // RFC 8446 §5.1

} // namespace

IoTask<bool> Connection::open()
{
    m_timedOut = false;
    m_since = m_owner.now();
    m_patience = m_owner.ticks(m_owner.timeout());
    bool success = co_await findAddresses() && co_await connect();
    if (success && m_origin.tls)
        success = co_await secure();
    m_isOpen = success && m_transfer;
    if (m_isOpen)
        m_owner.opened(*this);
    co_return m_isOpen && m_transfer; // opened() may have given the transfer back
}

IoTask<bool> Connection::findAddresses()
{
    if (!m_origin.addresses.empty() && Origin::Clock::now() - m_origin.lookedUp < Origin::addressesHold)
        co_return true;
    error_code notAnAddress;
    if (const auto address = asio::ip::make_address(m_origin.host, notAnAddress); !notAnAddress) {
        m_origin.addresses = {tcp::endpoint(address, std::uint16_t(std::stoi(m_origin.port)))};
        m_origin.lookedUp = Origin::Clock::now();
        co_return true;
    }
    m_lookedUp = false;
    m_owner.lookUp(shared_from_this());
    while (m_transfer && !m_timedOut && !m_lookedUp)
        co_await idle();
    if (!m_transfer)
        co_return false;
    if (m_origin.addresses.empty() || m_timedOut) {
        finish(std::unexpected(failure(asio::error::host_not_found)));
        co_return false;
    }
    co_return true;
}

IoTask<bool> Connection::connect()
{
    const std::vector<tcp::endpoint> addresses = m_origin.addresses; // another connection may change their order
    error_code error;
    for (const tcp::endpoint &address : addresses) {
        const bool isLast = &address == &addresses.back();
        m_timedOut = false;
        m_since = m_owner.now();
        m_patience = m_owner.ticks(isLast ? m_owner.timeout() : std::min<std::chrono::milliseconds>(m_owner.timeout(), addressPatience));
        m_socket = TcpSocket(m_owner.io());
        co_await m_socket.async_connect(address, ioAwait(error));
        if (!m_transfer)
            co_return false;
        if (error)
            continue;
        const auto place = std::ranges::find(m_origin.addresses, address);
        std::rotate(m_origin.addresses.begin(), place == m_origin.addresses.end() ? m_origin.addresses.begin() : place, m_origin.addresses.end());
        m_socket.set_option(tcp::no_delay(true), error);
        if (!error)
            m_socket.non_blocking(true, error);
        if (!error)
            co_return true;
    }
    m_origin.lookedUp = {}; // they may have changed
    finish(std::unexpected(failure(error)));
    co_return false;
}

IoTask<bool> Connection::secure()
{
    const auto context = m_owner.tls();
    if (!context) {
        finish(std::unexpected(context.error()));
        co_return false;
    }
    m_since = m_owner.now();
    m_patience = m_owner.ticks(m_owner.timeout());
    m_tls = std::make_unique<TlsStream>(m_socket, **context);
    m_tlsBuffer.resize(tlsRecordBytes);
    error_code error;
    if (prepareTls(*m_tls, m_origin))
        co_await m_tls->async_handshake(TlsStream::client, ioAwait(error));
    else
        error = asio::error::invalid_argument;
    if (!m_transfer)
        co_return false;
    if (!error)
        co_return true;
    m_origin.session.reset();
    if (isOtherProtocol(error) && m_owner.hasQt()) {
        m_origin.isForQt = true;
        m_owner.leaveToQt(*std::exchange(m_transfer, nullptr), m_origin);
        co_return false;
    }
    const long verified = SSL_get_verify_result(m_tls->native_handle());
    if (verified != X509_V_OK) {
        finish(std::unexpected(Error{ErrorKind::TlsFailed,
            QStringLiteral("%1: %2").arg(m_origin.shown, QString::fromLatin1(X509_verify_cert_error_string(verified)))}));
    } else if (error.category() == asio::error::get_ssl_category()) {
        finish(std::unexpected(Error{ErrorKind::TlsFailed, QStringLiteral("%1: %2").arg(m_origin.shown, QString::fromStdString(error.message()))}));
    } else {
        finish(std::unexpected(failure(error)));
    }
    co_return false;
}

} // namespace milliard
