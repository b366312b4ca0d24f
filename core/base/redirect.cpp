// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/redirect.h"

#include "core/base/network_error.h"
#include "core/base/path_parts.h"

namespace milliard {

bool isToFolder(const QUrl &from, const QUrl &target)
{
    const auto path = [](const QUrl &url) { return url.path(QUrl::FullyEncoded).toLatin1(); };
    return decodedParts(path(target)) == decodedParts(path(from) + '/');
}

Result<QUrl> redirectTarget(const QUrl &from, int status, const QByteArray &location, int made)
{
    const auto bad = [&](const QString &what) {
        return std::unexpected(Error{ErrorKind::BadRedirect, QStringLiteral("%1: %2").arg(shownHost(from), what), status});
    };
    QUrl url = from.resolved(QUrl::fromEncoded(location, QUrl::TolerantMode));
    const QString scheme = url.scheme();
    if (location.isEmpty() || !url.isValid())
        return bad(QStringLiteral("status %1 with nowhere to go").arg(status));
    if (scheme != QLatin1String("http") && scheme != QLatin1String("https"))
        return bad(QStringLiteral("redirected to %1:").arg(shownName(scheme)));
    if (url.host().isEmpty())
        return bad(QStringLiteral("redirected to no host"));
    if (scheme == QLatin1String("http") && from.scheme() == QLatin1String("https"))
        return bad(QStringLiteral("redirected from https to http"));
    if (made >= maxRedirects)
        return bad(QStringLiteral("more than %1 redirects").arg(maxRedirects));
    url.setUserInfo({}); // nobody here wants to be who the server says
    return url;
}

} // namespace milliard
