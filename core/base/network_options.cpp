// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/network_options.h"

#include "core/base/proxy.h"
#include "core/base/request_fields.h"

#include <QDir>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace milliard {
namespace {

std::unexpected<Error> bad(const QString &what)
{
    return std::unexpected(Error{ErrorKind::BadInput, what});
}

struct Text {
    const char *key;
    QString NetworkOptions::*member;
};
constexpr std::array texts{
    Text{"proxy", &NetworkOptions::proxy},
    Text{"userAgent", &NetworkOptions::userAgent},
    Text{"cookieFile", &NetworkOptions::cookieFile},
    Text{"bearer", &NetworkOptions::bearer},
    Text{"clientCertificate", &NetworkOptions::clientCertificate},
    Text{"clientKey", &NetworkOptions::clientKey},
    Text{"clientPassphrase", &NetworkOptions::clientPassphrase},
};

// What the transports and the sources say themselves: how a message ends, which part of what version is wanted, and for whom it is.
constexpr std::array<std::string_view, 18> ours{"accept-encoding", "connection", "content-encoding", "content-length", "content-type", "expect", "host", "if-match",
    "if-modified-since", "if-none-match", "if-range", "if-unmodified-since", "keep-alive", "range", "te", "trailer", "transfer-encoding", "upgrade"};

// A name of which one of these is a part, between hyphens, tells of a secret.
constexpr std::array<std::string_view, 17> secrets{"apikey", "auth", "authentication", "authorization", "cookie", "credential", "credentials", "jwt", "key", "pass",
    "password", "secret", "session", "sid", "signature", "token", "tokens"};

bool tellsSecret(const QByteArray &name)
{
    const QList<QByteArray> parts = QByteArray(name).replace('_', '-').split('-');
    return std::ranges::any_of(parts, [](const QByteArray &part) { return std::ranges::find(secrets, std::string_view(part)) != secrets.end(); });
}

Result<void> checkPath(const char *option, const QString &path)
{
    if (path.isEmpty() || QDir::isAbsolutePath(path))
        return {};
    return bad(QStringLiteral("%1 \"%2\" must be an absolute path").arg(QLatin1String(option), shownName(path)));
}

Result<void> checkHeaders(const QStringList &headers)
{
    if (headers.size() > NetworkOptions::maxHeaders)
        return bad(QStringLiteral("header is given %1 times, but at most %2 are sent").arg(headers.size()).arg(NetworkOptions::maxHeaders));
    for (const QString &header : headers) {
        if (header.startsWith(QLatin1Char('@'))) {
            if (const auto right = checkPath("header", header.sliced(1)); !right || header.size() == 1)
                return right ? bad(QStringLiteral("header @FILE lacks the file")) : right;
        } else if (const auto read = headerFrom(header, false); !read) {
            return std::unexpected(read.error());
        }
    }
    return {};
}

} // namespace

Result<std::pair<QByteArray, QByteArray>> headerFrom(const QString &line, bool maySecret)
{
    const qsizetype colon = line.indexOf(QLatin1Char(':'));
    if (colon < 0) // not shown: it may be anything
        return bad(QStringLiteral("header must be \"Name: value\", or @FILE, and one has no colon"));
    if (line.size() > NetworkOptions::maxHeaderSize)
        return bad(QStringLiteral("header is longer than %1 characters").arg(NetworkOptions::maxHeaderSize));
    const QByteArray name = line.first(colon).toUtf8();
    const QByteArray value = line.sliced(colon + 1).trimmed().toUtf8();
    const QString shown = shownName(QString::fromUtf8(name));
    if (!isSendable(name, {}))
        return bad(QStringLiteral("header \"%1\" has a name that is none: letters, digits and hyphens alone, and no space before the colon").arg(shown));
    if (value.isEmpty() || !isSendable(name, value))
        return bad(QStringLiteral("header %1 has %2").arg(shown, value.isEmpty() ? QStringLiteral("no value") : QStringLiteral("a value with control characters")));
    const QByteArray lower = name.toLower();
    if (lower == "user-agent")
        return bad(QStringLiteral("header User-Agent is given as --user-agent"));
    if (lower == "cookie")
        return bad(QStringLiteral("header Cookie is not taken, since cookies are secrets of their own hosts; put them into a file for --cookies"));
    if (lower.startsWith("proxy-"))
        return bad(QStringLiteral("header %1 is for a proxy; name its user in --proxy, and keep the password in the system's keychain").arg(shown));
    if (std::ranges::find(ours, std::string_view(lower)) != ours.end())
        return bad(QStringLiteral("header %1 is Milliard's own to send").arg(shown));
    if (!maySecret && tellsSecret(lower)) {
        const QString instead = lower == "authorization" ? QStringLiteral("use --bearer, a login in the netrc file or the system's keychain (milliard-cli secret), or put the line into a file and give --header @FILE")
                                                         : QStringLiteral("put the line into a file and give --header @FILE");
        return bad(QStringLiteral("header %1 may be a secret, which would be seen on the command line and in the journal; %2").arg(shown, instead));
    }
    return std::pair{name, value};
}

Result<SecretPlace> secretPlace(const char *option, const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^keychain:([A-Za-z0-9._-]{1,64})$"));
    SecretPlace place;
    if (text.isEmpty())
        return place;
    if (const auto match = form.match(text); match.hasMatch()) {
        place.keychain = match.captured(1);
        return place;
    }
    if (text.startsWith(QLatin1Char('@')) && QDir::isAbsolutePath(text.sliced(1))) {
        place.file = text.sliced(1);
        return place;
    }
    return bad(QStringLiteral("%1 must be keychain:NAME or @FILE, where the secret is, and not the secret itself").arg(QLatin1String(option)));
}

Result<void> checkNetwork(const NetworkOptions &o)
{
    if (const auto proxy = proxyFrom(o.proxy); !proxy)
        return std::unexpected(proxy.error());
    if (const auto right = checkHeaders(o.headers); !right)
        return right;
    if (o.userAgent.size() > NetworkOptions::maxHeaderSize || !isSendable("User-Agent", o.userAgent.toUtf8()) || o.userAgent.trimmed() != o.userAgent)
        return bad(QStringLiteral("user-agent has control characters or spaces at its ends, or is too long"));
    for (const auto &[option, path] : {std::pair{"cookies", &o.cookieFile}, {"client-cert", &o.clientCertificate}, {"client-key", &o.clientKey}}) {
        if (const auto right = checkPath(option, *path); !right)
            return right;
    }
    for (const auto &[option, place] : {std::pair{"bearer", &o.bearer}, {"client-passphrase", &o.clientPassphrase}}) {
        if (const auto right = secretPlace(option, *place); !right)
            return std::unexpected(right.error());
    }
    if (o.clientCertificate.isEmpty() && !(o.clientKey.isEmpty() && o.clientPassphrase.isEmpty()))
        return bad(QStringLiteral("%1 is of no use without client-cert").arg(QLatin1String(o.clientKey.isEmpty() ? "client-passphrase" : "client-key")));
    return {};
}

QJsonObject toJson(const NetworkOptions &options)
{
    QJsonObject json;
    for (const auto &[key, member] : texts) {
        if (!(options.*member).isEmpty())
            json.insert(QLatin1String(key), options.*member);
    }
    if (!options.headers.isEmpty())
        json.insert(QStringLiteral("headers"), QJsonArray::fromStringList(options.headers));
    return json;
}

Result<NetworkOptions> networkOptionsFromJson(const QJsonObject &json)
{
    const auto wrong = [](const char *key) { return bad(QStringLiteral("option \"%1\" has a value of the wrong kind").arg(QLatin1String(key))); };
    NetworkOptions options;
    for (const auto &[key, member] : texts) {
        const QJsonValue value = json.value(QLatin1String(key));
        if (!value.isUndefined() && !value.isString())
            return wrong(key);
        options.*member = value.toString();
    }
    const QJsonValue headers = json.value(QLatin1String("headers"));
    if (!headers.isUndefined() && !headers.isArray())
        return wrong("headers");
    for (const QJsonValue &header : headers.toArray()) {
        if (!header.isString())
            return wrong("headers");
        options.headers += header.toString();
    }
    return options;
}

} // namespace milliard
