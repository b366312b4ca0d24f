// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/access.h"
#include "core/base/asio_types.h"
#include "core/base/error.h"
#include "core/transport/origin.h"

#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>

#include <memory>

namespace milliard {

using TlsStream = boost::asio::ssl::stream<TcpSocket &>;

// TLS for clients: the system's certificates and those of 'caFile' (PEM; may be empty), peers always verified,
// ALPN http/1.1, sessions kept for their origins; the job's own certificate, if it has one. TlsFailed if the system's store or the file
// cannot be had, or the certificate is not for its key.
Result<std::unique_ptr<boost::asio::ssl::context>> makeTlsContext(const QString &caFile, const Access *access = nullptr);

// Makes the stream ready for a handshake with the origin: its name is sent (SNI, RFC 6066 §3) and is what the
// certificate must be for (RFC 9110 §4.3.4), and its last session is offered. The origin must outlive the stream.
bool prepareTls(TlsStream &stream, Origin &origin);

// The peer has no HTTP/1.1 (RFC 7301 §3.2: no_application_protocol).
bool isOtherProtocol(const boost::system::error_code &error);

} // namespace milliard
