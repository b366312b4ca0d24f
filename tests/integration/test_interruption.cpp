// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "tests/support/cli.h"
#include "tests/support/tree.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// The real program, killed, interrupted and started twice: nothing lost, nothing half-written.
class TestInterruption final : public QObject
{
    Q_OBJECT

    static constexpr qint64 files = 8'000;
    static constexpr qint64 size = 300;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<DemoService> m_demo;
    QProcess m_process;

    QString path(const QString &name) const { return m_dir->filePath(name); }

    void startProgram(const QStringList &words)
    {
        m_process.start(QStringLiteral(MILLIARD_CLI), words + QStringList{u"--json"_s, u"--data-dir"_s, path(u"data"_s)});
        QVERIFY(m_process.waitForStarted());
    }
    void get(const QStringList &more = {})
    {
        startProgram(QStringList{u"get"_s, u"list+http://127.0.0.1:%1"_s.arg(m_demo->port()), u"-o"_s, path(u"files"_s),
            u"--limit-requests"_s, QString::number(files / 2)} + more); // slow enough to be met in the middle
    }
    // Whatever has a final name, at this moment, is whole.
    QString partialFile() const
    {
        for (const QString &file : QDir(path(u"files"_s)).entryList(QDir::Files)) { // the hidden folder holds the unfinished
            const QByteArray body = contentOf(path(u"files/"_s + file));
            if (body.size() != size || !isDemoBody(file.toUtf8(), body))
                return file;
        }
        return {};
    }
    qint64 filesThere() const { return qint64(QDir(path(u"files"_s)).entryList(QDir::Files).size()); }
    CliRun resume() const { return runCli({u"resume"_s, u"--json"_s, u"--data-dir"_s, path(u"data"_s)}, 120'000); }

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
        m_process.kill();
        m_process.waitForFinished();
    }

    void killedOverAndOver()
    {
        const quint32 seed = qEnvironmentVariableIsSet("MILLIARD_SEED") ? qEnvironmentVariable("MILLIARD_SEED").toUInt() : QRandomGenerator::system()->generate();
        qInfo("seed %u (MILLIARD_SEED repeats it)", seed);
        QRandomGenerator random(seed);
        const int kills = qEnvironmentVariableIsSet("MILLIARD_KILLS") ? qEnvironmentVariableIntValue("MILLIARD_KILLS") : 12;
        int killed = 0;
        bool first = true;
        while (killed < kills) {
            if (first)
                get();
            else
                startProgram({u"resume"_s});
            if (m_process.waitForFinished(int(30 + random.bounded(350)))) { // it came to its end before: start anew
                QCOMPARE(m_process.exitCode(), 0);
                QCOMPARE(demoTreeFault(path(u"files"_s), files, size), QString());
                QDir(path(u"files"_s)).removeRecursively();
                QDir(path(u"data"_s)).removeRecursively();
                first = true;
                continue;
            }
            ::kill(pid_t(m_process.processId()), SIGKILL);
            QVERIFY(m_process.waitForFinished());
            // Killed before it had a journal: there is nothing to resume.
            first = !runCli({u"jobs"_s, u"--json"_s, u"--data-dir"_s, path(u"data"_s)}).out.contains("\"job\"");
            ++killed;
            QCOMPARE(partialFile(), QString());
        }
        if (first)
            get();
        else
            startProgram({u"resume"_s});
        QVERIFY(m_process.waitForFinished(120'000));
        QVERIFY2(m_process.exitCode() == 0, m_process.readAllStandardError().constData());
        QCOMPARE(demoTreeFault(path(u"files"_s), files, size), QString());
        const QJsonObject job = runCli({u"jobs"_s, u"--json"_s, u"--data-dir"_s, path(u"data"_s)}).last();
        QCOMPARE(job.value(u"listed"_s).toInteger(), files);
        QCOMPARE(job.value(u"done"_s).toInteger() + job.value(u"skipped"_s).toInteger(), files);
    }

    void interrupted_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("Ctrl-C") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }

    void interrupted()
    {
        QFETCH(int, signal);
        get();
        QVERIFY(QTest::qWaitFor([&] { return filesThere() > 1000; }, 30'000));
        QElapsedTimer timer;
        timer.start();
        ::kill(pid_t(m_process.processId()), signal);
        QVERIFY(m_process.waitForFinished(10'000));
        qInfo("ended after %lld ms", timer.elapsed());
        QVERIFY(timer.elapsed() < 5000);
        QCOMPARE(m_process.exitCode(), 130);
        QCOMPARE(partialFile(), QString());
        QCOMPARE(QDir(path(u"files"_s)).entryList(QDir::Hidden | QDir::Dirs | QDir::NoDotAndDotDot), QStringList());
        const CliRun run = resume();
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(demoTreeFault(path(u"files"_s), files, size), QString());
        QCOMPARE(run.last().value(u"listed"_s).toInteger(), files);
        QCOMPARE(run.last().value(u"done"_s).toInteger() + run.last().value(u"skipped"_s).toInteger(), files);
    }

    // Overwriting must not start over with what this very job already wrote.
    void resumedOverwriteFetchesNothingTwice()
    {
        get({u"--existing"_s, u"overwrite"_s});
        QVERIFY(QTest::qWaitFor([&] { return filesThere() > 3000; }, 30'000));
        ::kill(pid_t(m_process.processId()), SIGKILL);
        QVERIFY(m_process.waitForFinished());
        const qint64 there = filesThere();
        const qint64 before = m_demo->requestsServed();
        const CliRun run = resume();
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(demoTreeFault(path(u"files"_s), files, size), QString());
        const qint64 pages = files / 500 + 1;
        QVERIFY2(m_demo->requestsServed() - before <= files - there + pages, "files were fetched again");
    }

    void secondProcessIsRefused()
    {
        get();
        QVERIFY(QTest::qWaitFor([&] { return filesThere() > 100; }, 30'000));
        const CliRun second = resume();
        QVERIFY2(second.exitStatus == 2, second.text());
        QVERIFY2(second.err.contains("already running"), second.text());
        const CliRun remove = runCli({u"remove"_s, u"1"_s, u"--data-dir"_s, path(u"data"_s)});
        QCOMPARE(remove.exitStatus, 2);
        QVERIFY(m_process.waitForFinished(120'000));
        QCOMPARE(m_process.exitCode(), 0);
        QCOMPARE(demoTreeFault(path(u"files"_s), files, size), QString());
    }
};

QTEST_GUILESS_MAIN(TestInterruption)
#include "test_interruption.moc"
