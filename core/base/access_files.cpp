// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// The files that a job's access to its servers is read from.
#include "core/base/access.h"
#include "core/base/ca_file.h"
#include "core/base/cookie_file.h"
#include "core/base/job_options.h"

#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <memory>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace milliard {
namespace {

constexpr qint64 maxFileBytes = 1024 * 1024;
constexpr qint64 maxCookieBytes = 16 * maxFileBytes;

std::unexpected<Error> bad(const QString &path, const QString &what)
{
    return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("\"%1\" cannot be used: %2").arg(QDir::toNativeSeparators(path), what)});
}

Result<QByteArray> readFile(const QString &path, qint64 most = maxFileBytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return bad(path, file.errorString());
    const QByteArray bytes = file.read(most + 1);
    if (file.error() != QFileDevice::NoError) // a folder, say
        return bad(path, file.errorString());
    if (bytes.size() > most)
        return bad(path, QStringLiteral("it is larger than %1 MiB").arg(most >> 20));
    return bytes;
}

// A field that comes twice is one with both values (RFC 9110 §5.3).
void add(RequestFields &fields, const std::pair<QByteArray, QByteArray> &field)
{
    const auto found = std::ranges::find_if(fields, [&](const auto &known) { return known.first.compare(field.first, Qt::CaseInsensitive) == 0; });
    if (found == fields.end())
        fields.append(field);
    else
        found->second += ", " + field.second;
}

Result<void> addFile(RequestFields &fields, const QString &path)
{
    const auto text = readFile(path);
    if (!text)
        return std::unexpected(text.error());
    int number = 0;
    for (const QByteArray &line : text->split('\n')) {
        ++number;
        const QString trimmed = QString::fromUtf8(line).trimmed();
        if (trimmed.isEmpty() || trimmed.startsWith(QLatin1Char('#')))
            continue;
        const auto field = headerFrom(trimmed, true);
        if (!field)
            return bad(path, QStringLiteral("line %1: %2").arg(number).arg(field.error().message));
        add(fields, *field);
    }
    return {};
}

QSslKey keyIn(const QByteArray &pem, const QByteArray &passphrase)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        if (const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey, passphrase); !key.isNull())
            return key;
    }
    return {};
}

// By OpenSSL, since QSslKey does not tell its public part.
bool isOf(const QSslKey &key, const QSslCertificate &certificate)
{
    const auto bio = [](const QByteArray &pem) { return std::unique_ptr<BIO, decltype(&BIO_free)>(BIO_new_mem_buf(pem.constData(), int(pem.size())), BIO_free); };
    const QByteArray keyPem = key.toPem();
    const QByteArray certificatePem = certificate.toPem();
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> own(PEM_read_bio_PrivateKey(bio(keyPem).get(), nullptr, nullptr, nullptr), EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> its(PEM_read_bio_X509(bio(certificatePem).get(), nullptr, nullptr, nullptr), X509_free);
    return own && its && X509_check_private_key(its.get(), own.get()) == 1;
}

Result<Identity> readPkcs12(const QString &path, QByteArray bytes, const QByteArray &passphrase)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    Identity identity;
    QSslCertificate own;
    QList<QSslCertificate> chain;
    if (!QSslCertificate::importPkcs12(&buffer, &identity.key, &own, &chain, passphrase) || own.isNull() || identity.key.isNull()) {
        return bad(path, passphrase.isEmpty() ? QStringLiteral("it is neither a PEM certificate nor a PKCS#12 file without a passphrase; name its passphrase's place with --client-passphrase")
                                              : QStringLiteral("it is neither a PEM certificate nor a PKCS#12 file with this passphrase; check --client-passphrase"));
    }
    identity.certificates = QList<QSslCertificate>{own} + chain;
    return identity;
}

} // namespace

Result<RequestFields> readHeaders(const QStringList &headers)
{
    RequestFields fields;
    for (const QString &header : headers) {
        if (header.startsWith(QLatin1Char('@'))) {
            if (const auto added = addFile(fields, header.sliced(1)); !added)
                return std::unexpected(added.error());
        } else if (const auto field = headerFrom(header, false); field) {
            add(fields, *field);
        } else {
            return std::unexpected(field.error());
        }
    }
    qsizetype bytes = 0;
    for (const auto &[name, value] : std::as_const(fields))
        bytes += name.size() + value.size();
    if (bytes > NetworkOptions::maxHeaderSize * 2) // servers take 8 to 32 KiB in all
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("header: all of them are %1 bytes, more than %2").arg(bytes).arg(NetworkOptions::maxHeaderSize * 2)});
    return fields;
}

Result<QList<QNetworkCookie>> readCookies(const QString &path)
{
    return readFile(path, maxCookieBytes).and_then([&](const QByteArray &text) -> Result<QList<QNetworkCookie>> {
        auto cookies = cookiesIn(text, QDateTime::currentSecsSinceEpoch());
        if (!cookies)
            return bad(path, cookies.error().message + QStringLiteral("; export the cookies in Netscape's format, as curl writes it"));
        return cookies;
    });
}

Result<QByteArray> readSecretFile(const QString &path)
{
    return readFile(path).and_then([&](const QByteArray &text) -> Result<QByteArray> {
        QByteArray line = text;
        while (line.endsWith('\n') || line.endsWith('\r'))
            line.chop(1);
        if (line.isEmpty() || !isSendable("x", line))
            return bad(path, QStringLiteral("it must have the secret alone, in one line"));
        return line;
    });
}

Result<Identity> readIdentity(const NetworkOptions &options, const QByteArray &passphrase)
{
    const QString &path = options.clientCertificate;
    const auto bytes = readFile(path);
    if (!bytes)
        return std::unexpected(bytes.error());
    Identity identity;
    identity.certificates = QSslCertificate::fromData(*bytes, QSsl::Pem);
    if (identity.certificates.isEmpty() && options.clientKey.isEmpty())
        return readPkcs12(path, *bytes, passphrase);
    if (identity.certificates.isEmpty())
        return bad(path, QStringLiteral("no PEM certificate is in it"));
    const QString &keyPath = options.clientKey.isEmpty() ? path : options.clientKey;
    const auto key = readFile(keyPath);
    if (!key)
        return std::unexpected(key.error());
    if (!key->contains("PRIVATE KEY-----"))
        return bad(keyPath, QStringLiteral("no PEM private key is in it; name the file that has it with --client-key"));
    identity.key = keyIn(*key, passphrase);
    if (identity.key.isNull()) {
        return bad(keyPath, passphrase.isEmpty() ? QStringLiteral("its private key wants a passphrase; name the passphrase's place with --client-passphrase")
                                                 : QStringLiteral("the passphrase does not open its private key; check --client-passphrase"));
    }
    if (!isOf(identity.key, identity.certificates.first()))
        return bad(keyPath, QStringLiteral("its private key is not for the certificate in \"%1\"").arg(QDir::toNativeSeparators(path)));
    return identity;
}

Result<void> checkFiles(const JobOptions &options)
{
    const NetworkOptions &network = options.network;
    if (const auto usable = checkCaFile(options.caFile); !usable)
        return usable;
    if (const auto headers = readHeaders(network.headers); !headers)
        return std::unexpected(headers.error());
    if (const auto cookies = network.cookieFile.isEmpty() ? Result<QList<QNetworkCookie>>() : readCookies(network.cookieFile); !cookies)
        return std::unexpected(cookies.error());
    QByteArray passphrase;
    for (const auto &[option, text, value] : {std::tuple{"bearer", &network.bearer, static_cast<QByteArray *>(nullptr)}, {"client-passphrase", &network.clientPassphrase, &passphrase}}) {
        const auto place = secretPlace(option, *text);
        const auto secret = place && !place->file.isEmpty() ? readSecretFile(place->file) : Result<QByteArray>();
        if (!place || !secret)
            return std::unexpected(place ? secret.error() : place.error());
        if (value)
            *value = *secret;
    }
    if (network.clientCertificate.isEmpty() || network.clientPassphrase.startsWith(QLatin1StringView("keychain:")))
        return {};
    return readIdentity(network, passphrase).transform([](const Identity &) { });
}

} // namespace milliard
