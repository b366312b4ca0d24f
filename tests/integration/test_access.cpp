// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/cli.h"
#include "tests/support/raw_server.h"
#include "tests/support/tree.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace milliard::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray answerText(const QByteArray &body, const QByteArray &status = "200 OK", const QByteArray &fields = {})
{
    return "HTTP/1.1 " + status + "\r\n" + fields + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

// A list/get service of these files: "chunked" comes in chunks, "away" is at 'elsewhere', "moved" at another address here.
RawServer::Script service(const QByteArray &names, const QByteArray &elsewhere = {})
{
    return [names, elsewhere](RawConnection &connection) {
        while (const auto request = connection.request()) {
            const QByteArray name = request->name();
            if (request->target.startsWith("/list"))
                connection.send(answerText("{\"FileNames\":[" + names + "]}"));
            else if (name == "chunked")
                connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\nchunked\r\n0\r\n\r\n");
            else if (name == "moved" || name == "away")
                connection.send(answerText({}, "302 Found", "Location: " + (name == "moved" ? QByteArray("/get/arrived") : elsewhere + "/stranger") + "\r\n"));
            else
                connection.send(answerText("body of " + name));
        }
    };
}

} // namespace

// What a user has requests say besides what they ask for, by the real program: to whom it goes, and that none of it is kept.
class TestAccess final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;     // the job's
    std::unique_ptr<QTemporaryDir> m_secrets; // the user's own files

    QString secret(const QString &name, const QByteArray &content) const
    {
        const QString path = m_secrets->filePath(name);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return path;
    }
    CliRun run(const QStringList &words) const { return runCli(words + QStringList{u"--json"_s, u"--data-dir"_s, m_dir->filePath(u"data"_s)}); }
    CliRun get(const QString &source, const QStringList &more) const
    {
        return run(QStringList{u"get"_s, source, u"-o"_s, m_dir->filePath(u"files"_s), u"--retries=0"_s} + more);
    }
    // Files of the job that hold what nobody may see.
    QStringList leaks() const
    {
        QStringList list;
        QDirIterator files(m_dir->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            if (contentOf(files.next()).contains("hunter2"))
                list += files.filePath();
        }
        return list;
    }
    static QString listOf(const RawServer &server) { return u"list+http://127.0.0.1:%1"_s.arg(server.port()); }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_secrets = std::make_unique<QTemporaryDir>();
    }

    void goesToWhomItIsFor_data()
    {
        QTest::addColumn<QString>("transport");
        for (const char *transport : {"auto", "beast", "qt"})
            QTest::newRow(transport) << QString::fromLatin1(transport);
    }
    void goesToWhomItIsFor()
    {
        QFETCH(QString, transport);
        const bool isBeast = transport == u"beast"_s; // which follows nothing
        const auto other = RawServer::start(service({}), {.address = "127.0.0.2"});
        QVERIFY(other);
        const auto server = RawServer::start(service(isBeast ? "\"plain\",\"deep/one\",\"chunked\"" : "\"plain\",\"deep/one\",\"chunked\",\"moved\",\"away\"",
            "http://127.0.0.2:" + QByteArray::number(other->port())));
        const QString cookies = secret(u"cookies.txt"_s,
            "127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\there-hunter2\n"
            "127.0.0.1\tFALSE\t/get/deep\tFALSE\t0\tdeep\tyes\n"
            "127.0.0.1\tFALSE\t/\tTRUE\t0\ttls\talone-hunter2\n"
            "127.0.0.2\tFALSE\t/\tFALSE\t0\tsession\tthere-hunter2\n");
        const CliRun got = get(listOf(*server), {u"--transport"_s, transport, u"--header"_s, u"X-Tenant: blue"_s, u"--header=Accept: text/x-own"_s,
            u"--header"_s, u'@' + secret(u"headers"_s, "# mine\n\nX-Api-Key: key-hunter2\n"), u"--user-agent"_s, u"Someone/2"_s,
            u"--bearer"_s, u'@' + secret(u"token"_s, "token-hunter2\n"), u"--cookies"_s, cookies});
        QVERIFY2(got.exitStatus == 0, got.text());
        QCOMPARE(contentOf(m_dir->filePath(u"files/chunked"_s)), "chunked");
        for (const RawRequest &request : server->requests()) {
            QCOMPARE(request.values("X-Tenant"), QList<QByteArray>{"blue"});
            QCOMPARE(request.values("Accept"), QList<QByteArray>{"text/x-own"});
            QCOMPARE(request.values("X-Api-Key"), QList<QByteArray>{"key-hunter2"});
            QCOMPARE(request.values("Authorization"), QList<QByteArray>{"Bearer token-hunter2"});
            QCOMPARE(request.values("User-Agent"), QList<QByteArray>{"Someone/2"});
            QCOMPARE(request.values("Cookie").size(), 1);
            QCOMPARE(request.values("Cookie").value(0), QByteArray(request.name() == "one" ? "deep=yes; session=here-hunter2" : "session=here-hunter2"));
        }
        QCOMPARE(other->requests().isEmpty(), isBeast);
        for (const RawRequest &request : other->requests()) {
            for (const char *name : {"X-Tenant", "X-Api-Key", "Authorization"})
                QVERIFY2(request.values(name).isEmpty(), name);
            QCOMPARE(request.values("User-Agent"), QList<QByteArray>{"Someone/2"});
            QCOMPARE(request.values("Cookie"), QList<QByteArray>{"session=there-hunter2"});
        }
        QCOMPARE(leaks(), QStringList());
        QVERIFY2(!got.both.contains("hunter2") && !run({u"jobs"_s}).both.contains("hunter2"), got.text());
        QVERIFY2(run({u"verify"_s}).exitStatus == 0, "verify"); // on another thread
    }

    // A list that the user wrote names its servers itself; one that a server made does not.
    void goesToListedServers()
    {
        const auto first = RawServer::start(service({}));
        const auto second = RawServer::start(service({}), {.address = "127.0.0.2"});
        QFile list(m_dir->filePath(u"list.txt"_s));
        QVERIFY(list.open(QIODevice::WriteOnly));
        list.write("http://127.0.0.1:" + QByteArray::number(first->port()) + "/a\nhttp://127.0.0.2:" + QByteArray::number(second->port()) + "/b\n");
        list.close();
        const CliRun got = get(u"urls:"_s + list.fileName(), {u"--header=X-Tenant: blue"_s});
        QVERIFY2(got.exitStatus == 0, got.text());
        QCOMPARE(first->requests().value(0).values("X-Tenant"), QList<QByteArray>{"blue"});
        QCOMPARE(second->requests().value(0).values("X-Tenant"), QList<QByteArray>{"blue"});
    }

    // The job keeps where the secret is.
    void readAtEachStart()
    {
        const auto server = RawServer::start([](RawConnection &connection) {
            while (const auto request = connection.request()) {
                const bool isRight = request->values("Authorization") == QList<QByteArray>{"Bearer new-hunter2"};
                connection.send(isRight ? answerText(request->target.startsWith("/list") ? R"({"FileNames":["a"]})" : "body") : answerText("no", "401 Unauthorized"));
            }
        });
        const QString token = secret(u"token"_s, "old-hunter2");
        const CliRun refused = get(listOf(*server), {u"--bearer"_s, u'@' + token});
        QVERIFY2(refused.exitStatus == 3 && refused.both.contains("does not take the job's own Authorization") && !refused.both.contains("hunter2"), refused.text());
        secret(u"token"_s, "new-hunter2\r\n");
        const CliRun resumed = run({u"resume"_s});
        QVERIFY2(resumed.exitStatus == 0, resumed.text());
        const CliRun listed = runCli({u"ls"_s, listOf(*server), u"--bearer"_s, u'@' + token});
        QVERIFY2(listed.exitStatus == 0 && listed.out.contains("a\n"), listed.text());
        QVERIFY(QFile::remove(token));
        const CliRun gone = run({u"again"_s});
        QVERIFY2(gone.exitStatus == 2 && gone.both.contains("token"), gone.text());
        QCOMPARE(leaks(), QStringList());
    }

    // An answer that depends on who asks is not kept for others.
    void answersAreNotKept()
    {
        const auto server = RawServer::start([](RawConnection &connection) {
            while (const auto request = connection.request())
                connection.send(answerText(R"({"FileNames":["a"]})", "200 OK", "ETag: \"1\"\r\n"));
        });
        for (int i = 0; i < 2; ++i)
            QCOMPARE(runCli({u"ls"_s, listOf(*server), u"--header=X-Tenant: blue"_s}).exitStatus, 0);
        QCOMPARE(server->requests().size(), 2);
        for (const RawRequest &request : server->requests())
            QVERIFY(request.values("If-None-Match").isEmpty());
    }

    void badInput_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char *tag, const QStringList &words, const char *says) { QTest::newRow(tag) << words << QByteArray(says); };
        row("no colon", {u"--header=hunter2"_s}, "--header must be");
        row("no name", {u"--header=: hunter2"_s}, "name that is none");
        row("a secret", {u"--header=Authorization: Bearer hunter2"_s}, "--bearer");
        row("a secret of another name", {u"--header=X-Api-Key: hunter2"_s}, "--header @FILE");
        row("cookies", {u"--header=Cookie: hunter2"_s}, "--cookies");
        row("ours", {u"--header=Host: elsewhere"_s}, "own to send");
        row("no such file of headers", {u"--header=@/nowhere/headers"_s}, "/nowhere/headers");
        row("a folder of headers", {u"--header=@/tmp"_s}, "/tmp");
        row("a file that has none", {u"--header=@$bad"_s}, "line 2");
        row("no user agent", {u"--user-agent="_s}, "--user-agent is empty");
        row("a line end", {u"--user-agent=a\nb"_s}, "--user-agent");
        row("the token itself", {u"--bearer=hunter2"_s}, "keychain:NAME or @FILE");
        row("no such file of a token", {u"--bearer=@/nowhere/token"_s}, "/nowhere/token");
        row("a token of two lines", {u"--bearer=@$bad"_s}, "in one line");
        row("no such cookie file", {u"--cookies=/nowhere/cookies"_s}, "/nowhere/cookies");
        row("no cookie file", {u"--cookies=$bad"_s}, "Netscape");
        row("a password in the proxy", {u"--proxy=http://ann:hunter2@proxy:3128"_s}, "milliard-cli secret set");
        row("a proxy without port", {u"--proxy=http://proxy"_s}, "no port");
        row("no proxy", {u"--proxy=proxy:3128"_s}, "socks5://");
        row("an empty proxy", {u"--proxy="_s}, "--proxy is empty");
        row("no such certificate", {u"--client-cert=/nowhere/me.pem"_s}, "/nowhere/me.pem");
        row("no certificate", {u"--client-cert=$bad"_s}, "neither a PEM certificate nor a PKCS#12");
        row("a key alone", {u"--client-key=/nowhere/me.key"_s}, "without client-cert");
        row("the passphrase itself", {u"--client-cert=/nowhere/me.pem"_s, u"--client-passphrase=hunter2"_s}, "keychain:NAME or @FILE");
    }
    // Said before anything starts: no job is left behind.
    void badInput()
    {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, says);
        words.replaceInStrings(u"$bad"_s, secret(u"bad"_s, "X-Good: yes\nbad hunter2\n"));
        for (const QStringList &command : {QStringList{u"ls"_s, u"list+http://127.0.0.1:9"_s}, QStringList{u"get"_s, u"list+http://127.0.0.1:9"_s, u"-o"_s, m_dir->filePath(u"files"_s), u"--data-dir"_s, m_dir->filePath(u"data"_s)}}) {
            const CliRun bad = runCli(command + words);
            QVERIFY2(bad.exitStatus == 2 && bad.both.contains(says) && !bad.both.contains("hunter2"), bad.text());
        }
        QVERIFY(!run({u"jobs"_s}).out.contains("list+"));
    }

    void notForAllSources_data()
    {
        QTest::addColumn<QString>("source");
        QTest::newRow("S3") << u"s3://bucket"_s;
        QTest::newRow("images") << u"oci://127.0.0.1:9/a:b"_s;
        QTest::newRow("a Metalink") << u"$meta"_s;
    }
    void notForAllSources()
    {
        QFETCH(QString, source);
        source.replace(u"$meta"_s, secret(u"a.meta4"_s, "<metalink xmlns='urn:ietf:params:xml:ns:metalink'><file name='a'><url>http://127.0.0.1:9/a</url></file></metalink>"));
        for (const QStringList &more : {QStringList{u"--header=X-A: b"_s}, QStringList{u"--bearer"_s, u'@' + secret(u"token"_s, "hunter2")}}) {
            const CliRun refused = get(source, more);
            QVERIFY2(refused.exitStatus == 2 && refused.both.contains("is not for this source"), refused.text());
        }
    }
};

QTEST_GUILESS_MAIN(TestAccess)
#include "test_access.moc"
