// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/proxy.h"

#include <QNetworkProxyFactory>

namespace milliard {
namespace {

constexpr QLatin1StringView form("system, none, http://[USER@]HOST:PORT or socks5://[USER@]HOST:PORT");

} // namespace

Result<QNetworkProxy> proxyFrom(const QString &text)
{
    const auto bad = [](const QString &what) { return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("proxy ") + what}); };
    if (text.isEmpty())
        return QNetworkProxy(QNetworkProxy::DefaultProxy);
    if (text == QLatin1StringView("none"))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const QUrl url(text, QUrl::StrictMode);
    if (!url.password().isEmpty() || text.count(QLatin1Char('@')) > 1)
        return bad(QStringLiteral("takes no password, which would be seen on the command line and in the journal; keep it in the system's keychain "
                                  "(milliard-cli secret set http://HOST:PORT), and give the user alone"));
    const bool isHttp = url.scheme() == QLatin1StringView("http");
    if (!url.isValid() || !(isHttp || url.scheme() == QLatin1StringView("socks5")) || url.host().isEmpty())
        return bad(QStringLiteral("must be %1, and is \"%2\"").arg(form, shownName(text)));
    if (url.port() < 1)
        return bad(QStringLiteral("\"%1\" has no port; it must be %2").arg(shownName(text), form));
    if ((!url.path().isEmpty() && url.path() != QLatin1StringView("/")) || url.hasQuery() || url.hasFragment())
        return bad(QStringLiteral("\"%1\" ends with its port").arg(shownName(url.toString(QUrl::RemoveQuery | QUrl::RemoveFragment))));
    return QNetworkProxy(isHttp ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy, url.host(), quint16(url.port()), url.userName());
}

QUrl proxyOrigin(const QString &text)
{
    QUrl url = text == QLatin1StringView("none") ? QUrl() : QUrl(text, QUrl::StrictMode);
    url.setUserInfo({});
    return url;
}

QNetworkProxy proxyInForce(const QNetworkProxy &ofJob, const QUrl &url)
{
    if (ofJob.type() != QNetworkProxy::DefaultProxy)
        return ofJob;
    const QList<QNetworkProxy> proxies = QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(url));
    const bool isNone = proxies.isEmpty() || proxies.first().type() == QNetworkProxy::DefaultProxy;
    return isNone ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.first();
}

QString shownProxy(const QNetworkProxy &proxy)
{
    return QStringLiteral("%1:%2").arg(proxy.hostName()).arg(proxy.port());
}

} // namespace milliard
