// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "core/engine/engine.h"
#include "tests/support/cli.h"
#include "tests/support/shards.h"
#include "tests/support/tree.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// Several programs at one job, one journal or one folder: never do two write the same, and nothing is torn.
class TestTwoRuns final : public QObject
{
    Q_OBJECT

    static constexpr qint64 files = 6'000;
    static constexpr qint64 size = 300;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<DemoService> m_demo;
    QProcess m_first;
    QProcess m_second;

    QString path(const QString &name) const { return m_dir->filePath(name); }
    QStringList getWords(const QString &data, const QStringList &more = {}) const
    {
        return QStringList{u"get"_s, u"list+http://127.0.0.1:%1"_s.arg(m_demo->port()), u"-o"_s, path(u"files"_s), u"--json"_s, u"--data-dir"_s, path(data)} + more;
    }
    QStringList words(const QString &command, const QString &data = u"data"_s) const
    {
        return {command, u"1"_s, u"--json"_s, u"--data-dir"_s, path(data)};
    }
    static void start(QProcess &process, const QStringList &words)
    {
        process.start(QStringLiteral(MILLIARD_CLI), words);
        QVERIFY(process.waitForStarted());
    }
    // A job of some three seconds, in the middle.
    void getSlowly(const QString &data = u"data"_s, const QStringList &more = {})
    {
        start(m_first, getWords(data, QStringList{u"--limit-requests"_s, u"2000"_s} + more));
        QVERIFY(QTest::qWaitFor([this] { return m_demo->requestsServed() > 1000; }, 30'000));
    }
    static void kill(QProcess &process)
    {
        ::kill(pid_t(process.processId()), SIGKILL);
        QVERIFY(process.waitForFinished());
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto demo = DemoService::start({.files = files, .size = size, .page = 500});
        QVERIFY(demo);
        m_demo = *std::move(demo);
    }

    void cleanup()
    {
        for (QProcess *process : {&m_first, &m_second}) {
            process->kill();
            process->waitForFinished();
        }
    }

    void refusedWhileItRuns()
    {
        getSlowly();
        for (const QString &command : {u"resume"_s, u"retry"_s, u"remove"_s}) {
            const CliRun run = runCli(words(command));
            QVERIFY2(run.exitStatus == 2 && run.err.contains("already running"), run.text());
            QVERIFY2(run.err.contains(QByteArray::number(m_first.processId())), run.text());
        }
        QCOMPARE(runCli({u"jobs"_s, u"--json"_s, u"--data-dir"_s, path(u"data"_s)}).last().value(u"state"_s).toString(), u"running"_s);
        QVERIFY(m_first.waitForFinished(60'000));
        QCOMPARE(m_first.exitCode(), 0);
        QCOMPARE(demoTreeFault(path(u"files"_s), files, size), QString());
    }

    void refusedWhileItIsPaused()
    {
        const auto engine = std::move(*Engine::open(path(u"data"_s)));
        JobOptions options;
        options.limitRequests = 2000;
        const JobId id = engine->add({u"list+http://127.0.0.1:%1"_s.arg(m_demo->port()), path(u"files"_s), options}).value();
        QVERIFY(engine->start(id));
        QVERIFY(QTest::qWaitFor([this] { return m_demo->requestsServed() > 1000; }, 30'000));
        engine->pause(id);
        for (const QString &command : {u"resume"_s, u"retry"_s, u"remove"_s}) {
            const CliRun run = runCli(words(command));
            QVERIFY2(run.exitStatus == 2 && run.err.contains("already running"), run.text());
        }
        QVERIFY(engine->start(id));
        QTRY_VERIFY_WITH_TIMEOUT(!engine->isActive(id), 60'000);
        QCOMPARE(engine->job(id)->state, JobState::Done);
        QCOMPARE(demoTreeFault(path(u"files"_s), files, size), QString());
    }

    // Two terminals at the same instant, and the winner is killed: its lock is nobody's from then on.
    void resumedTwiceAtOnce()
    {
        start(m_first, getWords(u"data"_s, {u"--limit-requests"_s, u"100"_s}));
        QVERIFY(QTest::qWaitFor([this] { return m_demo->requestsServed() > 20; }, 30'000));
        kill(m_first);
        for (int round = 0; round < 20; ++round) {
            start(m_first, words(u"resume"_s));
            start(m_second, words(u"resume"_s));
            QVERIFY(QTest::qWaitFor([this] { return m_first.state() == QProcess::NotRunning || m_second.state() == QProcess::NotRunning; }, 30'000));
            QProcess &loser = m_first.state() == QProcess::NotRunning ? m_first : m_second;
            QProcess &winner = &loser == &m_first ? m_second : m_first;
            const QByteArray said = loser.readAllStandardError();
            QVERIFY2(loser.exitCode() == 2 && said.contains("already running"), said.constData());
            const qint64 before = m_demo->requestsServed();
            QVERIFY(QTest::qWaitFor([&] { return m_demo->requestsServed() > before; }, 30'000));
            QCOMPARE(winner.state(), QProcess::Running);
            kill(winner);
        }
    }

    // Two journals, one folder: each writes whole files under names of its own and gives them their final name at once.
    void twoJournalsOneFolder()
    {
        getSlowly(u"data"_s, {u"--existing"_s, u"overwrite"_s});
        start(m_second, getWords(u"other"_s, {u"--existing"_s, u"overwrite"_s}));
        for (QProcess *process : {&m_first, &m_second}) {
            QVERIFY(process->waitForFinished(60'000));
            QVERIFY2(process->exitCode() == 0, process->readAll().constData());
        }
        QCOMPARE(demoTreeFault(path(u"files"_s), files, size), QString());
    }

    // A copy of a journal has the very same job, with the same names for what is unfinished.
    void aCopiedJournal_data()
    {
        QTest::addColumn<QString>("pack");
        QTest::newRow("folder") << u"none"_s;
        QTest::newRow("archives") << u"tar.zst"_s;
    }
    void aCopiedJournal()
    {
        QFETCH(QString, pack);
        start(m_first, getWords(u"data"_s, {u"--limit-requests"_s, u"1000"_s, u"--pack"_s, pack}));
        QVERIFY(QTest::qWaitFor([this] { return m_demo->requestsServed() > 1000; }, 30'000));
        ::kill(pid_t(m_first.processId()), SIGTERM);
        QVERIFY(m_first.waitForFinished());
        QCOMPARE(m_first.exitCode(), 130);
        QVERIFY(QDir().mkpath(path(u"copy"_s)));
        QVERIFY(QFile::copy(path(u"data/journal.sqlite"_s), path(u"copy/journal.sqlite"_s)));
        start(m_first, words(u"resume"_s));
        const qint64 before = m_demo->requestsServed();
        QVERIFY(QTest::qWaitFor([&] { return m_demo->requestsServed() > before + 100; }, 30'000));
        const CliRun second = runCli(words(u"resume"_s, u"copy"_s));
        QVERIFY2(second.exitStatus == 2 && second.last().value(u"message"_s).toString().contains(path(u"files"_s)), second.text());
        QVERIFY(m_first.waitForFinished(60'000));
        QVERIFY2(m_first.exitCode() == 0, m_first.readAllStandardError().constData());
        QCOMPARE(pack == u"none"_s ? demoTreeFault(path(u"files"_s), files, size) : demoShardsFault(path(u"files"_s), files, size), QString());
        // Now it is free: the copy fetches what it does not know of, and nothing is there twice.
        const CliRun third = runCli(words(u"resume"_s, u"copy"_s));
        QVERIFY2(third.exitStatus == 0, third.text());
        QCOMPARE(pack == u"none"_s ? demoTreeFault(path(u"files"_s), files, size) : demoShardsFault(path(u"files"_s), files, size), QString());
    }

    // Nothing can be looked up in archives: who asks once more for what they may hold is refused.
    void archivesAreNotDoubled()
    {
        const QStringList pack{u"--pack"_s, u"tar.zst"_s};
        QCOMPARE(runCli(getWords(u"data"_s, pack)).exitStatus, 0);
        const CliRun again = runCli(getWords(u"data"_s, pack));
        QVERIFY2(again.exitStatus == 2 && again.err.contains("archives of job 1"), again.text());
        const CliRun unknown = runCli(getWords(u"other"_s, pack));
        QVERIFY2(unknown.exitStatus == 2 && unknown.err.contains("journal does not know"), unknown.text());
        QVERIFY2(unknown.err.contains(shardsIn(path(u"files"_s)).first().toUtf8()), unknown.text());
        QCOMPARE(demoShardsFault(path(u"files"_s), files, size), QString());
        QCOMPARE(runCli({u"jobs"_s, u"--json"_s, u"--data-dir"_s, path(u"other"_s)}).out, QByteArray());
    }

    // Another program that keeps the journal locked stops the job, which can be resumed.
    void journalIsLocked()
    {
        getSlowly();
        {
            QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            other.setDatabaseName(path(u"data/journal.sqlite"_s));
            other.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
            QVERIFY(other.open());
            QVERIFY(QSqlQuery(other).exec(u"BEGIN IMMEDIATE"_s));
            QVERIFY(m_first.waitForFinished(90'000));
        }
        QSqlDatabase::removeDatabase(u"other"_s);
        const QByteArray said = m_first.readAllStandardOutput() + m_first.readAllStandardError();
        QVERIFY2(m_first.exitCode() == 4 && said.contains("kept it locked"), said.constData());
        const CliRun run = runCli(words(u"resume"_s));
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(demoTreeFault(path(u"files"_s), files, size), QString());
        QCOMPARE(run.last().value(u"done"_s).toInteger() + run.last().value(u"skipped"_s).toInteger(), files);
    }
};

QTEST_GUILESS_MAIN(TestTwoRuns)
#include "test_two_runs.moc"
