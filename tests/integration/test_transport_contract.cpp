// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/integration/contract_rows.h"
#include "tests/support/answers.h"
#include "tests/support/recording_port.h"
#include "tests/support/transports.h"

#include <QTest>

using namespace milliard;
using namespace milliard::test;

// What every transport makes of what servers answer: the table in contract_rows.cpp, row by row. Before, between and
// after two answers as in the row one connection fetches files that are answered rightly: each must be its own.
class TestTransportContract final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data()
    {
        QTest::addColumn<const NamedTransport *>("transport");
        QTest::addColumn<const ContractRow *>("row");
        for (const NamedTransport &transport : transports) {
            for (const ContractRow &row : contractRows())
                QTest::addRow("%s: %s", transport.name, row.name) << &transport << &row;
        }
    }

    void answers()
    {
        QFETCH(const NamedTransport *, transport);
        QFETCH(const ContractRow *, row);
        std::atomic<quint16> port = 0;
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (const auto request = connection.request()) {
                if (request->target.startsWith("/odd/"))
                    play(connection, row->steps, request->name(), port);
                else
                    connection.send(rightAnswer(request->name()));
            }
        });
        QVERIFY(server);
        port = server->port();
        const QByteArray site = "http://127.0.0.1:" + QByteArray::number(server->port());
        RecordingPort recorder({
            {"file-001", site + "/get/file-001"},
            {"file-002", site + "/odd/file-002"},
            {"file-003", site + "/get/file-003"},
            {"file-004", site + "/odd/file-004"},
            {"file-005", site + "/get/file-005"},
        });
        recorder.pause = row->pause;
        const bool isSlow = QByteArrayView(row->kind) == "timed-out";
        const auto engine = transport->make({1, std::chrono::milliseconds(isSlow ? 300 : 10'000)});
        QElapsedTimer timer;
        timer.start();
        engine->run(recorder);
        QVERIFY2(timer.elapsed() < 5000, "it hung");
        for (const QByteArray name : {"file-002", "file-004"}) {
            if (QByteArrayView(row->blind) == transport->name && recorder.ends.at(name).first()) {
                QVERIFY2(bodyOf(name).startsWith(recorder.bodies[name]), "bytes of another file");
                continue;
            }
            QByteArray body = row->body;
            const QByteArray fault = *row->kind ? recorder.failureFault(name, row->kind)
                                                : recorder.fault(name, body.replace("$BODY", bodyOf(name)));
            QVERIFY2(fault.isEmpty(), fault.constData());
        }
        for (const QByteArray name : {"file-001", "file-003", "file-005"}) {
            const QByteArray fault = recorder.fault(name, bodyOf(name));
            QVERIFY2(fault.isEmpty(), fault.constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestTransportContract)
#include "test_transport_contract.moc"
