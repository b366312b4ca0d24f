// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/transport/tls.h"

#include "core/transport/system_roots.h"

#include <QFile>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <openssl/err.h>

namespace milliard {
namespace {

namespace ssl = boost::asio::ssl;
using boost::system::error_code;

// Where a connection's SSL object has its Origin.
int originIndex()
{
    static const int index = SSL_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
    return index;
}

// With TLS 1.3 sessions come after the handshake, several of them; the last is kept.
int keepSession(SSL *connection, SSL_SESSION *session)
{
    auto *const origin = static_cast<Origin *>(SSL_get_ex_data(connection, originIndex()));
    if (!origin)
        return 0;
    origin->session.reset(session);
    return 1; // it is ours now
}

} // namespace

Result<std::unique_ptr<ssl::context>> makeTlsContext(const QString &caFile, const Access *access)
{
    auto context = std::make_unique<ssl::context>(ssl::context::tls_client);
    error_code error;
    context->set_default_verify_paths(error);
    if (error)
        return std::unexpected(Error{ErrorKind::TlsFailed,
            QStringLiteral("the system's certificates cannot be read (%1)").arg(QString::fromStdString(error.message()))});
    addSystemRoots(context->native_handle());
    if (!caFile.isEmpty())
        context->load_verify_file(QFile::encodeName(caFile).toStdString(), error);
    if (error)
        return std::unexpected(Error{ErrorKind::TlsFailed, QStringLiteral("%1: %2").arg(caFile, QString::fromStdString(error.message()))});
    context->set_verify_mode(ssl::verify_peer, error);
    if (access && !access->certificates().isEmpty()) {
        QByteArray chain;
        for (const QSslCertificate &certificate : access->certificates())
            chain += certificate.toPem();
        const QByteArray key = access->key().toPem();
        context->use_certificate_chain(boost::asio::buffer(chain.constData(), std::size_t(chain.size())), error);
        if (!error)
            context->use_private_key(boost::asio::buffer(key.constData(), std::size_t(key.size())), ssl::context::pem, error);
        if (error)
            return std::unexpected(Error{ErrorKind::TlsFailed, QStringLiteral("the client's certificate and its key: %1").arg(QString::fromStdString(error.message()))});
    }
    SSL_CTX *const native = context->native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
    constexpr unsigned char http11[] = "\x08http/1.1";
    SSL_CTX_set_alpn_protos(native, http11, sizeof http11 - 1);
    SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL_STORE);
    SSL_CTX_sess_set_new_cb(native, keepSession);
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS); // idle connections need no 32 KiB each
    return context;
}

bool prepareTls(TlsStream &stream, Origin &origin)
{
    SSL *const native = stream.native_handle();
    error_code notAnAddress;
    boost::asio::ip::make_address(origin.host, notAnAddress);
    if (notAnAddress && SSL_set_tlsext_host_name(native, origin.host.c_str()) != 1) // no SNI for addresses
        return false;
    error_code error;
    stream.set_verify_callback(ssl::host_name_verification(origin.host), error);
    if (error || SSL_set_ex_data(native, originIndex(), &origin) != 1)
        return false;
    if (origin.session)
        SSL_set_session(native, origin.session.get()); // refused: a full handshake
    return true;
}

bool isOtherProtocol(const error_code &error)
{
    return error.category() == boost::asio::error::get_ssl_category()
        && ERR_GET_REASON(unsigned(error.value())) == SSL_R_TLSV1_ALERT_NO_APPLICATION_PROTOCOL;
}

} // namespace milliard
