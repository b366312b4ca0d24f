// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "core/journal/journal.h"
#include "tests/support/cli.h"
#include "tests/support/tree.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// The real program, interrupted: it ends soon, leaves nothing half-written, fetches nothing twice, and goes on at once.
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

    // Ten thousand pages done are no reason to wait: the first new file is asked for within a second.
    void longJobGoesOnAtOnce()
    {
        constexpr qint64 pages = 10'000;
        constexpr int perPage = 100;
        m_demo = std::move(*DemoService::start({.files = pages * perPage + 500, .size = size, .page = perPage}));
        {
            const auto journal = std::move(*Journal::open(path(u"data"_s)));
            const auto id = journal->createJob({u"list+http://127.0.0.1:%1"_s.arg(m_demo->port()), path(u"files"_s), {}}).value().id;
            QVERIFY(journal->beginRun(id));
            const QList<Entry> entries(perPage);
            for (qint64 i = 0; i < pages; ++i) {
                const QByteArray cursor = i == 0 ? QByteArray() : demoName(i * perPage);
                QVERIFY(journal->recordPage(id, i, {cursor, entries, demoName((i + 1) * perPage)}));
                QVERIFY(journal->finishPages(id, {{i, {perPage, perPage, 0, 0, perPage * size}, {}}}));
            }
        }
        QVERIFY(QDir().mkpath(path(u"files"_s))); // the job has been there
        QElapsedTimer timer;
        timer.start();
        startProgram({u"resume"_s});
        while (m_demo->requestsServed() < 2 && timer.elapsed() < 30'000) // a page, then a file of it
            QTest::qWait(1);
        const qint64 took = timer.elapsed();
        qInfo("the first file was asked for %lld ms after the start of the program", took);
        QVERIFY(m_process.waitForFinished(60'000));
        QVERIFY2(m_process.exitCode() == 0, m_process.readAllStandardError().constData());
        QCOMPARE(filesThere(), 500);
        QVERIFY2(took < 5'000, qPrintable(QString::number(took))); // a second on a machine that does nothing else
    }
};

QTEST_GUILESS_MAIN(TestInterruption)
#include "test_interruption.moc"
