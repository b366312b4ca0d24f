// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "core/journal/journal.h"
#include "tests/support/cli.h"
#include "tests/support/tree.h"

#include <QTemporaryDir>
#include <QTest>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// Failures as data, with the real program: by cause, as CSV, and asked for again by cause.
class TestCliFailures final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<DemoService> m_demo;
    int m_absent = 0;    // that failed with 404
    int m_forbidden = 0; // with 403

    QString path(const QString &name) const { return m_dir->filePath(name); }
    CliRun run(QStringList words) const { return runCli(words << u"--data-dir"_s << path(u"data"_s)); }
    void serve(const DemoOptions &options)
    {
        m_demo.reset();
        QVERIFY(QTest::qWaitFor([&] {
            auto demo = DemoService::start(options);
            if (demo)
                m_demo = *std::move(demo);
            return demo.has_value();
        }, 10'000));
    }

private Q_SLOTS:
    // A job of 1,000 files on 10 pages, some of which are not there and some forbidden.
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        DemoOptions options{.files = 1000, .page = 100, .faults = {*parseDemoFault(u"404:0.05"_s), *parseDemoFault(u"403:0.05"_s)}};
        serve(options);
        const CliRun get = run({u"get"_s, u"list+http://127.0.0.1:%1"_s.arg(m_demo->port()), u"-o"_s, path(u"files"_s), u"--json"_s});
        QVERIFY2(get.exitStatus == 1, get.text());
        m_absent = int(run({u"failures"_s, u"--cause"_s, u"http-404"_s, u"--json"_s}).events().size());
        m_forbidden = int(run({u"failures"_s, u"--cause"_s, u"http-403"_s, u"--json"_s}).events().size());
        QVERIFY(m_absent > 0 && m_forbidden > 0);
        QCOMPARE(m_absent + m_forbidden, get.last().value(u"failed"_s).toInt());
        options.port = m_demo->port();
        options.faults.clear();
        serve(options);
    }

    void byCause()
    {
        const CliRun json = run({u"failures"_s, u"1"_s, u"--by-cause"_s, u"--json"_s});
        QCOMPARE(json.exitStatus, 0);
        QMap<QString, int> counts;
        for (const QJsonObject &event : json.events()) {
            counts[event.value(u"cause"_s).toString()] = event.value(u"count"_s).toInt();
            const QJsonObject example = event.value(u"example"_s).toObject();
            QCOMPARE(example.value(u"cause"_s), event.value(u"cause"_s));
            QVERIFY(example.value(u"name"_s).toString().startsWith(u"file-"_s));
        }
        QCOMPARE(counts, (QMap<QString, int>{{u"http-404"_s, m_absent}, {u"http-403"_s, m_forbidden}}));
        const CliRun text = run({u"failures"_s, u"--by-cause"_s});
        QVERIFY2(text.out.contains(u"http-404\t%1\tfile-"_s.arg(m_absent).toUtf8()), text.text());
        const CliRun csv = run({u"failures"_s, u"--by-cause"_s, u"--csv"_s});
        QVERIFY2(csv.out.startsWith("cause,count,example,message\r\nhttp-40") && csv.out.count("\r\n") == 3, csv.text());
    }

    void csv()
    {
        const CliRun all = run({u"failures"_s, u"--csv"_s});
        QCOMPARE(all.exitStatus, 0);
        QList<QByteArray> lines = all.out.split('\n');
        QCOMPARE(lines.takeFirst(), "name,cause,kind,status,attempts,message,page\r");
        QCOMPARE(lines.takeLast(), QByteArray());
        QCOMPARE(lines.size(), m_absent + m_forbidden);
        QVERIFY(std::ranges::is_sorted(lines));
        for (const QByteArray &line : lines)
            QVERIFY2(line.contains(",http-404,http-status,404,1,") || line.contains(",http-403,http-status,403,1,"), line.constData());
        QCOMPARE(run({u"failures"_s, u"--csv"_s, u"--cause"_s, u"http-404"_s}).out.count("\r\n"), 1 + m_absent);
    }

    // Only those of the cause are asked for; the others stay failures, which the exit status tells.
    void retryByCause()
    {
        const CliRun some = run({u"retry"_s, u"--cause"_s, u"http-404"_s, u"--json"_s});
        QVERIFY2(some.exitStatus == 1, some.text());
        QCOMPARE(some.last().value(u"listed"_s).toInt(), 1000);
        QCOMPARE(some.last().value(u"failed"_s).toInt(), m_forbidden);
        QCOMPARE(some.last().value(u"done"_s).toInt(), 1000 - m_forbidden);
        QVERIFY(m_demo->requestsServed() <= m_absent + 10);
        QCOMPARE(run({u"failures"_s, u"--csv"_s}).out.count("\r\n"), 1 + m_forbidden);
        const CliRun none = run({u"failures"_s, u"--cause"_s, u"http-404"_s});
        QCOMPARE(none.exitStatus, 2);
        QVERIFY2(none.err.contains("http-404") && none.err.contains("http-403"), none.text());
        const CliRun rest = run({u"retry"_s, u"--cause"_s, u"http-403"_s, u"--json"_s});
        QVERIFY2(rest.exitStatus == 0, rest.text());
        QCOMPARE(demoTreeFault(path(u"files"_s), 1000, 100), QString());
        QVERIFY2(run({u"failures"_s, u"--cause"_s, u"http-403"_s}).err.contains("has no failures"), none.text());
    }

    // One that was broken off before anything came is what retry chooses, and not an older job.
    void aRetryThatWasBrokenOff()
    {
        QVERIFY((*Journal::open(path(u"data"_s)))->reopenFailed(1));
        const CliRun r = run({u"retry"_s, u"--json"_s});
        QVERIFY2(r.exitStatus == 0, r.text());
        QCOMPARE(r.last().value(u"done"_s).toInt(), 1000);
        QCOMPARE(run({u"retry"_s}).exitStatus, 2);
    }

    void severalCauses()
    {
        const CliRun r = run({u"retry"_s, u"--cause"_s, u"http-404"_s, u"--cause"_s, u"http-403"_s, u"--json"_s});
        QVERIFY2(r.exitStatus == 0, r.text());
        QCOMPARE(r.last().value(u"done"_s).toInt(), 1000);
    }

    void usage()
    {
        const auto refused = [this](const QStringList &words, const char *says) {
            const CliRun r = run(words);
            QVERIFY2(r.exitStatus == 2 && r.out.isEmpty() && r.err.contains(says), r.text());
        };
        refused({u"failures"_s, u"--cause"_s, u"nonsense"_s}, "job 1 has failures of these causes: http-40");
        refused({u"retry"_s, u"--cause"_s, u"timed-out"_s}, "job 1 has failures of these causes: http-40");
        refused({u"failures"_s, u"--csv"_s, u"--json"_s}, "--csv and --json");
        refused({u"failures"_s, u"--by-cause"_s, u"--cause"_s, u"http-404"_s}, "--by-cause");
        QCOMPARE(run({u"failures"_s, u"--json"_s}).events().size(), m_absent + m_forbidden); // nothing was asked for
    }

    // A report that nobody got is not passed over, whatever it would have said.
    void nowhereToWrite()
    {
        for (const QString &line : {u"failures --csv"_s, u"failures --by-cause"_s, u"jobs"_s, u"jobs --json"_s, u"verify"_s, u"verify --json"_s, u"retry --json"_s}) {
            QProcess process;
            process.setStandardOutputFile(u"/dev/full"_s);
            process.start(QStringLiteral(MILLIARD_CLI), line.split(u' ') << u"--data-dir"_s << path(u"data"_s));
            QVERIFY(process.waitForFinished());
            const QByteArray said = process.readAllStandardError();
            QVERIFY2(process.exitCode() == 4 && said.count("standard output: ") == 1, qPrintable(line + u' ' + QString::fromUtf8(said)));
        }
    }

    // A reader that has gone has all that it wanted.
    void nobodyReads()
    {
        QProcess shell;
        const QString gone = u"trap '' PIPE; { while echo x; do :; done 2>/dev/null; '%1' jobs --data-dir '%2' 2>'%3'; echo $? >>'%3'; } | true"_s;
        shell.start(u"sh"_s, {u"-c"_s, gone.arg(QStringLiteral(MILLIARD_CLI), path(u"data"_s), path(u"said"_s))});
        QVERIFY(shell.waitForFinished());
        QFile said(path(u"said"_s));
        QVERIFY(said.open(QIODevice::ReadOnly));
        QCOMPARE(said.readAll(), "0\n");
    }
};

QTEST_GUILESS_MAIN(TestCliFailures)
#include "test_cli_failures.moc"
