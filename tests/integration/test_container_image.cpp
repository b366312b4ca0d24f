// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/cli.h"
#include "tests/support/image_folder.h"
#include "tests/support/registry.h"
#include "tests/support/tree.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

namespace {

QString hexOf(const QString &digest)
{
    return digest.section(u':', 1);
}

} // namespace

// Images from Debian's docker-registry, pushed by skopeo, with the real program.
class TestContainerImage final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Registry> m_registry;

    QString path(const QString &name) const { return m_dir->filePath(name); }
    QString source(const QString &rest) const { return u"oci://%1/%2"_s.arg(m_registry->address(), rest); }
    CliRun run(const QString &rest, const QString &to, const QStringList &more = {}) const
    {
        return runCli(QStringList{u"get"_s, source(rest), u"-o"_s, path(to), u"--json"_s, u"--backoff"_s, u"0"_s, u"--data-dir"_s, path(u"data"_s)} + more);
    }
    // "done skipped failed", or what the program says instead.
    static QString counts(const CliRun &run)
    {
        const QJsonObject end = run.last();
        if (end.value(u"event"_s) != u"finished"_s)
            return QString::fromUtf8(run.both);
        return u"%1 %2 %3"_s.arg(end.value(u"done"_s).toInt()).arg(end.value(u"skipped"_s).toInt()).arg(end.value(u"failed"_s).toInt());
    }
    QString push(const QString &folder, const QString &rest, const QStringList &more = {}) const
    {
        return skopeo(QStringList{u"copy"_s, u"--dest-tls-verify=false"_s, u"-q"_s} + more
            + QStringList{u"oci:%1:made"_s.arg(path(folder)), u"docker://%1/%2"_s.arg(m_registry->address(), rest)});
    }
    // What is wrong with the blobs of a layout: each is named by its digest.
    QString blobFault(const QString &folder) const
    {
        const QStringList files = filesBelow(path(folder) + u"/blobs"_s);
        for (const QString &file : files) {
            if (sha256Of(contentOf(path(folder) + u"/blobs/"_s + file)) != QString(file).replace(u'/', u':'))
                return file + u" has other bytes"_s;
        }
        return files.isEmpty() ? u"no blobs"_s : QString();
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_registry = Registry::start();
        QVERIFY(m_registry);
    }
    void cleanup() { m_registry.reset(); }

    void twentyLayers_data()
    {
        QTest::addColumn<QString>("format");
        QTest::newRow("OCI") << u"oci"_s;
        QTest::newRow("Docker") << u"v2s2"_s;
    }
    void twentyLayers()
    {
        QFETCH(QString, format);
        ImageFolder made(path(u"made"_s));
        made.name(made.image(20, 100'000));
        QCOMPARE(push(u"made"_s, u"a/b:one"_s, {u"--format"_s, format}), QString());
        m_registry->requests({});

        const CliRun first = run(u"a/b:one"_s, u"got"_s);
        QVERIFY2(first.exitStatus == 0, first.text());
        QCOMPARE(counts(first), u"24 0 0"_s); // 20 layers, the config, the manifest, and what makes it a layout
        QCOMPARE(m_registry->requests("GET /v2/a/b/blobs/"), 21);
        QCOMPARE(blobFault(u"got"_s), QString());
        for (const QString &layer : made.layers())
            QVERIFY(QFile::exists(path(u"got/blobs/sha256/"_s) + hexOf(layer)));
        QCOMPARE(skopeo({u"inspect"_s, u"oci:%1:one"_s.arg(path(u"got"_s))}), QString());
        QCOMPARE(skopeo({u"copy"_s, u"-q"_s, u"oci:%1:one"_s.arg(path(u"got"_s)), u"dir:"_s + path(u"copied"_s)}), QString());
        for (const QString &layer : made.layers())
            QCOMPARE(sha256Of(contentOf(path(u"copied/"_s) + hexOf(layer))), layer);

        m_registry->requests({});
        const CliRun again = run(u"a/b:one"_s, u"got"_s);
        QCOMPARE(counts(again), u"0 24 0"_s);
        QCOMPARE(m_registry->requests("/blobs/"), 0);
    }
};

QTEST_GUILESS_MAIN(TestContainerImage)
#include "test_container_image.moc"
