// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/raw_server.h"
#include "tests/support/recording_port.h"
#include "tests/support/transports.h"

#include <QTest>

using namespace milliard;
using namespace milliard::test;

namespace {

const RequestFields secret{{"Authorization", "Bearer secret-token"}, {"X-Other", "one"}};

// Answers each file by what its name says; 'elsewhere' is another server.
RawServer::Script script(const QByteArray &elsewhere)
{
    return [elsewhere](RawConnection &connection) {
        while (const auto request = connection.request()) {
            const QByteArray name = request->name();
            if (name == "chunked")
                connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\nchunked\r\n0\r\n\r\n");
            else if (name == "moved")
                connection.send("HTTP/1.1 302 Found\r\nLocation: /arrived\r\nContent-Length: 0\r\n\r\n");
            else if (name == "away")
                connection.send("HTTP/1.1 302 Found\r\nLocation: " + elsewhere + "/stranger\r\nContent-Length: 0\r\n\r\n");
            else
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(name.size()) + "\r\n\r\n" + name);
        }
    };
}

QByteArray siteOf(const RawServer &server)
{
    return "http://127.0.0.1:" + QByteArray::number(server.port());
}

} // namespace

// What a transfer carries goes with each of its requests, and to no other server than its own.
class TestRequestOrigin final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goToTheirServerAlone_data()
    {
        QTest::addColumn<int>("transport");
        for (std::size_t i = 0; i < transports.size(); ++i)
            QTest::newRow(transports[i].name) << int(i);
    }
    void goToTheirServerAlone()
    {
        QFETCH(int, transport);
        const auto other = RawServer::start(script({}));
        const auto server = RawServer::start(script(siteOf(*other)));
        QVERIFY(server && other);
        QList<RecordingPort::Wanted> list;
        for (const char *name : {"plain", "chunked", "moved", "away"})
            list.append({name, siteOf(*server) + '/' + name, {}, {}, secret});
        list.append({"part", siteOf(*server) + "/part", ByteRange{0, 1}, "\"v\"", secret});
        list.append({"bare", siteOf(*server) + "/bare"});
        RecordingPort port(list);
        const auto made = transports[std::size_t(transport)].make({4, std::chrono::seconds(10)});
        made->run(port);
        QCOMPARE(port.fault("plain", "plain"), "");
        QCOMPARE(port.fault("chunked", "chunked"), "");
        QCOMPARE(port.fault("moved", "arrived"), "");
        QCOMPARE(port.fault("away", "stranger"), "");

        int arrived = 0;
        for (const RawRequest &request : server->requests()) {
            const bool isBare = request.name() == "bare";
            QCOMPARE(request.values("Authorization"), isBare ? QList<QByteArray>() : QList<QByteArray>{"Bearer secret-token"});
            QCOMPARE(request.values("X-Other"), isBare ? QList<QByteArray>() : QList<QByteArray>{"one"});
            QCOMPARE(request.values("Range").size(), request.name() == "part" ? 1 : 0);
            arrived += request.name() == "arrived";
        }
        QCOMPARE(arrived, 1);
        QVERIFY(!other->requests().isEmpty());
        for (const RawRequest &request : other->requests()) {
            QVERIFY(!request.head.contains("secret-token"));
            QVERIFY(request.values("X-Other").isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestRequestOrigin)
#include "test_request_origin.moc"
