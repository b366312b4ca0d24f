// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "tests/support/cli.h"
#include "tests/support/tree.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <pwd.h>
#include <unistd.h>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// The contract of the command line, tried with the real program: exit statuses, --json, and every bad input.
class TestCli final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<DemoService> m_demo;

    QString path(const QString &name) const { return m_dir->filePath(name); }
    QString source() const { return u"list+http://127.0.0.1:%1"_s.arg(m_demo->port()); }
    void serve(const DemoOptions &options)
    {
        auto demo = DemoService::start(options);
        QVERIFY(demo);
        m_demo = *std::move(demo);
    }
    CliRun run(QStringList words) const { return runCli(words << u"--data-dir"_s << path(u"data"_s)); }
    CliRun get(const QStringList &more = {}) const
    {
        return run(QStringList{u"get"_s, source(), u"-o"_s, path(u"files"_s), u"--json"_s} + more);
    }
    // What --json ends with adds up, and is what the folder has.
    void verifySums(const CliRun &run) const
    {
        const QJsonObject last = run.last();
        QCOMPARE(last.value(u"event"_s).toString(), u"finished"_s);
        QCOMPARE(last.value(u"done"_s).toInt() + last.value(u"skipped"_s).toInt() + last.value(u"failed"_s).toInt(), last.value(u"listed"_s).toInt());
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_demo.reset();
    }

    void download()
    {
        serve({.files = 3000, .size = 100});
        const CliRun run = get();
        QVERIFY2(run.exitStatus == 0, run.text());
        verifySums(run);
        const QJsonObject last = run.last();
        QCOMPARE(last.value(u"done"_s).toInt(), 3000);
        QCOMPARE(last.value(u"bytes"_s).toInt(), 300'000);
        QCOMPARE(last.value(u"job"_s).toInt(), 1);
        QVERIFY(last.value(u"seconds"_s).toDouble() > 0);
        QCOMPARE(demoTreeFault(path(u"files"_s), 3000, 100), QString());
    }

    void fanOutAndFilters()
    {
        serve({.files = 1000, .size = 10});
        const CliRun run = get({u"--fan-out"_s, u"--include"_s, u"*1.bin"_s, u"--include"_s, u"*2.bin"_s, u"--exclude"_s, u"*02.bin"_s});
        QCOMPARE(run.exitStatus, 0);
        QCOMPARE(run.last().value(u"done"_s).toInt(), 190);
        QCOMPARE(demoTreeFault(path(u"files"_s), 190, 10), QString());
        const QString one = filesBelow(path(u"files"_s)).constFirst();
        QCOMPARE(one.count(u'/'), 2);
    }

    void existing_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<int>("exitStatus");
        QTest::addColumn<int>("done");
        QTest::addColumn<int>("skipped");
        QTest::addColumn<bool>("oldKept");
        QTest::addColumn<int>("files");
        QTest::newRow("skip") << u"skip"_s << 0 << 99 << 1 << true << 100;
        QTest::newRow("overwrite") << u"overwrite"_s << 0 << 100 << 0 << false << 100;
        QTest::newRow("rename") << u"rename"_s << 0 << 100 << 0 << true << 101;
        QTest::newRow("fail") << u"fail"_s << 1 << 99 << 0 << true << 100;
    }

    void existing()
    {
        QFETCH(QString, rule);
        serve({.files = 100, .size = 20});
        QDir().mkpath(path(u"files"_s));
        const QString old = path(u"files/file-0000000042.bin"_s);
        QFile file(old);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("older") == 5);
        file.close();
        const CliRun run = get({u"--existing"_s, rule});
        QTEST(run.exitStatus, "exitStatus");
        QTEST(run.last().value(u"done"_s).toInt(), "done");
        QTEST(run.last().value(u"skipped"_s).toInt(), "skipped");
        QFETCH(bool, oldKept);
        QCOMPARE(contentOf(old) == "older", oldKept);
        QFETCH(int, files);
        QCOMPARE(filesBelow(path(u"files"_s)).size(), files);
        if (rule == u"rename"_s)
            QVERIFY(isDemoBody("file-0000000042.bin", contentOf(path(u"files/file-0000000042 (1).bin"_s))));
    }

    void usage_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("says");
        const QString ok = u"list+http://127.0.0.1:9"_s;
        const auto row = [&](const char *name, const QString &source, const QStringList &more, const QString &says) {
            QTest::newRow(name) << QStringList{u"get"_s, source, u"-o"_s, u"DIR"_s} + more << says;
        };
        row("port 0", u"list+http://h:0"_s, {}, u"port \"0\""_s);
        row("port 70000", u"list+http://h:70000"_s, {}, u"port \"70000\""_s);
        row("port of words", u"list+http://h:eighty"_s, {}, u"port \"eighty\""_s);
        row("empty host", u"list+http://:80"_s, {}, u"names no host"_s);
        row("nothing behind", u"list+http://"_s, {}, u"names no host"_s);
        row("other scheme", u"ftp://h/f"_s, {}, u"list+http(s)://HOST"_s);
        row("0 threads", ok, {u"--threads"_s, u"0"_s}, u"--threads is \"0\""_s);
        row("-1 threads", ok, {u"--threads=-1"_s}, u"--threads is \"-1\""_s);
        row("10^6 threads", ok, {u"--threads"_s, u"1000000"_s}, u"from 1 to 256"_s);
        row("threads of words", ok, {u"--threads"_s, u"12x"_s}, u"\"12x\""_s);
        row("0 connections", ok, {u"--connections"_s, u"0"_s}, u"--connections"_s);
        row("negative retries", ok, {u"--retries=-1"_s}, u"--retries"_s);
        row("no timeout", ok, {u"--timeout"_s, u"0"_s}, u"timeout"_s);
        row("bad rule", ok, {u"--existing"_s, u"maybe"_s}, u"skip, overwrite, newer, rename, fail or ask"_s);
        row("size of words", ok, {u"--min-size"_s, u"large"_s}, u"--min-size is \"large\""_s);
        row("no size", ok, {u"--min-size"_s, u"2K"_s, u"--max-size"_s, u"1K"_s}, u"--min-size is above max-size"_s);
        row("time of words", ok, {u"--newer-than"_s, u"yesterday"_s}, u"--newer-than: \"yesterday\""_s);
        row("no time", ok, {u"--newer-than"_s, u"1d"_s, u"--older-than"_s, u"2d"_s}, u"--newer-than is not before older-than"_s);
        row("unknown option", ok, {u"--speed"_s}, u"speed"_s);
        row("two sources", ok, {ok}, u"one SOURCE"_s);
        QTest::newRow("no source") << QStringList{u"get"_s, u"-o"_s, u"DIR"_s} << u"one SOURCE"_s;
        QTest::newRow("no destination") << QStringList{u"get"_s, ok} << u"-o DIR"_s;
        QTest::newRow("no such command") << QStringList{u"fetch"_s} << u"fetch"_s;
        QTest::newRow("no such job") << QStringList{u"resume"_s, u"77"_s} << u"77"_s;
        QTest::newRow("no job at all") << QStringList{u"failures"_s} << u"none to choose"_s;
        QTest::newRow("remove what") << QStringList{u"remove"_s} << u"number"_s;
    }

    void usage()
    {
        QFETCH(QStringList, words);
        words.replaceInStrings(u"DIR"_s, path(u"files"_s));
        const CliRun r = words.first() == u"fetch"_s ? runCli(words) : run(words);
        QVERIFY2(r.exitStatus == 2, r.text());
        QFETCH(QString, says);
        QVERIFY2(r.err.contains(says.toUtf8()), r.text());
        QVERIFY(!QFile::exists(path(u"files"_s)));
    }

    void usageInWords()
    {
        const CliRun empty = runCli({u"jobs"_s, u"--data-dir"_s, u""_s});
        QVERIFY2(empty.exitStatus == 2 && empty.err.contains("--data-dir needs a folder"), empty.text());
        QVERIFY(runCli({u"extract"_s, u"--help"_s}).out.contains("ARCHIVE…"));
        QCOMPARE(runCli({u"-v"_s}).out, runCli({u"--version"_s}).out);
    }

    void argumentsThatAreNoUtf8()
    {
        QProcess process; // of QString, no such argument can be made
        process.start(u"sh"_s, {u"-c"_s, u"exec \"$0\" get http://127.0.0.1:9/ -o \"$1/$(printf '\\377')\""_s, QStringLiteral(MILLIARD_CLI), m_dir->path()});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(process.readAllStandardError().contains("argument 4 is not UTF-8"));
        QCOMPARE(filesBelow(m_dir->path()), QStringList());
    }

    // In services and containers; the root folder is nobody's.
    void withoutHome()
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : {u"HOME"_s, u"XDG_DATA_HOME"_s})
            environment.remove(name);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(MILLIARD_CLI), {u"jobs"_s, u"--describe"_s});
        QVERIFY(process.waitForFinished());
        const QByteArray home = ::getpwuid(::getuid())->pw_dir;
        QVERIFY(process.readAllStandardOutput().contains(" Default: " + home + "/.local/share/milliard."));
    }

    void passwordsAreRefusedAndNotRepeated()
    {
        const CliRun r = run({u"get"_s, u"list+http://me:hunter2@127.0.0.1:9"_s, u"-o"_s, path(u"files"_s)});
        QCOMPARE(r.exitStatus, 2);
        QVERIFY(!r.err.contains("hunter2") && !r.out.contains("hunter2"));
        QVERIFY(!contentOf(path(u"data/journal.sqlite"_s)).contains("hunter2"));
        QVERIFY(!contentOf(path(u"data/journal.sqlite-wal"_s)).contains("hunter2"));
    }

    void destinations_data()
    {
        QTest::addColumn<QString>("destination");
        QTest::addColumn<QString>("says");
        QTest::newRow("a file") << u"FILE"_s << u"it is a file"_s;
        QTest::newRow("missing") << u"no/such"_s << u"the folder above it does not exist"_s;
        QTest::newRow("not writable, not even for root") << u"/proc/1/task"_s << u"/proc/1/task"_s;
    }

    void destinations()
    {
        serve({.files = 5});
        QFile file(path(u"FILE"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QFETCH(QString, destination);
        const QString to = destination.startsWith(u'/') ? destination : path(destination);
        const CliRun r = run({u"get"_s, source(), u"-o"_s, to, u"--json"_s});
        QVERIFY2(r.exitStatus == 4, r.text());
        QCOMPARE(r.last().value(u"event"_s).toString(), u"finished"_s);
        QCOMPARE(r.last().value(u"error"_s).toString(), u"destination-unusable"_s);
        QFETCH(QString, says);
        QVERIFY2(r.last().value(u"message"_s).toString().contains(says), r.text());
    }

    void sources_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("array") << u"list-array"_s << u"bad-listing"_s << u"an array where an object"_s;
        QTest::newRow("truncated") << u"list-truncated"_s << u"bad-listing"_s << u"not JSON at byte"_s;
        QTest::newRow("numbers for names") << u"list-numbers"_s << u"bad-listing"_s << u"name 1 is a number"_s;
        QTest::newRow("HTML") << u"list-html"_s << u"bad-listing"_s << u"begins with \"<"_s;
        QTest::newRow("empty") << u"list-empty"_s << u"bad-listing"_s << u"the answer is empty"_s;
        QTest::newRow("500") << u"list-500"_s << u"http-status"_s << u"500"_s;
        QTest::newRow("silence") << u"list-stall"_s << u"timed-out"_s << u"127.0.0.1"_s;
    }

    void sources()
    {
        QFETCH(QString, fault);
        serve({.files = 5000, .faults = {*parseDemoFault(fault)}});
        const CliRun r = get({u"--retries"_s, u"1"_s, u"--backoff"_s, u"0.01"_s, u"--timeout"_s, u"1"_s});
        QVERIFY2(r.exitStatus == 3, r.text());
        QTEST(r.last().value(u"error"_s).toString(), "kind");
        QFETCH(QString, says);
        const QString message = r.last().value(u"message"_s).toString();
        QVERIFY2(message.contains(says), qPrintable(message));
        QVERIFY2(message.contains(u"/list"_s) || message.contains(u"127.0.0.1"_s), qPrintable(message));
    }

    void nothingListens()
    {
        serve({.files = 1});
        const QString gone = source();
        m_demo.reset();
        const CliRun r = run({u"get"_s, gone, u"-o"_s, path(u"files"_s), u"--json"_s, u"--retries"_s, u"0"_s});
        QCOMPARE(r.exitStatus, 3);
        QCOMPARE(r.last().value(u"error"_s).toString(), u"connection-refused"_s);
        const CliRun unknown = run({u"get"_s, u"list+http://no-such-host.invalid"_s, u"-o"_s, path(u"files"_s), u"--json"_s, u"--retries"_s, u"0"_s});
        QCOMPARE(unknown.exitStatus, 3);
        QCOMPARE(unknown.last().value(u"error"_s).toString(), u"host-not-found"_s);
        QVERIFY(unknown.last().value(u"message"_s).toString().contains(u"no-such-host.invalid"_s));
    }

    void oneFileFromNowhere()
    {
        serve({.files = 1});
        const QString gone = u"http://127.0.0.1:%1/file"_s.arg(m_demo->port());
        m_demo.reset();
        const CliRun r = run({u"get"_s, gone, u"-o"_s, path(u"files"_s), u"--json"_s, u"--retries"_s, u"0"_s});
        QCOMPARE(r.exitStatus, 3);
        QCOMPARE(r.last().value(u"error"_s).toString(), u"connection-refused"_s);
        QCOMPARE(r.last().value(u"failed"_s).toInt(), 0);
    }

    // The service refuses files for a while; afterwards only they are asked for again.
    void retry()
    {
        DemoOptions options{.files = 1000, .page = 100, .faults = {*parseDemoFault(u"404:0.02"_s)}};
        serve(options);
        const CliRun first = get();
        QCOMPARE(first.exitStatus, 1);
        const int failed = first.last().value(u"failed"_s).toInt();
        QVERIFY(failed > 0);
        options.port = m_demo->port();
        options.faults.clear();
        m_demo.reset();
        QVERIFY(QTest::qWaitFor([&] {
            auto demo = DemoService::start(options);
            if (demo)
                m_demo = *std::move(demo);
            return demo.has_value();
        }, 10'000));
        const CliRun again = run({u"retry"_s, u"--json"_s});
        QVERIFY2(again.exitStatus == 0, again.text());
        verifySums(again);
        QCOMPARE(again.last().value(u"listed"_s).toInt(), 1000);
        QCOMPARE(again.last().value(u"failed"_s).toInt(), 0);
        QVERIFY(m_demo->requestsServed() <= failed + 10);
        QCOMPARE(demoTreeFault(path(u"files"_s), 1000, 100), QString());
        QCOMPARE(run({u"failures"_s, u"--json"_s}).events().size(), 0);
        QCOMPARE(run({u"retry"_s}).exitStatus, 2); // nothing to try
    }

    // The pages before the fault are whole, counted and downloaded.
    void loops_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<int>("done");
        QTest::newRow("names itself") << u"list-loop"_s << 200;
        QTest::newRow("goes back") << u"list-cycle"_s << 300;
    }

    void loops()
    {
        QFETCH(QString, fault);
        serve({.files = 1000, .page = 100, .faults = {*parseDemoFault(fault)}});
        const CliRun r = get();
        QVERIFY2(r.exitStatus == 3, r.text());
        QCOMPARE(r.last().value(u"error"_s).toString(), u"listing-loop"_s);
        verifySums(r);
        QFETCH(int, done);
        QCOMPARE(r.last().value(u"done"_s).toInt(), done);
        QCOMPARE(demoTreeFault(path(u"files"_s), done, 100), QString());
    }

    void names_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QStringList>("stored");
        QTest::newRow("slash") << u"name-slash"_s << QStringList{u"folder/inside.bin"_s};
        QTest::newRow("dotdot") << u"name-dotdot"_s << QStringList{u"__/escape~#.bin"_s};
        QTest::newRow("absolute") << u"name-absolute"_s << QStringList{u"_@/escape~#.bin"_s};
        QTest::newRow("NUL") << u"name-nul"_s << QStringList{u"@_@~#@"_s};
        QTest::newRow("long") << u"name-long"_s << QStringList{u"@~#@"_s};
        QTest::newRow("case") << u"name-case"_s << QStringList{u"Case.bin"_s, u"case.bin"_s};
        QTest::newRow("empty") << u"name-empty"_s << QStringList();
        QTest::newRow("unicode") << u"name-unicode"_s << QStringList{u"żółć-日本-🎈.bin"_s};
        QTest::newRow("control") << u"name-control"_s << QStringList{u"@_@~#@"_s};
    }

    // '@' is any text, '#' the mark of a name that was altered; only the empty name has no path.
    void names()
    {
        QFETCH(QString, fault);
        serve({.files = 50, .faults = {*parseDemoFault(fault)}});
        const CliRun r = get();
        QFETCH(QStringList, stored);
        QVERIFY2(r.exitStatus == (stored.isEmpty() ? 1 : 0), r.text());
        verifySums(r);
        QStringList files = filesBelow(path(u"files"_s));
        QCOMPARE(files.size(), 50 + stored.size());
        for (const QString &name : stored) {
            const QString pattern = QRegularExpression::escape(name).replace(u"\\@"_s, u".*"_s).replace(u"\\#"_s, u"[0-9a-f]{16}"_s);
            const QStringList found = files.filter(QRegularExpression(QRegularExpression::anchoredPattern(pattern)));
            QVERIFY2(found.size() == 1, qPrintable(name));
            QCOMPARE(contentOf(path(u"files/"_s + found.first())).size(), 100);
            if (found.first() == name)
                QVERIFY(isDemoBody(name.toUtf8(), contentOf(path(u"files/"_s + name))));
        }
        const CliRun failures = run({u"failures"_s, u"--json"_s});
        QCOMPARE(failures.events().size(), stored.isEmpty() ? 1 : 0);
        if (stored.isEmpty())
            QCOMPARE(failures.last().value(u"kind"_s).toString(), u"bad-name"_s);
    }

    void pages_data()
    {
        QTest::addColumn<qint64>("files");
        QTest::addColumn<int>("page");
        QTest::addColumn<QString>("fault");
        QTest::newRow("no files at all") << qint64(0) << 10 << QString();
        QTest::newRow("pages of one name") << qint64(40) << 1 << QString();
        QTest::newRow("pages of no names") << qint64(1000) << 100 << u"list-no-names"_s;
        QTest::newRow("a page of 100,000 names") << qint64(100'000) << 100'000 << QString();
    }

    void pages()
    {
        QFETCH(qint64, files);
        QFETCH(int, page);
        QFETCH(QString, fault);
        DemoOptions options{.files = files, .size = 20, .page = page};
        if (!fault.isEmpty())
            options.faults << *parseDemoFault(fault);
        serve(options);
        const CliRun r = get();
        QVERIFY2(r.exitStatus == 0, r.text());
        verifySums(r);
        QCOMPARE(r.last().value(u"done"_s).toInteger(), files);
        QCOMPARE(demoTreeFault(path(u"files"_s), files, 20), QString());
    }

    void jobsAndRemove()
    {
        serve({.files = 10, .faults = {*parseDemoFault(u"404:1"_s)}});
        QCOMPARE(get().exitStatus, 1);
        const CliRun jobs = run({u"jobs"_s, u"--json"_s});
        QCOMPARE(jobs.exitStatus, 0);
        QCOMPARE(jobs.events().size(), 1);
        QCOMPARE(jobs.last().value(u"state"_s).toString(), u"done"_s);
        QCOMPARE(jobs.last().value(u"failed"_s).toInt(), 10);
        QCOMPARE(run({u"failures"_s, u"1"_s, u"--json"_s}).events().size(), 10);
        QCOMPARE(run({u"resume"_s, u"1"_s, u"--json"_s}).exitStatus, 1); // done, with failures
        QCOMPARE(run({u"remove"_s, u"1"_s}).exitStatus, 0);
        QCOMPARE(run({u"jobs"_s, u"--json"_s}).events().size(), 0);
        QCOMPARE(run({u"remove"_s, u"1"_s}).exitStatus, 2);
    }

    void demoAndQuiet()
    {
        const CliRun demo = runCli({u"demo"_s, u"--files"_s, u"500"_s, u"--latency"_s, u"0"_s, u"--json"_s});
        QVERIFY2(demo.exitStatus == 0, demo.text());
        QCOMPARE(demo.last().value(u"done"_s).toInt(), 500);
        serve({.files = 10});
        const CliRun quiet = run({u"get"_s, source(), u"-o"_s, path(u"files"_s), u"--quiet"_s});
        QCOMPARE(quiet.exitStatus, 0);
        QCOMPARE(quiet.out + quiet.err, QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "test_cli.moc"
