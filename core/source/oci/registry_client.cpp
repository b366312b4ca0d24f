// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/oci/registry_client.h"

#include "core/base/network_error.h"
#include "core/source/oci/manifest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <algorithm>
#include <utility>

namespace milliard {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds usualLifetime{60'000}; // of a token, where nobody says (Docker's specification)

QByteArray baseOf(const ImageReference &image, bool isPlain)
{
    const QUrl url((isPlain ? QStringLiteral("http://") : QStringLiteral("https://")) + image.apiHost() + QStringLiteral("/v2/") + image.repository + QLatin1Char('/'));
    return url.toEncoded();
}

QList<AuthChallenge> challengesOf(const PageAnswer &answer)
{
    QByteArray all;
    for (const auto &[name, value] : answer.fields) {
        if (name.compare("www-authenticate", Qt::CaseInsensitive) == 0)
            all += (all.isEmpty() ? "" : ", ") + value;
    }
    return authChallenges(all);
}

} // namespace

Error registryError(const PageAnswer &answer, const ImageReference &image)
{
    const QJsonArray errors = QJsonDocument::fromJson(answer.body).object().value(QLatin1StringView("errors")).toArray();
    const QJsonObject first = errors.isEmpty() ? QJsonObject() : errors.at(0).toObject();
    const QString code = first.value(QLatin1StringView("code")).toString();
    Error error{ErrorKind::HttpStatus, {}, answer.status};
    if (code.isEmpty() && answer.field("Docker-Distribution-Api-Version").isEmpty() && answer.status != 401 && answer.status != 403) {
        if (answer.status == 404) // that a registry has not said of the image
            error = {ErrorKind::BadListing, {}};
        error.message = QStringLiteral("%1: status %2, and not in a registry's words; is it a container registry?").arg(shownUrl(answer.url)).arg(answer.status);
        return error;
    }
    const QString message = first.value(QLatin1StringView("message")).toString();
    error.message = QStringLiteral("%1: status %2").arg(image.text()).arg(answer.status);
    if (!code.isEmpty())
        error.message += QStringLiteral(", %1").arg(shownName(code));
    if (!message.isEmpty())
        error.message += QStringLiteral(" (%1)").arg(shownName(message));
    return error;
}

RegistryClient::RegistryClient(ImageReference image, bool isPlain, const JobOptions &options)
    : m_image(std::move(image))
    , m_base(baseOf(m_image, isPlain))
    , m_login(std::make_shared<RegistryLogin>(m_base, [this] { QMetaObject::invokeMethod(this, &RegistryClient::renew, Qt::QueuedConnection); }))
    , m_fetcher(options)
    , m_tokenFetcher(options)
{
}

RegistryClient::~RegistryClient()
{
    m_login->detach();
}

void RegistryClient::get(const QString &path, Receive receive)
{
    Q_ASSERT(!m_receive);
    m_path = path;
    m_receive = std::move(receive);
    m_hasLoggedIn = false;
    ask();
}

void RegistryClient::ask()
{
    QNetworkRequest request(QUrl::fromEncoded(m_base + m_path.toUtf8()));
    request.setRawHeader("Accept", m_path.startsWith(QLatin1StringView("manifests/")) ? acceptedManifests() : QByteArray("*/*"));
    m_fetcher.get({.request = request, .sign = [this](const QUrl &url) { return m_login->fields(url.toEncoded()); }, .takesRefusals = true},
        [this](Result<PageAnswer> answer) { answered(std::move(answer)); });
}

void RegistryClient::answered(Result<PageAnswer> answer)
{
    if (!answer && (answer.error().kind == ErrorKind::TlsFailed || answer.error().kind == ErrorKind::ConnectionLost) && m_base.startsWith("https:"))
        answer.error().message += QStringLiteral("; a registry without TLS takes the option plain-http");
    if (answer && answer->status == 400 && m_image.isLoopback() && m_base.startsWith("http:")) {
        Error error = registryError(*answer, m_image);
        error.message += QStringLiteral(" With TLS it takes the certificate of its authority as ca-file");
        answer = std::unexpected(error);
    }
    if (answer && answer->status == 401 && !std::exchange(m_hasLoggedIn, true))
        return logIn(*answer);
    if (answer && (answer->status == 401 || answer->status == 403))
        answer = denied(*answer, m_credentials.basic.isEmpty() ? QStringLiteral("it is not for everybody, or not there") : QStringLiteral("the user that is logged in may not read it"));
    if (answer && answer->status != 200)
        answer = std::unexpected(registryError(*answer, m_image));
    std::exchange(m_receive, {})(std::move(answer));
}

std::unexpected<Error> RegistryClient::denied(const PageAnswer &answer, const QString &why) const
{
    Error error = registryError(answer, m_image);
    error.message += QStringLiteral(": %1. ").arg(why);
    error.message += m_credentials.isElsewhere && m_credentials.basic.isEmpty()
        ? QStringLiteral("A credential helper has the password, which is not asked; log in with \"skopeo login %1\"").arg(m_image.host)
        : QStringLiteral("Check the name, or log in with \"skopeo login %1\" or \"docker login %1\"").arg(m_image.host);
    return std::unexpected(error);
}

// As the registry wants it. A token is preferred where both are offered.
void RegistryClient::logIn(const PageAnswer &refusal)
{
    const auto give = [this](std::unexpected<Error> error) { std::exchange(m_receive, {})(std::move(error)); };
    const QList<AuthChallenge> challenges = challengesOf(refusal);
    const auto offered = [&](QByteArrayView scheme) { return std::ranges::find(challenges, scheme.toByteArray(), &AuthChallenge::scheme); };
    const auto credentials = registryCredentials(m_image);
    if (!credentials)
        return give(std::unexpected(credentials.error()));
    m_credentials = *credentials;

    if (const auto bearer = offered("bearer"); bearer != challenges.end()) {
        QUrl realm = QUrl::fromEncoded(bearer->parameter("realm"), QUrl::StrictMode);
        const bool isSafe = realm.scheme() == QLatin1StringView("https") || (realm.scheme() == QLatin1StringView("http") && m_base.startsWith("http:"));
        if (!realm.isValid() || realm.host().isEmpty() || !realm.userInfo().isEmpty() || !isSafe) {
            return give(std::unexpected(Error{ErrorKind::BadListing, QStringLiteral("%1 names the token server \"%2\", which cannot be asked")
                .arg(m_image.host, shownUrl(realm))}));
        }
        QUrlQuery query(realm);
        const auto add = [&query](const char *name, const QByteArray &value) {
            if (!value.isEmpty())
                query.addQueryItem(QString::fromLatin1(name), QString::fromLatin1(value.toPercentEncoding()));
        };
        const QByteArray scope = bearer->parameter("scope");
        add("service", bearer->parameter("service"));
        add("scope", scope.isEmpty() ? "repository:" + m_image.repository.toUtf8() + ":pull" : scope);
        realm.setQuery(query);
        realm.setFragment({});
        m_realm = realm;
        return askToken([this, give](const Result<void> &done) {
            if (!done)
                return give(std::unexpected(done.error()));
            ask();
        });
    }
    if (offered("basic") == challenges.end() || m_credentials.basic.isEmpty()) {
        return give(denied(refusal, offered("basic") != challenges.end() ? QStringLiteral("it wants a user name and a password")
                                                                         : QStringLiteral("it asks for a login that is neither Basic nor Bearer")));
    }
    m_login->setBasic(m_credentials.basic);
    ask();
}

void RegistryClient::askToken(std::function<void(Result<void>)> done)
{
    // Also where there is nothing to add: what is signed is not kept with other answers.
    const auto sign = [this](const QUrl &) { return m_credentials.basic.isEmpty() ? RequestFields() : RequestFields{{"Authorization", "Basic " + m_credentials.basic}}; };
    m_tokenFetcher.get({.request = QNetworkRequest(m_realm), .sign = sign, .takesRefusals = true}, [this, receive = std::move(done)](Result<PageAnswer> answer) {
        const auto done = [&](const Result<void> &result) {
            if (!result)
                m_login->renewalFailed();
            receive(result);
        };
        if (!answer) {
            answer.error().message = QStringLiteral("the token server of %1 gives no token: %2").arg(m_image.host, answer.error().message);
            return done(std::unexpected(answer.error()));
        }
        if (answer->status == 401 || answer->status == 403)
            return done(denied(*answer, m_credentials.basic.isEmpty() ? QStringLiteral("the token server wants a login") : QStringLiteral("the token server does not take this user name and password")));
        if (answer->status != 200)
            return done(std::unexpected(Error{ErrorKind::HttpStatus, QStringLiteral("the token server of %1 gives no token: status %2").arg(m_image.host).arg(answer->status), answer->status}));
        done(takeToken(answer->body));
    });
}

Result<void> RegistryClient::takeToken(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    QByteArray token = object.value(QLatin1StringView("token")).toString().toUtf8();
    if (token.isEmpty())
        token = object.value(QLatin1StringView("access_token")).toString().toUtf8();
    if (token.isEmpty() || !isSendable("Authorization", token)) // never shown
        return std::unexpected(Error{ErrorKind::BadListing, QStringLiteral("the token server of %1 answers without a token").arg(m_image.host)});
    constexpr qint64 day = 86'400;
    const qint64 seconds = object.value(QLatin1StringView("expires_in")).toInteger(0);
    m_login->setToken(token, seconds > 0 ? milliseconds(std::min(seconds, day) * 1000) : usualLifetime);
    return {};
}

void RegistryClient::renew()
{
    if (m_tokenFetcher.isIdle()) // else a token is on its way
        askToken([](const Result<void> &) { });
}

} // namespace milliard
