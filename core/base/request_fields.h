// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>

#include <chrono>
#include <utility>

class QUrl;

namespace milliard {

struct Error; // core/base/error.h

// Fields of a request's head, in order (RFC 9110 §5). They may hold credentials: never shown, logged or journalled.
using RequestFields = QList<std::pair<QByteArray, QByteArray>>;

// Whether a field can be sent as it is: a token for a name (RFC 9110 §5.6.2), and a value without control characters, so
// that no value ends its line.
bool isSendable(const QByteArray &name, const QByteArray &value);

// Whether both have scheme, host and port alike (RFC 6454 §4): fields that one server is to see are for no other.
bool isSameOrigin(const QUrl &a, const QUrl &b);

// What a server asks of requests besides their address: a signature, a token. A source makes it, and the requests for its
// files carry what it says. Thread-safe.
class RequestSigner
{
public:
    virtual ~RequestSigner() = default;

    // Before when no request for this address is of use, since what signs it is on its way; asked before each attempt, ahead of
    // fields(), and again at that time.
    virtual std::chrono::steady_clock::time_point notBefore(const QByteArray &) const { return std::chrono::steady_clock::time_point::min(); }
    // The fields for one GET of this address, now: asked before each attempt. A redirect to another origin drops them.
    virtual RequestFields fields(const QByteArray &url) const = 0;
    // A request with these fields was answered by 401 or 403. True: a further attempt will carry others, so that it is of use.
    virtual bool refused(const QByteArray &url, const Error &error) = 0;
};

} // namespace milliard
