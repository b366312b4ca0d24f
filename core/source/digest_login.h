// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/login.h"

#include <QByteArray>

#include <optional>

namespace milliard {

// What a server wants to have hashed with a login in place of the login itself (RFC 7616).
struct DigestChallenge {
    enum Hash { Md5, Sha256 };

    QByteArray realm;
    QByteArray nonce;
    QByteArray opaque{};    // to be sent back; empty: none
    QByteArray algorithm{}; // as the server wrote it; empty: it did not
    Hash hash = Md5;
    bool isSession = false; // "-sess": the nonces are hashed with the login
    bool hasQop = false;    // RFC 2069 had none
    bool isStale = false;   // the nonce was too old, and the login is not at fault

    // The strongest that can be answered of a WWW-Authenticate field; none: there is no Digest in it, or one by another hash, or
    // one that wants bodies hashed alone.
    static std::optional<DigestChallenge> of(const QByteArray &field);
};

// The value of Authorization for one request (RFC 7616 §3.4). 'target' is the path and query as they are sent; 'count' is that of
// the requests with this nonce, from 1; 'clientNonce' has letters and digits.
QByteArray digestAuthorization(const DigestChallenge &challenge, const Login &login, const QByteArray &method, const QByteArray &target, quint32 count, const QByteArray &clientNonce);

} // namespace milliard
