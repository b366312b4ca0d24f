// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QJsonObject>
#include <QStringList>

namespace milliard {

// How a job reaches its servers, and what its requests say besides what they ask for. Journalled, so nothing here is a secret: those
// are in files and in the system's keychain, and are read at each start (core/base/access.h). All empty: nothing special.
struct NetworkOptions {
    static constexpr int maxHeaders = 100;
    static constexpr qsizetype maxHeaderSize = 8 * 1024; // characters; of the user agent, too

    QString proxy;             // empty: those that the system names; "none"; or an address as proxyFrom() takes it
    QStringList headers;       // "Name: value"; or "@/PATH", a file with one such line for each, which may be secret
    QString userAgent;         // empty: Milliard's own
    QString cookieFile;        // absolute path of a Netscape cookie file (core/base/cookie_file.h)
    QString bearer;            // a secret's place: the token that is sent as "Authorization: Bearer" (RFC 6750)
    QString clientCertificate; // absolute path: PEM, its chain behind it, or PKCS#12
    QString clientKey;         // absolute path: PEM; empty: it is in the file of the certificate
    QString clientPassphrase;  // a secret's place: what opens the key, or the PKCS#12 file

    bool operator==(const NetworkOptions &) const = default;
};

// BadInput names the option as the command line has it. Looks at no file.
Result<void> checkNetwork(const NetworkOptions &options);

// Only what is set.
QJsonObject toJson(const NetworkOptions &options);
// BadInput for what is of another type. Not checked otherwise.
Result<NetworkOptions> networkOptionsFromJson(const QJsonObject &json);

// Where a secret is: "keychain:NAME" (core/secrets/secret.h has the names) or "@/PATH", a file that has it alone.
struct SecretPlace {
    QString keychain; // the name
    QString file;     // the absolute path; one of both is empty
};
// BadInput names the option, and shows nothing of the text, which may be the secret itself.
Result<SecretPlace> secretPlace(const char *option, const QString &text);

// A line "Name: value" for a request's head. Names that belong to the transports or to another option are BadInput, as are, unless
// 'maySecret', names that tell of a secret. The message shows the name alone.
Result<std::pair<QByteArray, QByteArray>> headerFrom(const QString &line, bool maySecret);

} // namespace milliard
