// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/access.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <boost/asio/ip/tcp.hpp>
#include <openssl/ssl.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace milliard {

struct SslSessionDeleter {
    void operator()(SSL_SESSION *session) const { SSL_SESSION_free(session); }
};

// Scheme, host and port (RFC 6454): what connections are kept for, and what is known of it.
struct Origin {
    using Clock = std::chrono::steady_clock;
    // Addresses are asked for again after this time, so that a service that moves is found.
    static constexpr std::chrono::minutes addressesHold{5};

    QByteArray prefix;       // as URLs of it begin: "https://host:port"
    bool tls = false;
    std::string host;        // no brackets round IPv6
    std::string port;
    QString shown;           // host:port, as messages name it
    std::string hostField;
    std::string requestTail; // what follows the target in a request: version and fields
    RequestFields fields;    // those of the job among them
    std::shared_ptr<const QNetworkCookieJar> cookies; // that the origin may be sent; null: none

    std::vector<boost::asio::ip::tcp::endpoint> addresses; // the one that worked last comes first
    Clock::time_point lookedUp{};
    int connections = 0;

    bool isForQt = false;    // nothing of it is for Beast
    int leftToQtInARow = 0;

    std::unique_ptr<SSL_SESSION, SslSessionDeleter> session; // of the last connection, to be resumed
};

// What every request to a host says after its target, with these fields, of which the last of a name counts.
std::string requestTail(const std::string &hostField, const RequestFields &fields);

// The origins met so far. One thread; an Origin stays at its address as long as it has connections.
class Origins
{
public:
    explicit Origins(std::shared_ptr<const Access> access = {})
        : m_access(std::move(access))
    {
    }

    struct Place {
        Origin *origin;
        QByteArrayView target; // origin form (RFC 9112 §3.2.1), without fragment; may be empty for "/"
    };

    // None if the URL is not http or https with a host, or has bytes that no URL has. The view is into 'url'.
    std::optional<Place> find(const QByteArray &url);

private:
    Origin *known(QByteArrayView prefix);

    std::shared_ptr<const Access> m_access;

    static constexpr std::size_t kept = 1024; // more only while all have connections
    std::unordered_map<std::string_view, std::unique_ptr<Origin>> m_origins; // by Origin::prefix
    Origin *m_last = nullptr;
};

} // namespace milliard
