// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "core/engine/engine.h"
#include "tests/support/answers.h"
#include "tests/support/raw_server.h"

#include <QTemporaryDir>
#include <QTest>

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
