// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_content.h"
#include "core/demo/demo_service.h"
#include "tests/integration/range_rows.h"
#include "tests/support/nginx.h"
#include "tests/support/recording_port.h"
#include "tests/support/test_authority.h"
#include "tests/support/transports.h"

#include <QTest>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

namespace {

constexpr ByteRange secondHalf{20, 39};
const QByteArray version = "\"v1\"";

QByteArray siteOf(const RawServer &server)
{
    return "http://127.0.0.1:" + QByteArray::number(server.port());
}

QByteArray rightPart(const QByteArray &name)
{
    return "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 20-39/80\r\nETag: " + version + "\r\nContent-Length: 20\r\n\r\n" + bodyOf(name).sliced(20);
}

QByteArray text(const AnswerHead &head)
{
    return (head.isPart ? "part" : "whole") + (" of " + QByteArray::number(head.size)) + ", version " + head.validator + (head.takesRanges ? ", takes ranges" : "");
}

} // namespace

// How every transport asks for parts of files, and what it makes of the answers.
class TestTransportRanges final : public QObject
{
    Q_OBJECT

    static void everyTransport()
    {
        QTest::addColumn<const NamedTransport *>("transport");
        for (const NamedTransport &transport : transports)
            QTest::addRow("%s", transport.name) << &transport;
    }
    static void run(RecordingPort &recorder, const TransportOptions &options = {1, std::chrono::seconds(10)})
    {
        QFETCH(const NamedTransport *, transport);
        transport->make(options)->run(recorder);
    }

private Q_SLOTS:
    void answers_data()
    {
        QTest::addColumn<const NamedTransport *>("transport");
        QTest::addColumn<const RangeRow *>("row");
        for (const NamedTransport &transport : transports) {
            for (const RangeRow &row : rangeRows())
                QTest::addRow("%s: %s", transport.name, row.name) << &transport << &row;
        }
    }

    // Between the parts come whole files, each of which must be its own.
    void answers()
    {
        QFETCH(const RangeRow *, row);
        std::atomic<quint16> port = 0;
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (const auto request = connection.request()) {
                if (request->target.startsWith("/odd/"))
                    play(connection, row->steps, request->name(), port);
                else
                    connection.send(request->target.startsWith("/part/") ? rightPart(request->name()) : rightAnswer(request->name()));
            }
        });
        QVERIFY(server);
        port = server->port();
        const QByteArray site = siteOf(*server);
        RecordingPort recorder({
            {"file-001", site + "/get/file-001"},
            {"file-002", site + "/odd/file-002", secondHalf, version},
            {"file-003", site + "/get/file-003"},
            {"file-004", site + "/odd/file-004", secondHalf, version},
            {"file-005", site + "/get/file-005"},
        });
        const bool isSlow = QByteArrayView(row->kind) == "timed-out";
        run(recorder, {1, std::chrono::milliseconds(isSlow ? 300 : 10'000)});
        for (const QByteArray name : {"file-002", "file-004"}) {
            QByteArray body = row->body;
            body.replace("$BODY", bodyOf(name)).replace("$REST", bodyOf(name).sliced(20));
            const QByteArray fault = *row->kind ? recorder.failureFault(name, row->kind) : recorder.fault(name, body);
            QVERIFY2(fault.isEmpty(), fault.constData());
            const QByteArray got = recorder.bodies[name];
            QVERIFY2(row->mayBeLess ? body.startsWith(got) : got == body, got.constData());
            QCOMPARE(recorder.received[name], got.size());
            if (!*row->kind)
                QCOMPARE(text(recorder.heads[name]), text(row->head));
            else if (QByteArrayView(row->name).startsWith("416"))
                QCOMPARE(recorder.error(name).httpStatus, 416);
        }
        for (const QByteArray name : {"file-001", "file-003", "file-005"}) {
            const QByteArray fault = recorder.fault(name, bodyOf(name));
            QVERIFY2(fault.isEmpty(), fault.constData());
        }
        for (const RawRequest &request : server->requests()) {
            const bool asksForPart = !request.target.startsWith("/get/");
            QCOMPARE(request.values("Range"), asksForPart ? QList<QByteArray>{"bytes=20-39"} : QList<QByteArray>());
            QCOMPARE(request.values("If-Range"), asksForPart ? QList<QByteArray>{version} : QList<QByteArray>());
        }
    }

    // By date, where the server has no better.
    void versionByDate_data()
    {
        QTest::addColumn<const NamedTransport *>("transport");
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QByteArray>("kind");
        const QByteArray same = "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\n";
        for (const NamedTransport &transport : transports) {
            QTest::addRow("%s: the same", transport.name) << &transport << same << QByteArray();
            QTest::addRow("%s: and an ETag", transport.name) << &transport << same + "ETag: \"v7\"\r\n" << QByteArray();
            QTest::addRow("%s: none", transport.name) << &transport << QByteArray() << QByteArray();
            QTest::addRow("%s: another", transport.name) << &transport << QByteArray("Last-Modified: Sun, 06 Nov 1994 08:49:38 GMT\r\n") << QByteArray("changed");
        }
    }
    void versionByDate()
    {
        QFETCH(QByteArray, fields);
        QFETCH(QByteArray, kind);
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (connection.request())
                connection.send("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 20-39/80\r\n" + fields + "Content-Length: 20\r\n\r\n" + bodyOf("file-001").sliced(20));
        });
        RecordingPort recorder({{"file-001", siteOf(*server) + "/get/file-001", secondHalf, "Sun, 06 Nov 1994 08:49:37 GMT"}});
        run(recorder);
        const QByteArray fault = kind.isEmpty() ? recorder.fault("file-001", bodyOf("file-001").sliced(20)) : recorder.failureFault("file-001", kind);
        QVERIFY2(fault.isEmpty(), fault.constData());
        QCOMPARE(server->requests().first().values("If-Range"), QList<QByteArray>{"Sun, 06 Nov 1994 08:49:37 GMT"});
    }

    // Whole files, of which the port wants to know whether they could be had in parts.
    void heads_data()
    {
        QTest::addColumn<const NamedTransport *>("transport");
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QByteArray>("head");
        const QByteArray old = "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nLast-Modified: Sat, 05 Nov 1994 08:49:37 GMT\r\n";
        for (const NamedTransport &transport : transports) {
            const auto row = [&](const char *name, const QByteArray &fields, const QByteArray &head) {
                QTest::addRow("%s: %s", transport.name, name) << &transport << fields << head;
            };
            row("ETag", "ETag: \"abc\"\r\nAccept-Ranges: bytes\r\n" + old, "whole of 40, version \"abc\", takes ranges");
            row("weak ETag", "ETag: W/\"abc\"\r\nAccept-Ranges: none\r\n", "whole of 40, version ");
            row("weak ETag and a date", "ETag: W/\"abc\"\r\n" + old, "whole of 40, version Sat, 05 Nov 1994 08:49:37 GMT");
            row("nothing", "", "whole of 40, version ");
        }
    }
    void heads()
    {
        QFETCH(QByteArray, fields);
        QFETCH(QByteArray, head);
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (const auto request = connection.request()) {
                const QByteArray body = request->name() == "empty" ? QByteArray() : bodyOf(request->name());
                connection.send("HTTP/1.1 200 OK\r\n" + fields + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            }
        });
        RecordingPort recorder({{"file-001", siteOf(*server) + "/get/file-001"}, {"empty", siteOf(*server) + "/get/empty"}});
        run(recorder);
        QCOMPARE(text(recorder.heads["file-001"]), head);
        QCOMPARE(text(recorder.heads["empty"]), head.replace("whole of 40", "whole of 0"));
    }

    // QtTransport asks twice for bodies in chunks; both answers must be of one version.
    void secondAnswer_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        const QByteArray part = "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 20-39/80\r\n";
        const QByteArray chunks = "Transfer-Encoding: chunked\r\n\r\n14\r\n01234567890123456789\r\n0\r\n\r\n";
        QTest::newRow("a part, then the whole") << part + chunks << "HTTP/1.1 200 OK\r\n" + chunks;
        QTest::newRow("the whole, then a part") << "HTTP/1.1 200 OK\r\n" + chunks << part + chunks;
        QTest::newRow("two versions of the whole") << "HTTP/1.1 200 OK\r\nETag: \"v2\"\r\n" + chunks << "HTTP/1.1 200 OK\r\nETag: \"v3\"\r\n" + chunks;
        QTest::newRow("of the asked version, then of another") << part + "ETag: \"v1\"\r\n" + chunks << part + "ETag: \"v2\"\r\n" + chunks;
    }
    void secondAnswer()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        std::atomic<int> asked = 0;
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (connection.request())
                connection.send(asked++ == 0 ? first : second);
        });
        RecordingPort recorder({{"file-001", siteOf(*server) + "/get/file-001", secondHalf, version}});
        makeTransport(TransportChoice::Qt, {1, std::chrono::seconds(10)})->run(recorder);
        const QByteArray fault = recorder.failureFault("file-001", "changed");
        QVERIFY2(fault.isEmpty(), fault.constData());
        QVERIFY(recorder.bodies["file-001"].isEmpty());
        QCOMPARE(server->requests().size(), 2);
        QCOMPARE(server->requests().at(1).values("Range"), QList<QByteArray>{"bytes=20-39"});
        QCOMPARE(server->requests().at(1).values("If-Range"), QList<QByteArray>{version});
    }

    // A whole file is what its last answer says, so it may have changed in between.
    void wholeFileMayChangeBetween()
    {
        std::atomic<int> asked = 0;
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (connection.request())
                connection.send("HTTP/1.1 200 OK\r\nETag: \"v" + QByteArray::number(++asked) + "\"\r\nTransfer-Encoding: chunked\r\n\r\n28\r\n" + bodyOf("file-001") + "\r\n0\r\n\r\n");
        });
        RecordingPort recorder({{"file-001", siteOf(*server) + "/get/file-001"}});
        makeTransport(TransportChoice::Qt, {1, std::chrono::seconds(10)})->run(recorder);
        const QByteArray fault = recorder.fault("file-001", bodyOf("file-001"));
        QVERIFY2(fault.isEmpty(), fault.constData());
        QCOMPARE(recorder.heads["file-001"].validator, "\"v2\"");
    }

    void connectionIsKept_data() { everyTransport(); }
    void connectionIsKept()
    {
        const auto server = RawServer::start([](RawConnection &connection) {
            while (const auto request = connection.request())
                connection.send(rightPart(request->name()));
        });
        QList<RecordingPort::Wanted> list;
        for (int i = 100; i < 120; ++i) {
            const QByteArray name = "file-" + QByteArray::number(i);
            list.append({name, siteOf(*server) + "/get/" + name, secondHalf, version});
        }
        RecordingPort recorder(list);
        run(recorder);
        for (const RecordingPort::Wanted &one : std::as_const(list)) {
            const QByteArray fault = recorder.fault(one.name, bodyOf(one.name).sliced(20));
            QVERIFY2(fault.isEmpty(), fault.constData());
        }
        QCOMPARE(server->connections(), 1);
    }

    // What a job does with a large file: all of it in parts, over several connections.
    void partsMakeTheFile_data() { everyTransport(); }
    void partsMakeTheFile()
    {
        constexpr qint64 size = 5'000'007;
        constexpr qint64 piece = 400'000;
        const auto demo = DemoService::start({.files = 1, .size = size});
        QVERIFY(demo);
        const QByteArray url = "http://127.0.0.1:" + QByteArray::number((*demo)->port()) + "/get/" + demoName(0);
        RecordingPort first({{"whole", url}});
        run(first);
        const AnswerHead head = first.heads["whole"];
        QVERIFY(head.takesRanges && head.size == size && !head.validator.isEmpty());
        QList<RecordingPort::Wanted> parts;
        for (qint64 at = 0; at < size; at += piece) // the last reaches beyond the end
            parts.append({QByteArray::number(at).rightJustified(8, '0'), url, ByteRange{at, at + piece - 1}, head.validator});
        RecordingPort recorder(parts);
        run(recorder, {4, std::chrono::seconds(10)});
        QByteArray file;
        for (const RecordingPort::Wanted &part : std::as_const(parts)) {
            QVERIFY(recorder.ends[part.name].first().has_value());
            QCOMPARE(text(recorder.heads[part.name]), "part of 5000007, version " + head.validator + ", takes ranges");
            file += recorder.bodies[part.name];
        }
        QCOMPARE(file.size(), size);
        QVERIFY(isDemoBody(demoName(0), file));
        QCOMPARE(recorder.most, 4);
    }

    void secure_data()
    {
        QTest::addColumn<const NamedTransport *>("transport");
        QTest::addColumn<QString>("http2");
        for (const NamedTransport &transport : transports) {
            QTest::addRow("%s: HTTP/1.1", transport.name) << &transport << u"off"_s;
            QTest::addRow("%s: HTTP/2", transport.name) << &transport << u"on"_s;
        }
    }
    void secure()
    {
        QFETCH(QString, http2);
        const TestAuthority authority;
        const QTemporaryDir root;
        QFile::setPermissions(root.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
        const QByteArray body = bodyOf("file-001").repeated(1000);
        QFile file(root.filePath(u"file-001"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(body) == body.size());
        file.close();
        const auto nginx = Nginx::start(root.path(), u"http2 %1; ssl_certificate %2; ssl_certificate_key %3;"_s
            .arg(http2, authority.certificateFile(), authority.keyFile()), u"ssl"_s);
        QVERIFY(nginx);
        const QByteArray url = "https://localhost:" + QByteArray::number(nginx->port()) + "/file-001";
        const TransportOptions options{1, std::chrono::seconds(10), authority.caFile()};
        RecordingPort first({{"whole", url}});
        run(first, options);
        QCOMPARE(first.bodies["whole"], body);
        const QByteArray etag = first.heads["whole"].validator;
        QCOMPARE(text(first.heads["whole"]), "whole of 40000, version " + etag + ", takes ranges");
        RecordingPort recorder({{"part", url, ByteRange{1234, 34'567}, etag}, {"tail", url, ByteRange{39'990, 50'000}, etag},
            {"other", url, ByteRange{10, 20}, "\"other\""}, {"beyond", url, ByteRange{40'000, 40'001}, etag}});
        run(recorder, options);
        QCOMPARE(recorder.bodies["part"], body.sliced(1234, 33'334));
        QCOMPARE(text(recorder.heads["part"]), "part of 40000, version " + etag + ", takes ranges");
        QCOMPARE(recorder.bodies["tail"], body.sliced(39'990));
        QCOMPARE(recorder.bodies["other"], body);
        QVERIFY(!recorder.heads["other"].isPart);
        const QByteArray fault = recorder.failureFault("beyond", "http-status");
        QVERIFY2(fault.isEmpty(), fault.constData());
        QCOMPARE(recorder.error("beyond").httpStatus, 416);
    }
};

QTEST_GUILESS_MAIN(TestTransportRanges)
#include "test_transport_ranges.moc"
