// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/data_url.h"
#include "core/base/digest.h"
#include "core/source/oci/image_layout.h"
#include "core/source/oci/image_source.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace {

const QByteArray dockerImage = "application/vnd.docker.distribution.manifest.v2+json";
const QByteArray ociImage = "application/vnd.oci.image.manifest.v1+json";
const QByteArray dockerLayer = "application/vnd.docker.image.rootfs.diff.tar.gzip";
const QByteArray ociLayer = "application/vnd.oci.image.layer.v1.tar+gzip";
const QByteArray base = "http://h/v2/x/";

// JSON with its quotes as single ones.
QByteArray quoted(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

QByteArray digest(char c)
{
    return "sha256:" + QByteArray(64, c);
}

QByteArray descriptor(const QByteArray &type, char c, int size, const QByteArray &more = {})
{
    return quoted("{'mediaType':'") + type + quoted("','digest':'") + digest(c) + quoted("','size':") + QByteArray::number(size) + more + '}';
}

QByteArray image(const QByteArray &type, const QByteArray &layers)
{
    return quoted("{'schemaVersion':2,'mediaType':'") + type + quoted("','config':") + descriptor("application/vnd.oci.image.config.v1+json", 'c', 7) + quoted(",'layers':[") + layers + "]}";
}

QByteArray platform(const char *os, const char *architecture, const char *variant = "")
{
    QByteArray text = quoted(",'platform':{'os':'") + os + quoted("','architecture':'") + architecture + '"';
    return text + (*variant ? quoted(",'variant':'") + variant + "\"}" : QByteArray("}"));
}

QByteArray sha256(const QByteArray &bytes)
{
    Hasher hasher(DigestAlgorithm::Sha256);
    hasher.add(bytes);
    return hasher.result().value().text().toLatin1();
}

ImageDocument document(const QByteArray &body)
{
    return {body, sha256(body), parseManifest(body, {}).value()};
}

QStringList namesOf(const QList<Entry> &entries)
{
    QStringList names;
    for (const Entry &entry : entries)
        names << entry.name;
    return names;
}

QByteArray bodyOf(const QList<Entry> &entries, const QString &name)
{
    for (const Entry &entry : entries) {
        if (entry.name == name)
            return dataUrlBody(entry.url).value();
    }
    return "(not there)";
}

} // namespace

class TestImageManifest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsImages()
    {
        for (const QByteArray &type : {dockerImage, ociImage}) {
            const auto manifest = parseManifest(image(type, descriptor(ociLayer, '1', 5) + ',' + descriptor(ociLayer, '2', 6, quoted(",'urls':['https://a/b c','ftp://x/y','https://a/b']"))), {});
            QVERIFY(manifest);
            QVERIFY(!manifest->isIndex);
            QCOMPARE(manifest->mediaType, QString::fromLatin1(type));
            QCOMPARE(manifest->config.digest, digest('c'));
            QCOMPARE(manifest->config.size, 7);
            QCOMPARE(manifest->layers.size(), 2);
            QCOMPARE(manifest->layers[0].digest, digest('1'));
            QCOMPARE(manifest->layers[1].urls, QList<QByteArray>{"https://a/b"});
        }
        // OCI lets a document leave its type out.
        const QByteArray bare = quoted("{'schemaVersion':2,'config':") + descriptor("x", 'c', 7) + quoted(",'layers':[]}");
        QCOMPARE(parseManifest(bare, ociImage + "; charset=utf-8")->mediaType, QString::fromLatin1(ociImage));
        QCOMPARE(parseManifest(bare, "text/plain")->mediaType, QString::fromLatin1(ociImage));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QByteArray &body, const char *says) { QTest::newRow(name) << body << QString::fromUtf8(says); };
        row("html", "<html><title>Log in</title>", "begins with \"<html><title>Log in");
        row("empty", "", "no manifest");
        row("array", "[1]", "no manifest");
        row("schema 1", quoted("{'schemaVersion':1,'fsLayers':[]}"), "schema 1, which is not supported");
        row("neither", quoted("{'schemaVersion':2}"), "neither layers nor manifests");
        row("both", quoted("{'schemaVersion':2,'layers':[],'manifests':[],'config':{}}"), "layers and manifests");
        row("other type", image("application/vnd.example+json", ""), "application/vnd.example+json");
        row("index as image", image("application/vnd.oci.image.index.v1+json", ""), "not supported");
        row("no config", quoted("{'schemaVersion':2,'layers':[]}"), "its config");
        row("digest", image(ociImage, quoted("{'digest':'sha256:../../etc','size':1}")), "layer 1 has the digest \"sha256:../../etc\"");
        row("md5", image(ociImage, quoted("{'digest':'md5:d41d8cd98f00b204e9800998ecf8427e','size':1}")), "neither sha256 nor sha512");
        row("no size", image(ociImage, quoted("{'digest':'") + digest('1') + "\"}"), "layer 1 has no size");
        row("negative size", image(ociImage, descriptor(ociLayer, '1', -1)), "layer 1 has no size");
        row("layers", quoted("{'schemaVersion':2,'config':") + descriptor("x", 'c', 7) + quoted(",'layers':{}}"), "no list of layers");
        row("too large", QByteArray(maxManifestBytes + 1, ' '), "more than");
    }
    void refuses()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, says);
        const auto manifest = parseManifest(body, {});
        QVERIFY(!manifest);
        QCOMPARE(manifest.error().kind, ErrorKind::BadListing);
        QVERIFY2(manifest.error().message.contains(says), qPrintable(manifest.error().message));
    }

    void choosesThePlatform_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("chosen");
        QTest::newRow("amd64") << u"linux/amd64"_s << u"linux/amd64"_s;
        QTest::newRow("amd64 v3") << u"linux/amd64/v3"_s << u"linux/amd64/v2"_s; // the best that such a machine runs
        QTest::newRow("arm64") << u"linux/arm64"_s << u"linux/arm64/v8"_s;
        QTest::newRow("arm64 v8") << u"linux/arm64/v8"_s << u"linux/arm64/v8"_s;
        QTest::newRow("arm v7") << u"linux/arm/v7"_s << u"linux/arm/v7"_s;
        QTest::newRow("arm v6") << u"linux/arm/v6"_s << u"linux/arm/v6"_s;
        QTest::newRow("arm v8") << u"linux/arm/v8"_s << u"linux/arm/v7"_s;
        QTest::newRow("arm v5") << u"linux/arm/v5"_s << QString();
        QTest::newRow("windows") << u"windows/amd64"_s << QString();
        QTest::newRow("unknown") << u"linux/s390x"_s << QString();
    }
    void choosesThePlatform()
    {
        QFETCH(QString, wanted);
        const QByteArray index = quoted("{'schemaVersion':2,'manifests':[") + descriptor(ociImage, '0', 1, platform("unknown", "unknown")) + ',' + descriptor(ociImage, '1', 1, platform("linux", "amd64", "v2")) + ','
            + descriptor(ociImage, '2', 1, platform("linux", "amd64")) + ',' + descriptor(ociImage, '3', 1, platform("linux", "arm", "v6")) + ','
            + descriptor(ociImage, '4', 1, platform("linux", "arm", "v7")) + ',' + descriptor(ociImage, '5', 1, platform("linux", "arm64", "v8")) + ',' + descriptor(ociImage, '6', 1) + "]}";
        const auto manifest = parseManifest(index, {});
        QVERIFY(manifest && manifest->isIndex);
        const Descriptor *const found = imageFor(platformFromText(wanted).value(), manifest->images);
        QTEST(found ? found->platform.text() : QString(), "chosen");
    }
    // An attestation is for "unknown", and no image.
    void choosesWhereNoPlatformIsTold()
    {
        const QByteArray attestation = descriptor(ociImage, '0', 1, platform("unknown", "unknown"));
        const QByteArray one = descriptor(ociImage, '1', 1);
        const auto chosen = [](const QByteArray &images) {
            const auto manifest = parseManifest(quoted("{'schemaVersion':2,'manifests':[") + images + "]}", {});
            const Descriptor *const found = manifest ? imageFor({u"linux"_s, u"amd64"_s, {}}, manifest->images) : nullptr;
            return found ? found->digest.last(1) : QByteArray();
        };
        QCOMPARE(chosen(one), "1");
        QCOMPARE(chosen(attestation + ',' + one + ',' + descriptor(ociImage, '2', 1)), "1");
        QCOMPARE(chosen(one + ',' + descriptor(ociImage, '2', 1, platform("linux", "amd64"))), "2");
        QCOMPARE(chosen(one + ',' + descriptor(ociImage, '2', 1, platform("linux", "arm64"))), "");
        QCOMPARE(chosen(attestation), "");
    }

    void thisMachineIsOne()
    {
        const Platform here = Platform::ofThisMachine();
        QCOMPARE(platformFromText(here.text()).value(), here);
        QVERIFY(here.suits(here) > 0);
#if defined(__x86_64__)
        QCOMPARE(here.text(), u"linux/amd64"_s);
#endif
    }

    void layout()
    {
        // A layer that comes twice is one file.
        const QByteArray body = image(ociImage, descriptor(ociLayer, '1', 5) + ',' + descriptor(ociLayer, '2', 6) + ',' + descriptor(ociLayer, '1', 5));
        const auto entries = layoutEntries({document(body)}, u"13"_s, base);
        const QString own = QString::fromLatin1(sha256(body).sliced(7));
        QCOMPARE(namesOf(entries), (QStringList{u"blobs/sha256/"_s + QString(64, u'c'), u"blobs/sha256/"_s + QString(64, u'1'), u"blobs/sha256/"_s + QString(64, u'2'),
            u"blobs/sha256/"_s + own, u"oci-layout"_s, u"index.json"_s}));
        QCOMPARE(entries[1].url, base + "blobs/" + digest('1'));
        QCOMPARE(entries[1].size, 5);
        QCOMPARE(Digest::unpacked(entries[1].digest).text().toLatin1(), digest('1'));
        QCOMPARE(bodyOf(entries, u"blobs/sha256/"_s + own), body); // as the registry has it
        QCOMPARE(bodyOf(entries, u"oci-layout"_s), quoted("{'imageLayoutVersion':'1.0.0'}"));
        const QJsonObject image = QJsonDocument::fromJson(bodyOf(entries, u"index.json"_s)).object().value(u"manifests"_s)[0].toObject();
        QCOMPARE(image.value(u"digest"_s).toString().toLatin1(), sha256(body));
        QCOMPARE(image.value(u"size"_s).toInteger(), body.size());
        QCOMPARE(image.value(u"annotations"_s)[u"org.opencontainers.image.ref.name"_s], u"13"_s);
        for (const Entry &entry : entries) {
            QVERIFY(entry.size >= 0);
            if (isDataUrl(entry.url))
                QCOMPARE(sha256(dataUrlBody(entry.url).value()), Digest::unpacked(entry.digest).text().toLatin1());
        }
    }

    // skopeo reads no others in a layout.
    void dockersTypesBecomeOcis()
    {
        const QByteArray body = image(dockerImage, descriptor(dockerLayer, '1', 5));
        const QByteArray index = quoted("{'schemaVersion':2,'mediaType':'application/vnd.docker.distribution.manifest.list.v2+json','manifests':[{'mediaType':'") + dockerImage
            + quoted("','digest':'") + sha256(body) + quoted("','size':") + QByteArray::number(body.size()) + platform("linux", "amd64") + "}]}";
        const auto entries = layoutEntries({document(index), document(body)}, {}, base);
        const QByteArray root = QJsonDocument::fromJson(bodyOf(entries, u"index.json"_s)).object().value(u"manifests"_s)[0][u"digest"_s].toString().toLatin1();
        const QJsonObject list = QJsonDocument::fromJson(bodyOf(entries, u"blobs/sha256/"_s + QString::fromLatin1(root.sliced(7)))).object();
        QCOMPARE(list.value(u"mediaType"_s), u"application/vnd.oci.image.index.v1+json"_s);
        const QJsonObject one = list.value(u"manifests"_s)[0].toObject();
        QCOMPARE(one.value(u"mediaType"_s).toString().toLatin1(), ociImage);
        QCOMPARE(one.value(u"platform"_s)[u"os"_s], u"linux"_s);
        const QByteArray made = bodyOf(entries, u"blobs/sha256/"_s + one.value(u"digest"_s).toString().sliced(7));
        QCOMPARE(sha256(made), one.value(u"digest"_s).toString().toLatin1());
        QCOMPARE(one.value(u"size"_s).toInteger(), made.size());
        const QJsonObject object = QJsonDocument::fromJson(made).object();
        QCOMPARE(object.value(u"mediaType"_s).toString().toLatin1(), ociImage);
        QCOMPARE(object.value(u"layers"_s)[0][u"mediaType"_s].toString().toLatin1(), ociLayer);
        QCOMPARE(object.value(u"layers"_s)[0][u"digest"_s].toString().toLatin1(), digest('1'));
        QVERIFY(!made.contains("docker"));
    }

    void layers()
    {
        const QByteArray body = image(dockerImage, descriptor(dockerLayer, '1', 5) + ',' + descriptor("application/vnd.oci.image.layer.v1.tar+zstd", '2', 5) + ','
            + descriptor("application/vnd.oci.image.layer.v1.tar", '3', 5) + ',' + descriptor("application/x", '4', 5, quoted(",'urls':['https://elsewhere/4']")));
        const auto entries = layerEntries(document(body), base);
        QCOMPARE(namesOf(entries), (QStringList{QString(64, u'1') + u".tar.gz"_s, QString(64, u'2') + u".tar.zst"_s, QString(64, u'3') + u".tar"_s, QString(64, u'4'),
            QString(64, u'c') + u".json"_s, u"manifest.json"_s}));
        QCOMPARE(bodyOf(entries, u"manifest.json"_s), body);
        QCOMPARE(entries[3].url, "https://elsewhere/4");
        QCOMPARE(entries[3].extras->mirrors, QList<QByteArray>{base + "blobs/" + digest('4')});
    }
};

QTEST_APPLESS_MAIN(TestImageManifest)
#include "test_image_manifest.moc"
