// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/digest.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QString>
#include <QStringList>

namespace milliard::test {

inline QString sha256Of(const QByteArray &bytes) // "sha256:HEX"
{
    Hasher hasher(DigestAlgorithm::Sha256);
    hasher.add(bytes);
    return hasher.result().value().text();
}

// An OCI image layout made by hand, for skopeo to push.
class ImageFolder
{
public:
    explicit ImageFolder(const QString &path)
        : m_path(path)
    {
        QDir().mkpath(path + QStringLiteral("/blobs/sha256"));
        write(QStringLiteral("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    }

    // An image's descriptor. Its layers look like gzip as far as anybody looks, and each is random.
    QJsonObject image(int layers, qint64 layerBytes, const QString &architecture = QStringLiteral("amd64"), const QString &variant = {})
    {
        QJsonArray list;
        QJsonArray ids;
        for (int i = 0; i < layers; ++i) {
            QByteArray body(layerBytes, Qt::Uninitialized);
            QRandomGenerator::global()->generate(body.begin(), body.end());
            body.replace(0, 4, QByteArray("\x1f\x8b\x08\x00", 4));
            const QJsonObject layer = blob(body, QStringLiteral("application/vnd.oci.image.layer.v1.tar+gzip"));
            list << layer;
            ids << layer.value(QStringLiteral("digest"));
            m_layers << layer.value(QStringLiteral("digest")).toString();
        }
        QJsonObject platform{{QStringLiteral("os"), QStringLiteral("linux")}, {QStringLiteral("architecture"), architecture}};
        if (!variant.isEmpty())
            platform.insert(QStringLiteral("variant"), variant);
        QJsonObject config = platform;
        config.insert(QStringLiteral("config"), QJsonObject());
        config.insert(QStringLiteral("rootfs"), QJsonObject{{QStringLiteral("type"), QStringLiteral("layers")}, {QStringLiteral("diff_ids"), ids}});
        const QString type = QStringLiteral("application/vnd.oci.image.manifest.v1+json");
        QJsonObject manifest = blob(json({{QStringLiteral("schemaVersion"), 2}, {QStringLiteral("mediaType"), type},
            {QStringLiteral("config"), blob(json(config), QStringLiteral("application/vnd.oci.image.config.v1+json"))}, {QStringLiteral("layers"), list}}), type);
        manifest.insert(QStringLiteral("platform"), platform);
        return manifest;
    }
    QJsonObject index(const QJsonArray &images)
    {
        const QString type = QStringLiteral("application/vnd.oci.image.index.v1+json");
        return blob(json({{QStringLiteral("schemaVersion"), 2}, {QStringLiteral("mediaType"), type}, {QStringLiteral("manifests"), images}}), type);
    }
    // What the folder is to be read as, by the tag "made".
    void name(QJsonObject descriptor)
    {
        descriptor.remove(QStringLiteral("platform"));
        descriptor.insert(QStringLiteral("annotations"), QJsonObject{{QStringLiteral("org.opencontainers.image.ref.name"), QStringLiteral("made")}});
        write(QStringLiteral("index.json"), json({{QStringLiteral("schemaVersion"), 2}, {QStringLiteral("manifests"), QJsonArray{descriptor}}}));
    }
    const QStringList &layers() const { return m_layers; } // digests, of all images

private:
    static QByteArray json(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }
    QJsonObject blob(const QByteArray &body, const QString &type)
    {
        const QString digest = sha256Of(body);
        write(QStringLiteral("blobs/") + QString(digest).replace(QLatin1Char(':'), QLatin1Char('/')), body);
        return {{QStringLiteral("mediaType"), type}, {QStringLiteral("digest"), digest}, {QStringLiteral("size"), body.size()}};
    }
    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_path + QLatin1Char('/') + name);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
    }

    QString m_path;
    QStringList m_layers;
};

// Runs skopeo; "" or what it complains about. It never meets the user's own logins or policy.
inline QString skopeo(const QStringList &arguments, QByteArray *out = nullptr)
{
    QProcess process;
    process.start(QStringLiteral("skopeo"), QStringList{QStringLiteral("--insecure-policy")} + arguments);
    if (!process.waitForFinished(120'000))
        return QStringLiteral("skopeo did not end: ") + process.errorString();
    if (out)
        *out = process.readAllStandardOutput();
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0
        ? QString() : arguments.join(QLatin1Char(' ')) + QStringLiteral(": ") + QString::fromUtf8(process.readAllStandardError());
}

} // namespace milliard::test
