// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/image_run.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// Images from Debian's docker-registry, pushed by skopeo, with the real program.
class TestContainerImage final : public QObject
{
    Q_OBJECT

    std::unique_ptr<ImageRun> m;

    QString readBySkopeo(const QString &folder, const QString &tag, const QStringList &more = {}) const
    {
        const QString image = u"oci:%1:%2"_s.arg(m->path(folder), tag);
        const QString fault = skopeo(more + QStringList{u"inspect"_s, image});
        return fault.isEmpty() ? skopeo(more + QStringList{u"copy"_s, u"-q"_s, image, u"dir:%1.copy"_s.arg(m->path(folder))}) : fault;
    }

    // Whether the journal knows of bytes of a large file.
    bool hasJournalledPart() const
    {
        bool has = false;
        {
            QSqlDatabase journal = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"look"_s);
            journal.setDatabaseName(m->path(u"data/journal.sqlite"_s));
            journal.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
            QSqlQuery query(journal);
            has = QFile::exists(journal.databaseName()) && journal.open() && query.exec(u"SELECT 1 FROM part WHERE ranges <> ''"_s) && query.next();
        }
        QSqlDatabase::removeDatabase(u"look"_s);
        return has;
    }

    // The image a:t: for any machine it comes, with a word where that is another one; who asks for another platform gets none.
    void onlyForArm()
    {
        const CliRun got = m->get(u"a:t"_s, u"got"_s);
        QCOMPARE(m->counts(got), u"5 0 0"_s);
#if defined(__x86_64__)
        QVERIFY2(got.both.contains("is an image for the platform linux/arm64, and there is none for this machine's, linux/amd64"), got.text());
#endif
        const CliRun right = m->get(u"a:t"_s, u"right"_s, {u"--platform"_s, u"linux/arm64"_s});
        QCOMPARE(m->counts(right), u"5 0 0"_s);
        QVERIFY2(!right.both.contains("notice"), right.text());
        const CliRun wrong = m->get(u"a:t"_s, u"wrong"_s, {u"--platform"_s, u"linux/amd64"_s});
        QCOMPARE(wrong.exitStatus, 2);
        QVERIFY2(wrong.both.contains("there is linux/arm64 alone"), wrong.text());
    }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<ImageRun>();
        m->registry = Registry::start();
        QVERIFY(m->registry);
    }
    void cleanup() { m.reset(); }

    void twentyLayers_data()
    {
        QTest::addColumn<QString>("format");
        QTest::newRow("OCI") << u"oci"_s;
        QTest::newRow("Docker") << u"v2s2"_s;
    }
    void twentyLayers()
    {
        QFETCH(QString, format);
        ImageFolder made(m->path(u"made"_s));
        made.name(made.image(20, 100'000));
        QCOMPARE(m->push(u"made"_s, u"a/b:one"_s, {u"--format"_s, format}), QString());
        m->registry->requests({});

        const CliRun first = m->get(u"a/b:one"_s, u"got"_s);
        QVERIFY2(first.exitStatus == 0, first.text());
        QCOMPARE(m->counts(first), u"24 0 0"_s); // 20 layers, the config, the manifest, and what makes it a layout
        QCOMPARE(m->registry->requests("GET /v2/a/b/blobs/"), 22); // the config twice, since it is looked at for its platform first
        QCOMPARE(m->blobFault(u"got"_s), QString());
        QCOMPARE(filesBelow(m->path(u"got"_s)).size(), 24);
        QCOMPARE(readBySkopeo(u"got"_s, u"one"_s), QString());
        for (const QString &layer : made.layers()) {
            QVERIFY(QFile::exists(m->layerFile(u"got"_s, layer)));
            QCOMPARE(sha256Of(contentOf(m->path(u"got.copy/"_s) + layer.section(u':', 1))), layer);
        }

        const CliRun again = m->get(u"a/b:one"_s, u"got"_s);
        QCOMPARE(m->counts(again), u"0 24 0"_s);
        QCOMPARE(m->registry->requests("/blobs/"), 1); // the config, for its platform
    }

    // The layers that the new image has as well stay; what names the image in the folder is another's, until the user says that it may go.
    void tagThatMoves()
    {
        ImageFolder made(m->path(u"made"_s));
        made.name(made.image(2, 1000));
        QCOMPARE(m->push(u"made"_s, u"a:t"_s), QString());
        QCOMPARE(m->counts(m->get(u"a:t"_s, u"got"_s)), u"6 0 0"_s);
        made.name(made.image(2, 1000));
        QCOMPARE(m->push(u"made"_s, u"a:t"_s), QString());
        QCOMPARE(m->counts(m->get(u"a:t"_s, u"got"_s)), u"4 1 1"_s); // oci-layout is what it was
        const CliRun retried = runCli({u"retry"_s, u"2"_s, u"--existing"_s, u"overwrite"_s, u"--json"_s, u"--data-dir"_s, m->path(u"data"_s)});
        QCOMPARE(m->counts(retried), u"5 1 0"_s);
        QCOMPARE(readBySkopeo(u"got"_s, u"t"_s), QString());
        QVERIFY(QFile::exists(m->path(u"got.copy/"_s) + made.layers().constLast().section(u':', 1)));
        QCOMPARE(m->blobFault(u"got"_s), QString());
    }

    void platforms()
    {
        ImageFolder made(m->path(u"made"_s));
        made.name(made.index({made.image(1, 1000, u"amd64"_s), made.image(1, 1000, u"arm64"_s, u"v8"_s), made.image(1, 1000, u"s390x"_s)}));
        QCOMPARE(m->push(u"made"_s, u"a:t"_s, {u"--all"_s}), QString());
        const QStringList &layers = made.layers();

        QCOMPARE(m->counts(m->get(u"a:t"_s, u"arm"_s, {u"--platform"_s, u"linux/arm64"_s})), u"5 0 0"_s);
        QVERIFY(QFile::exists(m->layerFile(u"arm"_s, layers[1])));
        QCOMPARE(readBySkopeo(u"arm"_s, u"t"_s), QString());

        QCOMPARE(m->counts(m->get(u"a:t"_s, u"all"_s, {u"--all-platforms"_s})), u"12 0 0"_s); // three times three, the index, and two
        for (const QString &layer : layers)
            QVERIFY(QFile::exists(m->layerFile(u"all"_s, layer)));
        QCOMPARE(m->blobFault(u"all"_s), QString());
        QCOMPARE(readBySkopeo(u"all"_s, u"t"_s, {u"--override-arch"_s, u"s390x"_s}), QString());
        QVERIFY(QFile::exists(m->path(u"all.copy/"_s) + layers[2].section(u':', 1)));
#if defined(__x86_64__)
        QCOMPARE(m->counts(m->get(u"a:t"_s, u"mine"_s)), u"5 0 0"_s);
        QVERIFY(QFile::exists(m->layerFile(u"mine"_s, layers[0])));
#endif

        const CliRun none = m->get(u"a:t"_s, u"none"_s, {u"--platform"_s, u"linux/riscv64"_s});
        QCOMPARE(none.exitStatus, 2);
        QVERIFY2(none.both.contains("linux/riscv64") && none.both.contains("there are linux/amd64, linux/arm64/v8, linux/s390x"), none.text());
        QVERIFY(filesBelow(m->path(u"none"_s)).isEmpty());
    }

    // Without an index the image itself is looked at.
    void platformOfOneImage()
    {
        ImageFolder made(m->path(u"made"_s));
        made.name(made.image(1, 1000, u"arm64"_s));
        QCOMPARE(m->push(u"made"_s, u"a:t"_s), QString());
        onlyForArm();
    }

    // Nor does an index without platforms say more.
    void indexWithoutPlatforms()
    {
        ImageFolder made(m->path(u"made"_s));
        QJsonObject image = made.image(1, 1000, u"arm64"_s);
        image.remove(u"platform"_s);
        QJsonObject attestation = made.image(1, 100);
        attestation.insert(u"platform"_s, QJsonObject{{u"os"_s, u"unknown"_s}, {u"architecture"_s, u"unknown"_s}});
        made.name(made.index({attestation, image}));
        QCOMPARE(m->push(u"made"_s, u"a:t"_s, {u"--all"_s}), QString());
        onlyForArm();
    }

    void layersAlone()
    {
        ImageFolder made(m->path(u"made"_s));
        made.name(made.image(3, 1000));
        QCOMPARE(m->push(u"made"_s, u"a:t"_s), QString());
        QCOMPARE(m->counts(m->get(u"a:t"_s, u"got"_s, {u"--layout"_s, u"layers"_s})), u"5 0 0"_s);
        for (const QString &layer : made.layers())
            QCOMPARE(sha256Of(contentOf(m->path(u"got/"_s) + layer.section(u':', 1) + u".tar.gz"_s)), layer);
        const QJsonObject manifest = QJsonDocument::fromJson(contentOf(m->path(u"got/manifest.json"_s))).object();
        QCOMPARE(manifest.value(u"layers"_s).toArray().size(), 3);
        QVERIFY(QFile::exists(m->path(u"got/"_s) + manifest.value(u"config"_s)[u"digest"_s].toString().section(u':', 1) + u".json"_s));
    }

    void byDigest()
    {
        ImageFolder made(m->path(u"made"_s));
        const QString digest = made.image(1, 1000).value(u"digest"_s).toString();
        made.name(made.image(1, 1000));
        QCOMPARE(m->push(u"made"_s, u"a:t"_s), QString());
        const CliRun missing = m->get(u"a@"_s + digest, u"got"_s);
        QCOMPARE(missing.exitStatus, 3);
        QVERIFY2(missing.both.contains("has no image " + digest.toUtf8()), missing.text());
        QByteArray raw;
        QCOMPARE(skopeo({u"inspect"_s, u"--raw"_s, u"--tls-verify=false"_s, u"docker://%1/a:t"_s.arg(m->registry->address())}, &raw), QString());
        QCOMPARE(m->counts(m->get(u"a@"_s + sha256Of(raw), u"got"_s)), u"5 0 0"_s);
        QCOMPARE(skopeo({u"inspect"_s, u"oci:"_s + m->path(u"got"_s)}), QString());
    }

    void verified()
    {
        ImageFolder made(m->path(u"made"_s));
        made.name(made.image(2, 1000));
        QCOMPARE(m->push(u"made"_s, u"a:t"_s), QString());
        QCOMPARE(m->counts(m->get(u"a:t"_s, u"got"_s)), u"6 0 0"_s);
        const auto verify = [this] { return runCli({u"verify"_s, u"1"_s, u"--json"_s, u"--data-dir"_s, m->path(u"data"_s)}); };
        const CliRun right = verify();
        QVERIFY2(right.exitStatus == 0, right.text());
        QFile layer(m->layerFile(u"got"_s, made.layers().constFirst()));
        QVERIFY(layer.open(QIODevice::ReadWrite) && layer.seek(500) && layer.write("other") == 5);
        layer.close();
        const CliRun wrong = verify();
        QCOMPARE(wrong.exitStatus, 1);
        QVERIFY2(wrong.both.contains("wrong-digest"), wrong.text());
    }

    // A run that is killed in the middle of a large layer goes on from there.
    void largeLayerGoesOn()
    {
        ImageFolder made(m->path(u"made"_s));
        constexpr qint64 size = 50'000'000;
        made.name(made.image(1, size));
        QCOMPARE(m->push(u"made"_s, u"a:t"_s), QString());
        const QStringList words = m->words(m->source(u"a:t"_s), u"got"_s);
        QProcess first;
        first.start(QStringLiteral(MILLIARD_CLI), words + QStringList{u"--limit-rate"_s, u"10000000"_s, u"--segments"_s, u"1"_s});
        QTRY_VERIFY_WITH_TIMEOUT(hasJournalledPart(), 20'000);
        QCOMPARE(first.state(), QProcess::Running);
        first.kill();
        QVERIFY(first.waitForFinished());
        const QString layer = m->layerFile(u"got"_s, made.layers().constFirst());
        QVERIFY(!QFile::exists(layer));
        const QByteArray blob = "GET /v2/a/blobs/" + made.layers().constFirst().toUtf8();
        int before = 0; // of the run that was killed
        QTRY_VERIFY((before += m->registry->requests(blob)) > 0);

        const CliRun second = runCli({u"resume"_s, u"1"_s, u"--json"_s, u"--data-dir"_s, m->path(u"data"_s)});
        QVERIFY2(second.exitStatus == 0, second.text());
        QCOMPARE(m->blobFault(u"got"_s), QString());
        QCOMPARE(readBySkopeo(u"got"_s, u"t"_s), QString());
        qint64 sent = 0;
        for (const QByteArray &line : m->registry->log()) {
            if (!line.contains(blob))
                continue;
            const qsizetype status = line.indexOf("\" 206 ");
            QVERIFY2(status > 0, line.constData());
            sent += line.sliced(status + 6).split(' ').constFirst().toLongLong();
        }
        QVERIFY2(sent > 0 && sent < size - 1'000'000, qPrintable(QString::number(sent)));
    }
};

QTEST_GUILESS_MAIN(TestContainerImage)
#include "test_container_image.moc"
