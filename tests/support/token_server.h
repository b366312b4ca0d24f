// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/support/raw_server.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>
#include <QUrlQuery>

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <atomic>
#include <memory>

namespace milliard::test {

// A token server for docker-registry, with a key and a certificate of its own (Docker's "Token Authentication Specification" and
// "Token Authentication Implementation": JSON web tokens, RS256, the certificate in x5c).
class TokenServer
{
public:
    struct Terms {
        QByteArray basic{};     // credentials that it wants, "user:password" in base64; empty: none
        int tellsSeconds = 300; // of life, in its answer
        int livesSeconds = 300; // until the registry takes the token no longer
    };

    explicit TokenServer(const Terms &terms)
        : m_terms(terms)
    {
        QProcess make;
        make.start(QStringLiteral("openssl"), {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("rsa:2048"), QStringLiteral("-nodes"),
            QStringLiteral("-keyout"), keyFile(), QStringLiteral("-out"), certificateFile(), QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"), QStringLiteral("/CN=tokens")});
        make.waitForFinished(60'000);
        start();
    }

    // A section of the registry's configuration.
    QString section() const
    {
        return QStringLiteral("auth:\n  token:\n    realm: http://127.0.0.1:%1/token\n    service: tests\n    issuer: tokens\n    rootcertbundle: %2\n")
            .arg(m_port).arg(certificateFile());
    }
    void stop() { m_server.reset(); }
    void start()
    {
        m_server = RawServer::start([this](RawConnection &connection) {
            while (const auto request = connection.request())
                connection.send(answer(*request));
        }, {.port = m_port});
        if (m_server)
            m_port = m_server->port();
    }
    int given() const { return m_given; } // tokens
    QList<RawRequest> requests() const { return m_server ? m_server->requests() : QList<RawRequest>(); }

private:
    QString keyFile() const { return m_home.filePath(QStringLiteral("key.pem")); }
    QString certificateFile() const { return m_home.filePath(QStringLiteral("certificate.pem")); }

    QByteArray answer(const RawRequest &request)
    {
        const auto with = [](const QByteArray &status, const QByteArray &body) {
            return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
        };
        if (!m_terms.basic.isEmpty() && !request.values("Authorization").contains("Basic " + m_terms.basic))
            return with("401 Unauthorized", R"({"errors":[{"code":"UNAUTHORIZED","message":"who are you"}]})");
        const QUrlQuery query(QUrl::fromEncoded(request.target));
        QJsonArray access;
        for (const QString &scope : query.allQueryItemValues(QStringLiteral("scope"), QUrl::FullyDecoded)) {
            const QStringList parts = scope.split(QLatin1Char(':'));
            if (parts.size() == 3)
                access << QJsonObject{{QStringLiteral("type"), parts[0]}, {QStringLiteral("name"), parts[1]}, {QStringLiteral("actions"), QJsonArray::fromStringList(parts[2].split(QLatin1Char(',')))}};
        }
        const int number = ++m_given;
        const QJsonObject token{{QStringLiteral("token"), QString::fromLatin1(sign(access, number))}, {QStringLiteral("expires_in"), m_terms.tellsSeconds}};
        return with("200 OK", QJsonDocument(token).toJson(QJsonDocument::Compact));
    }

    QByteArray sign(const QJsonArray &access, int number) const
    {
        constexpr auto form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
        const auto contents = [](const QString &path) {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray pem = contents(certificateFile());
        QByteArray certificate = pem.split('\n').mid(1).join();
        certificate.truncate(certificate.indexOf('-'));
        // The registry allows its clock a minute.
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        const QJsonObject head{{QStringLiteral("typ"), QStringLiteral("JWT")}, {QStringLiteral("alg"), QStringLiteral("RS256")}, {QStringLiteral("x5c"), QJsonArray{QString::fromLatin1(certificate)}}};
        const QJsonObject claims{{QStringLiteral("iss"), QStringLiteral("tokens")}, {QStringLiteral("sub"), QString()}, {QStringLiteral("aud"), QStringLiteral("tests")},
            {QStringLiteral("exp"), now - 60 + m_terms.livesSeconds}, {QStringLiteral("nbf"), now - 3600}, {QStringLiteral("iat"), now - 3600}, {QStringLiteral("jti"), QString::number(number)}, {QStringLiteral("access"), access}};
        const QByteArray text = QJsonDocument(head).toJson(QJsonDocument::Compact).toBase64(form) + '.' + QJsonDocument(claims).toJson(QJsonDocument::Compact).toBase64(form);

        const QByteArray keyText = contents(keyFile());
        const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new_mem_buf(keyText.constData(), int(keyText.size())), &BIO_free);
        const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
        EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get());
        std::size_t size = 0;
        const auto *const bytes = reinterpret_cast<const unsigned char *>(text.constData());
        EVP_DigestSign(context.get(), nullptr, &size, bytes, std::size_t(text.size()));
        QByteArray signature(qsizetype(size), '\0');
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, bytes, std::size_t(text.size()));
        signature.truncate(qsizetype(size));
        return text + '.' + signature.toBase64(form);
    }

    const Terms m_terms;
    QTemporaryDir m_home;
    quint16 m_port = 0;
    std::atomic<int> m_given{0};
    std::unique_ptr<RawServer> m_server;
};

} // namespace milliard::test
