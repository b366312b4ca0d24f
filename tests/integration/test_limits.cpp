// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "core/engine/engine.h"
#include "tests/support/answers.h"
#include "tests/support/raw_server.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// What a job may ask of its servers, with each transport.
class TestLimits final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    // Runs the job to its end; gives its record.
    JobRecord run(quint16 port, JobOptions options)
    {
        auto engine = Engine::open(m_dir->filePath(u"data"_s));
        if (!engine)
            return {};
        const auto id = (*engine)->add({u"list+http://127.0.0.1:%1"_s.arg(port), m_dir->filePath(u"files"_s), options});
        if (!id || !(*engine)->start(*id))
            return {};
        if (!QTest::qWaitFor([&] { return !(*engine)->isActive(*id); }, 60'000))
            return {};
        return *(*engine)->job(*id);
    }

    static void transports()
    {
        QTest::addColumn<TransportChoice>("transport");
        QTest::newRow("auto") << TransportChoice::Auto;
        QTest::newRow("qt") << TransportChoice::Qt;
    }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void requestsPerSecond_data() { transports(); }
    void requestsPerSecond()
    {
        QFETCH(TransportChoice, transport);
        const auto demo = DemoService::start({.files = 1500});
        JobOptions options;
        options.transport = transport;
        options.limitRequests = 500;
        const JobRecord job = run((*demo)->port(), options);
        QCOMPARE(job.counts.done, 1500);
        QVERIFY2(job.seconds > 2.85, qPrintable(QString::number(job.seconds))); // no more than the limit, on any machine
    }

    void bytesPerSecond_data() { transports(); }
    void bytesPerSecond()
    {
        QFETCH(TransportChoice, transport);
        const auto demo = DemoService::start({.files = 12, .size = 1'000'000});
        JobOptions options;
        options.transport = transport;
        options.limitRate = 4'000'000;
        const JobRecord job = run((*demo)->port(), options);
        QCOMPARE(job.counts.done, 12);
        QVERIFY2(job.seconds > 2.85, qPrintable(QString::number(job.seconds)));
    }

    // What two jobs have together, whatever each of them might have; and a limit that is changed holds for what runs.
    void allJobsTogether_data()
    {
        QTest::addColumn<TransportChoice>("transport"); // of the second
        QTest::addColumn<int>("connections");
        QTest::newRow("auto") << TransportChoice::Auto << 16;
        QTest::newRow("qt") << TransportChoice::Qt << 16;
        QTest::newRow("qt with one connection") << TransportChoice::Qt << 1;
    }
    void allJobsTogether()
    {
        QFETCH(TransportChoice, transport);
        QFETCH(int, connections);
        constexpr qint64 rate = 2'000'000;
        const auto demo = DemoService::start({.files = 2000, .size = 100'000});
        const auto engine = *Engine::open(m_dir->filePath(u"data"_s));
        engine->setLimits({.bytesPerSecond = rate});
        QList<JobId> ids;
        for (const int job : {0, 1}) {
            JobOptions options;
            if (job == 1) {
                options.transport = transport;
                options.threads = connections == 1 ? 1 : 2;
                options.connections = connections;
            }
            options.limitRate = 20 * rate;
            ids << engine->add({u"list+http://127.0.0.1:%1"_s.arg((*demo)->port()), m_dir->filePath(u"files%1"_s.arg(job)), options}).value();
            QVERIFY(engine->start(ids.last()));
        }
        const auto received = [&](int job) { return engine->board(ids[job])->totals().received; };
        QTRY_VERIFY(received(0) > 0 && received(1) > 0);
        const auto speeds = [&](int ms) {
            const std::array before{received(0), received(1)};
            QElapsedTimer timer;
            timer.start();
            QTest::qWait(ms);
            const double seconds = double(timer.nsecsElapsed()) / 1e9;
            return std::array{double(received(0) - before[0]) / seconds, double(received(1) - before[1]) / seconds};
        };
        const auto [first, second] = speeds(3000);
        qInfo("together %.0f: %.0f and %.0f", first + second, first, second);
        QVERIFY2(first + second < 1.1 * rate, qPrintable(QString::number(first + second))); // no more, on any machine
        QVERIFY2(std::min(first, second) > 0.15 * (first + second), qPrintable(u"%1 and %2"_s.arg(first).arg(second)));

        engine->setLimits({.bytesPerSecond = rate / 10}); // less
        QTest::qWait(300); // a piece is on its way
        const auto slow = speeds(2000);
        QVERIFY2(slow[0] + slow[1] < 0.3 * rate, qPrintable(QString::number(slow[0] + slow[1])));

        engine->setLimits({}); // and none: the jobs' own, ten times as much for each as they had together
        QTest::qWait(300);
        const auto fast = speeds(500);
        QVERIFY2(fast[0] + fast[1] > 2 * rate, qPrintable(QString::number(fast[0] + fast[1])));
    }

    void allFilesTogether()
    {
        const auto demo = DemoService::start({.files = 600});
        const auto engine = *Engine::open(m_dir->filePath(u"data"_s));
        engine->setLimits({.filesPerSecond = 400});
        for (const int job : {0, 1}) {
            const JobId id = engine->add({u"list+http://127.0.0.1:%1"_s.arg((*demo)->port()), m_dir->filePath(u"files%1"_s.arg(job)), {}}).value();
            QVERIFY(engine->start(id));
        }
        QElapsedTimer timer;
        timer.start();
        QTRY_VERIFY_WITH_TIMEOUT(!engine->isActive(1) && !engine->isActive(2), 30'000);
        QCOMPARE(engine->job(1)->counts.done + engine->job(2)->counts.done, 1200);
        QVERIFY2(timer.elapsed() > 2850, qPrintable(QString::number(timer.elapsed())));
    }

    // Connections to a host at once, over all threads; also where there are fewer than threads.
    void hostConnections_data()
    {
        QTest::addColumn<TransportChoice>("transport");
        QTest::addColumn<int>("most");
        for (const int most : {1, 3, 6}) {
            QTest::addRow("auto %d", most) << TransportChoice::Auto << most;
            QTest::addRow("qt %d", most) << TransportChoice::Qt << most;
        }
    }
    void hostConnections()
    {
        QFETCH(TransportChoice, transport);
        QFETCH(int, most);
        std::atomic<int> busy{0};
        std::atomic<int> peak{0};
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (const auto request = connection.request()) {
                if (request->target.startsWith("/list")) {
                    QByteArray names;
                    for (int i = 0; i < 40; ++i)
                        names += (i ? ",\"f" : "\"f") + QByteArray::number(i) + '"';
                    const QByteArray body = "{\"FileNames\":[" + names + "]}";
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
                    continue;
                }
                peak = std::max(peak.load(), ++busy);
                connection.wait(std::chrono::milliseconds(10));
                --busy;
                connection.send(rightAnswer(request->name()));
            }
        });
        QVERIFY(server);
        JobOptions options;
        options.transport = transport;
        options.threads = 2;
        options.connections = 8;
        options.hostConnections = most;
        const JobRecord job = run(server->port(), options);
        QCOMPARE(job.counts.done, 40);
        QCOMPARE(peak.load(), most);
    }

    // A server that answers so many a second and 429 to all above gets no more than it can bear, and every file comes.
    void serverWithALimit_data() { transports(); }
    void serverWithALimit()
    {
        QFETCH(TransportChoice, transport);
        std::mutex mutex;
        int allowed = 50;
        int refused = 0;
        auto filled = std::chrono::steady_clock::now();
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (const auto request = connection.request()) {
                if (request->target.startsWith("/list")) {
                    QByteArray names;
                    for (int i = 0; i < 150; ++i)
                        names += (i ? ",\"f" : "\"f") + QByteArray::number(i) + '"';
                    const QByteArray body = "{\"FileNames\":[" + names + "]}";
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
                    continue;
                }
                bool isAllowed = false;
                {
                    const std::scoped_lock lock(mutex);
                    if (const auto now = std::chrono::steady_clock::now(); now - filled >= std::chrono::seconds(1)) {
                        filled = now;
                        allowed = 50;
                    }
                    isAllowed = allowed > 0;
                    --allowed;
                    refused += isAllowed ? 0 : 1;
                }
                connection.send(isAllowed ? rightAnswer(request->name())
                                          : "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n");
            }
        });
        QVERIFY(server);
        JobOptions options;
        options.transport = transport;
        options.threads = 2;
        options.connections = 8;
        options.retry.attempts = 6;
        const JobRecord job = run(server->port(), options);
        QCOMPARE(job.counts.done, 150);
        QVERIFY2(refused <= 120, qPrintable(QString::number(refused)));
    }
};

QTEST_GUILESS_MAIN(TestLimits)
#include "test_limits.moc"
