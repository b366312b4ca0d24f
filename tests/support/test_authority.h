// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>
#include <QTemporaryDir>

#include <memory>

struct evp_pkey_st;
struct ssl_ctx_st;
struct x509_st;

namespace milliard::test {

// A certificate authority of our own, made at the start of a test, and what servers show that it signed or should not
// have. Nothing on this machine trusts it but who is given caFile().
class TestAuthority
{
public:
    enum class Certificate {
        Good,       // for localhost, 127.0.0.1 and ::1
        Expired,    // the same, until yesterday
        OtherName,  // for elsewhere.example
        SelfSigned, // for localhost, 127.0.0.1 and ::1, but by nobody
    };
    enum class Protocols { // that the server takes by ALPN (RFC 7301)
        Any,      // it does not look
        Http1,    // chooses http/1.1
        Http2Only // chooses h2, and ends the handshake where that is not offered
    };

    TestAuthority();
    ~TestAuthority();

    QString caFile() const { return m_dir.filePath(QStringLiteral("ca.pem")); }
    // Of the good certificate, for servers of other makes.
    QString certificateFile() const { return m_dir.filePath(QStringLiteral("server.pem")); }
    QString keyFile() const { return m_dir.filePath(QStringLiteral("server.key")); }
    // For RawServer; a new one each time.
    std::shared_ptr<ssl_ctx_st> context(Certificate certificate = Certificate::Good, Protocols protocols = Protocols::Any) const;

private:
    std::shared_ptr<x509_st> issue(Certificate certificate) const;

    QTemporaryDir m_dir;
    std::shared_ptr<evp_pkey_st> m_caKey;
    std::shared_ptr<evp_pkey_st> m_serverKey; // of all servers
    std::shared_ptr<x509_st> m_ca;
};

} // namespace milliard::test
