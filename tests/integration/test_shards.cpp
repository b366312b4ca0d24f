// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "tests/support/cli.h"
#include "tests/support/shards.h"
#include "tests/support/tree.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// Jobs that pack, by the real program: the shards open with everybody's tools, verify finds what is wrong, and a retry
// stores nothing twice.
class TestShards final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<DemoService> m_demo;

    QString path(const QString &name) const { return m_dir->filePath(name); }
    void serve(const DemoOptions &options)
    {
        m_demo.reset();
        QVERIFY(QTest::qWaitFor([&] { // its port may still be held by the one before
            auto demo = DemoService::start(options);
            if (demo)
                m_demo = *std::move(demo);
            return demo.has_value();
        }, 10'000));
    }
    CliRun run(QStringList words) const { return runCli(words << u"--json"_s << u"--data-dir"_s << path(u"data"_s)); }
    CliRun get(const QString &pack, const QStringList &more = {}) const
    {
        return run(QStringList{u"get"_s, u"list+http://127.0.0.1:%1"_s.arg(m_demo->port()), u"-o"_s, path(u"files"_s), u"--pack"_s, pack} + more);
    }
    QStringList shards() const
    {
        QStringList paths;
        for (const QString &name : shardsIn(path(u"files"_s)))
            paths += path(u"files/"_s) + name;
        return paths;
    }
    QString fault(qint64 count, qint64 size) const { return demoShardsFault(path(u"files"_s), count, size); }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_demo.reset(); }

    void packed_data()
    {
        QTest::addColumn<QString>("pack");
        QTest::addColumn<int>("size");
        for (const char *pack : {"tar.zst", "tar.gz", "zip"}) {
            QTest::addRow("%s, small", pack) << QString::fromLatin1(pack) << 100;
            QTest::addRow("%s, empty", pack) << QString::fromLatin1(pack) << 0;
            QTest::addRow("%s, not through memory", pack) << QString::fromLatin1(pack) << 70'000;
        }
    }
    void packed()
    {
        QFETCH(QString, pack);
        QFETCH(int, size);
        const int files = size > 1000 ? 500 : 8000;
        serve({.files = files, .size = size, .page = 250});
        const CliRun r = get(pack);
        QVERIFY2(r.exitStatus == 0, r.text());
        QCOMPARE(r.last().value(u"done"_s).toInt(), files);
        QCOMPARE(r.last().value(u"bytes"_s).toInteger(), qint64(files) * size);
        QCOMPARE(fault(files, size), QString());
        QCOMPARE(QDir(path(u"files"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), shards().size());
        const CliRun verified = run({u"verify"_s});
        QVERIFY2(verified.exitStatus == 0, verified.text());
        QCOMPARE(verified.last().value(u"entries"_s).toInt(), files);
        QCOMPARE(verified.last().value(u"shards"_s).toInt(), shards().size());
        QVERIFY(verified.last().value(u"ok"_s).toBool());
    }

    // A length that is not announced, and bodies that fail on the way.
    void passingFaults_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<int>("size");
        for (const char *fault : {"chunked", "short:0.2", "reset-body:0.2", "500:0.2"}) {
            QTest::addRow("%s, small", fault) << QString::fromLatin1(fault) << 300;
            QTest::addRow("%s, large", fault) << QString::fromLatin1(fault) << 70'000;
        }
    }
    void passingFaults()
    {
        QFETCH(QString, fault);
        QFETCH(int, size);
        const auto parsed = parseDemoFault(fault);
        QVERIFY(parsed);
        serve({.files = 300, .size = size, .page = 50, .faults = {*parsed}});
        const CliRun r = get(u"tar.zst"_s, {u"--retries"_s, u"30"_s, u"--backoff"_s, u"0.001"_s});
        QVERIFY2(r.exitStatus == 0, r.text());
        QCOMPARE(this->fault(300, size), QString());
        QCOMPARE(run({u"verify"_s}).exitStatus, 0);
    }

    // Everybody's tools list the members and take them out whole.
    void tools_data()
    {
        QTest::addColumn<QString>("pack");
        QTest::addColumn<QStringList>("list");
        QTest::addColumn<QStringList>("extract");
        const auto row = [](const char *name, const char *pack, const QStringList &list, const QStringList &extract) {
            QTest::newRow(name) << QString::fromLatin1(pack) << list << extract;
        };
        for (const char *pack : {"tar.zst", "tar.gz"}) {
            row(qPrintable(u"tar "_s + QLatin1String(pack)), pack, {u"tar"_s, u"-tf"_s}, {u"tar"_s, u"-xf"_s});
            row(qPrintable(u"bsdtar "_s + QLatin1String(pack)), pack, {u"bsdtar"_s, u"-tf"_s}, {u"bsdtar"_s, u"-xf"_s});
        }
        row("unzip", "zip", {u"unzip"_s, u"-Z1"_s}, {u"unzip"_s, u"-qq"_s});
        row("bsdtar zip", "zip", {u"bsdtar"_s, u"-tf"_s}, {u"bsdtar"_s, u"-xf"_s});
        row("zstd", "tar.zst", {}, {u"zstd"_s, u"-qt"_s});
        row("gzip", "tar.gz", {}, {u"gzip"_s, u"-t"_s});
        row("unzip -t", "zip", {}, {u"unzip"_s, u"-qqt"_s});
    }
    void tools()
    {
        QFETCH(QString, pack);
        QFETCH(QStringList, list);
        QFETCH(QStringList, extract);
        if (QStandardPaths::findExecutable(extract.first()).isEmpty())
            QSKIP(qPrintable(extract.first() + u" is not installed"_s));
        serve({.files = 1000, .size = 700, .page = 100});
        QCOMPARE(get(pack).exitStatus, 0);
        const QString out = path(u"out"_s);
        QVERIFY(QDir().mkpath(out));
        qsizetype listed = 0;
        for (const QString &shard : shards()) {
            for (const QStringList &words : {list, extract}) {
                if (words.isEmpty())
                    continue;
                QProcess tool;
                tool.setWorkingDirectory(out);
                tool.start(words.first(), words.sliced(1) << shard);
                QVERIFY(tool.waitForFinished());
                const QByteArray complaints = tool.readAllStandardError();
                QVERIFY2(tool.exitCode() == 0 && complaints.isEmpty(), complaints.constData());
                if (words == list)
                    listed += tool.readAllStandardOutput().count('\n');
            }
        }
        if (list.isEmpty())
            return;
        QCOMPARE(listed, 1000);
        QCOMPARE(demoTreeFault(out, 1000, 700), QString());
    }

    // The failed files of a job go into new shards; the others are neither asked for nor stored again.
    void retry_data()
    {
        QTest::addColumn<QString>("pack");
        QTest::newRow("tar.zst") << u"tar.zst"_s;
        QTest::newRow("zip") << u"zip"_s;
    }
    void retry()
    {
        QFETCH(QString, pack);
        DemoOptions options{.files = 1000, .page = 100, .faults = {*parseDemoFault(u"404:0.02"_s)}};
        serve(options);
        const CliRun first = get(pack);
        QCOMPARE(first.exitStatus, 1);
        const int failed = first.last().value(u"failed"_s).toInt();
        QVERIFY(failed > 0);
        QCOMPARE(run({u"verify"_s}).exitStatus, 0);
        options.port = m_demo->port();
        options.faults.clear();
        serve(options);
        const CliRun again = run({u"retry"_s});
        QVERIFY2(again.exitStatus == 0, again.text());
        QCOMPARE(again.last().value(u"listed"_s).toInt(), 1000);
        QCOMPARE(again.last().value(u"done"_s).toInt(), 1000);
        QCOMPARE(again.last().value(u"skipped"_s).toInt(), 0);
        QVERIFY(m_demo->requestsServed() <= failed + 11); // and the pages
        QCOMPARE(fault(1000, 100), QString());
        QCOMPARE(run({u"verify"_s}).exitStatus, 0);
        QCOMPARE(run({u"failures"_s}).events().size(), 0);
    }

    void verifyFindsFaults()
    {
        serve({.files = 12'000, .size = 50, .page = 1000});
        QCOMPARE(get(u"zip"_s, {u"--threads"_s, u"1"_s}).exitStatus, 0);
        const QStringList all = shards();
        QCOMPARE(all.size(), 3);
        QVERIFY(QFile::remove(all[0]));
        QVERIFY(QFile::resize(all[1], 10'000));
        QFile third(all[2]);
        QVERIFY(third.open(QIODevice::ReadWrite) && third.seek(5000) && third.write("flip") == 4);
        third.close();
        const CliRun r = run({u"verify"_s, u"1"_s});
        QCOMPARE(r.exitStatus, 1);
        QStringList states;
        for (const QJsonObject &event : r.events())
            states += event.value(u"state"_s).toString();
        QCOMPARE(states, (QStringList{u"missing"_s, u"cut-short"_s, u"damaged"_s, QString()}));
        QCOMPARE(r.last().value(u"bad"_s).toInt(), 3);
        const CliRun text = runCli({u"verify"_s, u"--data-dir"_s, path(u"data"_s)});
        QCOMPARE(text.exitStatus, 1);
        for (const QString &shard : all)
            QVERIFY2(text.out.contains(QFileInfo(shard).fileName().toUtf8()), text.text());
        QVERIFY2(text.err.isEmpty(), text.text());

        // What is said last, works.
        const QStringList remove{u"remove"_s, u"1"_s, u"--with-files"_s, u"--data-dir"_s, path(u"data"_s)};
        QVERIFY2(text.out.trimmed().split('\n').last().contains(remove.join(u' ').toUtf8()), text.text());
        QCOMPARE(get(u"zip"_s).exitStatus, 2);
        QCOMPARE(runCli(remove).exitStatus, 0);
        QCOMPARE(get(u"zip"_s).exitStatus, 0);
        QCOMPARE(run({u"verify"_s}).exitStatus, 0);
    }

    void usage()
    {
        serve({.files = 10});
        const CliRun existing = get(u"zip"_s, {u"--existing"_s, u"overwrite"_s});
        QVERIFY2(existing.exitStatus == 2 && existing.err.contains("--existing"), existing.text());
        const CliRun none = run({u"verify"_s});
        QVERIFY2(none.exitStatus == 2, none.text());
        QCOMPARE(get(u"none"_s).exitStatus, 0);
        QCOMPARE(run({u"verify"_s, u"77"_s}).exitStatus, 2);
    }
};

QTEST_GUILESS_MAIN(TestShards)
#include "test_shards.moc"
