// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/oci/image_layout.h"

#include "core/base/data_url.h"
#include "core/base/digest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <utility>

namespace milliard {
namespace {

QByteArray sha256(const QByteArray &bytes)
{
    Hasher hasher(DigestAlgorithm::Sha256);
    hasher.add(bytes);
    return hasher.result().value_or(Digest{}).text().toLatin1();
}

QByteArray packed(const QByteArray &digest)
{
    return digestFromText(QString::fromLatin1(digest)).value_or(Digest{}).packed();
}

QString hexOf(const QByteArray &digest)
{
    return QString::fromLatin1(digest.sliced(digest.indexOf(':') + 1));
}

Entry ownEntry(const QString &name, const QByteArray &body)
{
    Entry entry{name, dataUrl(body), body.size()};
    entry.digest = packed(sha256(body));
    return entry;
}

Entry blobEntry(const QString &name, const Descriptor &blob, const QByteArray &base)
{
    // Layers that may not be handed on are elsewhere (image spec 1.1, "urls"); the registry may have them all the same.
    QList<QByteArray> places = blob.urls;
    places.append(base + "blobs/" + blob.digest);
    Entry entry{name, places.takeFirst(), blob.size};
    entry.digest = packed(blob.digest);
    if (!places.isEmpty())
        entry.extras.edit().mirrors = places;
    return entry;
}

// Entries, each name once.
class Files
{
public:
    void add(Entry entry)
    {
        if (const auto before = m_names.size(); m_names.insert(entry.name), m_names.size() > before)
            m_entries.append(std::move(entry));
    }
    QList<Entry> take() { return std::exchange(m_entries, {}); }

private:
    QSet<QString> m_names;
    QList<Entry> m_entries;
};

QString blobName(const QByteArray &digest)
{
    return QStringLiteral("blobs/") + QString::fromLatin1(digest).replace(QLatin1Char(':'), QLatin1Char('/'));
}

QString suffixOf(const QString &mediaType)
{
    const QString type = ociMediaType(mediaType);
    if (type.endsWith(QLatin1StringView("tar+gzip")))
        return QStringLiteral(".tar.gz");
    if (type.endsWith(QLatin1StringView("tar+zstd")))
        return QStringLiteral(".tar.zst");
    return type.endsWith(QLatin1StringView("tar")) ? QStringLiteral(".tar") : QString();
}

} // namespace

QList<Entry> layoutEntries(const QList<ImageDocument> &documents, const QString &name, const QByteArray &base)
{
    Files files;
    QHash<QByteArray, Descriptor> converted; // by the registry's digests
    QList<Entry> own;
    // From the last, since an index has the digests of what comes after it.
    for (qsizetype i = documents.size() - 1; i >= 0; --i) {
        const ImageDocument &document = documents.at(i);
        const QByteArray body = ociManifest(document.body, converted);
        const QByteArray digest = body == document.body ? document.digest : sha256(body);
        converted.insert(document.digest, {ociMediaType(document.manifest.mediaType), digest, body.size()});
        Entry entry = ownEntry(blobName(digest), body);
        entry.digest = packed(digest);
        own.append(entry);
    }
    for (const ImageDocument &document : documents) {
        if (document.manifest.isIndex)
            continue;
        files.add(blobEntry(blobName(document.manifest.config.digest), document.manifest.config, base));
        for (const Descriptor &layer : document.manifest.layers)
            files.add(blobEntry(blobName(layer.digest), layer, base));
    }
    for (Entry &entry : own)
        files.add(std::move(entry));

    const Descriptor &root = converted.value(documents.constFirst().digest);
    QJsonObject image{{QStringLiteral("mediaType"), root.mediaType}, {QStringLiteral("digest"), QString::fromLatin1(root.digest)}, {QStringLiteral("size"), root.size}};
    if (!name.isEmpty())
        image.insert(QStringLiteral("annotations"), QJsonObject{{QStringLiteral("org.opencontainers.image.ref.name"), name}});
    const QJsonObject index{{QStringLiteral("schemaVersion"), 2}, {QStringLiteral("mediaType"), QStringLiteral("application/vnd.oci.image.index.v1+json")},
        {QStringLiteral("manifests"), QJsonArray{image}}};
    files.add(ownEntry(QStringLiteral("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}"));
    files.add(ownEntry(QStringLiteral("index.json"), QJsonDocument(index).toJson(QJsonDocument::Compact)));
    return files.take();
}

QList<Entry> layerEntries(const ImageDocument &image, const QByteArray &base)
{
    Files files;
    for (const Descriptor &layer : image.manifest.layers)
        files.add(blobEntry(hexOf(layer.digest) + suffixOf(layer.mediaType), layer, base));
    files.add(blobEntry(hexOf(image.manifest.config.digest) + QStringLiteral(".json"), image.manifest.config, base));
    files.add(ownEntry(QStringLiteral("manifest.json"), image.body));
    return files.take();
}

} // namespace milliard
