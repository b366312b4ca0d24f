// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "core/engine/engine.h"
#include "core/journal/job_lock.h"
#include "tests/unit/folder_help.h"

#include <QSignalSpy>
#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;
using Move = JobQueue::Move;

// The queue with the engine and the journal that it belongs to, and jobs of a server that may never answer.
class TestJobQueue : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<DemoService> m_service;
    std::unique_ptr<Engine> m_engine;
    QList<JobId> m_jobs;

    JobQueue &queue() { return m_engine->queue(); }
    JobState state(int job) const { return m_engine->job(m_jobs.at(job))->state; }
    void serve(const DemoOptions &options) { m_service = std::move(*DemoService::start(options)); }
    void serveNothing() { serve({.files = 10, .faults = {*parseDemoFault(u"stall"_s)}}); }
    void open()
    {
        m_engine.reset();
        m_engine = std::move(*Engine::open(m_folder->path(u"data"_s)));
    }
    void addJobs(int count)
    {
        for (int i = 0; i < count; ++i) {
            JobSpec spec{u"list+http://127.0.0.1:%1"_s.arg(m_service->port()), m_folder->path(u"files%1"_s.arg(m_jobs.size())), {}};
            m_jobs.append(m_engine->add(spec).value());
        }
    }
    // As letters, the first job an 'a'.
    QString order()
    {
        QString letters;
        for (const JobId id : queue().order())
            letters.append(QChar(u'a' + int(m_jobs.indexOf(id))));
        return letters;
    }
    QList<JobId> jobs(const QString &letters) const
    {
        QList<JobId> ids;
        for (const QChar letter : letters)
            ids.append(m_jobs.at(letter.unicode() - u'a'));
        return ids;
    }

private Q_SLOTS:
    void init()
    {
        m_jobs.clear();
        m_folder = std::make_unique<TestFolder>();
        open();
    }
    void cleanup()
    {
        m_engine.reset();
        m_service.reset();
    }

    void noMoreThanTheLimit()
    {
        serveNothing();
        addJobs(6);
        QVERIFY(queue().add(m_jobs));
        QCOMPARE(order(), u"abcdef"_s);
        QTest::qWait(0);
        QCOMPARE(queue().running(), 0); // it has no limit yet
        queue().setLimit(2);
        QTRY_COMPARE(order(), u"cdef"_s);
        QCOMPARE(queue().running(), 2);
        QCOMPARE(state(0), JobState::Running);
        QCOMPARE(state(2), JobState::Queued);
        QCOMPARE(queue().position(m_jobs[2]), 1);
        QCOMPARE(queue().position(m_jobs[5]), 4);
        QCOMPARE(queue().position(m_jobs[0]), 0);

        m_engine->pause(m_jobs[0]); // the next takes its turn
        QTRY_COMPARE(state(2), JobState::Running);
        QCOMPARE(order(), u"def"_s);
        m_engine->stop(m_jobs[1]);
        QTRY_COMPARE(state(3), JobState::Running);
        m_engine->pause(m_jobs[4]); // which waits
        QCOMPARE(state(4), JobState::Paused);
        QCOMPARE(order(), u"f"_s);
        queue().setLimit(3);
        QTRY_COMPARE(state(5), JobState::Running);
        queue().setLimit(1); // nobody is stopped for that
        QVERIFY(queue().add({m_jobs[0]}));
        QTest::qWait(0);
        QCOMPARE(queue().running(), 3);
        QCOMPARE(order(), u"a"_s);
    }

    void eachInItsTurn()
    {
        serve({.files = 20, .size = 10});
        addJobs(4);
        QList<JobId> started;
        connect(m_engine.get(), &Engine::jobChanged, this, [&](JobId id) {
            if (m_engine->job(id)->state == JobState::Running && !started.contains(id))
                started.append(id);
            QVERIFY(queue().running() <= 1);
        });
        m_engine->setPriority({m_jobs[2]}, Priority::High);
        m_engine->setPriority({m_jobs[0]}, Priority::Low);
        queue().setLimit(1);
        QTest::qWait(0);
        QVERIFY(queue().add(jobs(u"cabd"_s)));
        QTRY_COMPARE(state(0), JobState::Done);
        QCOMPARE(started, jobs(u"cbda"_s));
        QCOMPARE(queue().size(), 0);
        for (const JobRecord &job : m_engine->jobs())
            QCOMPARE(job.counts.done, 20);
        QVERIFY(queue().add({m_jobs[0]})); // what is done stays so
        QCOMPARE(state(0), JobState::Done);
    }

    void moved_data()
    {
        QTest::addColumn<QString>("which");
        QTest::addColumn<int>("how");
        QTest::addColumn<QString>("after");
        QTest::newRow("up") << u"d"_s << int(Move::Up) << u"abdcef"_s;
        QTest::newRow("the first up") << u"a"_s << int(Move::Up) << u"abcdef"_s;
        QTest::newRow("some up") << u"bde"_s << int(Move::Up) << u"badecf"_s;
        QTest::newRow("some that cannot go further up") << u"abd"_s << int(Move::Up) << u"abdcef"_s;
        QTest::newRow("down") << u"b"_s << int(Move::Down) << u"acbdef"_s;
        QTest::newRow("the last down") << u"f"_s << int(Move::Down) << u"abcdef"_s;
        QTest::newRow("some down") << u"abd"_s << int(Move::Down) << u"cabedf"_s;
        QTest::newRow("some that cannot go further down") << u"cef"_s << int(Move::Down) << u"abdcef"_s;
        QTest::newRow("to the top") << u"ec"_s << int(Move::Top) << u"ceabdf"_s;
        QTest::newRow("to the bottom") << u"da"_s << int(Move::Bottom) << u"bcefad"_s;
        QTest::newRow("all") << u"abcdef"_s << int(Move::Bottom) << u"abcdef"_s;
        QTest::newRow("none") << QString() << int(Move::Top) << u"abcdef"_s;
    }
    void moved()
    {
        QFETCH(QString, which);
        QFETCH(int, how);
        serveNothing();
        addJobs(6);
        QVERIFY(queue().add(m_jobs));
        const QSignalSpy told(&queue(), &JobQueue::orderChanged);
        queue().move(jobs(which), Move(how));
        QTEST(order(), "after");
        QTRY_VERIFY(told.count() > 0 || which.isEmpty());
        open(); // from the journal
        QTEST(order(), "after");
    }

    void prioritiesGoBeforeTheOrder()
    {
        serveNothing();
        addJobs(6);
        QVERIFY(queue().add(m_jobs));
        QVERIFY(m_engine->setPriority(jobs(u"ef"_s), Priority::High).result());
        QVERIFY(m_engine->setPriority(jobs(u"b"_s), Priority::Low).result());
        QCOMPARE(order(), u"efacdb"_s);
        queue().move(jobs(u"a"_s), Move::Up); // passes none of another priority
        queue().move(jobs(u"b"_s), Move::Top);
        QCOMPARE(order(), u"efacdb"_s);
        queue().move(jobs(u"fd"_s), Move::Top);
        QCOMPARE(order(), u"fedacb"_s);
        open();
        QCOMPARE(order(), u"fedacb"_s);
        QCOMPARE(m_engine->job(m_jobs[4])->priority, Priority::High);
        QVERIFY(m_engine->setPriority(m_jobs, Priority::Normal).result());
        QCOMPARE(order().size(), 6);
    }

    void survivesTheProgram()
    {
        serveNothing();
        addJobs(3);
        queue().setLimit(1);
        QVERIFY(queue().add(jobs(u"bca"_s)));
        QCOMPARE(state(1), JobState::Running);
        open();
        QCOMPARE(order(), u"ca"_s);
        QCOMPARE(state(1), JobState::Running); // it goes on first
        QCOMPARE(state(0), JobState::Queued);
        queue().setLimit(1);
        m_engine->startInterrupted();
        QVERIFY(m_engine->isActive(m_jobs[1]));
        QTest::qWait(0);
        QCOMPARE(order(), u"ca"_s);
    }

    void atOnceWhateverTheLimit()
    {
        serveNothing();
        addJobs(4);
        queue().setLimit(1);
        QVERIFY(queue().add(m_jobs));
        QVERIFY(m_engine->start(m_jobs[3]));
        QCOMPARE(order(), u"bc"_s);
        QCOMPARE(queue().running(), 2);
        m_engine->stop(m_jobs[0]);
        QTRY_VERIFY(!m_engine->isActive(m_jobs[0]));
        QTest::qWait(0);
        QCOMPARE(order(), u"bc"_s); // the one that was started counts
    }

    // What runs waits, with its threads; what the user starts or pauses meanwhile is the user's; and the rest goes on.
    void held()
    {
        serveNothing();
        addJobs(5);
        queue().setLimit(3);
        QVERIFY(queue().add(jobs(u"abcd"_s)));
        QTRY_VERIFY(m_engine->board(m_jobs[0])->totals().inFlight > 0);
        queue().setHolds(Hold::Schedule);
        QCOMPARE(order(), u"abcd"_s);
        QCOMPARE(state(0), JobState::Queued);
        QVERIFY(m_engine->isActive(m_jobs[0]));
        QTRY_COMPARE(m_engine->board(m_jobs[0])->totals().inFlight, 0);

        m_engine->pause(m_jobs[1]);
        QVERIFY(m_engine->start(m_jobs[2]));
        QVERIFY(queue().add({m_jobs[4]}));
        QTest::qWait(0);
        QCOMPARE(order(), u"ade"_s);
        QCOMPARE(state(2), JobState::Running);
        QCOMPARE(queue().running(), 1);

        queue().setHolds({Hold::Schedule, Hold::Metered}); // what was started by hand goes on
        queue().setHolds(Hold::Metered);
        QTest::qWait(0);
        QCOMPARE(state(2), JobState::Running);
        QCOMPARE(queue().running(), 1);

        queue().setHolds({});
        QTRY_COMPARE(queue().running(), 3);
        QCOMPARE(state(0), JobState::Running);
        QTRY_VERIFY(m_engine->board(m_jobs[0])->totals().inFlight > 0);
        QCOMPARE(state(1), JobState::Paused);
        QCOMPARE(state(3), JobState::Running);
        QCOMPARE(order(), u"e"_s);
    }

    // Also over the end of the program, whether it came in a hold or comes back in one.
    void heldAtTheNextStart()
    {
        serveNothing();
        addJobs(3);
        queue().setLimit(2);
        QVERIFY(queue().add(m_jobs));
        QTRY_COMPARE(queue().running(), 2);
        open();
        queue().setHolds(Hold::Schedule);
        queue().setLimit(2);
        m_engine->startInterrupted();
        QTest::qWait(0);
        QCOMPARE(order(), u"abc"_s);
        QVERIFY(!m_engine->isActive(m_jobs[0]));
        open();
        QCOMPARE(order(), u"abc"_s);
        queue().setLimit(2);
        QTRY_COMPARE(state(1), JobState::Running);
        QCOMPARE(state(0), JobState::Running);
    }

    // One that comes to its end just then has come to its end.
    void heldAtTheEnd()
    {
        serve({.files = 20, .size = 10});
        for (int i = 0; i < 10; ++i) {
            addJobs(1);
            queue().setHolds({});
            queue().setLimit(1);
            QVERIFY(queue().add({m_jobs.last()}));
            QTest::qWait(i * 3);
            queue().setHolds(Hold::Schedule);
            QTest::qWait(0);
            queue().setHolds({});
            QTRY_COMPARE(m_engine->job(m_jobs.last())->state, JobState::Done);
            QCOMPARE(m_engine->job(m_jobs.last())->counts.done, 20);
        }
        open();
        for (const JobRecord &job : m_engine->jobs())
            QCOMPARE(job.state, JobState::Done);
    }

    // Its threads wait with it, and it goes on with them.
    void pausedAndQueued()
    {
        serveNothing();
        addJobs(2);
        queue().setLimit(1);
        QVERIFY(queue().add(m_jobs));
        QTRY_VERIFY(m_engine->board(m_jobs[0])->totals().inFlight > 0);
        m_engine->pause(m_jobs[0]);
        QTRY_COMPARE(state(1), JobState::Running);
        QVERIFY(queue().add({m_jobs[0]}));
        QCOMPARE(state(0), JobState::Queued);
        QVERIFY(m_engine->isActive(m_jobs[0]));
        QTRY_COMPARE(m_engine->board(m_jobs[0])->totals().inFlight, 0);
        m_engine->stop(m_jobs[1]);
        QTRY_COMPARE(state(0), JobState::Running);
        QTRY_VERIFY(m_engine->board(m_jobs[0])->totals().inFlight > 0);

        m_engine->pause(m_jobs[0]);
        queue().setLimit(0);
        QTest::qWait(0);
        QVERIFY(queue().add({m_jobs[0]}));
        open();
        QCOMPARE(state(0), JobState::Queued);
        QCOMPARE(order(), u"a"_s);
    }

    void oneThatIsStoppedHasNoTurn()
    {
        serveNothing();
        addJobs(1);
        QVERIFY(m_engine->start(m_jobs[0]));
        m_engine->pause(m_jobs[0]);
        QVERIFY(queue().add(m_jobs));
        m_engine->stop(m_jobs[0]);
        queue().setLimit(1);
        QTRY_VERIFY(!m_engine->isActive(m_jobs[0]));
        QTest::qWait(0);
        QCOMPARE(state(0), JobState::Paused);
        QVERIFY(m_engine->remove(m_jobs[0]).result());
        QTRY_VERIFY(m_engine->jobs().isEmpty());
    }

    // One that cannot be started says why and makes room for the next.
    void refused()
    {
        serveNothing();
        addJobs(1);
        queue().setLimit(1);
        QVERIFY(queue().add(m_jobs)); // keeps the others waiting
        addJobs(3);
        QVERIFY(queue().add(jobs(u"bcd"_s)));
        const auto lock = JobLock::take(m_folder->path(u"data"_s), m_jobs[1]);
        QVERIFY(lock);
        m_engine->stop(m_jobs[0]);
        QTRY_COMPARE(state(2), JobState::Running);
        QCOMPARE(state(1), JobState::Stopped);
        QCOMPARE(m_engine->job(m_jobs[1])->error->kind, ErrorKind::JobBusy);
        QCOMPARE(order(), u"d"_s);
        const auto busy = queue().add({m_jobs[1], m_jobs[0]});
        QVERIFY(!busy && busy.error().kind == ErrorKind::JobBusy);
        QCOMPARE(order(), u"da"_s);
        open();
        QCOMPARE(state(1), JobState::Queued); // the journal is told by who runs it
    }

    void failedFilesInTheirTurn()
    {
        serve({.files = 50, .faults = {{DemoFaultKind::Name404, 0.2}}});
        addJobs(1);
        queue().setLimit(1);
        QVERIFY(queue().add(m_jobs));
        QTRY_COMPARE(state(0), JobState::Done);
        const qint64 failed = m_engine->job(m_jobs[0])->counts.failed;
        QVERIFY(failed > 0);
        QVERIFY(m_engine->reopenFailed(m_jobs[0]));
        QCOMPARE(state(0), JobState::Paused);
        QVERIFY(queue().add(m_jobs));
        QCOMPARE(state(0), JobState::Running);
        QTRY_COMPARE(state(0), JobState::Done);
        QCOMPARE(m_engine->job(m_jobs[0])->counts.failed, failed);
    }
};

QTEST_GUILESS_MAIN(TestJobQueue)
#include "test_job_queue.moc"
