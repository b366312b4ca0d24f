// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/login_signer.h"

#include "core/base/login.h"
#include "core/base/network_error.h"

#include <QDir>

namespace milliard {
namespace {

class LoginSigner final : public RequestSigner
{
public:
    LoginSigner(QByteArray place, const Login &login)
        : m_place(std::move(place))
        , m_fields{{"Authorization", "Basic " + (login.user + ':' + login.password).toBase64()}}
    {
    }

    RequestFields fields(const QByteArray &url) const override { return url.startsWith(m_place) ? m_fields : RequestFields(); }
    bool refused(const QByteArray &, int) override { return false; }

private:
    const QByteArray m_place; // the origin, and the slash behind it
    const RequestFields m_fields;
};

} // namespace

std::shared_ptr<RequestSigner> loginSigner(const QUrl &origin)
{
    const auto login = findLogin(origin);
    if (!login)
        return nullptr;
    QUrl place = origin.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    place.setPath(QStringLiteral("/"));
    return std::make_shared<LoginSigner>(place.toEncoded(), *login);
}

std::function<RequestFields(const QUrl &)> signWith(const std::shared_ptr<RequestSigner> &signer)
{
    if (!signer)
        return {};
    return [signer](const QUrl &url) { return signer->fields(url.toEncoded()); };
}

Error loginError(const QUrl &url, const QByteArray &challenge, bool hasLogin)
{
    const QString file = QDir::toNativeSeparators(loginFile());
    // A challenge names its scheme first; a field may hold more than one of them (RFC 9110 §11.6.1).
    const bool takesBasic = challenge.isEmpty() || challenge.toLower().contains("basic");
    QString what = QStringLiteral("401, the server wants a login: put a line \"machine %1 login NAME password SECRET\" into %2").arg(url.host(), file);
    if (!takesBasic)
        what = QStringLiteral("401, the server wants a login by \"%1\", while Milliard knows Basic alone")
                   .arg(shownName(QString::fromLatin1(challenge.first(std::max<qsizetype>(0, challenge.indexOf(' ') < 0 ? challenge.size() : challenge.indexOf(' '))))));
    else if (hasLogin)
        what = QStringLiteral("401, the server does not take the login that %1 has for %2").arg(file, url.host());
    return {ErrorKind::HttpStatus, QStringLiteral("%1: %2").arg(shownUrl(url), what), 401};
}

} // namespace milliard
