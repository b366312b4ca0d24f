// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/transport/origin.h"

#include "core/base/proxy.h"
#include "core/base/user_agent.h"

#include <QNetworkCookieJar>
#include <QUrl>

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/write.hpp>

#include <algorithm>
#include <sstream>

namespace milliard {
namespace {

namespace http = boost::beast::http;

std::string_view view(QByteArrayView bytes)
{
    return {bytes.data(), size_t(bytes.size())};
}

std::unique_ptr<Origin> makeOrigin(QByteArrayView prefix, const Access *access)
{
    const QUrl url = QUrl::fromEncoded(prefix.toByteArray(), QUrl::StrictMode);
    const bool tls = url.scheme() == QLatin1String("https");
    if (!url.isValid() || url.host().isEmpty() || !(tls || url.scheme() == QLatin1String("http")))
        return nullptr;
    auto origin = std::make_unique<Origin>();
    origin->prefix = prefix.toByteArray();
    origin->tls = tls;
    const int usualPort = tls ? 443 : 80;
    const int port = url.port(usualPort);
    origin->host = url.host(QUrl::FullyEncoded).toStdString();
    origin->port = std::to_string(port);
    origin->shown = url.host() + (url.port() < 0 ? QString() : QLatin1Char(':') + QString::number(port));
    std::string hostField = origin->host.contains(':') ? '[' + origin->host + ']' : origin->host;
    if (port != usualPort)
        hostField += ':' + origin->port;
    if (access) {
        origin->fields = access->fields(url, url);
        origin->cookies = access->cookiesFor(url.host());
    }
    origin->hostField = hostField;
    origin->requestTail = requestTail(hostField, origin->fields);
    const QNetworkProxy proxy = proxyInForce(access ? access->proxy() : QNetworkProxy(), url);
    origin->isForQt = proxy.type() != QNetworkProxy::NoProxy || !url.userInfo().isEmpty();
    return origin;
}

} // namespace

std::string requestTail(const std::string &hostField, const RequestFields &fields)
{
    http::request<http::empty_body> request(http::verb::get, "/", 11);
    request.set(http::field::host, hostField);
    request.set(http::field::user_agent, userAgent);
    request.set(http::field::accept, "*/*");
    request.set(http::field::accept_encoding, "identity"); // bytes as stored
    for (const auto &[name, value] : fields)
        request.set(view(name), view(value));
    std::ostringstream text;
    text << request;
    return text.str().substr(sizeof "GET /" - 1);
}

std::optional<Origins::Place> Origins::find(const QByteArray &url)
{
    // No white space or control character: it could end the request line and begin another request.
    if (std::ranges::any_of(url, [](char c) { return quint8(c) <= 0x20 || c == 0x7f; }))
        return std::nullopt;
    qsizetype end = url.indexOf("://");
    if (end < 0)
        return std::nullopt;
    end += 3;
    while (end < url.size() && url[end] != '/' && url[end] != '?' && url[end] != '#')
        ++end;
    Origin *const origin = known(QByteArrayView(url).first(end));
    if (!origin)
        return std::nullopt;
    QByteArrayView target = QByteArrayView(url).sliced(end);
    if (const qsizetype fragment = target.indexOf('#'); fragment >= 0)
        target.truncate(fragment);
    return Place{origin, target};
}

Origin *Origins::known(QByteArrayView prefix)
{
    if (m_last && m_last->prefix == prefix) // nearly always
        return m_last;
    if (const auto found = m_origins.find(view(prefix)); found != m_origins.end())
        return m_last = found->second.get();
    std::unique_ptr<Origin> origin = makeOrigin(prefix, m_access.get());
    if (!origin)
        return nullptr;
    if (m_origins.size() >= kept)
        std::erase_if(m_origins, [](const auto &item) { return item.second->connections == 0; });
    m_last = origin.get();
    m_origins.emplace(view(m_last->prefix), std::move(origin));
    return m_last;
}

} // namespace milliard
