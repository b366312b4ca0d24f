// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "tests/support/cli.h"
#include "tests/support/shards.h"
#include "tests/support/tree.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// Jobs that pack, interrupted: over all shards no member twice, and none missing.
class TestShardsInterrupted final : public QObject
{
    Q_OBJECT

    static constexpr qint64 files = 20'000;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<DemoService> m_demo;
    QProcess m_process;

    QString path(const QString &name) const { return m_dir->filePath(name); }
    void serve(const DemoOptions &options)
    {
        auto demo = DemoService::start(options);
        QVERIFY(demo);
        m_demo = *std::move(demo);
    }
    void startProgram(const QStringList &words)
    {
        m_process.start(QStringLiteral(MILLIARD_CLI), words + QStringList{u"--json"_s, u"--data-dir"_s, path(u"data"_s)});
        QVERIFY(m_process.waitForStarted());
    }
    void get(const QString &pack)
    {
        startProgram({u"get"_s, u"list+http://127.0.0.1:%1"_s.arg(m_demo->port()), u"-o"_s, path(u"files"_s), u"--pack"_s, pack,
            u"--limit-requests"_s, QString::number(files / 2)}); // slow enough to be met in the middle
    }
    CliRun run(QStringList words) const { return runCli(words << u"--json"_s << u"--data-dir"_s << path(u"data"_s), 120'000); }
    QString fault(qint64 count, qint64 size) const { return demoShardsFault(path(u"files"_s), count, size); }
    void packings()
    {
        QTest::addColumn<QString>("pack");
        for (const QString &pack : {u"tar.zst"_s, u"tar.gz"_s, u"zip"_s})
            QTest::newRow(qPrintable(pack)) << pack;
    }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void cleanup()
    {
        m_process.kill();
        m_process.waitForFinished();
        m_demo.reset();
    }

    // After Ctrl-C the pages that had ended are in whole shards and in the journal: only the rest is asked for again.
    void interrupted_data() { packings(); }
    void interrupted()
    {
        QFETCH(QString, pack);
        serve({.files = files, .size = 100, .page = 500});
        get(pack);
        QVERIFY(QTest::qWaitFor([this] { return m_demo->requestsServed() > files / 3; }, 30'000));
        ::kill(pid_t(m_process.processId()), SIGINT);
        QVERIFY(m_process.waitForFinished(10'000));
        QCOMPARE(m_process.exitCode(), 130);
        const CliRun verified = run({u"verify"_s});
        QVERIFY2(verified.exitStatus == 0, verified.text());
        const qint64 done = run({u"jobs"_s}).last().value(u"done"_s).toInteger();
        QCOMPARE(verified.last().value(u"entries"_s).toInteger(), done);
        QVERIFY2(done > files / 3 - 6 * 500, qPrintable(QString::number(done))); // less the pages in flight
        QCOMPARE(filesBelow(path(u"files"_s)).size(), shardsIn(path(u"files"_s)).size());
        const qint64 before = m_demo->requestsServed();
        const CliRun resumed = run({u"resume"_s});
        QVERIFY2(resumed.exitStatus == 0, resumed.text());
        QVERIFY(m_demo->requestsServed() - before <= files - done + files / 500 + 1);
        QCOMPARE(fault(files, 100), QString());
        QCOMPARE(run({u"verify"_s}).exitStatus, 0);
    }

    // Bodies that are in the archive before their page has ended: what was begun goes, and nothing comes twice.
    void largeBodiesInterrupted()
    {
        constexpr qint64 count = 1500;
        constexpr qint64 size = 80'000;
        serve({.files = count, .size = size, .page = 100});
        get(u"tar.zst"_s);
        for (const int signal : {SIGINT, SIGKILL}) {
            const qint64 before = m_demo->requestsServed();
            QVERIFY(QTest::qWaitFor([&] { return m_demo->requestsServed() > before + 250; }, 30'000));
            ::kill(pid_t(m_process.processId()), signal);
            QVERIFY(m_process.waitForFinished(10'000));
            QCOMPARE(run({u"verify"_s}).exitStatus, 0);
            startProgram({u"resume"_s});
        }
        QVERIFY(m_process.waitForFinished(120'000));
        QVERIFY2(m_process.exitCode() == 0, m_process.readAllStandardError().constData());
        QCOMPARE(fault(count, size), QString());
        QCOMPARE(run({u"verify"_s}).exitStatus, 0);
    }

    // A disk that takes no more stops the job; with room again it goes on where it was.
    void diskFull()
    {
        serve({.files = 4000, .size = 3000, .page = 500});
        const QString command = u"ulimit -f %1; exec '%2' get list+http://127.0.0.1:%3 -o '%4' --pack tar.zst --json --data-dir '%5'"_s
                                    .arg(QString::number(2'000'000 / 512), QStringLiteral(MILLIARD_CLI), QString::number(m_demo->port()), path(u"files"_s), path(u"data"_s));
        m_process.start(u"sh"_s, {u"-c"_s, command});
        QVERIFY(m_process.waitForFinished(60'000));
        const QByteArray said = m_process.readAllStandardError() + m_process.readAllStandardOutput();
        QVERIFY2(m_process.exitCode() == 4, said.constData());
        const CliRun verified = run({u"verify"_s});
        QVERIFY2(verified.exitStatus == 0, verified.text());
        const CliRun resumed = run({u"resume"_s});
        QVERIFY2(resumed.exitStatus == 0, resumed.text());
        QCOMPARE(fault(4000, 3000), QString());
        QCOMPARE(run({u"verify"_s}).exitStatus, 0);
    }
};

QTEST_GUILESS_MAIN(TestShardsInterrupted)
#include "test_shards_interrupted.moc"
