// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "core/engine/engine.h"
#include "tests/support/tree.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// The engine as a program uses it: started, paused, resumed, stopped and destroyed at awkward moments.
class TestEngine final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<DemoService> m_demo;
    std::unique_ptr<Engine> m_engine;
    JobId m_id = 0;

    void serve(const DemoOptions &options)
    {
        auto demo = DemoService::start(options);
        QVERIFY(demo);
        m_demo = *std::move(demo);
    }
    void open()
    {
        m_engine.reset();
        auto engine = Engine::open(m_dir->filePath(u"data"_s));
        QVERIFY(engine);
        m_engine = *std::move(engine);
    }
    void add(JobOptions options = {})
    {
        const auto id = m_engine->add({u"list+http://127.0.0.1:%1"_s.arg(m_demo->port()), m_dir->filePath(u"files"_s), options});
        QVERIFY(id);
        m_id = *id;
    }
    void start() { QVERIFY(m_engine->start(m_id)); }
    bool ends(int timeoutMs = 60'000)
    {
        return QTest::qWaitFor([this] { return !m_engine->isActive(m_id); }, timeoutMs);
    }
    const JobRecord &job() const { return *m_engine->job(m_id); }
    Counts now() const { return m_engine->board(m_id)->totals().counts; }
    QString tree(qint64 files, qint64 size) const { return demoTreeFault(m_dir->filePath(u"files"_s), files, size); }

private Q_SLOTS:
    void init()
    {
        m_engine.reset();
        m_demo.reset();
        m_dir = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup()
    {
        m_engine.reset();
        m_demo.reset();
    }

    void pausedMeansNothingMoves()
    {
        serve({.files = 20'000, .size = 50});
        add();
        start();
        QVERIFY(QTest::qWaitFor([this] { return now().done > 500; }, 20'000));
        m_engine->pause(m_id);
        QCOMPARE(job().state, JobState::Paused);
        QVERIFY(QTest::qWaitFor([this] { return m_engine->board(m_id)->totals().inFlight == 0; }, 5000));
        const qint64 requests = m_demo->requestsServed();
        const Counts counts = now();
        QTest::qWait(300);
        QCOMPARE(now().done, counts.done);
        QVERIFY(m_demo->requestsServed() <= requests + 1); // a page may have been asked for
        QVERIFY(counts.done < 20'000);
        start();
        QCOMPARE(job().state, JobState::Running);
        QVERIFY(ends());
        QCOMPARE(job().state, JobState::Done);
        QCOMPARE(job().counts.done, 20'000);
        QCOMPARE(tree(20'000, 50), QString());
    }

    // What never answers must not keep a job from pausing.
    void pauseDoesNotWaitForASilentServer()
    {
        serve({.files = 500, .faults = {*parseDemoFault(u"stall"_s)}});
        add();
        start();
        QVERIFY(QTest::qWaitFor([this] { return m_engine->board(m_id)->totals().inFlight > 0; }, 10'000));
        m_engine->pause(m_id);
        QVERIFY(QTest::qWaitFor([this] { return m_engine->board(m_id)->totals().inFlight == 0; }, 2000));
        m_engine->stop(m_id);
        QVERIFY(ends(2000));
        QCOMPARE(job().state, JobState::Paused);
    }

    void toggledOften()
    {
        serve({.files = 5000, .size = 50, .page = 100});
        add();
        QRandomGenerator random(7);
        for (int i = 0; i < 60 && (i == 0 || m_engine->isActive(m_id)); ++i) {
            start();
            QTest::qWait(int(random.bounded(15)));
            m_engine->pause(m_id);
            QTest::qWait(int(random.bounded(15)));
        }
        start();
        QVERIFY(ends());
        QCOMPARE(job().state, JobState::Done);
        QCOMPARE(job().counts.settled(), 5000);
        QCOMPARE(tree(5000, 50), QString());
    }

    void stoppedAnywhere()
    {
        serve({.files = 3000, .size = 50, .page = 100});
        add();
        QRandomGenerator random(8);
        for (int i = 0; i < 25 && job().state != JobState::Done; ++i) {
            start();
            QTest::qWait(int(random.bounded(25)));
            if (i % 3 == 0)
                m_engine->pause(m_id);
            m_engine->stop(m_id);
            QVERIFY(ends(5000));
        }
        start();
        QVERIFY(ends());
        QCOMPARE(job().state, JobState::Done);
        QCOMPARE(tree(3000, 50), QString());
    }

    // Also in the moment in which the run ends by itself.
    void destroyedAnywhere()
    {
        serve({.files = 300, .size = 50, .page = 100});
        QRandomGenerator random(9);
        for (int i = 0; i < 60; ++i) {
            if (i % 4 == 0) {
                QDir(m_dir->filePath(u"files"_s)).removeRecursively();
                add();
            }
            start();
            const qint64 wait = random.bounded(60);
            QElapsedTimer timer;
            for (timer.start(); timer.elapsed() < wait;)
                QTest::qWait(i % 2 == 0 ? 1 : int(wait)); // with and without turns of the event loop near the end
            if (i % 2 == 1)
                QThread::msleep(ulong(random.bounded(30)));
            open();
            QVERIFY(job().state == JobState::Running || job().state == JobState::Done);
            m_engine->startInterrupted();
            if (i % 4 == 3) {
                start();
                QVERIFY(ends());
                QCOMPARE(job().state, JobState::Done);
                QCOMPARE(tree(300, 50), QString());
            }
        }
    }

    void passingFaultsCostNoFile_data()
    {
        QTest::addColumn<QString>("fault");
        for (const char *fault : {"500:0.2", "503:0.2", "reset:0.2", "reset-body:0.2", "short:0.2", "close:0.2", "garbage:0.1", "stall:0.02", "list-500:0.5"})
            QTest::newRow(fault) << QString::fromLatin1(fault);
    }

    void passingFaultsCostNoFile()
    {
        QFETCH(QString, fault);
        serve({.files = 500, .size = 200, .page = 100, .faults = {*parseDemoFault(fault)}});
        JobOptions options;
        options.retry.attempts = 20;
        options.retry.backoff = std::chrono::milliseconds(1);
        options.timeout = std::chrono::milliseconds(300);
        add(options);
        start();
        QVERIFY(ends());
        QVERIFY2(job().state == JobState::Done, job().error ? qPrintable(explain(*job().error)) : "");
        QCOMPARE(job().counts.done, 500);
        QCOMPARE(tree(500, 200), QString());
        // What is not HTTP is asked for again by QNetworkAccessManager itself.
        QVERIFY(fault.startsWith(u"list"_s) || fault.startsWith(u"garbage"_s) || m_engine->board(m_id)->totals().retries > 0);
    }

    // A server in trouble is not asked for every file as often as the options would allow.
    void retriesHaveABudget()
    {
        constexpr qint64 files = 3000;
        serve({.files = files, .faults = {*parseDemoFault(u"503"_s)}});
        JobOptions options;
        options.retry.attempts = 10;
        options.retry.backoff = std::chrono::milliseconds(0);
        add(options);
        start();
        QVERIFY(ends());
        QCOMPARE(job().state, JobState::Done);
        QCOMPARE(job().counts.failed, files);
        QVERIFY(m_demo->requestsServed() < files + 1000 + 100);
        const auto failures = m_engine->failures(m_id, 10'000).result();
        QVERIFY(failures);
        QCOMPARE(failures->size(), files);
        QCOMPARE(failures->first().error.httpStatus, 503);
    }

    // A server that goes away stops the job with its reason; back again, no file was given up.
    void serverGoesAway()
    {
        DemoOptions options{.files = 6000, .size = 50, .page = 200};
        serve(options);
        options.port = m_demo->port();
        JobOptions jobOptions;
        jobOptions.retry.attempts = 2;
        jobOptions.retry.backoff = std::chrono::milliseconds(1);
        add(jobOptions);
        start();
        QVERIFY(QTest::qWaitFor([this] { return now().done > 500; }, 20'000));
        m_demo.reset();
        QVERIFY(ends());
        QCOMPARE(job().state, JobState::Stopped);
        QVERIFY(job().error && job().error->kind == ErrorKind::ConnectionRefused);
        QCOMPARE(job().counts.failed, 0);
        QVERIFY(QTest::qWaitFor([&] {
            auto demo = DemoService::start(options);
            if (demo)
                m_demo = *std::move(demo);
            return demo.has_value();
        }, 10'000));
        start();
        QVERIFY(ends());
        QCOMPARE(job().state, JobState::Done);
        QCOMPARE(job().counts.failed, 0);
        QCOMPARE(tree(6000, 50), QString());
    }

    // Files that the demo service refuses for good are failures, the others are unharmed.
    void lastingFaultsAreFailures()
    {
        const DemoOptions options{.files = 1000, .size = 50, .faults = {*parseDemoFault(u"404:0.1"_s)}};
        serve(options);
        add();
        start();
        QVERIFY(ends());
        QCOMPARE(job().state, JobState::Done);
        QVERIFY(job().counts.failed > 50 && job().counts.failed < 200);
        QCOMPARE(job().counts.done + job().counts.failed, 1000);
        QCOMPARE(tree(job().counts.done, 50), QString());
        QCOMPARE(m_engine->failures(m_id, 10'000).result()->size(), job().counts.failed);
    }
};

QTEST_GUILESS_MAIN(TestEngine)
#include "test_engine.moc"
