// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/access.h"

#include <QNetworkAccessManager>
#include <QNetworkCookieJar>
#include <QSslConfiguration>

#include <algorithm>
#include <utility>

namespace milliard {
namespace {

class Jar final : public QNetworkCookieJar
{
public:
    explicit Jar(const QList<QNetworkCookie> &cookies) { setAllCookies(cookies); }
};

} // namespace

Access::Access(Parts parts)
    : m_parts(std::move(parts))
{
}

bool Access::changesRequests() const
{
    return !m_parts.fields.isEmpty() || !m_parts.userAgent.isEmpty() || !m_parts.cookies.isEmpty();
}

bool Access::has(QByteArrayView name) const
{
    return std::ranges::any_of(m_parts.fields, [name](const auto &field) { return name.compare(field.first, Qt::CaseInsensitive) == 0; });
}

RequestFields Access::fields(const QUrl &url, const QUrl &asked) const
{
    RequestFields fields;
    if (!m_parts.userAgent.isEmpty())
        fields.append({"User-Agent", m_parts.userAgent});
    const Reach &reach = m_parts.reach;
    if (reach.kind != Reach::Nowhere && isSameOrigin(url, reach.kind == Reach::Origin ? reach.origin : asked))
        fields += m_parts.fields;
    return fields;
}

std::unique_ptr<QNetworkCookieJar> Access::cookiesFor(const QString &host) const
{
    QList<QNetworkCookie> own;
    for (const QNetworkCookie &cookie : m_parts.cookies) {
        const QString domain = cookie.domain();
        if (domain == host || (domain.startsWith(QLatin1Char('.')) && (host.endsWith(domain) || host == QStringView(domain).sliced(1))))
            own.append(cookie);
    }
    return own.isEmpty() ? nullptr : std::make_unique<Jar>(own);
}

void Access::setUp(QNetworkAccessManager &manager) const
{
    if (m_parts.proxy.type() != QNetworkProxy::DefaultProxy)
        manager.setProxy(m_parts.proxy);
    if (!m_parts.cookies.isEmpty())
        manager.setCookieJar(new Jar(m_parts.cookies)); // which becomes its child
}

void Access::setUp(QSslConfiguration &tls) const
{
    if (m_parts.certificates.isEmpty())
        return;
    tls.setLocalCertificateChain(m_parts.certificates);
    tls.setPrivateKey(m_parts.key);
}

QByteArray cookieField(const QNetworkCookieJar &jar, const QUrl &url)
{
    QByteArray value;
    for (const QNetworkCookie &cookie : jar.cookiesForUrl(url))
        value += (value.isEmpty() ? QByteArray() : QByteArrayLiteral("; ")) + cookie.toRawForm(QNetworkCookie::NameAndValueOnly);
    return value;
}

} // namespace milliard
