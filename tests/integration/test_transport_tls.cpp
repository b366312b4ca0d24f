// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/answers.h"
#include "tests/support/nginx.h"
#include "tests/support/recording_port.h"
#include "tests/support/test_authority.h"
#include "tests/support/transports.h"

#include <QTest>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

namespace {

using Certificate = TestAuthority::Certificate;
using Protocols = TestAuthority::Protocols;

// What a server shows of itself, and what every transport must make of it.
struct TlsRow {
    const char *name;
    Certificate certificate = Certificate::Good;
    Protocols protocols = Protocols::Any;
    const char *kind = "";              // of the error; empty: success
    const char *host = "127.0.0.1";     // that is asked for
    bool trusted = true;                // --ca-file is given
};

const QList<TlsRow> certificateRows{
    {"good, by address", Certificate::Good},
    {"good, by name", Certificate::Good, Protocols::Any, "", "localhost"},
    {"good, http/1.1 agreed on", Certificate::Good, Protocols::Http1},
    {"an authority nobody knows", Certificate::Good, Protocols::Any, "tls-failed", "127.0.0.1", false},
    {"expired", Certificate::Expired, Protocols::Any, "tls-failed"},
    {"for another name", Certificate::OtherName, Protocols::Any, "tls-failed", "localhost"},
    {"for another address", Certificate::OtherName, Protocols::Any, "tls-failed"},
    {"self-signed", Certificate::SelfSigned, Protocols::Any, "tls-failed"},
    {"self-signed, without our own file", Certificate::SelfSigned, Protocols::Any, "tls-failed", "localhost", false},
};

// The same for what a server does behind a good certificate.
struct TlsAnswer {
    const char *name;
    QList<Step> steps;
    const char *kind = "";
    const char *blind = ""; // as in ContractRow
};

const QList<TlsAnswer> answerRows{
    {"Content-Length", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$BODY")}},
    {"chunked", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n28\r\n$BODY\r\n0\r\n\r\n")}},
    {"no length, ended by closing", {say("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n$BODY"), closeIt}},
    {"closed after it", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$BODY"), closeIt}},
    {"closed before the answer", {closeIt}, "connection-lost"},
    {"closed in the body", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$HALF"), closeIt}, "connection-lost"},
    {"reset in the body", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$HALF"), pause(std::chrono::milliseconds(20)), resetIt}, "connection-lost"},
    {"cut in a chunk", {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n28\r\n$HALF"), closeIt}, "connection-lost"},
    // Without close_notify anyone on the way could have cut it (RFC 9112 §9.8).
    {"cut in a body without length", {say("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n$HALF"), pause(std::chrono::milliseconds(20)), resetIt}, "connection-lost", "qt"},
    {"redirected to http", {say("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:$PORT/get/$NAME\r\nContent-Length: 0\r\n\r\n")}, "bad-redirect"},
    {"redirected to https", {say("HTTP/1.1 302 Found\r\nLocation: https://localhost:$PORT/get/$NAME\r\nContent-Length: 0\r\n\r\n")}},
    {"an answer too many", {say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$BODYHTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n$OTHER")}},
};

} // namespace

// What every transport makes of secure servers, good and bad. Only the authority of this test is trusted.
class TestTransportTls final : public QObject
{
    Q_OBJECT

    TestAuthority m_authority;

    static QByteArray verify(const RecordingPort &recorder, const QByteArray &name, const char *kind)
    {
        return *kind ? recorder.failureFault(name, kind) : recorder.fault(name, bodyOf(name));
    }
    TransportOptions options(int timeoutMs = 10'000) const { return {1, std::chrono::milliseconds(timeoutMs), m_authority.caFile()}; }

    static void everyTransport()
    {
        QTest::addColumn<const NamedTransport *>("transport");
        for (const NamedTransport &transport : transports)
            QTest::addRow("%s", transport.name) << &transport;
    }

private Q_SLOTS:
    void certificates_data()
    {
        QTest::addColumn<const NamedTransport *>("transport");
        QTest::addColumn<const TlsRow *>("row");
        for (const NamedTransport &transport : transports) {
            for (const TlsRow &row : certificateRows)
                QTest::addRow("%s: %s", transport.name, row.name) << &transport << &row;
        }
    }

    void certificates()
    {
        QFETCH(const NamedTransport *, transport);
        QFETCH(const TlsRow *, row);
        const auto server = RawServer::start(answerRightly, {.tls = m_authority.context(row->certificate, row->protocols)});
        QVERIFY(server);
        const QByteArray site = QByteArray("https://") + row->host + ':' + QByteArray::number(server->port()) + "/get/";
        RecordingPort recorder({{"file-001", site + "file-001"}, {"file-002", site + "file-002"}, {"file-003", site + "file-003"}});
        TransportOptions given = options();
        if (!row->trusted)
            given.caFile.clear();
        transport->make(given)->run(recorder);
        for (const QByteArray name : {"file-001", "file-002", "file-003"}) {
            const QByteArray fault = verify(recorder, name, row->kind);
            QVERIFY2(fault.isEmpty(), fault.constData());
        }
        // Nothing is asked of a server that is not who it says.
        QCOMPARE(server->requests().size(), *row->kind ? 0 : 3);
        if (!*row->kind)
            QCOMPARE(server->connections(), 1);
        if (row->protocols == Protocols::Http1)
            QCOMPARE(server->requests().first().protocol, "http/1.1");
    }

    void answers_data()
    {
        QTest::addColumn<const NamedTransport *>("transport");
        QTest::addColumn<const TlsAnswer *>("row");
        for (const NamedTransport &transport : transports) {
            for (const TlsAnswer &row : answerRows)
                QTest::addRow("%s: %s", transport.name, row.name) << &transport << &row;
        }
    }

    void answers()
    {
        QFETCH(const NamedTransport *, transport);
        QFETCH(const TlsAnswer *, row);
        std::atomic<quint16> port = 0;
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (const auto request = connection.request()) {
                if (request->target.startsWith("/odd/"))
                    play(connection, row->steps, request->name(), port);
                else
                    connection.send(rightAnswer(request->name()));
            }
        }, {.tls = m_authority.context()});
        QVERIFY(server);
        port = server->port();
        const QByteArray site = "https://127.0.0.1:" + QByteArray::number(server->port());
        RecordingPort recorder({{"file-001", site + "/get/file-001"}, {"file-002", site + "/odd/file-002"}, {"file-003", site + "/get/file-003"}});
        transport->make(options())->run(recorder);
        const bool isBlind = QByteArrayView(row->blind) == transport->name && recorder.ends.at("file-002").first();
        if (isBlind)
            QVERIFY2(bodyOf("file-002").startsWith(recorder.bodies["file-002"]), "bytes of another file");
        for (const auto &[name, kind] : {std::pair<QByteArray, const char *>{"file-001", ""}, {"file-002", row->kind}, {"file-003", ""}}) {
            const QByteArray fault = isBlind && name == "file-002" ? QByteArray() : verify(recorder, name, kind);
            QVERIFY2(fault.isEmpty(), fault.constData());
        }
    }

    void plainOnTheSecurePort_data() { everyTransport(); }
    void plainOnTheSecurePort()
    {
        QFETCH(const NamedTransport *, transport);
        const auto server = RawServer::start([](RawConnection &connection) {
            connection.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            connection.untilClosed();
        });
        RecordingPort recorder({{"file-001", "https://127.0.0.1:" + QByteArray::number(server->port()) + "/get/file-001"}});
        transport->make(options())->run(recorder);
        const QByteArray fault = recorder.failureFault("file-001", "tls-failed");
        QVERIFY2(fault.isEmpty(), fault.constData());
    }

    void silentHandshake_data() { everyTransport(); }
    void silentHandshake()
    {
        QFETCH(const NamedTransport *, transport);
        const auto server = RawServer::start([](RawConnection &connection) { connection.untilClosed(); });
        RecordingPort recorder({{"file-001", "https://127.0.0.1:" + QByteArray::number(server->port()) + "/get/file-001"}});
        transport->make(options(300))->run(recorder);
        const QByteArray fault = recorder.failureFault("file-001", "timed-out");
        QVERIFY2(fault.isEmpty(), fault.constData());
    }

    // A host that speaks HTTP/2 alone. Who does not speak it must say so; who does needs an nginx to prove it, below.
    void http2Alone_data() { everyTransport(); }
    void http2Alone()
    {
        QFETCH(const NamedTransport *, transport);
        const auto server = RawServer::start([](RawConnection &) { }, {.tls = m_authority.context(Certificate::Good, Protocols::Http2Only)});
        RecordingPort recorder({{"file-001", "https://127.0.0.1:" + QByteArray::number(server->port()) + "/get/file-001"}});
        transport->make(options())->run(recorder);
        QVERIFY(!recorder.ends.at("file-001").first());
        QCOMPARE(recorder.ends.at("file-001").size(), 1);
    }

    void nginxWithHttp2_data() { everyTransport(); }
    void nginxWithHttp2()
    {
        QFETCH(const NamedTransport *, transport);
        QTemporaryDir root;
        QFile::setPermissions(root.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
        QList<RecordingPort::Wanted> wanted;
        for (int i = 100; i < 200; ++i) {
            const QByteArray name = "file-" + QByteArray::number(i);
            QFile file(root.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bodyOf(name)) > 0);
            wanted.append({name, {}});
        }
        const auto nginx = Nginx::start(root.path(), u"http2 on; ssl_certificate %1; ssl_certificate_key %2;"_s
            .arg(m_authority.certificateFile(), m_authority.keyFile()), u"ssl"_s);
        QVERIFY(nginx);
        for (RecordingPort::Wanted &one : wanted)
            one.url = "https://localhost:" + QByteArray::number(nginx->port()) + '/' + one.name;
        RecordingPort recorder(wanted);
        TransportOptions many = options();
        many.connections = 16;
        transport->make(many)->run(recorder);
        for (const RecordingPort::Wanted &one : wanted) {
            const QByteArray fault = recorder.fault(one.name, bodyOf(one.name));
            QVERIFY2(fault.isEmpty(), fault.constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestTransportTls)
#include "test_transport_tls.moc"
