// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/user_agent.h"
#include "core/demo/demo_service.h"
#include "tests/support/answers.h"
#include "tests/support/recording_port.h"
#include "tests/support/transports.h"
#include "tests/support/tree.h"

#include <QHostInfo>
#include <QTest>

#include <atomic>

using namespace milliard;
using namespace milliard::test;
using namespace std::chrono_literals;
using Qt::StringLiterals::operator""_s;

namespace {

QList<RecordingPort::Wanted> wanted(const QByteArray &site, int count)
{
    QList<RecordingPort::Wanted> list;
    for (int i = 100; i < 100 + count; ++i) {
        const QByteArray name = "file-" + QByteArray::number(i);
        list.append({name, site + "/get/" + name});
    }
    return list;
}

QList<RecordingPort::Wanted> demoWanted(quint16 port, int count)
{
    QList<RecordingPort::Wanted> list;
    for (int i = 0; i < count; ++i)
        list.append({demoName(i), "http://127.0.0.1:" + QByteArray::number(port) + "/get/" + demoName(i)});
    return list;
}

QByteArray siteOf(const RawServer &server)
{
    return "http://127.0.0.1:" + QByteArray::number(server.port());
}

// What is wrong where every file must have come, with its own body; empty: nothing.
QByteArray anyFault(const RecordingPort &recorder, const QList<RecordingPort::Wanted> &list)
{
    for (const RecordingPort::Wanted &one : list) {
        if (const QByteArray fault = recorder.fault(one.name, bodyOf(one.name)); !fault.isEmpty())
            return fault;
    }
    return {};
}

} // namespace

// What every transport owes its worker and its servers, besides making the right thing of single answers.
class TestTransportBehaviour final : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoService> m_demo;

    static void everyTransport()
    {
        QTest::addColumn<const NamedTransport *>("transport");
        for (const NamedTransport &transport : transports)
            QTest::addRow("%s", transport.name) << &transport;
    }
    void serve(const DemoOptions &options)
    {
        auto demo = DemoService::start(options);
        QVERIFY(demo);
        m_demo = *std::move(demo);
    }
    static void run(RecordingPort &recorder, int connections, std::chrono::milliseconds timeout = 10s)
    {
        QFETCH(const NamedTransport *, transport);
        const auto engine = transport->make({connections, timeout});
        recorder.transport = engine.get();
        engine->run(recorder);
    }

private Q_SLOTS:
    void bodiesArriveWhole_data()
    {
        QTest::addColumn<const NamedTransport *>("transport");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<int>("count");
        for (const NamedTransport &transport : transports) {
            QTest::addRow("%s: empty", transport.name) << &transport << qint64(0) << 20;
            QTest::addRow("%s: small", transport.name) << &transport << qint64(100) << 500;
            QTest::addRow("%s: large, above any read buffer", transport.name) << &transport << qint64(5'000'000) << 4;
        }
    }
    void bodiesArriveWhole()
    {
        QFETCH(qint64, size);
        QFETCH(int, count);
        serve({.files = 1000, .size = size});
        RecordingPort recorder(demoWanted(m_demo->port(), count));
        run(recorder, 16);
        QCOMPARE(int(recorder.ends.size()), count);
        for (const auto &[name, results] : recorder.ends) {
            QCOMPARE(results.size(), 1);
            QVERIFY2(results.first().has_value(), name.constData());
            QVERIFY(recorder.bodies[name].size() == size && isDemoBody(name, recorder.bodies[name]));
        }
        QCOMPARE(recorder.most, std::min(16, count));
    }

    void manyConnections_data() { everyTransport(); }
    void manyConnections()
    {
        serve({.files = 1000, .latency = 300ms});
        RecordingPort recorder(demoWanted(m_demo->port(), 200));
        QElapsedTimer timer;
        timer.start();
        run(recorder, 200);
        QCOMPARE(int(recorder.ends.size()), 200);
        QVERIFY2(timer.elapsed() < 1500, "200 answers after 300 ms each took longer than five rounds");
    }

    void refusedBodyComesBack_data() { everyTransport(); }
    void refusedBodyComesBack()
    {
        serve({.files = 100, .size = 3'000'000});
        RecordingPort recorder(demoWanted(m_demo->port(), 5));
        recorder.refuse = true;
        run(recorder, 2);
        QCOMPARE(int(recorder.ends.size()), 5);
        for (const auto &[name, results] : recorder.ends) {
            const QByteArray fault = recorder.failureFault(name, "destination-full");
            QVERIFY2(fault.isEmpty(), fault.constData());
        }
    }

    void abortEndsEverything_data() { everyTransport(); }
    void abortEndsEverything()
    {
        serve({.files = 1000, .size = 100, .faults = {*parseDemoFault(u"stall:0.5"_s)}});
        RecordingPort recorder(demoWanted(m_demo->port(), 500));
        recorder.abortAfter = 5;
        QElapsedTimer timer;
        timer.start();
        run(recorder, 16, 60s);
        QVERIFY(timer.elapsed() < 5000);
        QCOMPARE(recorder.inFlight, 0);
        bool anyCancelled = false;
        for (const auto &[name, results] : recorder.ends) {
            QCOMPARE(results.size(), 1);
            anyCancelled |= !results.first() && results.first().error().kind == ErrorKind::Cancelled;
        }
        QVERIFY(anyCancelled);
    }

    void nobodyListens_data() { everyTransport(); }
    void nobodyListens()
    {
        const quint16 gone = RawServer::start(answerRightly)->port();
        const auto list = wanted("http://127.0.0.1:" + QByteArray::number(gone), 3);
        RecordingPort recorder(list);
        run(recorder, 2);
        for (const RecordingPort::Wanted &one : list) {
            const QByteArray fault = recorder.failureFault(one.name, "connection-refused");
            QVERIFY2(fault.isEmpty(), fault.constData());
        }
    }

    void noSuchHost_data() { everyTransport(); }
    void noSuchHost()
    {
        RecordingPort recorder(wanted("http://no-such-host.invalid", 1)); // RFC 6761 §6.4
        run(recorder, 1);
        const QByteArray fault = recorder.failureFault("file-100", "host-not-found");
        QVERIFY2(fault.isEmpty(), fault.constData());
    }

    // A target is sent as the entry has it, and nothing is told that need not be.
    void requests_data() { everyTransport(); }
    void requests()
    {
        const auto server = RawServer::start(answerRightly);
        const QByteArray site = siteOf(*server);
        RecordingPort recorder({{"a", site + "/get/a%20b%2Fc?x=%C3%BC&y#no"}, {"b", site}});
        run(recorder, 1);
        const QList<RawRequest> requests = server->requests();
        QCOMPARE(requests.size(), 2);
        QCOMPARE(requests.at(0).target, "/get/a%20b%2Fc?x=%C3%BC&y");
        QCOMPARE(requests.at(1).target, "/");
        for (const RawRequest &request : requests) {
            QCOMPARE(request.method, "GET");
            QVERIFY2(request.head.contains(" HTTP/1.1\r\n"), request.head.constData());
            QCOMPARE(request.values("Host"), QList<QByteArray>{"127.0.0.1:" + QByteArray::number(server->port())});
            QCOMPARE(request.values("Accept-Encoding"), QList<QByteArray>{"identity"});
            QCOMPARE(request.values("User-Agent"), QList<QByteArray>{userAgent});
            for (const char *no : {"Authorization", "Proxy-Authorization", "Cookie", "Referer", "Range", "If-Range", "Content-Length"})
                QVERIFY2(request.values(no).isEmpty(), request.head.constData());
        }
    }

    // A user name and password in a Location are not sent on, even where they are asked for.
    void credentialsInALocation_data() { everyTransport(); }
    void credentialsInALocation()
    {
        const auto server = RawServer::start([](RawConnection &connection) {
            while (const auto request = connection.request())
                connection.send(request->target == "/get/file-100"
                        ? "HTTP/1.1 302 Found\r\nLocation: http://user:secret@localhost:" + request->values("Host").first().split(':').last() + "/in\r\nContent-Length: 0\r\n\r\n"
                        : QByteArray("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"));
        });
        RecordingPort recorder(wanted(siteOf(*server), 1));
        run(recorder, 1);
        QVERIFY(!recorder.ends.at("file-100").first());
        QVERIFY(!recorder.error("file-100").message.contains(u"secret"_s));
        for (const RawRequest &request : server->requests())
            QVERIFY2(request.values("Authorization").isEmpty(), request.head.constData());
    }

    void retryAfter_data()
    {
        QTest::addColumn<const NamedTransport *>("transport");
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("least");
        QTest::addColumn<qint64>("most");
        const QByteArray date = QLocale::c().toString(QDateTime::currentDateTimeUtc().addSecs(600), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
        for (const NamedTransport &transport : transports) {
            QTest::addRow("%s: seconds", transport.name) << &transport << QByteArray("429") << QByteArray("7") << qint64(7000) << qint64(7000);
            QTest::addRow("%s: date", transport.name) << &transport << QByteArray("503") << date << qint64(500'000) << qint64(600'000);
            QTest::addRow("%s: nonsense", transport.name) << &transport << QByteArray("503") << QByteArray("soon") << qint64(0) << qint64(0);
        }
    }
    void retryAfter()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, value);
        QFETCH(qint64, least);
        QFETCH(qint64, most);
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (connection.request())
                connection.send("HTTP/1.1 " + status + " Later\r\nRetry-After: " + value + "\r\nContent-Length: 0\r\n\r\n");
        });
        RecordingPort recorder(wanted(siteOf(*server), 1));
        run(recorder, 1);
        const Error error = recorder.error("file-100");
        QCOMPARE(error.httpStatus, status.toInt());
        QVERIFY(error.retryAfter.count() >= least && error.retryAfter.count() <= most);
    }

    void cappedConnections_data()
    {
        QTest::addColumn<const NamedTransport *>("transport");
        QTest::addColumn<int>("requests");
        QTest::addColumn<bool>("says");
        for (const NamedTransport &transport : transports) {
            for (const int requests : {1, 7}) {
                QTest::addRow("%s: after %d, said", transport.name, requests) << &transport << requests << true;
                QTest::addRow("%s: after %d, not said", transport.name, requests) << &transport << requests << false;
            }
        }
    }
    // A server that closes its connections costs no attempt: what it did not answer is asked for again on another.
    void cappedConnections()
    {
        QFETCH(int, requests);
        QFETCH(bool, says);
        const auto server = RawServer::start([&](RawConnection &connection) {
            for (int i = 1; i <= requests; ++i) {
                const auto request = connection.request();
                if (!request)
                    return;
                QByteArray answer = rightAnswer(request->name());
                if (says && i == requests)
                    answer.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
                connection.send(answer);
            }
        });
        const auto list = wanted(siteOf(*server), 300);
        RecordingPort recorder(list);
        run(recorder, 4);
        const QByteArray fault = anyFault(recorder, list);
        QVERIFY2(fault.isEmpty(), fault.constData());
        QVERIFY(server->connections() >= 300 / requests);
    }

    void addresses_data()
    {
        QTest::addColumn<const NamedTransport *>("transport");
        QTest::addColumn<QByteArray>("listens");
        QTest::addColumn<QByteArray>("host");
        for (const NamedTransport &transport : transports) {
            QTest::addRow("%s: ::1", transport.name) << &transport << QByteArray("::1") << QByteArray("[::1]");
            // Of the name's addresses one refuses.
            QTest::addRow("%s: localhost, IPv4 alone", transport.name) << &transport << QByteArray("127.0.0.1") << QByteArray("localhost");
            QTest::addRow("%s: localhost, IPv6 alone", transport.name) << &transport << QByteArray("::1") << QByteArray("localhost");
        }
    }
    void addresses()
    {
        QFETCH(QByteArray, listens);
        QFETCH(QByteArray, host);
        const auto server = RawServer::start(answerRightly, {.address = listens.constData()});
        if (!server)
            QSKIP("this machine has no IPv6");
        if (host == "localhost" && listens == "::1" && !QHostInfo::fromName(u"localhost"_s).addresses().contains(QHostAddress::LocalHostIPv6))
            QSKIP("localhost has no IPv6 address here");
        const auto list = wanted("http://" + host + ':' + QByteArray::number(server->port()), 20);
        RecordingPort recorder(list);
        run(recorder, 4);
        const QByteArray fault = anyFault(recorder, list);
        QVERIFY2(fault.isEmpty(), fault.constData());
        QCOMPARE(server->requests().first().values("Host").first(), host + ':' + QByteArray::number(server->port()));
    }

    // The timeout is for silence, not for the whole.
    void slowButSteady_data() { everyTransport(); }
    void slowButSteady()
    {
        const auto server = RawServer::start([](RawConnection &connection) {
            while (const auto request = connection.request())
                play(connection, {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$HALF"), trickle("$REST", 100ms)}, request->name(), 0);
        });
        const auto list = wanted(siteOf(*server), 3);
        RecordingPort recorder(list);
        run(recorder, 3, 400ms);
        const QByteArray fault = anyFault(recorder, list);
        QVERIFY2(fault.isEmpty(), fault.constData());
    }

    // Some servers speak first, but not this protocol.
    void greeting_data() { everyTransport(); }
    void greeting()
    {
        const auto server = RawServer::start([](RawConnection &connection) {
            connection.send("220 mail.example ESMTP\r\n");
            connection.untilClosed();
        });
        RecordingPort recorder(wanted(siteOf(*server), 2));
        run(recorder, 1, 2s);
        for (const QByteArray name : {"file-100", "file-101"}) {
            const QByteArray fault = recorder.failureFault(name, "connection-lost");
            QVERIFY2(fault.isEmpty(), fault.constData());
        }
    }

    // Each connection gets an answer too many while nothing is asked, and after it the same files are asked for anew.
    void surplusWhileIdle_data() { everyTransport(); }
    void surplusWhileIdle()
    {
        std::atomic<int> asked = 0;
        std::atomic<int> surplus = 0;
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (const auto request = connection.request()) {
                ++asked;
                connection.send(rightAnswer(request->name()));
                connection.wait(40ms);
                connection.send(rightAnswer("file-999"));
                ++surplus;
            }
        });
        const auto list = wanted(siteOf(*server), 24);
        RecordingPort recorder(list);
        recorder.pause = 60ms;
        recorder.isReady = [&] { return asked == surplus; }; // or else it comes behind a request, and answers it
        run(recorder, 4);
        const QByteArray fault = anyFault(recorder, list);
        QVERIFY2(fault.isEmpty(), fault.constData());
    }
};

QTEST_GUILESS_MAIN(TestTransportBehaviour)
#include "test_transport_behaviour.moc"
