// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "tests/support/changing_service.h"
#include "tests/support/cli.h"
#include "tests/support/raw_server.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// 'ls' of the real program: what it shows, what it sums up, and what it asks the server for.
class TestLs final : public QObject
{
    Q_OBJECT

    ChangingService m_service;

    CliRun ls(const QStringList &more = {}) const { return runCli(QStringList{u"ls"_s, m_service.source()} + more); }
    static QStringList names(const CliRun &run)
    {
        QStringList list;
        for (const QJsonObject &event : run.events()) {
            if (event[u"event"_s] == u"entry"_s)
                list += event[u"name"_s].toString();
        }
        return list;
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (int i = 0; i < 10; ++i) // three a page; a0 has 1 byte, a9 has 10
            m_service.put("a" + QByteArray::number(i), QByteArray(i + 1, 'x'));
    }
    void init()
    {
        m_service.breakListingAt({});
        m_service.lists();
        m_service.fetched();
    }

    void showsAll()
    {
        const CliRun run = ls();
        QVERIFY2(run.exitStatus == 0, run.text());
        const QList<QByteArray> lines = run.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 11);
        QVERIFY2(lines[0].contains("1 byte") && lines[0].endsWith(" a0"), lines[0].constData());
        QVERIFY2(lines[9].endsWith(" a9"), lines[9].constData());
        QCOMPARE(lines[10], "10 files, 55 bytes");
        QCOMPARE(m_service.fetched().size(), 0);
    }

    // No page is asked for that is not needed.
    void limit_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("shown");
        QTest::addColumn<int>("pages");
        QTest::addColumn<QByteArray>("sum");
        const auto row = [](const char *tag, const QStringList &words, int shown, int pages, const QByteArray &sum) {
            QTest::newRow(tag) << words << shown << pages << sum;
        };
        row("within a page", {u"--limit=2"_s}, 2, 1, "At least 3 files, 6 bytes; 2 are shown; the listing goes on");
        row("a page", {u"--limit=3"_s}, 3, 1, "At least 3 files, 6 bytes; the listing goes on");
        row("a page and one", {u"--limit=4"_s}, 4, 2, "At least 6 files, 21 bytes; 4 are shown; the listing goes on");
        row("the last page", {u"--limit=10"_s}, 10, 4, "10 files, 55 bytes");
        row("more than there is", {u"--limit=11"_s}, 10, 4, "10 files, 55 bytes");
        row("no limit", {u"--limit=0"_s}, 10, 4, "10 files, 55 bytes");
        row("limit of what passes", {u"--limit=1"_s, u"--include=a[45]"_s}, 1, 2, "At least 2 of 6 files pass the filters, 11 bytes; 1 is shown; the listing goes on");
        row("include", {u"--include=a[1-3]"_s}, 3, 4, "3 of 10 files pass the filters, 9 bytes");
        row("exclude", {u"--exclude=a[1-3]"_s}, 7, 4, "7 of 10 files pass the filters, 46 bytes");
        row("sizes", {u"--min-size=3"_s, u"--max-size=5"_s}, 3, 4, "3 of 10 files pass the filters, 12 bytes");
        row("times that the listing does not tell", {u"--newer-than=1d"_s}, 10, 4, "10 of 10 files pass the filters, 55 bytes");
        row("nothing", {u"--include=b*"_s}, 0, 4, "0 of 10 files pass the filters");
    }
    void limit()
    {
        QFETCH(QStringList, words);
        const CliRun run = ls(words);
        QVERIFY2(run.exitStatus == 0, run.text());
        QTEST(int(run.out.count('\n')) - 1, "shown");
        QTEST(run.out.trimmed().split('\n').constLast(), "sum");
        QTEST(m_service.lists().whole, "pages");

        const CliRun json = ls(words + QStringList{u"--json"_s});
        QTEST(int(names(json).size()), "shown");
        const QJsonObject last = json.last();
        QCOMPARE(last[u"event"_s], u"finished"_s);
        QTEST(last[u"shown"_s].toInt(), "shown");
        QCOMPARE(last[u"whole"_s].toBool(), !run.out.contains("goes on"));
    }

    void json()
    {
        const CliRun run = ls({u"--json"_s, u"--limit=4"_s});
        QCOMPARE(run.exitStatus, 0);
        QCOMPARE(names(run), (QStringList{u"a0"_s, u"a1"_s, u"a2"_s, u"a3"_s}));
        QCOMPARE(run.events()[3], (QJsonObject{{u"event"_s, u"entry"_s}, {u"name"_s, u"a3"_s}, {u"size"_s, 4}}));
        QCOMPARE(run.last(), (QJsonObject{{u"event"_s, u"finished"_s}, {u"listed"_s, 6}, {u"passed"_s, 6}, {u"shown"_s, 4}, {u"sized"_s, 6}, {u"faulty"_s, 0},
            {u"bytes"_s, 21}, {u"whole"_s, false}}));
    }

    // What was seen before is said, and that it is not all.
    void brokenListing()
    {
        m_service.breakListingAt("a6");
        const CliRun run = ls({u"--retries=0"_s});
        QVERIFY2(run.exitStatus == 3, run.text());
        QCOMPARE(run.out.count('\n'), 7);
        QVERIFY(run.out.endsWith("At least 6 files, 21 bytes; the listing goes on\n"));
        QVERIFY2(run.err.contains(m_service.list().toUtf8()) && run.err.contains("500"), run.text());
        const CliRun json = ls({u"--retries=0"_s, u"--json"_s});
        QCOMPARE(json.exitStatus, 3);
        QCOMPARE(json.last()[u"error"_s], u"http-status"_s);
        QCOMPARE(json.last()[u"listed"_s], 6);
        m_service.breakListingAt("a0");
        const CliRun nothing = ls({u"--retries=0"_s});
        QCOMPARE(nothing.exitStatus, 3);
        QCOMPARE(nothing.out, QByteArray());
    }

    void sizesNotTold()
    {
        ChangingService service({.sizes = false});
        service.put("a", "x");
        const CliRun run = runCli({u"ls"_s, service.source()});
        QVERIFY2(run.out.endsWith("1 file, of a size that the listing does not tell\n"), run.text());
    }

    void usage_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("says");
        const QString ok = u"list+http://127.0.0.1:9"_s;
        QTest::newRow("no source") << QStringList{} << u"one SOURCE"_s;
        QTest::newRow("two") << QStringList{ok, ok} << u"one SOURCE"_s;
        QTest::newRow("no such source") << QStringList{u"gopher://h"_s} << u"list+http"_s;
        QTest::newRow("limit") << QStringList{ok, u"--limit=-1"_s} << u"--limit is \"-1\""_s;
        QTest::newRow("size") << QStringList{ok, u"--max-size=big"_s} << u"--max-size"_s;
        QTest::newRow("time") << QStringList{ok, u"--older-than=never"_s} << u"--older-than"_s;
        QTest::newRow("no option of the source") << QStringList{u"http://127.0.0.1:9/f"_s, u"--list-path=/x"_s} << u"--list-path"_s;
        QTest::newRow("no option of this command") << QStringList{ok, u"-o"_s, u"x"_s} << u"o"_s;
        QTest::newRow("no certificates") << QStringList{ok, u"--ca-file=/nowhere.pem"_s} << u"/nowhere.pem"_s;
        QTest::newRow("bad glob") << QStringList{ok, u"--include=[a"_s} << u"[a"_s;
    }
    void usage()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, says);
        const CliRun run = runCli(QStringList{u"ls"_s} + words);
        QVERIFY2(run.exitStatus == 2, run.text());
        QVERIFY2(run.err.contains(says.toUtf8()), run.text());
    }

    void nothingListens()
    {
        const CliRun run = runCli({u"ls"_s, u"list+http://127.0.0.1:1"_s, u"--retries=0"_s});
        QVERIFY2(run.exitStatus == 3, run.text());
        QVERIFY(run.err.contains("Connection refused"));
    }

    // Names of hostile listings move no cursor and fake no line.
    void hostileNames()
    {
        ChangingService service;
        service.put("a\n0 files\x1b[2J", "x");
        service.put(QByteArray(5000, 'y'), "x");
        const CliRun run = runCli({u"ls"_s, service.source()});
        QCOMPARE(run.exitStatus, 0);
        QCOMPARE(run.out.count('\n'), 3);
        QVERIFY(!run.out.contains('\x1b'));
        QVERIFY(run.out.contains("a\\x0a0 files"));
        QVERIFY(run.out.contains(QByteArray(5000, 'y')));
    }

    // What a source says of its listing, though nothing is wrong with an entry.
    void notices()
    {
        QTemporaryDir dir;
        QFile list(dir.filePath(u"list.txt"_s));
        QVERIFY(list.open(QIODevice::WriteOnly) && list.write("http://127.0.0.1:9/a\n  split=5\n") > 0);
        list.close();
        const QStringList words{u"ls"_s, u"urls:"_s + list.fileName(), u"--list-format=aria2"_s};
        const CliRun run = runCli(words);
        QVERIFY2(run.exitStatus == 0, run.text());
        QVERIFY2(run.err.contains("split= is passed over"), run.text());
        const CliRun json = runCli(words + QStringList{u"--json"_s});
        QVERIFY2(json.events().constFirst()[u"message"_s].toString().contains(u"split= is passed over"_s), json.text());
        QCOMPARE(names(json), QStringList{u"127.0.0.1:9/a"_s});
    }

    // A line that cannot be read is no file.
    void badLines()
    {
        QTemporaryDir dir;
        QFile list(dir.filePath(u"list.txt"_s));
        QVERIFY(list.open(QIODevice::WriteOnly) && list.write("http://127.0.0.1:9/a\nftp://h/b\nnothing\n") > 0);
        list.close();
        const CliRun run = runCli({u"ls"_s, u"urls:"_s + list.fileName()});
        QVERIFY2(run.exitStatus == 1, run.text());
        QVERIFY2(run.out.endsWith("1 file, of a size that the listing does not tell; 2 more that cannot be fetched\n"), run.text());
    }

    // As get takes it.
    void standardInput()
    {
        QProcess process;
        process.start(QStringLiteral(MILLIARD_CLI), {u"ls"_s, u"-"_s});
        process.write("http://127.0.0.1:9/a\nhttp://127.0.0.1:9/b\n");
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        const QByteArray out = process.readAllStandardOutput();
        QVERIFY2(process.exitCode() == 0 && out.contains("2 files, of sizes"), (out + process.readAllStandardError()).constData());
    }

    // A preview of what is not there does not look like one of what is.
    void missingFile()
    {
        const auto server = RawServer::start([](RawConnection &connection) {
            while (connection.request())
                connection.send("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n");
        }, {.takesHead = true});
        const CliRun run = runCli({u"ls"_s, u"http://127.0.0.1:%1/gone"_s.arg(server->port())});
        QVERIFY2(run.exitStatus == 0, run.text());
        QVERIFY2(run.err.contains("404"), run.text());
    }

    // Without a limit the end of a circle would never come, and nothing is written down of the pages.
    void circles_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::newRow("a page that names itself") << u"list-loop"_s;
        QTest::newRow("a circle of pages") << u"list-cycle"_s;
    }
    void circles()
    {
        QFETCH(QString, fault);
        DemoOptions options{.files = 100, .size = 10};
        options.page = 10;
        options.faults = {parseDemoFault(fault).value()};
        const auto demo = DemoService::start(options);
        QVERIFY(demo);
        const CliRun run = runCli({u"ls"_s, u"list+http://127.0.0.1:%1"_s.arg((*demo)->port()), u"--limit=0"_s, u"--json"_s});
        QVERIFY2(run.exitStatus == 3, run.err.constData());
        QCOMPARE(run.last()[u"error"_s], u"listing-loop"_s);
    }

    void interrupted()
    {
        const auto silent = RawServer::start([](RawConnection &connection) {
            if (const auto request = connection.request())
                connection.tell();
            connection.untilClosed();
        });
        QProcess process;
        process.start(QStringLiteral(MILLIARD_CLI), {u"ls"_s, u"list+http://127.0.0.1:%1"_s.arg(silent->port())});
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY(silent->wasTold());
        QCOMPARE(::kill(pid_t(process.processId()), SIGINT), 0);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 130);
    }

    void outputThatIsFull()
    {
        for (const QStringList &more : {QStringList(), {u"--json"_s}}) {
            QProcess process;
            process.setStandardOutputFile(u"/dev/full"_s);
            process.start(QStringLiteral(MILLIARD_CLI), QStringList{u"ls"_s, m_service.source()} + more);
            QVERIFY(process.waitForFinished());
            QCOMPARE(process.exitCode(), 4);
            const QByteArray said = process.readAllStandardError();
            QVERIFY2(said.count("standard output: ") == 1, said.constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestLs)
#include "test_ls.moc"
