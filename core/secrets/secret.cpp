// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/secrets/secret.h"

#include "core/base/request_fields.h"

#include <QRegularExpression>

#include <algorithm>

namespace milliard {
namespace {

std::unexpected<Error> bad(const QString &what)
{
    return std::unexpected(Error{ErrorKind::BadInput, what});
}

} // namespace

SecretAccount loginAccount(const QUrl &url)
{
    const bool isTls = url.scheme() == QLatin1String("https");
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setHost(url.host());
    if (url.port() != (isTls ? 443 : 80))
        origin.setPort(url.port());
    return {SecretAccount::Login, origin.toString(QUrl::FullyEncoded)};
}

Result<SecretAccount> secretAccount(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[A-Za-z0-9._-]{1,64}$"));
    const QString name = text.trimmed();
    if (constexpr QLatin1StringView token("token:"); name.startsWith(token) && form.match(name.sliced(token.size())).hasMatch())
        return SecretAccount{SecretAccount::Token, name};
    if (form.match(name).hasMatch())
        return SecretAccount{SecretAccount::Keys, QStringLiteral("s3:") + name};
    if (name.contains(QLatin1Char('@')))
        return bad(QStringLiteral("an address cannot hold a user name or password here; they are asked for"));
    const QUrl url(name);
    if ((url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("socks5")) && url.isValid() && !url.host().isEmpty())
        return loginAccount(url);
    return bad(QStringLiteral("\"%1\" is neither the address of a server, http(s)://HOST[:PORT], nor token:NAME, nor a name for keys, of up to 64 letters, digits, dots, hyphens and underscores")
                   .arg(shownName(name)));
}

Result<void> checkSecret(SecretAccount::Kind kind, const Secret &secret)
{
    const bool isLogin = kind == SecretAccount::Login;
    if (kind == SecretAccount::Token && secret.size() != 1)
        return bad(QStringLiteral("a token or passphrase is one line"));
    if (kind != SecretAccount::Token && (secret.size() < 2 || secret.size() > (isLogin ? 2 : 3)))
        return bad(isLogin ? QStringLiteral("a login is a user name and a password, a line each")
                           : QStringLiteral("keys are an access key id, a secret access key and, of a session, its token, a line each"));
    for (const QByteArray &part : secret) {
        if (part.isEmpty() || !part.isValidUtf8() || !isSendable("x", part))
            return bad(QStringLiteral("line %1 of it is empty, holds control characters or is no UTF-8").arg(secret.indexOf(part) + 1));
    }
    if (isLogin && secret.first().contains(':')) // RFC 7617 §2
        return bad(QStringLiteral("a user name cannot hold a colon"));
    return {};
}

} // namespace milliard
