// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/answers.h"
#include "tests/support/cli.h"
#include "tests/support/raw_server.h"
#include "tests/support/tree.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// A proxy that is in force, as the system says it: listing and files go through it, whatever the transport would like.
class TestProxy final : public QObject
{
    Q_OBJECT

    std::unique_ptr<RawServer> m_proxy;

private Q_SLOTS:
    void init()
    {
        m_proxy = RawServer::start([](RawConnection &connection) {
            while (const auto request = connection.request()) {
                if (request->name() == "chunked") {
                    connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\nchunked\r\n0\r\n\r\n");
                    continue;
                }
                if (!request->target.startsWith("http://files.invalid/")) // RFC 9112 section 3.2.2: the absolute form
                    return connection.reset();
                if (!request->target.endsWith("/list")) {
                    connection.send(rightAnswer(request->name()));
                    continue;
                }
                const QByteArray body = R"({"FileNames":["file-001","file-002","file-003","chunked"]})";
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            }
        });
        QVERIFY(m_proxy);
        qputenv("http_proxy", "http://127.0.0.1:" + QByteArray::number(m_proxy->port()));
    }
    void cleanup() { qunsetenv("http_proxy"); }

    void allGoesThroughIt_data()
    {
        QTest::addColumn<QString>("transport");
        QTest::newRow("auto") << u"auto"_s;
        QTest::newRow("qt") << u"qt"_s;
    }
    void allGoesThroughIt()
    {
        QFETCH(QString, transport);
        const QTemporaryDir dir;
        const CliRun run = runCli({u"get"_s, u"list+http://files.invalid"_s, u"-o"_s, dir.filePath(u"files"_s), u"--data-dir"_s, dir.filePath(u"data"_s),
            u"--json"_s, u"--transport"_s, transport});
        QVERIFY2(run.exitStatus == 0, run.text());
        for (const char *name : {"file-001", "file-002", "file-003"})
            QCOMPARE(contentOf(dir.filePath(u"files/"_s + QString::fromLatin1(name))), bodyOf(name));
        QCOMPARE(contentOf(dir.filePath(u"files/chunked"_s)), "chunked");
    }

    // It has no proxies, and must not go past one.
    void beastAloneSaysSo()
    {
        const QTemporaryDir dir;
        const CliRun run = runCli({u"get"_s, u"list+http://files.invalid"_s, u"-o"_s, dir.filePath(u"files"_s), u"--data-dir"_s, dir.filePath(u"data"_s),
            u"--json"_s, u"--transport"_s, u"beast"_s});
        QCOMPARE(run.exitStatus, 1);
        QCOMPARE(run.last().value(u"failed"_s).toInteger(), 4);
    }

    // The job's own goes before the system's, and past it.
    void theJobsOwn_data()
    {
        QTest::addColumn<QString>("transport");
        for (const char *transport : {"auto", "qt"})
            QTest::newRow(transport) << QString::fromLatin1(transport);
    }
    void theJobsOwn()
    {
        QFETCH(QString, transport);
        qputenv("http_proxy", "http://127.0.0.1:9");
        const QTemporaryDir dir;
        const QStringList words{u"-o"_s, dir.filePath(u"files"_s), u"--data-dir"_s, dir.filePath(u"data"_s), u"--json"_s, u"--retries=0"_s, u"--transport"_s, transport};
        const CliRun run = runCli(QStringList{u"get"_s, u"list+http://files.invalid"_s, u"--proxy=http://127.0.0.1:%1"_s.arg(m_proxy->port())} + words);
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(contentOf(dir.filePath(u"files/file-002"_s)), bodyOf("file-002"));
        QCOMPARE(contentOf(dir.filePath(u"files/chunked"_s)), "chunked");
        const CliRun listed = runCli({u"ls"_s, u"list+http://files.invalid"_s, u"--proxy=http://127.0.0.1:%1"_s.arg(m_proxy->port())});
        QVERIFY2(listed.exitStatus == 0, listed.text());
    }

    void none_data() { theJobsOwn_data(); QTest::newRow("beast") << u"beast"_s; }
    void none()
    {
        QFETCH(QString, transport);
        const auto server = RawServer::start([](RawConnection &connection) {
            while (const auto request = connection.request()) {
                const QByteArray body = request->target == "/list" ? QByteArray(R"({"FileNames":["file-001"]})") : bodyOf(request->name());
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            }
        });
        const QTemporaryDir dir;
        const CliRun run = runCli({u"get"_s, u"list+http://127.0.0.1:%1"_s.arg(server->port()), u"-o"_s, dir.filePath(u"files"_s), u"--data-dir"_s, dir.filePath(u"data"_s),
            u"--json"_s, u"--retries=0"_s, u"--proxy=none"_s, u"--transport"_s, transport});
        QVERIFY2(run.exitStatus == 0, run.text());
        QVERIFY(m_proxy->requests().isEmpty());
    }

    // By its own protocol (RFC 1928), which then carries bytes to where the server really is.
    void socks_data() { theJobsOwn_data(); }
    void socks()
    {
        QFETCH(QString, transport);
        qunsetenv("http_proxy");
        std::atomic<int> asked = 0; // by the name, which the proxy looks up
        const auto proxy = RawServer::start([&asked](RawConnection &connection) {
            connection.take(connection.take(2).at(1)); // ways to log in
            connection.send(QByteArray("\x05\x00", 2)); // by none
            const QByteArray command = connection.take(5); // version, CONNECT, 0, the kind of address, a name's length
            const QByteArray name = connection.take(command.at(4));
            connection.take(2); // the port
            asked += command.at(3) == 3 && name == "files.invalid";
            connection.send(QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x50", 10)); // connected
            while (const auto request = connection.request()) {
                const QByteArray body = request->target == "/list" ? QByteArray(R"({"FileNames":["file-001"]})") : bodyOf(request->name());
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            }
        });
        const QTemporaryDir dir;
        const CliRun run = runCli({u"get"_s, u"list+http://files.invalid"_s, u"-o"_s, dir.filePath(u"files"_s), u"--data-dir"_s, dir.filePath(u"data"_s),
            u"--json"_s, u"--retries=0"_s, u"--proxy=socks5://127.0.0.1:%1"_s.arg(proxy->port()), u"--transport"_s, transport});
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(contentOf(dir.filePath(u"files/file-001"_s)), bodyOf("file-001"));
        QCOMPARE_GE(asked.load(), 1);
        QCOMPARE(asked.load(), proxy->connections());
    }

    void inTrouble_data()
    {
        QTest::addColumn<QString>("proxy"); // $ANSWERS, $WANTS: ports
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("nobody there") << u"http://127.0.0.1:9"_s << QByteArray("by the proxy 127.0.0.1:9");
        QTest::newRow("nobody there, socks5") << u"socks5://127.0.0.1:9"_s << QByteArray("by the proxy 127.0.0.1:9");
        QTest::newRow("no such host") << u"http://proxy.invalid:3128"_s << QByteArray("by the proxy proxy.invalid:3128");
        QTest::newRow("wants a login") << u"http://127.0.0.1:$WANTS"_s << QByteArray("milliard-cli secret set http://127.0.0.1:");
        QTest::newRow("refuses") << u"http://127.0.0.1:$REFUSES"_s << QByteArray("403");
    }
    void inTrouble()
    {
        QFETCH(QString, proxy);
        QFETCH(QByteArray, says);
        qunsetenv("http_proxy");
        const auto answering = [](const QByteArray &head) {
            return RawServer::start([head](RawConnection &connection) {
                while (connection.request())
                    connection.send("HTTP/1.1 " + head + "\r\nContent-Length: 0\r\n\r\n");
            });
        };
        const auto wants = answering("407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"");
        const auto refuses = answering("403 Forbidden");
        proxy.replace(u"$WANTS"_s, QString::number(wants->port())).replace(u"$REFUSES"_s, QString::number(refuses->port()));
        const CliRun run = runCli({u"ls"_s, u"list+http://files.invalid"_s, u"--retries=0"_s, u"--proxy"_s, proxy});
        QVERIFY2(run.exitStatus == 3 && run.both.contains(says), run.text());
        const QTemporaryDir dir;
        const CliRun file = runCli({u"get"_s, u"http://files.invalid/file"_s, u"-o"_s, dir.filePath(u"files"_s), u"--data-dir"_s, dir.filePath(u"data"_s),
            u"--json"_s, u"--retries=0"_s, u"--proxy"_s, proxy});
        QVERIFY2(file.exitStatus != 0 && (file.both.contains(says) || runCli({u"failures"_s, u"--data-dir"_s, dir.filePath(u"data"_s)}).both.contains(says)), file.text());
    }
};

QTEST_GUILESS_MAIN(TestProxy)
#include "test_proxy.moc"
