// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/network_error.h"

#include "core/base/proxy.h"
#include "core/base/retry_policy.h"

#include <QDateTime>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrl>

namespace milliard {
namespace {

ErrorKind kindOf(QNetworkReply::NetworkError code)
{
    switch (code) {
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ProxyNotFoundError:
        return ErrorKind::HostNotFound;
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::ProxyConnectionRefusedError:
        return ErrorKind::ConnectionRefused;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::OperationCanceledError: // QNetworkRequest::setTransferTimeout ends replies with this
        return ErrorKind::TimedOut;
    case QNetworkReply::SslHandshakeFailedError:
        return ErrorKind::TlsFailed;
    case QNetworkReply::TooManyRedirectsError:
    case QNetworkReply::InsecureRedirectError:
        return ErrorKind::BadRedirect;
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::UnknownContentError: // not packed as it says
        return ErrorKind::BadResponse;
    default:
        return ErrorKind::ConnectionLost;
    }
}

// The proxy that the request went by; NoProxy: none.
QNetworkProxy proxyOf(const QNetworkReply &reply)
{
    const QNetworkAccessManager *const manager = reply.manager();
    return manager ? proxyInForce(manager->proxy(), reply.url()) : QNetworkProxy(QNetworkProxy::NoProxy);
}

Error proxyWantsLogin(const QNetworkProxy &proxy)
{
    const QString name = shownProxy(proxy);
    const QString scheme = QLatin1StringView(proxy.type() == QNetworkProxy::Socks5Proxy ? "socks5" : "http");
    const QString what = proxy.user().isEmpty() ? QStringLiteral("wants a login; name its user, %1://USER@%2, and keep the password in the system's keychain (milliard-cli secret set %1://%2)")
                                                : QStringLiteral("does not take the login of this user that the system's keychain has (milliard-cli secret set %1://%2)");
    return {ErrorKind::HttpStatus, QStringLiteral("407, the proxy %1 ").arg(name) + what.arg(scheme, name), 407};
}

} // namespace

QString shownUrl(const QUrl &url)
{
    return url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

QString shownHost(const QUrl &url)
{
    const QString host = url.host();
    return url.port() < 0 ? host : QStringLiteral("%1:%2").arg(host).arg(url.port());
}

Error networkError(const QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QNetworkProxy proxy = proxyOf(reply);
    const bool hasProxy = proxy.type() != QNetworkProxy::NoProxy;
    if (hasProxy && (status == 407 || reply.error() == QNetworkReply::ProxyAuthenticationRequiredError))
        return proxyWantsLogin(proxy);
    if (status >= 400 && status <= 999) {
        const QString reason = reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString();
        return {.kind = ErrorKind::HttpStatus, .message = shownName(QStringLiteral("%1 %2").arg(status).arg(reason).trimmed()), .httpStatus = status,
            .retryAfter = parseRetryAfter(reply.rawHeader("Retry-After"), QDateTime::currentDateTimeUtc()),
            .challenge = status == 401 ? reply.rawHeader("WWW-Authenticate") : QByteArray()};
    }
    // An end that is neither an error of the network nor of HTTP: a strange success.
    if (reply.error() == QNetworkReply::NoError || status > 999)
        return {ErrorKind::BadResponse, QStringLiteral("status %1 where a body was expected").arg(status), status};

    QString place = shownHost(reply.url());
    if (hasProxy)
        place += QStringLiteral(" by the proxy ") + shownProxy(proxy);
    // A redirect without a Location, or to what Qt does not follow, is an unknown protocol to it.
    const bool isRedirect = status >= 300 && reply.error() == QNetworkReply::ProtocolUnknownError;
    const ErrorKind kind = isRedirect ? ErrorKind::BadRedirect : kindOf(reply.error());
    if (kind == ErrorKind::HostNotFound || kind == ErrorKind::ConnectionRefused || kind == ErrorKind::TimedOut)
        return {kind, place};
    // Qt's text may quote the URL, which may hold a secret; its words are of use only where it does not.
    QString said = reply.errorString();
    if (said.contains(QLatin1String("://")))
        said.clear();
    return {kind, said.isEmpty() ? place : QStringLiteral("%1: %2").arg(place, said)};
}

} // namespace milliard
