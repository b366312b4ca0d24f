// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/open_access.h"

#include "core/base/proxy.h"
#include "core/secrets/keychain.h"
#include "core/source/source_registry.h"

#include <QFuture>

namespace milliard {
namespace {

using Bytes = Result<QByteArray>;

QFuture<Bytes> ready(Bytes bytes)
{
    return QtFuture::makeReadyValueFuture(std::move(bytes));
}

std::unexpected<Error> bad(const QString &what)
{
    return std::unexpected(Error{ErrorKind::BadInput, what});
}

QFuture<Bytes> secretAt(const char *option, const QString &text)
{
    const auto place = secretPlace(option, text);
    if (!place)
        return ready(std::unexpected(place.error()));
    if (!place->file.isEmpty())
        return ready(readSecretFile(place->file));
    if (place->keychain.isEmpty())
        return ready({});
    const QString account = QStringLiteral("token:") + place->keychain;
    return readSecret(account).then([option, account](const Result<std::optional<Secret>> &secret) -> Bytes {
        if (!secret)
            return std::unexpected(secret.error());
        if (!*secret || !checkSecret(SecretAccount::Token, **secret))
            return bad(QStringLiteral("--%1: the system's keychain has no %2, or is locked; put it there with milliard-cli secret set %2").arg(QLatin1String(option), account));
        return (*secret)->first();
    });
}

// Of the proxy's user.
QFuture<Bytes> proxyPassword(const QString &text)
{
    const auto proxy = proxyFrom(text);
    if (!proxy || proxy->user().isEmpty())
        return ready(proxy ? Bytes() : std::unexpected(proxy.error()));
    const QString account = loginAccount(proxyOrigin(text)).name;
    return readSecret(account).then([account, user = proxy->user()](const Result<std::optional<Secret>> &secret) -> Bytes {
        if (!secret)
            return std::unexpected(secret.error());
        if (!*secret || !checkSecret(SecretAccount::Login, **secret))
            return bad(QStringLiteral("the proxy's password: the system's keychain has no %1, or is locked; put it there with milliard-cli secret set %1").arg(account));
        if (QString::fromUtf8((*secret)->first()) != user)
            return bad(QStringLiteral("the proxy's password: what the system's keychain has for %1 is another user's; put in this one's with milliard-cli secret set %1").arg(account));
        return (*secret)->at(1);
    });
}

Result<Access::Parts> partsOf(const NetworkOptions &network, const Access::Reach &reach, const QList<QByteArray> &secrets)
{
    Access::Parts parts{.reach = reach};
    const auto headers = readHeaders(network.headers);
    if (!headers)
        return std::unexpected(headers.error());
    parts.fields = *headers;
    parts.userAgent = network.userAgent.toUtf8();
    if (!network.bearer.isEmpty()) {
        parts.fields.removeIf([](const auto &field) { return field.first.compare("Authorization", Qt::CaseInsensitive) == 0; });
        parts.fields.append({"Authorization", "Bearer " + secrets.at(0)});
    }
    if (!network.cookieFile.isEmpty()) {
        const auto cookies = readCookies(network.cookieFile);
        if (!cookies)
            return std::unexpected(cookies.error());
        parts.cookies = *cookies;
    }
    if (!network.clientCertificate.isEmpty()) {
        auto identity = readIdentity(network, secrets.at(1));
        if (!identity)
            return std::unexpected(identity.error());
        parts.certificates = identity->certificates;
        parts.key = identity->key;
    }
    const auto proxy = proxyFrom(network.proxy);
    if (!proxy)
        return std::unexpected(proxy.error());
    parts.proxy = *proxy;
    parts.proxy.setPassword(QString::fromUtf8(secrets.at(2)));
    return parts;
}

} // namespace

Result<void> checkAccess(const SourcePlan &plan, const JobOptions &options)
{
    const NetworkOptions &network = options.network;
    if (plan.reach.kind == Access::Reach::Nowhere && (!network.headers.isEmpty() || !network.bearer.isEmpty())) {
        return bad(QStringLiteral("%1 is not for this source: it logs in in its own way, or its addresses are not the user's own; a cookie file, a client certificate, a proxy and a user agent are")
                       .arg(QLatin1String(network.headers.isEmpty() ? "bearer" : "header")));
    }
    return checkFiles(options);
}

QFuture<Result<JobOptions>> openAccess(const QString &source, const JobOptions &options)
{
    const auto now = [](Result<JobOptions> result) { return QtFuture::makeReadyValueFuture(std::move(result)); };
    const NetworkOptions &network = options.network;
    if (network == NetworkOptions())
        return now(options);
    const auto plan = planSource(source, options.source);
    if (!plan)
        return now(std::unexpected(plan.error()));
    if (const auto right = checkAccess(*plan, options); !right)
        return now(std::unexpected(right.error()));
    QList<QFuture<Bytes>> asked{secretAt("bearer", network.bearer), secretAt("client-passphrase", network.clientPassphrase), proxyPassword(network.proxy)};
    return QtFuture::whenAll(asked.begin(), asked.end()).then([options, reach = plan->reach](const QList<QFuture<Bytes>> &answers) -> Result<JobOptions> {
        QList<QByteArray> secrets;
        for (const QFuture<Bytes> &answer : answers) {
            const Bytes secret = answer.result();
            if (!secret)
                return std::unexpected(secret.error());
            secrets.append(*secret);
        }
        return partsOf(options.network, reach, secrets).transform([&options](const Access::Parts &parts) {
            JobOptions opened = options;
            opened.access = std::make_shared<const Access>(parts);
            return opened;
        });
    });
}

Result<std::unique_ptr<ListingSource>> openSource(const QString &source, const JobOptions &options)
{
    return openAccess(source, options).result().and_then([&](const JobOptions &opened) { return makeSource(source, opened); });
}

} // namespace milliard
