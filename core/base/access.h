// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/base/network_options.h"
#include "core/base/request_fields.h"

#include <QByteArray>
#include <QList>
#include <QNetworkCookie>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslKey>
#include <QUrl>

#include <memory>

class QNetworkAccessManager;
class QNetworkCookieJar;
class QSslConfiguration;

namespace milliard {

struct JobOptions;

// What NetworkOptions come to in one run, with the secrets that they name (core/source/open_access.h makes it). Never shown, logged or journalled.
// Does not change, so that any thread may use it. Where nothing special is wanted there is none, and nothing of this is in a file's path.
class Access final
{
public:
    // To whom the job's headers and its token may go. Cookies go where their own domains say, and the user agent to everybody.
    struct Reach {
        enum Kind {
            Nowhere, // its source signs requests in its own way, or names servers that the user did not
            Origin,  // the one of the address that the user gave (RFC 6454)
            Listed,  // those of the addresses that the user wrote down one by one
        };
        Kind kind = Nowhere;
        QUrl origin{};
    };
    struct Parts {
        Reach reach{};
        RequestFields fields{};  // no name twice
        QByteArray userAgent{};  // empty: Milliard's own
        QList<QNetworkCookie> cookies{};
        QNetworkProxy proxy{QNetworkProxy::DefaultProxy}; // with its password
        QList<QSslCertificate> certificates{}; // the client's own, and its chain
        QSslKey key{};
    };

    explicit Access(Parts parts);

    // Whether requests are others than without.
    bool changesRequests() const;
    // Whether a field of this name is sent to those that it may go to.
    bool has(QByteArrayView name) const;
    // What a request for 'url' says, besides cookies, that began as one for 'asked' before redirects.
    RequestFields fields(const QUrl &url, const QUrl &asked) const;
    // The cookies that this host may have; null: none. RFC 6265 §5.4 by QNetworkCookieJar, for each address.
    std::unique_ptr<QNetworkCookieJar> cookiesFor(const QString &host) const;
    const QNetworkProxy &proxy() const { return m_parts.proxy; }
    const QList<QSslCertificate> &certificates() const { return m_parts.certificates; }
    const QSslKey &key() const { return m_parts.key; }

    // Gives a manager its proxy and its cookies, and a secure connection its certificate.
    void setUp(QNetworkAccessManager &manager) const;
    void setUp(QSslConfiguration &tls) const;

private:
    const Parts m_parts;
};

// The value of a Cookie field (RFC 6265 §4.2.1); empty: there are none for it.
QByteArray cookieField(const QNetworkCookieJar &jar, const QUrl &url);

// A job's own certificate, with its key.
struct Identity {
    QList<QSslCertificate> certificates;
    QSslKey key;
};

// What the files of a job have, now. BadInput names the file, and shows nothing of what is in it. At most 1 MiB is read, of cookies 16 MiB.
Result<RequestFields> readHeaders(const QStringList &headers);
Result<QList<QNetworkCookie>> readCookies(const QString &path);
Result<QByteArray> readSecretFile(const QString &path); // its only line
Result<Identity> readIdentity(const NetworkOptions &options, const QByteArray &passphrase);

// Whether all files that the options name can be used, as far as can be told without the keychain. BadInput.
Result<void> checkFiles(const JobOptions &options);

} // namespace milliard
