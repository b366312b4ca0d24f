// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArrayList>
#include <QString>
#include <QUrl>

namespace milliard {

// What is kept under one account: the parts of a login or of keys, a line each, in UTF-8. Never shown, logged or journalled.
using Secret = QByteArrayList;

// What a secret is for.
struct SecretAccount {
    enum Kind {
        Keys,  // of S3: access key id, secret access key and, of a session, its token
        Login, // at an origin, of a server or a proxy: user name and password
        Token, // alone: a bearer token, or the passphrase of a key
    };

    Kind kind = Keys;
    QString name; // in the keychain: "s3:NAME", "token:NAME", or the origin as "https://host:8443"

    bool operator==(const SecretAccount &) const = default;
};

// The account of an address' scheme, host and port; the port is left out where it is the scheme's own.
SecretAccount loginAccount(const QUrl &url);

// As people name them: "http(s)://HOST[:PORT]" or "socks5://HOST:PORT", with any path, for a login there; "token:NAME"; else a name of keys. Names
// are of 1 to 64 letters, digits, dots, hyphens and underscores. BadInput says what is wrong, and shows nothing of an address that holds a password.
Result<SecretAccount> secretAccount(const QString &text);

// BadInput for other parts than the kind has, or one that is empty or holds control characters.
Result<void> checkSecret(SecretAccount::Kind kind, const Secret &secret);

} // namespace milliard
