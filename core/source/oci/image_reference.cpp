// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/oci/image_reference.h"

#include "core/source/http_address.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace milliard {
namespace {

constexpr QLatin1StringView scheme("oci://");
constexpr qsizetype maxRepository = 255; // characters, as registries have it

std::unexpected<Error> bad(const QString &what)
{
    return std::unexpected(Error{ErrorKind::BadInput, what});
}

bool matches(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

} // namespace

bool isImageReference(const QString &text)
{
    return text.startsWith(scheme, Qt::CaseInsensitive);
}

bool isImageDigest(QByteArrayView text)
{
    const bool is256 = text.startsWith("sha256:") && text.size() == 7 + 64;
    const bool is512 = text.startsWith("sha512:") && text.size() == 7 + 128;
    return (is256 || is512) && std::ranges::all_of(text.sliced(7), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

QString ImageReference::text() const
{
    return host + QLatin1Char('/') + repository + (tag.isEmpty() ? QString() : QLatin1Char(':') + tag)
        + (digest.isEmpty() ? QString() : QLatin1Char('@') + QString::fromLatin1(digest));
}

bool ImageReference::isDockerHub() const
{
    static const QStringList names{QStringLiteral("docker.io"), QStringLiteral("index.docker.io"), QStringLiteral("registry-1.docker.io"),
        QStringLiteral("registry.hub.docker.com")};
    return names.contains(host.toLower());
}

QString ImageReference::apiHost() const
{
    return isDockerHub() ? QStringLiteral("registry-1.docker.io") : host;
}

bool ImageReference::isLoopback() const
{
    const QString name = QUrl(QStringLiteral("https://") + host).host();
    return name == QLatin1String("localhost") || QHostAddress(name).isLoopback();
}

Result<ImageReference> imageReference(const QString &text)
{
    QString rest = text.trimmed();
    if (!isImageReference(rest))
        return bad(QStringLiteral("an image is named by oci://REGISTRY/REPOSITORY[:TAG]"));
    rest = rest.sliced(scheme.size());
    ImageReference image;
    const qsizetype slash = rest.indexOf(QLatin1Char('/'));
    image.host = rest.first(slash < 0 ? rest.size() : slash);
    if (image.host.contains(QLatin1Char('@')) && slash >= 0)
        return bad(QStringLiteral("a source cannot hold a user name or password, since it is kept in the journal; log in with \"skopeo login\" or \"docker login\""));
    rest = slash < 0 ? QString() : rest.sliced(slash + 1);
    if (image.host.isEmpty() || rest.isEmpty())
        return bad(QStringLiteral("an image needs its registry and its repository, as in oci://docker.io/library/debian:13"));
    if (!matches(image.host, QStringLiteral("(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9.-]+)(:[^:\\s?#\\\\]*)?")))
        return bad(QStringLiteral("registry \"%1\" is not a possible host").arg(shownName(image.host)));
    if (const auto url = httpAddress(QStringLiteral("https://") + image.host, {}); !url)
        return bad(QStringLiteral("registry \"%1\": %2").arg(shownName(image.host), url.error().message));

    if (const qsizetype at = rest.indexOf(QLatin1Char('@')); at >= 0) {
        image.digest = rest.sliced(at + 1).toUtf8();
        rest.truncate(at);
        if (!isImageDigest(image.digest))
            return bad(QStringLiteral("digest \"%1\" must be sha256: and 64, or sha512: and 128, of the digits 0-9a-f").arg(shownName(QString::fromUtf8(image.digest))));
    }
    if (const qsizetype colon = rest.lastIndexOf(QLatin1Char(':')); colon >= 0) {
        image.tag = rest.sliced(colon + 1);
        rest.truncate(colon);
        if (!matches(image.tag, QStringLiteral("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}")))
            return bad(QStringLiteral("tag \"%1\" must be 1 to 128 letters, digits, \"_\", \".\" and \"-\", the first no \".\" or \"-\"").arg(shownName(image.tag)));
    } else if (image.digest.isEmpty()) {
        image.tag = QStringLiteral("latest");
    }
    image.repository = rest;
    if (image.isDockerHub() && !rest.contains(QLatin1Char('/')))
        image.repository.prepend(QStringLiteral("library/"));
    const QString part = QStringLiteral("[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*");
    if (rest.size() > maxRepository || !matches(rest, part + QStringLiteral("(/") + part + QStringLiteral(")*")))
        return bad(QStringLiteral("repository \"%1\" must be lower-case letters and digits, with single \".\", \"_\" or \"-\" between them, in parts with \"/\" between them").arg(shownName(rest)));
    return image;
}

} // namespace milliard
