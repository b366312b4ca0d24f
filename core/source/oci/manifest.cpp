// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/oci/manifest.h"

#include "core/source/oci/image_reference.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>
#include <array>

namespace milliard {
namespace {

struct Type {
    QLatin1StringView docker;
    QLatin1StringView oci;
};
constexpr Type image{QLatin1StringView("application/vnd.docker.distribution.manifest.v2+json"), QLatin1StringView("application/vnd.oci.image.manifest.v1+json")};
constexpr Type index{QLatin1StringView("application/vnd.docker.distribution.manifest.list.v2+json"), QLatin1StringView("application/vnd.oci.image.index.v1+json")};
constexpr std::array types{image, index,
    Type{QLatin1StringView("application/vnd.docker.container.image.v1+json"), QLatin1StringView("application/vnd.oci.image.config.v1+json")},
    Type{QLatin1StringView("application/vnd.docker.image.rootfs.diff.tar"), QLatin1StringView("application/vnd.oci.image.layer.v1.tar")},
    Type{QLatin1StringView("application/vnd.docker.image.rootfs.diff.tar.gzip"), QLatin1StringView("application/vnd.oci.image.layer.v1.tar+gzip")},
    Type{QLatin1StringView("application/vnd.docker.image.rootfs.diff.tar.zstd"), QLatin1StringView("application/vnd.oci.image.layer.v1.tar+zstd")},
    Type{QLatin1StringView("application/vnd.docker.image.rootfs.foreign.diff.tar"), QLatin1StringView("application/vnd.oci.image.layer.nondistributable.v1.tar")},
    Type{QLatin1StringView("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"), QLatin1StringView("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip")},
};

std::unexpected<Error> bad(const QString &what)
{
    return std::unexpected(Error{ErrorKind::BadListing, what});
}

Result<Descriptor> descriptor(const QJsonValue &value, const QString &what)
{
    const QJsonObject object = value.toObject();
    Descriptor d;
    d.mediaType = object.value(QLatin1StringView("mediaType")).toString();
    d.digest = object.value(QLatin1StringView("digest")).toString().toUtf8();
    d.size = object.value(QLatin1StringView("size")).toInteger(-1);
    if (!isImageDigest(d.digest))
        return bad(QStringLiteral("%1 has the digest \"%2\", which is neither sha256 nor sha512").arg(what, shownName(QString::fromUtf8(d.digest))));
    if (d.size < 0)
        return bad(QStringLiteral("%1 has no size").arg(what));
    const QJsonObject platform = object.value(QLatin1StringView("platform")).toObject();
    d.platform = {platform.value(QLatin1StringView("os")).toString(), platform.value(QLatin1StringView("architecture")).toString(),
        platform.value(QLatin1StringView("variant")).toString()};
    for (const QJsonValue &place : object.value(QLatin1StringView("urls")).toArray()) {
        const QUrl url(place.toString(), QUrl::StrictMode);
        if (url.isValid() && (url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http")) && !url.host().isEmpty() && url.userInfo().isEmpty())
            d.urls.append(url.toEncoded(QUrl::RemoveFragment));
    }
    return d;
}

Result<QList<Descriptor>> descriptors(const QJsonValue &value, const QString &what)
{
    const QJsonArray array = value.toArray();
    if (!value.isArray() || array.size() > maxDescriptors)
        return bad(value.isArray() ? QStringLiteral("%1 %2s, more than %3").arg(array.size()).arg(what).arg(maxDescriptors) : QStringLiteral("it has no list of %1s").arg(what));
    QList<Descriptor> list;
    for (qsizetype i = 0; i < array.size(); ++i) {
        Result<Descriptor> one = descriptor(array.at(i), QStringLiteral("%1 %2").arg(what).arg(i + 1));
        if (!one)
            return std::unexpected(one.error());
        list.append(*std::move(one));
    }
    return list;
}

void convert(QJsonObject &object)
{
    const QJsonValue type = object.value(QLatin1StringView("mediaType"));
    if (type.isString())
        object.insert(QLatin1StringView("mediaType"), ociMediaType(type.toString()));
}

} // namespace

QByteArray acceptedManifests()
{
    return QByteArray("application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json, "
        "application/vnd.docker.distribution.manifest.v2+json, application/vnd.docker.distribution.manifest.list.v2+json, "
        "application/vnd.docker.distribution.manifest.v1+prettyjws;q=0.1, application/vnd.docker.distribution.manifest.v1+json;q=0.1");
}

QString ociMediaType(const QString &type)
{
    const auto found = std::ranges::find_if(types, [&](const Type &t) { return type == t.docker; });
    return found == types.end() ? type : QString(found->oci);
}

Result<Manifest> parseManifest(const QByteArray &body, const QByteArray &type)
{
    if (body.size() > maxManifestBytes)
        return bad(QStringLiteral("a manifest of %1 bytes, more than %2").arg(body.size()).arg(maxManifestBytes));
    QJsonParseError syntax;
    const QJsonObject object = QJsonDocument::fromJson(body, &syntax).object();
    if (syntax.error != QJsonParseError::NoError || object.isEmpty()) {
        return bad(QStringLiteral("no manifest, but something that begins with \"%1\"; is it a container registry?")
                       .arg(shownName(QString::fromUtf8(body.first(std::min<qsizetype>(body.size(), 60))).simplified())));
    }
    if (object.value(QLatin1StringView("schemaVersion")).toInteger(2) == 1)
        return bad(QStringLiteral("an image manifest of schema 1, which is not supported; push the image again with a program of after 2016"));

    Manifest manifest;
    manifest.mediaType = object.value(QLatin1StringView("mediaType")).toString(QString::fromLatin1(type.split(';').constFirst().trimmed()));
    const QJsonValue images = object.value(QLatin1StringView("manifests"));
    const QJsonValue layers = object.value(QLatin1StringView("layers"));
    // One document must not be two things, by which of its parts is looked at.
    if (images.isUndefined() == layers.isUndefined())
        return bad(layers.isUndefined() ? QStringLiteral("a manifest that has neither layers nor manifests") : QStringLiteral("a manifest that has layers and manifests"));
    manifest.isIndex = layers.isUndefined();
    const Type &expected = manifest.isIndex ? index : image;
    if (manifest.mediaType != expected.oci && manifest.mediaType != expected.docker) {
        if (object.contains(QLatin1StringView("mediaType")))
            return bad(QStringLiteral("a manifest of the type \"%1\", which is not supported").arg(shownName(manifest.mediaType)));
        manifest.mediaType = expected.oci; // the document says what it is, whatever the server calls it
    }
    if (manifest.isIndex) {
        auto list = descriptors(images, QStringLiteral("image"));
        if (!list)
            return std::unexpected(list.error());
        manifest.images = *std::move(list);
        return manifest;
    }
    auto config = descriptor(object.value(QLatin1StringView("config")), QStringLiteral("its config"));
    if (!config)
        return std::unexpected(config.error());
    auto list = descriptors(layers, QStringLiteral("layer"));
    if (!list)
        return std::unexpected(list.error());
    manifest.config = *std::move(config);
    manifest.layers = *std::move(list);
    return manifest;
}

QByteArray ociManifest(const QByteArray &body, const QHash<QByteArray, Descriptor> &converted)
{
    QJsonObject object = QJsonDocument::fromJson(body).object();
    const QJsonObject before = object;
    convert(object);
    QJsonObject config = object.value(QLatin1StringView("config")).toObject();
    convert(config);
    if (!config.isEmpty())
        object.insert(QLatin1StringView("config"), config);
    for (const QLatin1StringView key : {QLatin1StringView("layers"), QLatin1StringView("manifests")}) {
        QJsonArray list = object.value(key).toArray();
        for (qsizetype i = 0; i < list.size(); ++i) {
            QJsonObject one = list.at(i).toObject();
            convert(one);
            if (const auto now = converted.constFind(one.value(QLatin1StringView("digest")).toString().toUtf8()); now != converted.cend()) {
                one.insert(QLatin1StringView("digest"), QString::fromLatin1(now->digest));
                one.insert(QLatin1StringView("size"), now->size);
            }
            list[i] = one;
        }
        if (!list.isEmpty())
            object.insert(key, list);
    }
    return object == before ? body : QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<Platform> platformOfConfig(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const Platform platform{object.value(QLatin1StringView("os")).toString(), object.value(QLatin1StringView("architecture")).toString(),
        object.value(QLatin1StringView("variant")).toString()};
    if (platform.os.isEmpty() || platform.architecture.isEmpty())
        return bad(QStringLiteral("the image's config names no platform"));
    return platform;
}

} // namespace milliard
