// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/answers.h"
#include "tests/support/cli.h"
#include "tests/support/raw_server.h"
#include "tests/support/tree.h"

#include <QTemporaryDir>
#include <QTest>

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
                if (!request->target.startsWith("http://files.invalid/")) // RFC 9112 section 3.2.2: the absolute form
                    return connection.reset();
                if (!request->target.endsWith("/list")) {
                    connection.send(rightAnswer(request->name()));
                    continue;
                }
                const QByteArray body = R"({"FileNames":["file-001","file-002","file-003"]})";
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
    }

    // It has no proxies, and must not go past one.
    void beastAloneSaysSo()
    {
        const QTemporaryDir dir;
        const CliRun run = runCli({u"get"_s, u"list+http://files.invalid"_s, u"-o"_s, dir.filePath(u"files"_s), u"--data-dir"_s, dir.filePath(u"data"_s),
            u"--json"_s, u"--transport"_s, u"beast"_s});
        QCOMPARE(run.exitStatus, 1);
        QCOMPARE(run.last().value(u"failed"_s).toInteger(), 3);
    }
};

QTEST_GUILESS_MAIN(TestProxy)
#include "test_proxy.moc"
