// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/digest_login.h"

#include "core/source/auth_challenge.h"

#include <QCryptographicHash>
#include <QList>

#include <algorithm>

namespace milliard {
namespace {

QByteArray quoted(QByteArray text)
{
    return '"' + text.replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

bool hasControls(const QByteArray &text)
{
    return std::ranges::any_of(text, [](char c) { return quint8(c) < ' ' || c == 0x7f; });
}

// Of a list such as "auth,auth-int".
bool names(const QByteArray &list, QByteArrayView word)
{
    return std::ranges::any_of(list.split(','), [word](const QByteArray &item) { return item.trimmed().compare(word, Qt::CaseInsensitive) == 0; });
}

std::optional<DigestChallenge> read(const AuthChallenge &offered)
{
    if (offered.scheme != "digest")
        return std::nullopt;
    DigestChallenge challenge{.realm = offered.parameter("realm"), .nonce = offered.parameter("nonce"), .opaque = offered.parameter("opaque"), .algorithm = offered.parameter("algorithm")};
    QByteArray hash = challenge.algorithm.toLower();
    challenge.isSession = hash.endsWith("-sess");
    if (challenge.isSession)
        hash.chop(5);
    if (hash != "sha-256" && hash != "md5" && !challenge.algorithm.isEmpty())
        return std::nullopt;
    challenge.hash = hash == "sha-256" ? DigestChallenge::Sha256 : DigestChallenge::Md5;
    const QByteArray qop = offered.parameter("qop");
    challenge.hasQop = !qop.isEmpty();
    challenge.isStale = offered.parameter("stale").compare("true", Qt::CaseInsensitive) == 0;
    const bool isUsable = !challenge.nonce.isEmpty() && (!challenge.hasQop || names(qop, "auth"))
        && !hasControls(challenge.realm + challenge.nonce + challenge.opaque);
    return isUsable ? std::optional(challenge) : std::nullopt;
}

} // namespace

std::optional<DigestChallenge> DigestChallenge::of(const QByteArray &field)
{
    std::optional<DigestChallenge> best;
    for (const AuthChallenge &offered : authChallenges(field)) {
        if (const auto one = read(offered); one && (!best || one->hash > best->hash))
            best = one;
    }
    return best;
}

QByteArray digestAuthorization(const DigestChallenge &challenge, const Login &login, const QByteArray &method, const QByteArray &target, quint32 count, const QByteArray &clientNonce)
{
    const auto hash = [&challenge](const QByteArrayList &parts) {
        return QCryptographicHash::hash(parts.join(':'), challenge.hash == DigestChallenge::Sha256 ? QCryptographicHash::Sha256 : QCryptographicHash::Md5).toHex();
    };
    QByteArray secret = hash({login.user, challenge.realm, login.password});
    if (challenge.isSession)
        secret = hash({secret, challenge.nonce, clientNonce});
    const QByteArray request = hash({method, target});
    const QByteArray counted = QByteArray::number(count, 16).rightJustified(8, '0');
    const QByteArray response = challenge.hasQop ? hash({secret, challenge.nonce, counted, clientNonce, "auth", request})
                                                 : hash({secret, challenge.nonce, request});
    QByteArray value = "Digest username=" + quoted(login.user) + ", realm=" + quoted(challenge.realm) + ", nonce=" + quoted(challenge.nonce)
        + ", uri=" + quoted(target) + ", response=\"" + response + '"';
    if (!challenge.algorithm.isEmpty())
        value += ", algorithm=" + challenge.algorithm;
    if (!challenge.opaque.isEmpty())
        value += ", opaque=" + quoted(challenge.opaque);
    if (challenge.hasQop)
        value += ", qop=auth, nc=" + counted;
    if (challenge.hasQop || challenge.isSession)
        value += ", cnonce=\"" + clientNonce + '"';
    return value;
}

} // namespace milliard
