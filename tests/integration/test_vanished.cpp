// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/changing_service.h"
#include "tests/support/cli.h"
#include "tests/support/tree.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <memory>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// What no run again and no removal may take: what the source may have still, what somebody wrote since, what is another job's.
class TestVanished final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    QString path(const QString &name) const { return m_dir->filePath(name); }
    QStringList files() const { return filesBelow(path(u"files"_s)); }
    CliRun run(const QStringList &words) const { return runCli(words + QStringList{u"--data-dir"_s, path(u"data"_s)}); }
    CliRun get(const QString &source, const QStringList &more = {}) const
    {
        return run(QStringList{u"get"_s, source, u"-o"_s, path(u"files"_s), u"--json"_s, u"--retries=1"_s, u"--backoff=0"_s} + more);
    }
    // As somebody would, some seconds after the download: within two it cannot be told from it.
    void edit(const QString &name) const
    {
        QTest::qSleep(2'500);
        QFile file(path(u"files/"_s + name));
        if (!file.open(QIODevice::Append) || file.write("my notes") != 8)
            qFatal("cannot write");
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        qputenv("NETRC", "/nonexistent");
    }

    // Below a folder that cannot be read nothing is known to be gone, whatever the filters say of the folder itself.
    void unreadFolder_data()
    {
        QTest::addColumn<QByteArray>("refusal");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<bool>("isGone");
        const QByteArray denied = "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n";
        QTest::newRow("denied") << denied << QStringList() << false;
        QTest::newRow("denied, and filtered") << denied << QStringList{u"--include=*.txt"_s} << false;
        QTest::newRow("a server's fault") << QByteArray("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n") << QStringList() << false;
        QTest::newRow("no index") << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 1\r\n\r\nx") << QStringList() << false;
        QTest::newRow("not there any more") << QByteArray("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n") << QStringList() << true;
    }
    void unreadFolder()
    {
        QFETCH(QByteArray, refusal);
        QFETCH(QStringList, options);
        QFETCH(bool, isGone);
        const auto page = [](const QByteArray &names) {
            QByteArray body = "<html><head><title>Index of /</title></head><body><pre>";
            for (const QByteArray &name : names.split(' '))
                body += "<a href=\"" + name + "\">" + name + "</a>\n";
            body += "</pre></body></html>";
            return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
        };
        std::atomic<bool> refuses = false;
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (const auto request = connection.request()) {
                if (request->target == "/")
                    connection.send(page("a.txt sub/"));
                else if (request->target == "/sub/")
                    connection.send(refuses ? refusal : page("b.txt c.txt"));
                else
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
            }
        });
        QVERIFY(server);
        const CliRun first = get(u"index+http://127.0.0.1:%1/"_s.arg(server->port()), options);
        QVERIFY2(first.exitStatus == 0, first.text());
        QCOMPARE(files().size(), 3);
        refuses = true;
        const CliRun told = run({u"again"_s, u"--dry-run"_s});
        QVERIFY2(told.out.contains(isGone ? "2 have vanished" : "the source did not tell all that it has"), told.text());
        const CliRun removed = run({u"again"_s, u"--delete-vanished"_s});
        QVERIFY2(isGone || removed.out.contains("the source did not tell all that it has"), removed.text());
        QCOMPARE(files(), isGone ? QStringList{u"a.txt"_s} : (QStringList{u"a.txt"_s, u"sub/b.txt"_s, u"sub/c.txt"_s}));
        refuses = false;
        const CliRun later = run({u"again"_s, u"--delete-vanished"_s});
        QVERIFY2(later.out.contains("No file has vanished"), later.text());
        QCOMPARE(files().size(), 3);
    }

    // Nor below what may be a folder still, since its link does not tell any more: a dry run and what a filter leaves out do not learn it.
    void folderWithoutItsSlash_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("later"); // the link
        QTest::addColumn<QStringList>("stay");
        const QStringList both{u"docs/a.txt"_s, u"docs/in/b.txt"_s};
        QTest::newRow("followed") << QStringList() << QByteArray("docs") << both;
        QTest::newRow("filtered") << QStringList{u"--include=*.txt"_s} << QByteArray("docs") << both;
        QTest::newRow("fanned out") << QStringList{u"--fan-out"_s} << QByteArray("docs") << both;
        QTest::newRow("another name") << QStringList() << QByteArray("doc") << QStringList();
    }
    void folderWithoutItsSlash()
    {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, later);
        QFETCH(QStringList, stay);
        std::atomic<bool> isLater = false;
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (const auto request = connection.request()) {
                if (request->target == "/n/docs") {
                    connection.send("HTTP/1.1 301 Moved\r\nLocation: /n/docs/\r\nContent-Length: 0\r\n\r\n");
                    continue;
                }
                const QByteArray folder = isLater ? later : "docs/";
                const QByteArray body = !request->target.endsWith('/') ? "x"
                    : "<title>Index of</title><a href='../'>../</a>" + (request->target == "/n/" ? "<a href=" + folder + ">docs</a> <a href=c.txt>c.txt</a>"
                            : request->target == "/n/docs/" ? QByteArray("<a href=a.txt>a.txt</a> <a href='in/'>in/</a>") : QByteArray("<a href=b.txt>b.txt</a>"));
                connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            }
        });
        QVERIFY(server);
        QCOMPARE(get(u"index+http://127.0.0.1:%1/n/"_s.arg(server->port()), options).exitStatus, 0);
        QCOMPARE(files().size(), 3);
        isLater = true;
        const CliRun told = run({u"again"_s, u"--dry-run"_s});
        QVERIFY2(told.out.contains("2 have vanished") == stay.isEmpty(), told.text());
        for (int round = 2; round <= 3; ++round) {
            const CliRun again = run({u"again"_s, u"--delete-vanished"_s});
            QVERIFY2(!again.out.contains("Removed") || stay.isEmpty(), again.text());
            QStringList left = files().filter(u"docs/"_s);
            for (QString &name : left)
                name.remove(0, name.indexOf(u"docs/"_s)); // the folders of --fan-out
            left.sort();
            QCOMPARE(left, stay);
        }
    }

    // What the rest of a feed has, or what is at an address that is not asked, is not known to be gone.
    void feedsThatTellNotAll_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<bool>("isGone");
        const auto file = [](const QByteArray &url) { return "<item><title>" + url.right(1) + "</title><enclosure url=\"" + url + "\"/></item>"; };
        const QByteArray further = "<a:link xmlns:a=\"http://www.w3.org/2005/Atom\" rel=\"next\" href=\"/further\"/>";
        const QByteArray elsewhere = "<a:link xmlns:a=\"http://www.w3.org/2005/Atom\" rel=\"next\" href=\"http://elsewhere.invalid/further\"/>";
        QTest::newRow("goes on elsewhere") << file("/e/1") + further << file("/e/1") + elsewhere << false;
        QTest::newRow("another protocol") << file("/e/1") + file("/e/2") << file("/e/1") + file("ftp://h/e/2") << false;
        QTest::newRow("ends") << file("/e/1") + further << file("/e/1") << true;
        QTest::newRow("nothing") << file("/e/1") + file("/e/2") << QByteArray() << false;
        QTest::newRow("no files") << file("/e/1") + file("/e/2") << QByteArray("<item><title>This feed has moved</title></item>") << false;
    }
    void feedsThatTellNotAll()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(bool, isGone);
        std::atomic<bool> isLater = false;
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (const auto request = connection.request()) {
                const QByteArray further = "<item><title>2</title><enclosure url=\"/e/2\"/></item>";
                const QByteArray items = request->target == "/further" ? further : isLater ? after : before;
                const QByteArray body = request->target.startsWith("/e/") ? QByteArray("x") : "<rss><channel>" + items + "</channel></rss>";
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            }
        });
        QVERIFY(server);
        const CliRun first = get(u"feed+http://127.0.0.1:%1/feed"_s.arg(server->port()));
        QVERIFY2(first.exitStatus == 0, first.text());
        QCOMPARE(files(), (QStringList{u"1"_s, u"2"_s}));
        isLater = true;
        const CliRun again = run({u"again"_s, u"--delete-vanished"_s});
        QVERIFY2(isGone || again.out.contains("the source did not tell all that it has"), again.text());
        QCOMPARE(files(), isGone ? QStringList{u"1"_s} : (QStringList{u"1"_s, u"2"_s}));
    }

    // It must have a file, so that one without any says nothing of those that were there.
    void emptyMetalink()
    {
        std::atomic<bool> isLater = false;
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (const auto request = connection.request()) {
                const QByteArray file = isLater ? QByteArray() : "<file name=\"a\"><url>http://" + request->values("Host").value(0) + "/a</url></file>";
                const QByteArray body = request->target == "/a" ? QByteArray("x") : "<metalink xmlns=\"urn:ietf:params:xml:ns:metalink\">" + file + "</metalink>";
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            }
        });
        QVERIFY(server);
        const CliRun first = get(u"metalink+http://127.0.0.1:%1/m"_s.arg(server->port()));
        QVERIFY2(first.exitStatus == 0, first.text());
        isLater = true;
        const CliRun again = run({u"again"_s, u"--delete-vanished"_s});
        QVERIFY2(again.exitStatus == 3 && again.both.contains("the Metalink has no files"), again.text());
        QCOMPARE(files(), QStringList{u"a"_s});
    }

    // Files are not gone where links that lead to them are left out, for a query or since they lead to another address.
    void otherLinks_data()
    {
        QTest::addColumn<QByteArray>("start"); // of each link, later; HOST stands for the host and port
        QTest::addColumn<QByteArray>("end");
        QTest::addColumn<QByteArray>("first"); // of the links
        QTest::addColumn<QString>("says");
        const QString unsure = u"the source did not tell all that it has"_s;
        QTest::newRow("a query") << QByteArray() << QByteArray("?token=1") << QByteArray() << unsure;
        QTest::newRow("another scheme") << QByteArray("https://HOST/n/") << QByteArray() << QByteArray() << u"its links lead to https://127.0.0.1"_s;
        QTest::newRow("another host") << QByteArray("http://files.example/n/") << QByteArray() << QByteArray() << u"its links lead to http://files.example/n/"_s;
        QTest::newRow("another host, but for one") << QByteArray("http://files.example/n/") << QByteArray() << QByteArray("<a href=a>a</a>") << unsure;
        QTest::newRow("by a base") << QByteArray() << QByteArray() << QByteArray("<base href='https://HOST/n/'>") << u"its links lead to https://127.0.0.1"_s;
    }
    void otherLinks()
    {
        QFETCH(QByteArray, start);
        QFETCH(QByteArray, end);
        QFETCH(QByteArray, first);
        QFETCH(QString, says);
        std::atomic<bool> areOther = false;
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (const auto request = connection.request()) {
                QByteArray body = "<title>Index of /n</title>" + (areOther ? first : QByteArray()) + "<a href='../'>Parent Directory</a>";
                for (const char name : QByteArrayView("abc"))
                    body += "<a href='" + (areOther ? start + name + end : QByteArray(1, name)) + "'>x</a>";
                body.replace("HOST", request->values("Host").value(0));
                const bool isIndex = request->target == "/n/";
                connection.send("HTTP/1.1 200 OK\r\nContent-Type: " + QByteArray(isIndex ? "text/html" : "text/plain") + "\r\nContent-Length: " + QByteArray::number(isIndex ? body.size() : 1) + "\r\n\r\n" + (isIndex ? body : "x"));
            }
        });
        QVERIFY(server);
        QCOMPARE(get(u"index+http://127.0.0.1:%1/n/"_s.arg(server->port())).exitStatus, 0);
        areOther = true;
        const CliRun again = run({u"again"_s, u"--delete-vanished"_s});
        QVERIFY2(again.both.contains(says.toUtf8()), again.text());
        QCOMPARE(files(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    }

    // A line that cannot be read is one that may name a file of before.
    void badLines()
    {
        const auto server = RawServer::start([](RawConnection &connection) {
            while (const auto request = connection.request())
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
        });
        QVERIFY(server);
        const QString list = path(u"list.csv"_s);
        const auto write = [&](const QByteArray &second, const QByteArray &fourth, int count) {
            QByteArray rows = "url,title\n";
            for (int i = 1; i <= count; ++i)
                rows += "http://127.0.0.1:" + QByteArray::number(server->port()) + "/f" + QByteArray::number(i) + ',' + (i == 2 ? second : i == 4 ? fourth : QByteArray("t")) + '\n';
            QFile file(list);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(rows) == rows.size());
        };
        write("t", "t", 5);
        QCOMPARE(get(list, {u"--names=file-name"_s}).exitStatus, 0);
        QCOMPARE(files().size(), 5);
        write("\"t", "\"t\"", 5); // a field that is open for three lines, and goes on behind its end
        const CliRun bad = run({u"again"_s, u"--delete-vanished"_s});
        QCOMPARE(files().size(), 5);
        QVERIFY2(!bad.out.contains("Removed"), bad.text());
        write("t", "t", 4);
        const CliRun good = run({u"again"_s, u"--delete-vanished"_s});
        QVERIFY2(good.out.contains("Removed: f5\n"), good.text());
        QCOMPARE(files().size(), 4);
    }

    // What is XML, or says so, is cut as long as elements are open: half an index is not all of it.
    void cutXhtml()
    {
        std::atomic<bool> cuts = true;
        std::atomic<int> asked = 0;
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (const auto request = connection.request()) {
                if (request->target != "/") {
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
                    continue;
                }
                ++asked;
                QByteArray body = "<?xml version=\"1.0\"?>\n<html><head><title>Index of /</title></head><body><table>\n<tr><td><a href=\"a\">a</a></td></tr>\n";
                if (!cuts)
                    body += "<tr><td><a href=\"b\">b</a></td></tr>\n</table></body></html>\n";
                connection.send("HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + body);
                return connection.close();
            }
        });
        QVERIFY(server);
        const CliRun cut = get(u"index+http://127.0.0.1:%1/"_s.arg(server->port()));
        QVERIFY2(cut.exitStatus == 3 && cut.both.contains("breaks off"), cut.text());
        QVERIFY(asked > 1); // and it was asked for again
        cuts = false;
        const CliRun whole = run({u"resume"_s, u"--json"_s});
        QVERIFY2(whole.exitStatus == 0, whole.text());
        QCOMPARE(files(), (QStringList{u"a"_s, u"b"_s}));
    }

    void whatWasChangedSinceStays()
    {
        ChangingService service;
        for (const char *name : {"a", "b", "c"})
            service.put(name, "first");
        QCOMPARE(get(service.source()).exitStatus, 0);
        edit(u"b"_s);
        const CliRun before = run({u"remove"_s, u"1"_s, u"--with-files"_s, u"--dry-run"_s});
        QVERIFY2(before.out.contains("2 files") && before.out.contains("1 were changed since and stay"), before.text());
        service.remove("a");
        service.remove("b");
        const CliRun told = run({u"again"_s, u"--dry-run"_s});
        QVERIFY2(told.out.contains("1 have vanished") && told.out.contains("1 more have vanished and would stay"), told.text());
        const CliRun again = run({u"again"_s, u"--delete-vanished"_s});
        QVERIFY2(again.out.contains("Removed: a\n") && again.out.contains("1 more stay"), again.text());
        QCOMPARE(files(), (QStringList{u"b"_s, u"c"_s}));
    }

    // A further round that leaves a file as it is does not make it the job's own.
    void alsoAfterAFurtherRound()
    {
        ChangingService service({.sizes = false}); // with them the file would be taken for damaged, and fetched anew
        for (const char *name : {"a", "b", "c"})
            service.put(name, "first");
        QCOMPARE(get(service.source()).exitStatus, 0);
        edit(u"b"_s);
        const CliRun again = run({u"again"_s});
        QVERIFY2(again.exitStatus == 0 && again.out.contains("3 skipped"), again.text());
        const CliRun removed = run({u"remove"_s, u"1"_s, u"--with-files"_s});
        QVERIFY2(removed.out.contains("2 files") && removed.out.contains("1 were changed since and stay"), removed.text());
        QCOMPARE(files(), QStringList{u"b"_s});
        QVERIFY(contentOf(path(u"files/b"_s)).endsWith("my notes"));
    }

    // What is left stays, and what was to follow is not begun.
    void interrupted()
    {
        const QByteArray tail(150, 'x');
        ChangingService service({.perPage = 1000});
        for (int i = 0; i < 3000; ++i)
            service.put(QByteArray::number(i) + tail, "1");
        QCOMPARE(get(service.source(), {u"--then=run:touch %1"_s.arg(path(u"ran"_s))}).exitStatus, 0);
        QVERIFY(QFile::remove(path(u"ran"_s)));
        for (int i = 1; i < 3000; ++i)
            service.remove(QByteArray::number(i) + tail);
        QProcess process;
        process.start(QStringLiteral(MILLIARD_CLI), {u"again"_s, u"--delete-vanished"_s, u"--json"_s, u"--data-dir"_s, path(u"data"_s)});
        QByteArray out;
        while (!out.contains("\"vanished\"") && process.waitForReadyRead(60'000))
            out += process.readAllStandardOutput();
        process.terminate(); // it waits by now, since nobody reads what it says
        QVERIFY(process.waitForFinished(60'000));
        out += process.readAllStandardOutput();
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(!QFile::exists(path(u"ran"_s)));
        const QJsonObject last = QJsonDocument::fromJson(out.trimmed().split('\n').last()).object();
        QCOMPARE(last.value(u"event"_s), u"finished"_s);
        QVERIFY2(files().size() > 1 && files().size() == 3000 - last.value(u"deleted"_s).toInt(), out.right(500).constData());
        QCOMPARE(run({u"resume"_s, u"1"_s}).exitStatus, 0); // which does what was to follow
        QVERIFY(QFile::exists(path(u"ran"_s)));
    }

    void anotherJobsFileStays()
    {
        ChangingService one;
        ChangingService two;
        one.put("a", "first");
        one.put("b", "first");
        two.put("b", "other");
        QCOMPARE(get(one.source()).exitStatus, 0);
        QCOMPARE(get(two.source(), {u"--existing=overwrite"_s}).exitStatus, 0);
        one.remove("b");
        const CliRun again = run({u"again"_s, u"1"_s, u"--delete-vanished"_s});
        QVERIFY2(again.out.contains("1 more stay"), again.text());
        QCOMPARE(contentOf(path(u"files/b"_s)), "other");
    }
};

QTEST_GUILESS_MAIN(TestVanished)
#include "test_vanished.moc"
