// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/answers.h"
#include "tests/support/cli.h"
#include "tests/support/nginx.h"
#include "tests/support/raw_server.h"
#include "tests/support/tree.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

namespace {

const QByteArray body = "what is in the file\n";

// Answers HEAD with these fields, and GET with the body.
RawServer::Script withHead(const QByteArray &fields)
{
    return [fields](RawConnection &connection) {
        while (const auto request = connection.request()) {
            if (request->method == "HEAD")
                connection.send("HTTP/1.1 200 OK\r\n" + fields + "\r\n");
            else
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        }
    };
}

} // namespace

// One file, a Metalink and a feed by their addresses, as a user gives them to the real program; a real nginx, and servers that are odd.
class TestSingleFiles final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_root;
    std::unique_ptr<Nginx> m_nginx;
    std::unique_ptr<QTemporaryDir> m_dir;

    QString path(const QString &name) const { return m_dir->filePath(name); }
    QString at(const QString &name, const QString &prefix = {}) const { return u"%1http://127.0.0.1:%2/%3"_s.arg(prefix).arg(m_nginx->port()).arg(name); }
    CliRun get(const QString &source, const QStringList &more = {}) const
    {
        return runCli(QStringList{u"get"_s, source, u"-o"_s, path(u"files"_s), u"--json"_s, u"--retries"_s, u"0"_s, u"--data-dir"_s, path(u"data"_s)} + more);
    }
    QStringList files() const { return filesBelow(path(u"files"_s)); }
    static QStringList notices(const CliRun &run)
    {
        QStringList texts;
        for (const QJsonObject &event : run.events()) {
            if (event.value(u"event"_s) == u"notice"_s)
                texts += event.value(u"message"_s).toString();
        }
        return texts;
    }
    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_root.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QByteArray sum = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
        QDir(m_root.path()).mkpath(u"sums"_s);
        QDir(m_root.path()).mkpath(u"wrong"_s);
        write(u"a.bin"_s, body);
        write(u"a.bin.sha256"_s, sum + "  a.bin\n");
        write(u"sums/b.bin"_s, body);
        write(u"sums/SHA256SUMS"_s, QByteArray(64, '0') + "  c.bin\n" + sum + " *b.bin\n");
        write(u"wrong/d.bin"_s, body);
        write(u"wrong/SHA512SUMS"_s, QByteArray(128, '0') + "  d.bin\n");
        write(u"no-sum.bin"_s, body);
        QFile::setPermissions(m_root.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
        m_nginx = Nginx::start(m_root.path(),
            u"types { application/rss+xml rss; text/html html; application/metalink4+xml meta4; }\n"
            "location = /named { add_header Content-Disposition \"attachment; filename=\\\"plain.txt\\\"; filename*=UTF-8''%C5%BC%20file.txt\"; alias %1/a.bin; }\n"
            "location = /to/ { return 302 /sums/b.bin; }\n"_s.arg(m_root.path()));
        QVERIFY(m_nginx);
        const QByteArray host = "http://127.0.0.1:" + QByteArray::number(m_nginx->port());
        write(u"list.meta4"_s, "<metalink xmlns=\"urn:ietf:params:xml:ns:metalink\"><file name=\"deep/a.bin\"><size>20</size><hash type=\"sha-256\">" + sum + "</hash><url>"
            + host + "/a.bin</url></file><file name=\"b.bin\"><url>" + host + "/sums/b.bin</url></file></metalink>");
        write(u"show.rss"_s, "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><atom:link rel=\"next\" href=\"more.rss\"/>"
            "<item><title>Second</title><pubDate>Sat, 21 Nov 2026 08:00:00 GMT</pubDate><enclosure url=\"/a.bin\" length=\"7\" type=\"audio/mpeg\"/></item></channel></rss>");
        write(u"more.rss"_s, "<rss version=\"2.0\"><channel><item><title>First</title><pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate>"
            "<enclosure url=\"/sums/b.bin\" length=\"0\" type=\"audio/mpeg\"/></item></channel></rss>");
        write(u"page.html"_s, "<!doctype html><html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"show.rss\"></head></html>");
    }
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void nameAndSize_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("name");
        QTest::newRow("by its URL") << u"a.bin"_s << u"a.bin"_s;
        QTest::newRow("by Content-Disposition") << u"named"_s << u"ż file.txt"_s;
        QTest::newRow("behind a redirect") << u"to/"_s << u"b.bin"_s;
    }
    void nameAndSize()
    {
        QFETCH(QString, address);
        QFETCH(QString, name);
        const CliRun run = get(at(address));
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(files(), QStringList{name});
        QCOMPARE(contentOf(path(u"files/"_s + name)), body);
        QVERIFY2(notices(run).isEmpty(), run.text());
        const CliRun verified = runCli({u"verify"_s, u"--json"_s, u"--data-dir"_s, path(u"data"_s)});
        QVERIFY2(verified.exitStatus == 0, verified.text());
    }

    // What servers say to HEAD that is wrong, or whatever else they do, the file comes.
    void oddHeads_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QString>("name");
        const QByteArray version = "ETag: \"1\"\r\n";
        QTest::newRow("nothing") << QByteArray("Content-Length: 0\r\n") << u"file"_s;
        QTest::newRow("no length") << version << u"file"_s;
        QTest::newRow("a length of what is made anew") << QByteArray("Content-Length: 7\r\n") << u"file"_s;
        QTest::newRow("a length of something packed") << version + "Content-Length: 7\r\nContent-Encoding: gzip\r\n" << u"file"_s;
        QTest::newRow("a length of 0") << version + "Content-Length: 0\r\n" << u"file"_s;
        QTest::newRow("a path for a name") << QByteArray("Content-Length: 20\r\nContent-Disposition: attachment; filename=\"/../../x/evil\"\r\n") << u"evil"_s;
    }
    void oddHeads()
    {
        QFETCH(QByteArray, fields);
        QFETCH(QString, name);
        const auto server = RawServer::start(withHead(fields), {.takesHead = true});
        const CliRun run = get(u"http://127.0.0.1:%1/file"_s.arg(server->port()));
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(files(), QStringList{name});
        QCOMPARE(contentOf(path(u"files/"_s + name)), body);
        QCOMPARE(server->requests().size(), 2); // one round trip more, and not a second one
    }

    void headIsNotAnswered_data()
    {
        QTest::addColumn<QByteArray>("answer"); // empty: the connection is closed
        QTest::newRow("405") << QByteArray("HTTP/1.1 405 No\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("500") << QByteArray("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("503") << QByteArray("HTTP/1.1 503 No\r\nRetry-After: 100\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("closed") << QByteArray();
        QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n");
        QTest::newRow("redirected nowhere") << QByteArray("HTTP/1.1 302 No\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("silence") << QByteArray("silence");
    }
    void headIsNotAnswered()
    {
        QFETCH(QByteArray, answer);
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (const auto request = connection.request()) {
                if (request->method != "HEAD") {
                    connection.send(rightAnswer(request->name()));
                } else if (answer == "silence") {
                    connection.untilClosed();
                } else {
                    connection.send(answer);
                    return connection.close();
                }
            }
        }, {.takesHead = true});
        const CliRun run = get(u"http://127.0.0.1:%1/file-001"_s.arg(server->port()), {u"--timeout"_s, u"1"_s});
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(contentOf(path(u"files/file-001"_s)), bodyOf("file-001"));
    }

    // Signed addresses are often for GET alone: its answer tells the name then.
    void headIsRefusedAndGetTellsTheName()
    {
        const auto server = RawServer::start([](RawConnection &connection) {
            while (const auto request = connection.request()) {
                const QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Disposition: attachment; filename=\"report.pdf\"\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
                connection.send(request->method == "HEAD" ? "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n" : answer);
            }
        }, {.takesHead = true});
        const CliRun run = get(u"http://127.0.0.1:%1/get?signed=1"_s.arg(server->port()));
        QVERIFY2(run.exitStatus == 0 && notices(run).isEmpty(), run.text());
        QCOMPARE(files(), QStringList{u"report.pdf"_s});
        QCOMPARE(contentOf(path(u"files/report.pdf"_s)), body);
    }

    // A server in trouble tells no name: what an earlier run stored has not vanished for that.
    void namelessAgain_data()
    {
        QTest::addColumn<QByteArray>("answer");
        for (const char *status : {"404 No", "403 No", "500 No", "503 No"})
            QTest::newRow(status) << "HTTP/1.1 " + QByteArray(status) + "\r\nContent-Length: 0\r\n\r\n";
        QTest::newRow("closed") << QByteArray();
    }
    void namelessAgain()
    {
        QFETCH(QByteArray, answer);
        std::atomic<bool> refuses = false;
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (const auto request = connection.request()) {
                if (refuses) {
                    connection.send(answer);
                    return connection.close();
                }
                connection.send("HTTP/1.1 200 OK\r\nContent-Disposition: attachment; filename=\"two.bin\"\r\nContent-Length: " + QByteArray::number(body.size())
                    + "\r\n\r\n" + (request->method == "HEAD" ? QByteArray() : body));
            }
        }, {.takesHead = true});
        QCOMPARE(get(u"http://127.0.0.1:%1/get/f"_s.arg(server->port())).exitStatus, 0);
        QCOMPARE(files(), QStringList{u"two.bin"_s});
        refuses = true;
        const CliRun again = runCli({u"again"_s, u"--delete-vanished"_s, u"--data-dir"_s, path(u"data"_s)});
        QVERIFY2(again.exitStatus == 1 && again.out.contains("did not tell all that it has"), again.text());
        QCOMPARE(files(), QStringList{u"two.bin"_s});
    }

    // An address without a suffix that leads to one with it, as those of SourceForge: that one names the file, also in further rounds.
    void namedByTheEnd_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("end");
        QTest::addColumn<QByteArray>("fields"); // of the answer at the end
        QTest::addColumn<bool>("knowsHead");
        QTest::addColumn<QString>("name");
        QTest::newRow("a suffix at the end alone") << QByteArray("/files/y.zip/download") << QByteArray("/dl/y%20z.tar.gz?ts=a.b") << QByteArray() << true << u"y z.tar.gz"_s;
        QTest::newRow("told with GET") << QByteArray("/files/y.zip/download") << QByteArray("/dl/y.zip") << QByteArray() << false << u"y.zip"_s;
        QTest::newRow("Content-Disposition") << QByteArray("/download") << QByteArray("/dl/y.zip") << QByteArray("Content-Disposition: attachment; filename=\"x.zip\"\r\n") << true << u"x.zip"_s;
        QTest::newRow("a suffix") << QByteArray("/v/one.zip") << QByteArray("/dl/two.zip") << QByteArray() << true << u"one.zip"_s;
        QTest::newRow("none") << QByteArray("/LICENSE") << QByteArray("/dl/5ca1ab1e") << QByteArray() << true << u"LICENSE"_s;
        QTest::newRow("none but a dot") << QByteArray("/LICENSE") << QByteArray("/dl/.hidden") << QByteArray() << true << u"LICENSE"_s;
        QTest::newRow("a suffix in the query alone") << QByteArray("/get?f=a.b") << QByteArray("/dl/y.zip?f=c.d") << QByteArray() << true << u"y.zip"_s;
    }
    void namedByTheEnd()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, end);
        QFETCH(QByteArray, fields);
        QFETCH(bool, knowsHead);
        QFETCH(QString, name);
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (const auto request = connection.request()) {
                if (request->method == "HEAD" && !knowsHead)
                    connection.send("HTTP/1.1 405 No\r\nContent-Length: 0\r\n\r\n");
                else if (request->target == target)
                    connection.send("HTTP/1.1 302 Found\r\nLocation: " + end + "\r\nContent-Length: 0\r\n\r\n");
                else
                    connection.send("HTTP/1.1 200 OK\r\n" + fields + "ETag: \"1\"\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
                        + (request->method == "HEAD" ? QByteArray() : body));
            }
        }, {.takesHead = true});
        QVERIFY(server);
        const CliRun run = get(u"http://127.0.0.1:%1%2"_s.arg(server->port()).arg(QString::fromLatin1(target)));
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(files(), QStringList{name});
        const CliRun again = runCli({u"again"_s, u"--delete-vanished"_s, u"--data-dir"_s, path(u"data"_s)});
        QVERIFY2(again.exitStatus == 0 && again.out.contains("No file has vanished"), again.text());
        QCOMPARE(files(), QStringList{name});
    }

    // The slash that an index's address lacks is the server's to add; the offer has it.
    void folderWithoutItsSlash()
    {
        const auto server = RawServer::start([](RawConnection &connection) {
            while (const auto request = connection.request()) {
                const QByteArray page = "<title>Index of /folder/</title><a href=a>a</a>";
                if (request->target == "/folder")
                    connection.send("HTTP/1.1 301 Moved\r\nLocation: /folder/\r\nContent-Length: 0\r\n\r\n");
                else
                    connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + QByteArray::number(page.size()) + "\r\n\r\n" + (request->method == "HEAD" ? QByteArray() : page));
            }
        }, {.takesHead = true});
        QVERIFY(server);
        const CliRun run = get(u"http://127.0.0.1:%1/folder"_s.arg(server->port()));
        QVERIFY2(run.exitStatus == 0, run.text());
        QVERIFY2(notices(run).size() == 1 && notices(run).first().endsWith(u"index+http://127.0.0.1:%1/folder/"_s.arg(server->port())), run.text());
    }

    void checksumsBeside_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("with");
        QTest::addColumn<int>("exit");
        QTest::addColumn<QString>("says");
        QTest::newRow("FILE.sha256") << u"a.bin"_s << u"auto"_s << 0 << QString();
        QTest::newRow("SHA256SUMS") << u"sums/b.bin"_s << u"auto"_s << 0 << QString();
        QTest::newRow("by address") << u"a.bin"_s << u"a.bin.sha256"_s << 0 << QString();
        QTest::newRow("another digest") << u"wrong/d.bin"_s << u"auto"_s << 1 << QString();
        QTest::newRow("none there") << u"no-sum.bin"_s << u"auto"_s << 3 << u"no checksum of no-sum.bin"_s;
        QTest::newRow("not in it") << u"no-sum.bin"_s << u"sums/SHA256SUMS"_s << 3 << u"no checksum of no-sum.bin"_s;
        QTest::newRow("not there") << u"a.bin"_s << u"nowhere"_s << 3 << u"404, the server does not give the checksums at"_s;
        QTest::newRow("no address") << u"a.bin"_s << u"ftp://h/x"_s << 2 << u"verify-with must be auto, none or the address"_s;
    }
    void checksumsBeside()
    {
        QFETCH(QString, address);
        QFETCH(QString, with);
        QFETCH(int, exit);
        QFETCH(QString, says);
        const CliRun run = get(at(address), {u"--verify-with"_s, with == u"auto"_s || with.contains(u':') ? with : at(with)});
        QVERIFY2(run.exitStatus == exit, run.text());
        QVERIFY2(run.both.contains(says.toUtf8()), run.text());
        QCOMPARE(files().size(), exit == 0 ? 1 : 0);
        if (exit != 1)
            return;
        const CliRun failures = runCli({u"failures"_s, u"--json"_s, u"--data-dir"_s, path(u"data"_s)});
        QCOMPARE(failures.last().value(u"kind"_s).toString(), u"wrong-digest"_s);
    }

    // The login is for the checksums, too; without one the message says so.
    void checksumsBehindALogin()
    {
        const QByteArray sum = QCryptographicHash::hash("x", QCryptographicHash::Sha256).toHex() + "  f.bin\n";
        const auto server = RawServer::start([&sum](RawConnection &connection) {
            while (const auto request = connection.request()) {
                const bool isIn = !request->values("Authorization").isEmpty();
                const QByteArray content = request->target.endsWith(".sha256") ? sum : QByteArray("x");
                const QByteArray head = isIn ? "HTTP/1.1 200 OK\r\n" : "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\n";
                connection.send(head + "Content-Length: " + QByteArray::number(isIn ? content.size() : 0) + "\r\n\r\n" + (isIn && request->method != "HEAD" ? content : QByteArray()));
            }
        });
        QVERIFY(server);
        const QString url = u"http://127.0.0.1:%1/f.bin"_s.arg(server->port());
        qputenv("NETRC", "/nonexistent");
        const CliRun without = get(url, {u"--verify-with"_s, u"auto"_s});
        QVERIFY2(without.exitStatus == 3 && without.both.contains("wants a login"), without.text());
        init();
        QFile netrc(path(u"netrc"_s));
        QVERIFY(netrc.open(QIODevice::WriteOnly) && netrc.write("machine 127.0.0.1 login ann password p") > 0);
        netrc.close();
        qputenv("NETRC", netrc.fileName().toUtf8());
        const CliRun run = get(url, {u"--verify-with"_s, u"auto"_s});
        qputenv("NETRC", "/nonexistent");
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(contentOf(path(u"files/f.bin"_s)), "x");
    }

    void metalinkByAddress()
    {
        const CliRun run = get(at(u"list.meta4"_s));
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(files(), (QStringList{u"b.bin"_s, u"deep/a.bin"_s}));
        init();
        const CliRun itself = get(at(u"list.meta4"_s, u"url+"_s));
        QVERIFY2(itself.exitStatus == 0, itself.text());
        QCOMPARE(files(), QStringList{u"list.meta4"_s});
        QVERIFY2(notices(itself).size() == 1 && notices(itself).first().contains(u"metalink+http://"_s), itself.text());
    }

    void feeds()
    {
        const CliRun run = get(at(u"show.rss"_s, u"feed+"_s));
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(files(), (QStringList{u"First.mp3"_s, u"Second.mp3"_s}));
        QCOMPARE(contentOf(path(u"files/Second.mp3"_s)), body); // though its length is said to be 7 and its address ends with .bin
        init();
        const CliRun one = get(at(u"show.rss"_s, u"feed+"_s), {u"--newest"_s, u"1"_s});
        QVERIFY2(one.exitStatus == 0, one.text());
        QCOMPARE(files(), QStringList{u"Second.mp3"_s});
        init();
        const CliRun plain = get(at(u"show.rss"_s));
        QVERIFY2(plain.exitStatus == 0, plain.text());
        QVERIFY2(notices(plain).size() == 1 && notices(plain).first().contains(u"is a feed"_s) && notices(plain).first().contains(u"feed+http://"_s), plain.text());
    }

    // A feed by another media type is known by its first bytes, for which nothing is asked that is plainly a file.
    void feedsByTheirBytes_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("says"); // empty: no notice
        QTest::addColumn<int>("requests"); // with that for the file
        const QByteArray feed = "\n<?xml version='1.0'?>\n<!-- by hand --><rss version='2.0'><channel/></rss>";
        const QByteArray page = "<!DOCTYPE html><html lang=en><p>x";
        const auto row = [](const char *tag, const QByteArray &path, const QByteArray &type, const QByteArray &document, const QString &says, int requests) {
            QTest::newRow(tag) << path << type << document << says << requests;
        };
        row("text/xml", "/feed.xml", "text/xml; charset=utf-8", feed, u"is a feed"_s, 3);
        row("application/xml", "/feed", "application/xml", "<feed xmlns='http://www.w3.org/2005/Atom'><title/></feed>", u"is a feed"_s, 3);
        row("behind a byte order mark", "/feed", "text/xml", "\xef\xbb\xbf" + feed, u"is a feed"_s, 3);
        row("longer than the look", "/feed", "text/xml", "<rss version='2.0'><channel>" + QByteArray(5'000'000, ' ') + "</channel></rss>", u"is a feed"_s, 3);
        row("called HTML", "/rss.php", "text/html", feed, u"is a feed"_s, 3);
        row("a folder's, called HTML", "/feed/", "text/html", feed, u"is a feed"_s, 3);
        row("a folder", "/pub/", "text/html", page, u"index of a folder"_s, 3);
        row("a Metalink", "/x", "text/xml", "<metalink xmlns='urn:ietf:params:xml:ns:metalink'/>", u"is a Metalink"_s, 3);
        row("a page", "/page", "text/html", page, {}, 3);
        row("other XML", "/x.xml", "text/xml", "<svg xmlns='http://www.w3.org/2000/svg'/>", {}, 3);
        row("no XML", "/x.xml", "text/xml", "rss", {}, 3);
        row("nothing", "/x.xml", "text/xml", "", {}, 3);
        row("plainly a page", "/page.HTML", "text/html", page, {}, 2);
        row("plainly a file", "/feed.xml", "application/octet-stream", feed, {}, 2);
        row("of no type", "/feed.xml", "", feed, {}, 2);
    }
    void feedsByTheirBytes()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, document);
        QFETCH(QString, says);
        QFETCH(int, requests);
        for (const bool knowsRanges : {true, false}) {
            init();
            const auto server = RawServer::start([&](RawConnection &connection) {
                while (const auto request = connection.request()) {
                    const QByteArray range = knowsRanges ? request->values("Range").value(0) : QByteArray();
                    const qsizetype end = range.isEmpty() ? document.size() : std::min<qsizetype>(document.size(), range.sliced(range.indexOf('-') + 1).toInt() + 1);
                    const QByteArray body = document.first(end);
                    connection.send("HTTP/1.1 " + (range.isEmpty() ? QByteArray("200 OK") : QByteArray("206 Partial Content")) + "\r\n" + (type.isEmpty() ? QByteArray() : "Content-Type: " + type + "\r\n")
                        + (range.isEmpty() ? QByteArray() : "Content-Range: bytes 0-" + QByteArray::number(end - 1) + '/' + QByteArray::number(document.size()) + "\r\n")
                        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + (request->method == "HEAD" ? QByteArray() : body));
                }
            }, {.takesHead = true});
            const CliRun run = get(u"http://127.0.0.1:%1%2"_s.arg(server->port()).arg(QString::fromLatin1(path)));
            QVERIFY2(run.exitStatus == 0, run.text());
            QCOMPARE(notices(run).size(), says.isEmpty() ? 0 : 1);
            QVERIFY2(says.isEmpty() || notices(run).first().contains(says), run.text());
            QCOMPARE(server->requests().size(), requests);
            QCOMPARE(contentOf(this->path(u"files/"_s + files().value(0))), document); // it is fetched all the same, and whole
        }
    }

    void aFeedWithoutFiles()
    {
        write(u"news.rss"_s, "<rss version=\"2.0\"><channel><item><title>One</title></item><item><title>Two</title><link>http://h/2</link></item></channel></rss>");
        const CliRun run = get(at(u"news.rss"_s, u"feed+"_s));
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(notices(run), QStringList{u"none of the feed's 2 items brings a file along"_s});
    }

    void aPageForAFeed()
    {
        const CliRun run = get(at(u"page.html"_s, u"feed+"_s));
        QVERIFY2(run.exitStatus == 3, run.text());
        QVERIFY2(run.both.contains("web page and no feed") && run.both.contains("it names this feed: " + at(u"show.rss"_s, u"feed+"_s).toUtf8()), run.text());
    }

    // Whatever a document names, nobody asks for it.
    void externalEntities()
    {
        const auto server = RawServer::start(answerRightly);
        const QByteArray address = "http://127.0.0.1:" + QByteArray::number(server->port());
        const QByteArray start = "<!DOCTYPE x SYSTEM \"" + address + "/x.dtd\" [<!ENTITY e SYSTEM \"" + address + "/e\"><!ENTITY % p SYSTEM \"" + address + "/p\"> %p;]>";
        write(u"e.rss"_s, start + "<rss><channel><item><title>&e;</title></item></channel></rss>");
        write(u"e.meta4"_s, start + "<metalink><file name=\"a\"><size>&e;</size></file></metalink>");
        get(at(u"e.rss"_s, u"feed+"_s));
        get(at(u"e.meta4"_s));
        QCOMPARE(server->connections(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSingleFiles)
#include "test_single_files.moc"
