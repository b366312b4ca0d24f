// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/apache.h"
#include "tests/support/cli.h"
#include "tests/support/nginx.h"
#include "tests/support/odd_tree.h"
#include "tests/support/raw_server.h"

#include <QCryptographicHash>
#include <QTest>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

namespace {

// A name that nginx's JSON cannot hold, and one that two bytes alone tell apart.
void addLatin1(const OddTree &tree)
{
    for (const char *name : {"/caf\xe9.txt", "/caf\xe8.txt"})
        std::ofstream(tree.root().toStdString() + name) << "body of " << name;
}

// An answer of a page.
QByteArray page(const QByteArray &body, const QByteArray &type = "text/html")
{
    return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

// Trees of folders as real servers show them.
class TestDirectoryIndex final : public QObject
{
    Q_OBJECT

    OddTree m_tree;
    QTemporaryDir m_circle;
    QTemporaryDir m_bare; // of folders alone
    std::unique_ptr<Nginx> m_nginx;
    std::unique_ptr<Apache> m_apache;

    CliRun get(const QString &address, const QTemporaryDir &to, const QStringList &more = {})
    {
        return runCli(QStringList{u"get"_s, address, u"-o"_s, to.filePath(u"files"_s), u"--data-dir"_s, to.filePath(u"data"_s), u"--json"_s} + more);
    }
    QString nginx(const QString &path) const { return u"index+http://127.0.0.1:%1/%2"_s.arg(m_nginx->port()).arg(path); }
    QString apache(const QString &path) const { return u"index+http://127.0.0.1:%1/%2"_s.arg(m_apache->port()).arg(path); }

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(m_circle.filePath(u"x"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(QFile::link(u"."_s, m_circle.filePath(u"again"_s)));
        QVERIFY(QDir(m_circle.path()).mkpath(u"below"_s));
        QVERIFY(file.copy(m_circle.filePath(u"below/y"_s)));
        QVERIFY(QFile::link(u".."_s, m_circle.filePath(u"below/up"_s)));
        for (int i = 0; i < 2500; ++i)
            QDir(m_bare.path()).mkpath(u"a/%1"_s.arg(i));
        QDir(m_bare.path()).mkpath(u"z/end"_s);
        QVERIFY(QFile::copy(m_circle.filePath(u"x"_s), m_bare.filePath(u"z/end/file"_s)));
        for (const QTemporaryDir *folder : {&m_circle, &m_bare})
            QFile::setPermissions(folder->path(), QFile::permissions(folder->path()) | QFile::ReadOther | QFile::ExeOther);
        m_nginx = Nginx::start(m_tree.root(),
            u"autoindex on;\n"
            "location /exact/ { alias %1/; }\n"
            "location /rounded/ { alias %1/; autoindex_exact_size off; }\n"
            "location /json/ { alias %1/; autoindex_format json; }\n"
            "location /circle/ { alias %2/; }\n"
            "location /jsoncircle/ { alias %2/; autoindex_format json; }\n"
            "location /bare/ { alias %3/; autoindex_format json; }\n"
            "location /part/ { alias %1/; }\n"
            "location /part/deep/er/ { return 403; }\n"
            "location /part/ż/ { return 500; }\n"
            "location /page/ { alias %1/; }\n"
            "location = /page/ { default_type text/html; return 200 '<a href=\"deep\">deep</a> <a href=\"plain.txt\">plain.txt</a>"
            " <a href=\"odd%20%26%20<dir>%20%231\">odd</a><table><tr><td><a href=\"ż\">ż</a></td><td>2026-11-12 10:00</td><td></td></tr></table>'; }\n"_s.arg(m_tree.root(), m_circle.path(), m_bare.path()));
        QVERIFY(m_nginx);
        m_apache = Apache::start(m_tree.root(),
            u"Alias /fancy \"%1\"\nAlias /table \"%1\"\nAlias /login \"%1\"\nAlias /dav \"%1\"\nAlias /digest \"%1\"\nAlias /brief \"%1\"\nAlias /linked \"%1\"\nAlias /linkedtable \"%1\"\n"
            "<Location /fancy>\nIndexOptions FancyIndexing NameWidth=20\n</Location>\n"
            "<Location /table>\nIndexOptions FancyIndexing HTMLTable FoldersFirst\n</Location>\n"
            "<Location /linked>\nIndexOptions FancyIndexing IconsAreLinks\nDefaultIcon /i.gif\n</Location>\n"
            "<Location /linkedtable>\nIndexOptions FancyIndexing HTMLTable IconsAreLinks\n</Location>\n"
            "Alias /circle \"%2\"\nAlias /tablecircle \"%2\"\n"
            "<Directory \"%2\">\nOptions Indexes FollowSymLinks\nRequire all granted\n</Directory>\n"
            "<Location /circle>\nIndexOptions FancyIndexing\n</Location>\n"
            "<Location /tablecircle>\nIndexOptions FancyIndexing HTMLTable\n</Location>\n"
            "<Location /dav>\nDav On\n</Location>\n"
            "<Location /login>\nAuthType Basic\nAuthName x\nAuthUserFile @HOME@/users\nRequire valid-user\n</Location>\n"
            "<Location /digest>\nAuthType Digest\nAuthName x\nAuthUserFile @HOME@/users\nRequire valid-user\n</Location>\n"
            "<Location /brief>\nAuthType Digest\nAuthName x\nAuthDigestNonceLifetime 1\nAuthUserFile @HOME@/users\nRequire valid-user\n</Location>\n"_s.arg(m_tree.root(), m_circle.path()),
            "ann:{SHA}MzVTQ5LSgIxlpOaxDZ8h6reSDs8=\nann:x:" + QCryptographicHash::hash("ann:x:se cret", QCryptographicHash::Md5).toHex() + '\n');
        QVERIFY(m_apache);
    }
    void cleanup() { qunsetenv("NETRC"); }

    void wholeTree_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isNginx"); // which does not list names that begin with a dot
        QTest::newRow("nginx, sizes in bytes") << nginx(u"exact/"_s) << true;
        QTest::newRow("nginx, rounded sizes") << nginx(u"rounded"_s) << true; // a slash is added
        QTest::newRow("nginx, JSON") << nginx(u"json/"_s) << true;
        QTest::newRow("nginx, root") << nginx(QString()) << true;
        QTest::newRow("apache, plain") << apache(QString()) << false;
        QTest::newRow("apache, fancy") << apache(u"fancy/"_s) << false;
        QTest::newRow("apache, table") << apache(u"table/"_s) << false;
    }
    void wholeTree()
    {
        QFETCH(QString, address);
        QFETCH(bool, isNginx);
        QTemporaryDir to;
        const CliRun run = get(address, to);
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(m_tree.fault(to.filePath(u"files"_s), [&](const QByteArray &name) { return isNginx && (name.startsWith('.') || name.contains("/.")); }), QString());
        QCOMPARE(run.last().value(u"listed"_s).toInt(), filesBelow(to.filePath(u"files"_s)).size());
    }

    // Only the server's redirect to the slash tells; what is behind that is the folder's page, and not a file.
    void linkThatIsAFolder_data()
    {
        QTest::addColumn<QString>("transport");
        QTest::newRow("auto") << u"auto"_s;
        QTest::newRow("qt") << u"qt"_s;
    }
    void linkThatIsAFolder()
    {
        QFETCH(QString, transport);
        QTemporaryDir to;
        const CliRun run = get(nginx(u"page/"_s), to, {u"--transport"_s, transport});
        QVERIFY2(run.exitStatus == 1, run.text());
        QCOMPARE(filesBelow(to.filePath(u"files"_s)), QStringList{u"plain.txt"_s});
        const CliRun failures = runCli({u"failures"_s, u"1"_s, u"--data-dir"_s, to.filePath(u"data"_s)});
        for (const char *path : {"deep", "ż", "odd %26 %3Cdir%3E %231"}) // nginx writes the last in its own way
            QVERIFY2(failures.out.contains(QByteArray("/page/") + path + ": the server says that this is a folder"), failures.text());
    }

    void namesThatAreNoUnicode_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("nginx") << u"exact/"_s;
        QTest::newRow("apache") << u"fancy/"_s;
    }
    void namesThatAreNoUnicode()
    {
        QFETCH(QString, path);
        OddTree tree;
        addLatin1(tree);
        const auto server = Nginx::start(tree.root(), u"autoindex on;"_s);
        const auto other = Apache::start(tree.root(), u"IndexOptions FancyIndexing"_s);
        QVERIFY(server && other);
        QTemporaryDir to;
        const CliRun run = get(u"index+http://127.0.0.1:%1/"_s.arg(path == u"exact/" ? server->port() : other->port()), to, {u"--include"_s, u"caf*"_s});
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(filesBelow(to.filePath(u"files"_s)), (QStringList{u"caf%E8.txt"_s, u"caf%E9.txt"_s}));
        QCOMPARE(contentOf(to.filePath(u"files/caf%E8.txt"_s)), "body of /caf\xe8.txt");
    }

    void depth_data()
    {
        QTest::addColumn<QString>("depth");
        QTest::addColumn<int>("most"); // slashes in names
        QTest::newRow("own files") << u"0"_s << 0;
        QTest::newRow("one") << u"1"_s << 1;
        QTest::newRow("two") << u"2"_s << 2;
        QTest::newRow("sixty-four") << u"64"_s << 64;
    }
    void depth()
    {
        QFETCH(QString, depth);
        QFETCH(int, most);
        QTemporaryDir to;
        const CliRun run = get(apache(u"fancy/"_s), to, {u"--depth"_s, depth});
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(m_tree.fault(to.filePath(u"files"_s), [&](const QByteArray &name) { return name.count('/') > most; }), QString());
    }

    void startBelow()
    {
        QTemporaryDir to;
        const CliRun run = get(nginx(u"exact/deep/er/"_s), to);
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(filesBelow(to.filePath(u"files"_s)), (QStringList{u"est/big.bin"_s, u"small"_s}));
        const CliRun verified = runCli({u"verify"_s, u"--json"_s, u"--data-dir"_s, to.filePath(u"data"_s)});
        QVERIFY2(verified.exitStatus == 0, verified.text());
    }

    void killedAndResumed_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("index") << apache(u"fancy/"_s);
        QTest::newRow("webdav") << apache(u"dav/"_s).replace(u"index+"_s, u"webdav+"_s);
    }
    void killedAndResumed()
    {
        QFETCH(QString, address);
        QTemporaryDir to;
        const QString files = to.filePath(u"files"_s);
        QProcess process;
        process.start(QStringLiteral(MILLIARD_CLI), {u"get"_s, address, u"-o"_s, files, u"--data-dir"_s, to.filePath(u"data"_s), u"--quiet"_s, u"--limit-requests"_s, u"10"_s});
        QTRY_VERIFY_WITH_TIMEOUT(filesBelow(files).size() > 15, 20'000);
        process.kill();
        QVERIFY(process.waitForFinished());
        QVERIFY(!m_tree.fault(files).isEmpty());
        const CliRun run = runCli({u"resume"_s, u"--json"_s, u"--data-dir"_s, to.filePath(u"data"_s)});
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(m_tree.fault(files), QString());
        QCOMPARE(run.last().value(u"listed"_s).toInt(), m_tree.files().size());
    }

    // Links that sort, and those upward, do not make it unsure what has vanished; nor do empty folders.
    void vanishedFiles_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("isNginx");
        for (const char *path : {"", "rounded/", "json/"})
            QTest::addRow("nginx, /%s", path) << QString::fromLatin1(path) << true;
        for (const char *path : {"", "fancy/", "table/"})
            QTest::addRow("apache, /%s", path) << QString::fromLatin1(path) << false;
    }
    void vanishedFiles()
    {
        QFETCH(QString, path);
        QFETCH(bool, isNginx);
        QTemporaryDir to;
        const QString gone = m_tree.root() + u"/deep/gone.txt"_s;
        QFile file(gone);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const CliRun run = get(isNginx ? nginx(path) : apache(path), to);
        QVERIFY2(run.exitStatus == 0 && QFile::exists(to.filePath(u"files/deep/gone.txt"_s)), run.text());
        QVERIFY(file.remove());
        const CliRun again = runCli({u"again"_s, u"--delete-vanished"_s, u"--data-dir"_s, to.filePath(u"data"_s)});
        QVERIFY2(again.exitStatus == 0 && again.out.contains("Removed: deep/gone.txt\n"), again.text());
        QCOMPARE(m_tree.fault(to.filePath(u"files"_s), [&](const QByteArray &name) { return isNginx && (name.startsWith('.') || name.contains("/.")); }), QString());
    }

    // By what its row tells, since there are no exact sizes; a link of an icon before it has none of that.
    void changedFile_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *path : {"fancy/", "table/", "linked/", "linkedtable/"})
            QTest::newRow(path) << QString::fromLatin1(path);
    }
    void changedFile()
    {
        QFETCH(QString, path);
        QTemporaryDir to;
        m_tree.write("deep/er/small", "as it was");
        QCOMPARE(get(apache(path), to).exitStatus, 0);
        m_tree.write("deep/er/small", QByteArray(5000, 'x'));
        const CliRun again = runCli({u"again"_s, u"--json"_s, u"--data-dir"_s, to.filePath(u"data"_s)});
        QVERIFY2(again.exitStatus == 0, again.text());
        QCOMPARE(m_tree.fault(to.filePath(u"files"_s)), QString());
    }

    // Some servers send a JSON of their own to whoever names it among what is accepted.
    void jsonIsNotAskedFor()
    {
        const auto server = RawServer::start([](RawConnection &connection) {
            while (const auto request = connection.request()) {
                const bool wantsJson = request->values("Accept").join().contains("json");
                connection.send(request->name() == "f" ? page("x", "text/plain") : wantsJson ? page("{\"files\":[]}", "application/json") : page("<a href='./f'>f</a>"));
            }
        });
        QVERIFY(server);
        QTemporaryDir to;
        const CliRun run = get(u"index+http://127.0.0.1:%1/"_s.arg(server->port()), to);
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(filesBelow(to.filePath(u"files"_s)), QStringList{u"f"_s});
    }

    void foldersAlone()
    {
        QTemporaryDir to;
        const CliRun run = get(nginx(u"bare/"_s), to);
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(filesBelow(to.filePath(u"files"_s)), QStringList{u"z/end/file"_s});
    }

    // Linux follows 40 links, so that these circles would have an end, with each file of them many times.
    void circlesOfLinks_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("nginx") << nginx(u"circle/"_s);
        QTest::newRow("nginx, JSON") << nginx(u"jsoncircle/"_s);
        QTest::newRow("apache, fancy") << apache(u"circle/"_s);
        QTest::newRow("apache, table") << apache(u"tablecircle/"_s);
    }
    void circlesOfLinks()
    {
        QFETCH(QString, address);
        QTemporaryDir to;
        const CliRun run = get(address, to);
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(filesBelow(to.filePath(u"files"_s)), (QStringList{u"below/y"_s, u"x"_s}));
        QCOMPARE(run.last().value(u"listed"_s).toInt(), 2);
        QVERIFY2(run.both.contains("/again/ is left out: it is the same folder as"), run.text());
        QVERIFY2(run.both.contains("/below/up/ is left out: it is the same folder as"), run.text());
    }

    // What can be read is downloaded; what cannot is a failure under the folder's name, and asked for again by a retry.
    void foldersThatAreRefused()
    {
        const auto isIn = [](const QByteArray &name) { return name.startsWith("deep/er/") || name.startsWith("ż/") || name.startsWith('.'); };
        QTemporaryDir to;
        const CliRun run = get(nginx(u"part/"_s), to, {u"--retries"_s, u"1"_s});
        QCOMPARE(run.exitStatus, 1);
        QCOMPARE(m_tree.fault(to.filePath(u"files"_s), isIn), QString());
        QCOMPARE(run.last().value(u"failed"_s).toInt(), 2);
        const auto failures = runCli({u"failures"_s, u"--json"_s, u"--data-dir"_s, to.filePath(u"data"_s)});
        QCOMPARE(failures.events().size(), 2);
        QCOMPARE(failures.events().at(0).value(u"name"_s).toString(), u"deep/er/"_s);
        QVERIFY(failures.events().at(0).value(u"message"_s).toString().contains(u": 403"_s));
        QCOMPARE(failures.events().at(0).value(u"kind"_s).toString(), u"http-status"_s);
        QCOMPARE(failures.events().at(0).value(u"status"_s).toInt(), 403);
        QCOMPARE(failures.events().at(1).value(u"name"_s).toString(), u"ż/"_s);
        QVERIFY(failures.events().at(1).value(u"message"_s).toString().contains(u": 500"_s));
    }

    void foldersThatCanBeReadLater()
    {
        std::atomic<bool> isOpen = false;
        const auto server = RawServer::start([&isOpen](RawConnection &connection) {
            while (const auto request = connection.request()) {
                if (request->target == "/")
                    connection.send(page("<a href='a/'>a</a><a href='file'>f</a>"));
                else if (request->target == "/a/" && !isOpen)
                    connection.send("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n");
                else if (request->target == "/a/")
                    connection.send(page("<a href=one>1</a><a href='two'>2</a><a href='in/'>in</a>"));
                else if (request->target == "/a/in/")
                    connection.send(page("<a href=three>3</a>"));
                else
                    connection.send(page(request->name(), "text/plain"));
            }
        });
        QVERIFY(server);
        QTemporaryDir to;
        const CliRun first = get(u"index+http://127.0.0.1:%1/"_s.arg(server->port()), to);
        QCOMPARE(first.exitStatus, 1);
        QCOMPARE(filesBelow(to.filePath(u"files"_s)), QStringList{u"file"_s});
        isOpen = true;
        const CliRun again = runCli({u"retry"_s, u"--json"_s, u"--data-dir"_s, to.filePath(u"data"_s)});
        QVERIFY2(again.exitStatus == 1, again.text()); // nobody came to the folder in it, and that is said
        QCOMPARE(filesBelow(to.filePath(u"files"_s)), (QStringList{u"a/one"_s, u"a/two"_s, u"file"_s}));
        QCOMPARE(again.last().value(u"listed"_s).toInt(), 4);
        const CliRun failures = runCli({u"failures"_s, u"--json"_s, u"--data-dir"_s, to.filePath(u"data"_s)});
        QCOMPARE(failures.events().size(), 1);
        QCOMPARE(failures.events().first().value(u"name"_s).toString(), u"a/in/"_s);
        const CliRun verified = runCli({u"verify"_s, u"--data-dir"_s, to.filePath(u"data"_s)});
        QVERIFY2(!verified.both.contains("other-counts"), verified.text());
        const CliRun round = runCli({u"again"_s, u"--json"_s, u"--data-dir"_s, to.filePath(u"data"_s)});
        QVERIFY2(round.exitStatus == 0, round.text());
        QCOMPARE(filesBelow(to.filePath(u"files"_s)), (QStringList{u"a/in/three"_s, u"a/one"_s, u"a/two"_s, u"file"_s}));
    }

    void badPages_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("says");
        QTest::newRow("a login form") << page("<title>Sign in</title><form><input name=u><input type=PassWord></form><a href='/help'>Help</a>") << u"login form"_s;
        QTest::newRow("no links") << page("<title>Welcome!</title><p>Hello</p><a href='http://other/'>there</a>") << u"its title is \"Welcome!\""_s;
        QTest::newRow("empty") << page("") << u"without links to files below"_s;
        QTest::newRow("a file") << page("\0\1\2", "application/octet-stream") << u"\"application/octet-stream\""_s;
        QTest::newRow("other JSON") << page("{\"error\":1}", "application/json") << u"no array"_s;
        QTest::newRow("no JSON") << page("[{", "application/json; charset=utf-8") << u"not JSON at byte"_s;
        QTest::newRow("redirect to a login") << QByteArray("HTTP/1.1 302 Found\r\nLocation: /login?next=x\r\nContent-Length: 0\r\n\r\n") << u"redirected to http://127.0.0.1"_s;
        QTest::newRow("not there") << QByteArray("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n") << u"404"_s;
        QTest::newRow("forbidden") << QByteArray("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n") << u"403"_s;
        QTest::newRow("a login form with a link") << page("<title>Sign in</title><form><input type=password></form><a href='help.html'>Help</a>") << u"login form"_s;
        QTest::newRow("login wanted") << QByteArray("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n") << u"\"machine 127.0.0.1 login NAME password SECRET\""_s;
        QTest::newRow("digest wanted") << QByteArray("HTTP/1.1 401 No\r\nWWW-Authenticate: Digest realm=\"x\", nonce=\"y\"\r\nContent-Length: 0\r\n\r\n") << u"\"machine 127.0.0.1 login NAME password SECRET\""_s;
        QTest::newRow("unknown digest") << QByteArray("HTTP/1.1 401 No\r\nWWW-Authenticate: Digest realm=\"x\", nonce=\"y\", algorithm=WHAT\r\nContent-Length: 0\r\n\r\n") << u"\"Digest\""_s;
        QTest::newRow("elements within each other") << page(QByteArray("<div>").repeated(400'000)) << u"takes more than"_s;
        QTest::newRow("formatting that multiplies") << page([] {
            QByteArray html = "<p>";
            for (int i = 0; i < 2000; ++i)
                html += "<b i=" + QByteArray::number(i) + '>';
            return html + QByteArray("<p>x").repeated(100'000);
        }()) << u"takes more than"_s;
    }
    void badPages()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, says);
        const auto server = RawServer::start([answer](RawConnection &connection) {
            while (const auto request = connection.request())
                connection.send(request->target.startsWith("/login") ? page("<form><input type=password></form>") : answer);
        });
        QVERIFY(server);
        qputenv("NETRC", "/nonexistent");
        QTemporaryDir to;
        const CliRun run = get(u"index+http://127.0.0.1:%1/pub/"_s.arg(server->port()), to);
        QCOMPARE(run.exitStatus, 3);
        QVERIFY2(run.last().value(u"message"_s).toString().contains(says), run.text());
    }

    // A page that breaks off in a chunk looks to Qt as if it were all: what is behind must not be lost.
    void brokenOff_data()
    {
        QTest::addColumn<QByteArray>("end");
        QTest::newRow("an end to know it by") << QByteArray("</pre></body></html>\n");
        QTest::newRow("none, as Go's servers write it") << QByteArray("</pre>\n");
    }
    void brokenOff()
    {
        QFETCH(QByteArray, end);
        const auto chunk = [](const QByteArray &bytes) { return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n"; };
        const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n";
        const QByteArray half = "<pre>\n<a href=\"a\">a</a>\n";
        std::atomic<int> asked = 0;
        const auto server = RawServer::start([&](RawConnection &connection) {
            while (const auto request = connection.request()) {
                if (!request->target.endsWith('/')) {
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
                } else if (asked++ == 0) {
                    connection.send(head + "100\r\n" + half);
                    return connection.close();
                } else {
                    connection.send(head + chunk(half) + chunk("<a href=\"b\">b</a>\n" + end) + "0\r\n\r\n");
                }
            }
        });
        QVERIFY(server);
        QTemporaryDir to;
        const CliRun run = get(u"index+http://127.0.0.1:%1/pub/"_s.arg(server->port()), to, {u"--backoff=0"_s});
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(contentOf(to.filePath(u"files/a"_s)), "x");
        QCOMPARE(contentOf(to.filePath(u"files/b"_s)), "x");
        QVERIFY2(asked <= 6, qPrintable(QString::number(asked))); // Qt may ask a second time by itself
    }

    void login_data()
    {
        QTest::addColumn<QByteArray>("netrc");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("says"); // empty: it works
        QTest::newRow("right") << QByteArray("machine 127.0.0.1 login ann password \"se cret\"") << u"login/"_s << QString();
        QTest::newRow("default") << QByteArray("machine other login x password y\ndefault login ann password \"se cret\"\n") << u"login/"_s << QString();
        QTest::newRow("wrong") << QByteArray("machine 127.0.0.1 login ann password \"secret\"") << u"login/"_s << u"does not take the login"_s;
        QTest::newRow("none") << QByteArray("machine other login ann password \"se cret\"") << u"login/"_s << u"put one into"_s;
        QTest::newRow("digest") << QByteArray("machine 127.0.0.1 login ann password \"se cret\"") << u"digest/"_s << QString();
        QTest::newRow("digest, nonces that are soon too old") << QByteArray("machine 127.0.0.1 login ann password \"se cret\"") << u"brief/"_s << QString();
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
        // Slow enough that nonces are too old before its end.
        const CliRun run = get(apache(path), to, path == u"brief/"_s ? QStringList{u"--limit-requests=8"_s} : QStringList());
        QCOMPARE(run.exitStatus, says.isEmpty() ? 0 : 3);
        QVERIFY2(run.last().value(u"message"_s).toString().contains(says), run.text());
        QCOMPARE(m_tree.fault(to.filePath(u"files"_s)).isEmpty(), says.isEmpty());
        QVERIFY(!run.both.contains("se cret"));
        // One file takes the same way.
        QTemporaryDir other;
        const CliRun one = get(u"http://127.0.0.1:%1/%2plain.txt"_s.arg(m_apache->port()).arg(path), other);
        QCOMPARE(one.exitStatus, says.isEmpty() ? 0 : 1);
        QDirIterator data(to.filePath(u"data"_s), QDir::Files, QDirIterator::Subdirectories);
        while (data.hasNext()) {
            const QByteArray bytes = contentOf(data.next());
            QVERIFY(!bytes.contains("se cret") && !bytes.contains("YW5uOnNlIGNyZXQ"));
        }
    }
};

QTEST_GUILESS_MAIN(TestDirectoryIndex)
#include "test_directory_index.moc"
