// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/apache.h"
#include "tests/support/cli.h"
#include "tests/support/odd_tree.h"
#include "tests/support/raw_server.h"

#include <QCryptographicHash>
#include <QTest>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

namespace {

QByteArray answer(const QByteArray &status, const QByteArray &body)
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: application/xml\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

// Trees of folders by WebDAV, from Apache's mod_dav and from servers that say what they are told to.
class TestWebDav final : public QObject
{
    Q_OBJECT

    OddTree m_tree;
    std::unique_ptr<Apache> m_apache;

    CliRun get(const QString &address, const QTemporaryDir &to, const QStringList &more = {})
    {
        return runCli(QStringList{u"get"_s, address, u"-o"_s, to.filePath(u"files"_s), u"--data-dir"_s, to.filePath(u"data"_s), u"--json"_s} + more);
    }
    QString apache(const QString &path) const { return u"webdav+http://127.0.0.1:%1/%2"_s.arg(m_apache->port()).arg(path); }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("NETRC", "/nonexistent");
        const QString login = u"AuthName x\nAuthUserFile @HOME@/users\nRequire valid-user\n"_s;
        m_apache = Apache::start(m_tree.root(),
            u"Alias /dav \"%1\"\nAlias /all \"%1\"\nAlias /login \"%1\"\nAlias /digest \"%1\"\nAlias /plain \"%1\"\n"
            "<Location /dav>\nDav On\n</Location>\n"
            "<Location /all>\nDav On\nDavDepthInfinity On\n</Location>\n"
            "<Location /login>\nDav On\nAuthType Basic\n%2</Location>\n"
            "<Location /digest>\nDav On\nAuthType Digest\n%2</Location>\n"_s.arg(m_tree.root(), login),
            "ann:{SHA}MzVTQ5LSgIxlpOaxDZ8h6reSDs8=\nann:x:" + QCryptographicHash::hash("ann:x:se cret", QCryptographicHash::Md5).toHex() + '\n');
        QVERIFY(m_apache);
    }

    void wholeTree_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("folder by folder") << u"dav/"_s << QStringList();
        QTest::newRow("without a slash") << u"dav"_s << QStringList();
        QTest::newRow("at once") << u"all/"_s << QStringList{u"--dav-infinity"_s};
        QTest::newRow("at once, not allowed") << u"dav/"_s << QStringList{u"--dav-infinity"_s};
    }
    void wholeTree()
    {
        QFETCH(QString, path);
        QFETCH(QStringList, options);
        QTemporaryDir to;
        const CliRun run = get(apache(path), to, options);
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(m_tree.fault(to.filePath(u"files"_s)), QString());
        const CliRun verified = runCli({u"verify"_s, u"--json"_s, u"--data-dir"_s, to.filePath(u"data"_s)});
        QVERIFY2(verified.exitStatus == 0, verified.text());
        QCOMPARE(verified.last().value(u"sizes"_s).toInt(), m_tree.files().size());
    }

    void depth_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("folder by folder") << u"dav/"_s << QStringList();
        QTest::newRow("at once") << u"all/"_s << QStringList{u"--dav-infinity"_s};
    }
    void depth()
    {
        QFETCH(QString, path);
        QFETCH(QStringList, options);
        QTemporaryDir to;
        const CliRun run = get(apache(path), to, options + QStringList{u"--depth"_s, u"1"_s});
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(m_tree.fault(to.filePath(u"files"_s), [](const QByteArray &name) { return name.count('/') > 1; }), QString());
    }

    // Depth infinity taken for 1 without a word, or broken off over a folder.
    void infinityThatIsNone_data()
    {
        QTest::addColumn<bool>("breaksOff");
        QTest::addColumn<int>("asked"); // with any depth
        QTest::newRow("taken for 1") << false << 4;
        QTest::newRow("broken off") << true << 4;
    }
    void infinityThatIsNone()
    {
        QFETCH(bool, breaksOff);
        QFETCH(int, asked);
        const auto server = RawServer::start([breaksOff](RawConnection &connection) {
            while (const auto request = connection.request()) {
                if (request->method != "PROPFIND") {
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
                    continue;
                }
                const auto response = [](const QByteArray &path) {
                    return "<response><href>" + path + "</href><propstat><prop><resourcetype>" + (path.endsWith('/') ? "<collection/>" : "") + "</resourcetype></prop><status>HTTP/1.1 200 OK</status></propstat></response>";
                };
                const QByteArray members = request->target == "/" ? response("/a") + response("/d/") : request->target == "/d/" ? response("/d/b") + response("/d/e/") : response("/d/e/c");
                const QByteArray all = answer("207 Multi-Status", "<multistatus xmlns='DAV:'>" + response(request->target) + members + "</multistatus>");
                connection.send(breaksOff && request->values("Depth").contains("infinity") ? all.chopped(40) : all);
                connection.close(); // the body of the request was not read
            }
        });
        QVERIFY(server);
        QTemporaryDir to;
        const CliRun run = get(u"webdav+http://127.0.0.1:%1/"_s.arg(server->port()), to, {u"--dav-infinity"_s, u"--retries"_s, u"0"_s});
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(filesBelow(to.filePath(u"files"_s)), (QStringList{u"a"_s, u"d/b"_s, u"d/e/c"_s}));
        QCOMPARE(std::ranges::count(server->requests(), QByteArray("PROPFIND"), &RawRequest::method), asked);
    }

    // A folder that may not be read is a failure, but where nobody wants it.
    void refusedFolder_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("exitStatus");
        QTest::newRow("wanted") << QStringList() << 1;
        QTest::newRow("not included") << QStringList{u"--include=a"_s} << 1;
        QTest::newRow("excluded") << QStringList{u"--exclude=Forms/"_s} << 0;
    }
    void refusedFolder()
    {
        QFETCH(QStringList, options);
        QFETCH(int, exitStatus);
        const auto server = RawServer::start([](RawConnection &connection) {
            while (const auto request = connection.request()) {
                const auto response = [](const QByteArray &path, const QByteArray &type) {
                    return "<response><href>" + path + "</href><propstat><prop><resourcetype>" + type + "</resourcetype></prop><status>HTTP/1.1 200 OK</status></propstat></response>";
                };
                if (request->method != "PROPFIND")
                    connection.send(answer("200 OK", "x"));
                else if (request->target == "/")
                    connection.send(answer("207 Multi-Status", "<multistatus xmlns='DAV:'>" + response("/", "<collection/>") + response("/a", {}) + response("/Forms/", "<collection/>") + "</multistatus>"));
                else
                    connection.send(answer("403 Forbidden", {}));
                connection.close(); // the body of the request was not read
            }
        });
        QVERIFY(server);
        QTemporaryDir to;
        const CliRun run = get(u"webdav+http://127.0.0.1:%1/"_s.arg(server->port()), to, options + QStringList{u"--retries=0"_s});
        QVERIFY2(run.exitStatus == exitStatus, run.text());
        QCOMPARE(filesBelow(to.filePath(u"files"_s)), QStringList{u"a"_s});
    }

    void login_data()
    {
        QTest::addColumn<QByteArray>("netrc");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("says"); // empty: it works
        const QByteArray right = "machine 127.0.0.1 login ann password \"se cret\"";
        QTest::newRow("right") << right << u"login/"_s << QString();
        QTest::newRow("wrong") << QByteArray("machine 127.0.0.1 login ann password x") << u"login/"_s << u"does not take the login"_s;
        QTest::newRow("none") << QByteArray() << u"login/"_s << u"put one into"_s;
        QTest::newRow("digest") << right << u"digest/"_s << QString();
        QTest::newRow("digest, wrong") << QByteArray("machine 127.0.0.1 login ann password x") << u"digest/"_s << u"does not take the login"_s;
    }
    void login()
    {
        QFETCH(QByteArray, netrc);
        QFETCH(QString, path);
        QFETCH(QString, says);
        QTemporaryDir to;
        QFile file(to.filePath(u"netrc"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(netrc) == netrc.size());
        file.close();
        qputenv("NETRC", file.fileName().toLocal8Bit());
        const CliRun run = get(apache(path), to);
        qputenv("NETRC", "/nonexistent");
        QCOMPARE(run.exitStatus, says.isEmpty() ? 0 : 3);
        QVERIFY2(run.last().value(u"message"_s).toString().contains(says), run.text());
        QCOMPARE(m_tree.fault(to.filePath(u"files"_s)).isEmpty(), says.isEmpty());
        QVERIFY(!run.both.contains("se cret"));
    }

    void badAnswers_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        QTest::newRow("no WebDAV") << answer("405 Method Not Allowed", "") << u"does not know PROPFIND"_s;
        QTest::newRow("a plain page") << answer("200 OK", "<html>") << u"no WebDAV folder"_s;
        QTest::newRow("not XML") << answer("207 Multi-Status", "{}") << u"not XML at line 1"_s;
        QTest::newRow("cut short") << answer("207 Multi-Status", "<multistatus xmlns='DAV:'><response><href>/pub/</href>") << u"not XML at line 1"_s;
        QTest::newRow("other XML") << answer("207 Multi-Status", "<multistatus><response/></multistatus>") << u"no multistatus"_s;
        QTest::newRow("another folder") << answer("207 Multi-Status", "<multistatus xmlns='DAV:'><response><href>/inner/a</href></response></multistatus>") << u"by another path"_s;
        QByteArray bomb = "<!DOCTYPE m [<!ENTITY a0 \"lol\">";
        for (int i = 1; i < 10; ++i)
            bomb += "<!ENTITY a" + QByteArray::number(i) + " \"" + ("&a" + QByteArray::number(i - 1) + ';').repeated(10) + "\">";
        QTest::newRow("entity bomb") << answer("207 Multi-Status", bomb + "]><multistatus xmlns='DAV:'><response><href>/pub/&a9;</href></response></multistatus>") << u"document type"_s;
        QTest::newRow("external entity") << answer("207 Multi-Status", "<!DOCTYPE m [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><multistatus xmlns='DAV:'><response><href>&x;</href></response></multistatus>")
                                         << u"document type"_s;
        QTest::newRow("unknown entity") << answer("207 Multi-Status", "<multistatus xmlns='DAV:'><response><href>/pub/&x;</href></response></multistatus>") << u"not XML at line 1"_s;
    }
    void badAnswers()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const auto server = RawServer::start([bytes](RawConnection &connection) {
            while (connection.request()) {
                connection.send(bytes);
                connection.close(); // the body of the request was not read
            }
        });
        QVERIFY(server);
        QTemporaryDir to;
        const CliRun run = get(u"webdav+http://127.0.0.1:%1/pub/"_s.arg(server->port()), to, {u"--retries"_s, u"1"_s});
        QCOMPARE(run.exitStatus, 3);
        QVERIFY2(run.last().value(u"message"_s).toString().contains(says), run.text());
        for (const RawRequest &request : server->requests())
            QCOMPARE(request.target, "/pub/");
    }
};

QTEST_GUILESS_MAIN(TestWebDav)
#include "test_web_dav.moc"
