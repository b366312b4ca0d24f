// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/test_authority.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <QFile>

#include <cstdio>

namespace milliard::test {
namespace {

constexpr long day = 24 * 60 * 60;

std::shared_ptr<EVP_PKEY> newKey()
{
    return {EVP_EC_gen("P-256"), EVP_PKEY_free};
}

// Without its issuer and signature.
std::shared_ptr<X509> newCertificate(const char *name, long serial, EVP_PKEY *key, long secondsLeft)
{
    const std::shared_ptr<X509> certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -10 * day);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), secondsLeft);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC,
        reinterpret_cast<const unsigned char *>(name), -1, -1, 0);
    X509_set_pubkey(certificate.get(), key);
    return certificate;
}

void extend(X509 *certificate, X509 *issuer, int what, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::shared_ptr<X509_EXTENSION> extension(X509V3_EXT_conf_nid(nullptr, &context, what, value), X509_EXTENSION_free);
    X509_add_ext(certificate, extension.get(), -1);
}

template <typename Write>
void writeFile(const QString &path, Write write)
{
    const std::shared_ptr<std::FILE> file(std::fopen(QFile::encodeName(path).constData(), "w"), std::fclose);
    write(file.get());
}

// Picks from the client's list, which is made of lengths and names.
int pickProtocol(SSL *, const unsigned char **out, unsigned char *outSize, const unsigned char *in, unsigned inSize, void *wanted)
{
    const auto &protocol = *static_cast<const QByteArray *>(wanted);
    for (unsigned at = 0; at < inSize && at + in[at] < inSize; at += 1U + in[at]) {
        if (QByteArrayView(in + at + 1, in[at]) == protocol) {
            *out = in + at + 1;
            *outSize = in[at];
            return SSL_TLSEXT_ERR_OK;
        }
    }
    return SSL_TLSEXT_ERR_ALERT_FATAL; // no_application_protocol (RFC 7301 §3.2)
}

} // namespace

TestAuthority::TestAuthority()
    : m_caKey(newKey())
    , m_serverKey(newKey())
    , m_ca(newCertificate("An authority for tests", 1, m_caKey.get(), 10 * day))
{
    X509_set_issuer_name(m_ca.get(), X509_get_subject_name(m_ca.get()));
    extend(m_ca.get(), m_ca.get(), NID_basic_constraints, "critical,CA:TRUE");
    extend(m_ca.get(), m_ca.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
    X509_sign(m_ca.get(), m_caKey.get(), EVP_sha256());
    writeFile(caFile(), [this](std::FILE *file) { PEM_write_X509(file, m_ca.get()); });
    writeFile(certificateFile(), [this](std::FILE *file) { PEM_write_X509(file, issue(Certificate::Good).get()); });
    writeFile(keyFile(), [this](std::FILE *file) { PEM_write_PrivateKey(file, m_serverKey.get(), nullptr, nullptr, 0, nullptr, nullptr); });
}

TestAuthority::~TestAuthority() = default;

std::shared_ptr<X509> TestAuthority::issue(Certificate kind) const
{
    const bool isOther = kind == Certificate::OtherName;
    const auto certificate = newCertificate(isOther ? "elsewhere.example" : "localhost", 2 + long(kind), m_serverKey.get(),
        kind == Certificate::Expired ? -day : 5 * day);
    const bool isOwn = kind == Certificate::SelfSigned;
    X509 *const issuer = isOwn ? certificate.get() : m_ca.get();
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer));
    extend(certificate.get(), issuer, NID_basic_constraints, "critical,CA:FALSE");
    extend(certificate.get(), issuer, NID_subject_alt_name,
        isOther ? "DNS:elsewhere.example" : "DNS:localhost,IP:127.0.0.1,IP:::1");
    X509_sign(certificate.get(), isOwn ? m_serverKey.get() : m_caKey.get(), EVP_sha256());
    return certificate;
}

std::shared_ptr<SSL_CTX> TestAuthority::context(Certificate certificate, Protocols protocols) const
{
    const std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    SSL_CTX_use_certificate(context.get(), issue(certificate).get());
    SSL_CTX_use_PrivateKey(context.get(), m_serverKey.get());
    static QByteArray http1("http/1.1");
    static QByteArray http2("h2");
    if (protocols != Protocols::Any)
        SSL_CTX_set_alpn_select_cb(context.get(), pickProtocol, protocols == Protocols::Http1 ? &http1 : &http2);
    return context;
}

} // namespace milliard::test
