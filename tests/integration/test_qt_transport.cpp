// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "core/transport/qt_transport.h"
#include "tests/support/tree.h"

#include <QTest>
#include <QThread>

#include <map>
#include <thread>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

namespace {

// Gives out a fixed list of names and remembers what came of each.
class RecordingPort final : public TransferPort
{
public:
    RecordingPort(quint16 port, const QStringList &names)
    {
        for (const QString &name : names) {
            auto transfer = std::make_unique<Transfer>();
            transfer->entry.name = name;
            transfer->entry.url = "http://127.0.0.1:" + QByteArray::number(port) + "/get/" + name.toUtf8().toPercentEncoding();
            transfer->attempt = 1;
            m_transfers.push_back(std::move(transfer));
        }
    }

    Next next() override
    {
        if (abortAfter >= 0 && int(ends.size()) >= abortAfter)
            transport->abortAll();
        if (m_given == m_transfers.size() || (abortAfter >= 0 && int(ends.size()) >= abortAfter))
            return Quit{};
        ++inFlight;
        most = std::max(most, inFlight);
        return m_transfers[m_given++].get();
    }
    void woken() override { ++wakes; }
    Result<void> body(Transfer &transfer, QByteArrayView bytes) override
    {
        if (refuse)
            return std::unexpected(Error{ErrorKind::DestinationFull, u"no room"_s});
        bodies[transfer.entry.name] += bytes.toByteArray();
        return {};
    }
    void ended(Transfer &transfer, Result<void> result) override
    {
        --inFlight;
        ends[transfer.entry.name].append(result);
    }

    Transport *transport = nullptr;
    std::map<QString, QByteArray> bodies;
    std::map<QString, QList<Result<void>>> ends;
    int inFlight = 0;
    int most = 0;
    int wakes = 0;
    int abortAfter = -1;
    bool refuse = false;

private:
    std::vector<std::unique_ptr<Transfer>> m_transfers;
    std::size_t m_given = 0;
};

QStringList demoNames(int count)
{
    QStringList names;
    for (int i = 0; i < count; ++i)
        names << QString::fromLatin1(demoName(i));
    return names;
}

} // namespace

// What every transport owes its worker, here of the one on QNetworkAccessManager.
class TestQtTransport final : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoService> m_demo;

    void serve(const DemoOptions &options)
    {
        auto demo = DemoService::start(options);
        QVERIFY(demo);
        m_demo = *std::move(demo);
    }

    static void run(RecordingPort &port, int connections, int timeoutMs = 5000)
    {
        QtTransport transport({connections, std::chrono::milliseconds(timeoutMs), {}});
        port.transport = &transport;
        transport.run(port);
    }

private Q_SLOTS:
    void bodiesArriveWhole_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<int>("count");
        QTest::newRow("empty") << qint64(0) << 20;
        QTest::newRow("small") << qint64(100) << 500;
        QTest::newRow("large, above the read buffer") << qint64(5'000'000) << 4;
    }

    void bodiesArriveWhole()
    {
        QFETCH(qint64, size);
        QFETCH(int, count);
        serve({.files = 1000, .size = size});
        RecordingPort port(m_demo->port(), demoNames(count));
        run(port, 16);
        QCOMPARE(int(port.ends.size()), count);
        for (const auto &[name, results] : port.ends) {
            QCOMPARE(results.size(), 1);
            QVERIFY2(results.first().has_value(), qPrintable(name));
            QVERIFY(port.bodies[name].size() == size && isDemoBody(name.toUtf8(), port.bodies[name]));
        }
        QVERIFY(port.most <= 16);
        QCOMPARE(port.most, std::min(16, count));
    }

    // More connections than one manager has: all are used at once.
    void manyConnections()
    {
        serve({.files = 1000, .latency = std::chrono::milliseconds(300)});
        RecordingPort port(m_demo->port(), demoNames(200));
        QElapsedTimer timer;
        timer.start();
        run(port, 200);
        QCOMPARE(int(port.ends.size()), 200);
        QVERIFY2(timer.elapsed() < 1500, "200 answers after 300 ms each took longer than five rounds");
    }

    void faults_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("kind"); // empty: success
        QTest::newRow("404") << u"404"_s << u"http-status"_s;
        QTest::newRow("500") << u"500"_s << u"http-status"_s;
        QTest::newRow("429") << u"429"_s << u"http-status"_s;
        QTest::newRow("reset before the answer") << u"reset"_s << u"connection-lost"_s;
        QTest::newRow("reset in the body") << u"reset-body"_s << u"connection-lost"_s;
        QTest::newRow("body too short") << u"short"_s << u"connection-lost"_s;
        QTest::newRow("closed without an answer") << u"close"_s << u"connection-lost"_s;
        QTest::newRow("not HTTP") << u"garbage"_s << u"connection-lost"_s; // Qt does not tell more
        QTest::newRow("silence") << u"stall"_s << u"timed-out"_s;
        QTest::newRow("silence in the body") << u"stall-body"_s << u"timed-out"_s;
        QTest::newRow("no length, ended by closing") << u"no-length"_s << QString();
        QTest::newRow("chunked") << u"chunked"_s << QString();
        QTest::newRow("right, then closed") << u"close-after"_s << QString();
    }

    void faults()
    {
        QFETCH(QString, fault);
        QFETCH(QString, kind);
        serve({.files = 100, .size = 1000, .faults = {*parseDemoFault(fault)}});
        RecordingPort port(m_demo->port(), demoNames(10));
        run(port, 4, 400);
        QCOMPARE(int(port.ends.size()), 10);
        for (const auto &[name, results] : port.ends) {
            QCOMPARE(results.size(), 1);
            const Result<void> &result = results.first();
            if (kind.isEmpty()) {
                QVERIFY2(result.has_value(), result ? "" : qPrintable(explain(result.error())));
                QVERIFY(port.bodies[name].size() == 1000 && isDemoBody(name.toUtf8(), port.bodies[name]));
            } else {
                QVERIFY2(!result.has_value(), "a fault was taken for success");
                QCOMPARE(kindName(result.error().kind), kind);
                QVERIFY(!explain(result.error()).isEmpty());
            }
        }
    }

    void retryAfterIsRead()
    {
        serve({.files = 1, .faults = {*parseDemoFault(u"429"_s)}});
        RecordingPort port(m_demo->port(), demoNames(1));
        run(port, 1);
        const Error error = port.ends.begin()->second.first().error();
        QCOMPARE(error.httpStatus, 429);
        QCOMPARE(error.retryAfter, std::chrono::milliseconds(1000));
    }

    // Bytes beyond Content-Length belong to no file: the file is right, and the next on that connection too.
    void longBodyDoesNotSpill()
    {
        serve({.files = 100, .size = 500, .faults = {*parseDemoFault(u"long:0.5"_s)}});
        RecordingPort port(m_demo->port(), demoNames(60));
        run(port, 2);
        for (const auto &[name, results] : port.ends) {
            if (results.first())
                QVERIFY2(port.bodies[name].size() == 500 && isDemoBody(name.toUtf8(), port.bodies[name]), qPrintable(name));
        }
        QCOMPARE(int(port.ends.size()), 60);
    }

    void refusedBodyComesBack()
    {
        serve({.files = 100, .size = 3'000'000});
        RecordingPort port(m_demo->port(), demoNames(5));
        port.refuse = true;
        run(port, 2);
        QCOMPARE(int(port.ends.size()), 5);
        for (const auto &[name, results] : port.ends) {
            QCOMPARE(results.size(), 1);
            QCOMPARE(kindName(results.first().error().kind), u"destination-full"_s);
        }
    }

    void abortEndsEverything()
    {
        serve({.files = 1000, .size = 100, .faults = {*parseDemoFault(u"stall:0.5"_s)}});
        RecordingPort port(m_demo->port(), demoNames(500));
        port.abortAfter = 5;
        QElapsedTimer timer;
        timer.start();
        run(port, 16, 60'000);
        QVERIFY(timer.elapsed() < 5000);
        QCOMPARE(port.inFlight, 0);
        bool anyCancelled = false;
        for (const auto &[name, results] : port.ends) {
            QCOMPARE(results.size(), 1);
            anyCancelled |= !results.first() && results.first().error().kind == ErrorKind::Cancelled;
        }
        QVERIFY(anyCancelled);
    }

    void nobodyListens()
    {
        serve({.files = 1});
        const quint16 gone = m_demo->port();
        m_demo.reset();
        RecordingPort port(gone, demoNames(3));
        run(port, 2);
        for (const auto &[name, results] : port.ends)
            QCOMPARE(kindName(results.first().error().kind), u"connection-refused"_s);
        QCOMPARE(int(port.ends.size()), 3);
    }
};

QTEST_GUILESS_MAIN(TestQtTransport)
#include "test_qt_transport.moc"
