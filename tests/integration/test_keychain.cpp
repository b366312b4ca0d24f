// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/cli.h"
#include "tests/support/keyring.h"
#include "tests/support/moto.h"
#include "tests/support/raw_server.h"
#include "tests/support/tree.h"

#include <QDirIterator>
#include <QTest>

#include <cstdlib>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

using namespace milliard::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray secretKey = "wJalrXUtnFEMI/K7MDENG+hunter2";
const QByteArray password = "open sesame hunter2";

QByteArray answerText(const QByteArray &status, const QByteArray &fields, const QByteArray &body)
{
    return "HTTP/1.1 " + status + "\r\n" + fields + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

// A list/get service of three files that wants the login; its listing only if 'listingToo'.
std::unique_ptr<RawServer> lockedService(bool listingToo)
{
    return RawServer::start([listingToo](RawConnection &connection) {
        while (const auto request = connection.request()) {
            const bool isListing = request->target.startsWith("/list");
            const bool isRight = request->values("Authorization") == QList<QByteArray>{"Basic " + ("ann:" + password).toBase64()};
            if (!isRight && (listingToo || !isListing))
                connection.send(answerText("401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n", "no"));
            else
                connection.send(answerText("200 OK", {}, isListing ? QByteArray(R"({"FileNames":["a","b","c"]})") : "body of " + request->name()));
        }
    });
}

// A terminal of which the test has the other end.
class Terminal
{
public:
    Terminal()
        : m_end(::posix_openpt(O_RDWR | O_NOCTTY))
    {
        ::grantpt(m_end);
        ::unlockpt(m_end);
        m_path = ::ptsname(m_end);
        m_keptOpen = ::open(m_path.constData(), O_RDWR | O_NOCTTY);
        ::fcntl(m_end, F_SETFL, O_NONBLOCK);
    }
    ~Terminal()
    {
        ::close(m_keptOpen);
        ::close(m_end);
    }
    Q_DISABLE_COPY_MOVE(Terminal)

    void attach(QProcess &process) const
    {
        process.setChildProcessModifier([path = m_path] {
            ::setsid();
            const int slave = ::open(path.constData(), O_RDWR); // becomes the controlling one
            for (int fd = 0; fd < 3; ++fd)
                ::dup2(slave, fd);
        });
    }
    void type(const QByteArray &text) const { QCOMPARE(::write(m_end, text.constData(), std::size_t(text.size())), text.size()); }
    // All that was shown so far.
    QByteArray shown()
    {
        char more[4096];
        for (ssize_t size; (size = ::read(m_end, more, sizeof more)) > 0;)
            m_shown.append(more, size);
        return m_shown;
    }
    bool echoes() const
    {
        termios now{};
        return ::tcgetattr(m_keptOpen, &now) == 0 && (now.c_lflag & ECHO) != 0 && (now.c_lflag & ISIG) != 0;
    }

private:
    int m_end;
    int m_keptOpen;
    QByteArray m_path;
    QByteArray m_shown;
};

} // namespace

// Secrets in a real keychain, and without one: by the real program, as users have it.
class TestKeychain final : public QObject
{
    Q_OBJECT

    std::unique_ptr<Keyring> m_keyring;
    std::unique_ptr<QTemporaryDir> m_dir;

    QString path(const QString &name) const { return m_dir->filePath(name); }
    CliRun run(const QProcessEnvironment &environment, const QStringList &words, const QByteArray &input = {}) const
    {
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(MILLIARD_CLI), words);
        process.write(input);
        process.closeWriteChannel();
        CliRun run;
        if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit)
            run.exitStatus = process.exitCode();
        run.out = process.readAllStandardOutput();
        run.err = process.readAllStandardError();
        run.both = run.err + run.out;
        return run;
    }
    CliRun run(const QStringList &words, const QByteArray &input = {}) const { return run(m_keyring->environment(), words, input); }
    QStringList getWords(const QString &source) const
    {
        return {u"get"_s, source, u"-o"_s, path(u"files"_s), u"--json"_s, u"--retries=3"_s, u"--backoff=0"_s, u"--data-dir"_s, path(u"data"_s)};
    }
    // Files below the test's folder that hold what nobody may see.
    QStringList leaks() const
    {
        QStringList list;
        QDirIterator files(m_dir->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QByteArray bytes = contentOf(files.next());
            if (bytes.contains("hunter2") || bytes.contains(("ann:" + password).toBase64()))
                list += files.filePath();
        }
        return list;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_keyring = Keyring::start();
        QVERIFY2(m_keyring, "gnome-keyring-daemon does not start");
    }
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void s3KeysMakeAJobRun()
    {
        const auto moto = Moto::start(1000);
        QVERIFY2(moto, "moto_server does not start");
        QCOMPARE(moto->put("bucket"), 200);
        for (const char *key : {"a", "b/c"})
            QCOMPARE(moto->put("bucket", key, "body"), 200);
        const QStringList options{u"--endpoint"_s, moto->url(), u"--keys"_s, u"keychain:work"_s};

        const CliRun none = run(getWords(u"s3://bucket"_s) + options);
        QVERIFY2(none.exitStatus == 2 && none.both.contains("has no keys \\\"work\\\"") && none.both.contains("milliard-cli secret set work"), none.text());

        const CliRun set = run({u"secret"_s, u"set"_s, u"work"_s}, "AKIDWORK\n" + secretKey + '\n');
        QVERIFY2(set.exitStatus == 0 && !set.both.contains("hunter2"), set.text());
        const CliRun got = run({u"resume"_s, u"--json"_s, u"--data-dir"_s, path(u"data"_s)}); // the job that found none
        QVERIFY2(got.exitStatus == 0, got.text());
        QCOMPARE(got.last()[u"done"_s], 2);
        QCOMPARE(contentOf(path(u"files/b/c"_s)), "body");
        QVERIFY(!got.both.contains("hunter2") && !got.both.contains("AKIDWORK"));
        QCOMPARE(leaks(), QStringList());

        QVERIFY2(run({u"verify"_s, u"--data-dir"_s, path(u"data"_s)}).exitStatus == 0, "verify"); // the listing is asked for on another thread
        const CliRun listed = run(QStringList{u"ls"_s, u"s3://bucket"_s} + options);
        QVERIFY2(listed.exitStatus == 0, listed.text());

        const CliRun removed = run({u"secret"_s, u"remove"_s, u"work"_s});
        QVERIFY2(removed.exitStatus == 0, removed.text());
        const CliRun twice = run({u"secret"_s, u"remove"_s, u"work"_s});
        QVERIFY2(twice.exitStatus == 2 && twice.both.contains("has no s3:work"), twice.text());
        QCOMPARE(run(QStringList{u"ls"_s, u"s3://bucket"_s} + options).exitStatus, 2);
    }

    // The keys that are kept sign the requests, the session's token among them, and those of the environment do not.
    void s3KeysAreSent()
    {
        const auto server = RawServer::start([](RawConnection &connection) {
            while (const auto request = connection.request())
                connection.send(answerText("200 OK", {}, "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>"));
        });
        QVERIFY(run({u"secret"_s, u"set"_s, u"of.a-session"_s}, "AKIDKEPT\n" + secretKey + "\ntoken hunter2\n").exitStatus == 0);
        QProcessEnvironment environment = m_keyring->environment();
        environment.insert(u"AWS_ACCESS_KEY_ID"_s, u"AKIDOTHER"_s);
        environment.insert(u"AWS_SECRET_ACCESS_KEY"_s, u"other"_s);
        const CliRun listed = run(environment, {u"ls"_s, u"s3://bucket"_s, u"--endpoint=http://127.0.0.1:%1"_s.arg(server->port()), u"--keys=keychain:of.a-session"_s});
        QVERIFY2(listed.exitStatus == 0, listed.text());
        QVERIFY(!server->requests().isEmpty());
        const RawRequest request = server->requests().first();
        QVERIFY2(request.values("authorization").value(0).contains("Credential=AKIDKEPT/"), request.head.constData());
        QCOMPARE(request.values("x-amz-security-token"), QList<QByteArray>{"token hunter2"});
    }

    void loginsOfHosts_data()
    {
        QTest::addColumn<bool>("listingToo");
        QTest::addColumn<QString>("transport");
        for (const char *transport : {"auto", "qt"}) {
            QTest::addRow("all, %s", transport) << true << QString::fromLatin1(transport);
            QTest::addRow("files alone, %s", transport) << false << QString::fromLatin1(transport);
        }
    }
    void loginsOfHosts()
    {
        QFETCH(bool, listingToo);
        QFETCH(QString, transport);
        const auto server = lockedService(listingToo);
        const QString origin = u"http://127.0.0.1:%1"_s.arg(server->port());
        const QStringList words = getWords(u"list+"_s + origin) + QStringList{u"--transport"_s, transport};

        const CliRun none = run(words);
        QVERIFY2(none.exitStatus == (listingToo ? 3 : 1), none.text());
        if (listingToo)
            QVERIFY2(none.both.contains("milliard-cli secret set " + origin.toUtf8()) && none.both.contains("netrc"), none.text());

        QVERIFY(run({u"secret"_s, u"set"_s, origin + u"/any/path"_s}, "ann\n" + password + '\n').exitStatus == 0);
        const CliRun got = run(words);
        QVERIFY2(got.exitStatus == 0, got.text());
        QCOMPARE(got.last()[u"done"_s], 3);
        QCOMPARE(contentOf(path(u"files/b"_s)), "body of b");
        QVERIFY2(!got.both.contains("hunter2"), got.text());
        QCOMPARE(leaks(), QStringList());

        // A line in the netrc file goes first, right or wrong.
        QFile netrc(path(u"netrc"_s));
        QVERIFY(netrc.open(QIODevice::WriteOnly));
        netrc.write("machine 127.0.0.1 login ann password wrong");
        netrc.close();
        QProcessEnvironment environment = m_keyring->environment();
        environment.insert(u"NETRC"_s, netrc.fileName());
        const CliRun refused = run(environment, {u"ls"_s, u"list+"_s + origin});
        QCOMPARE(refused.exitStatus, listingToo ? 3 : 0);
        if (listingToo)
            QVERIFY2(refused.both.contains("does not take the login that " + netrc.fileName().toUtf8()), refused.text());

        // What is open to all asks nobody's keychain: a wrong one there is not sent.
        QVERIFY(run({u"secret"_s, u"set"_s, origin}, "ann\nwrong").exitStatus == 0);
        const CliRun wrong = run({u"ls"_s, u"list+"_s + origin});
        QCOMPARE(wrong.exitStatus, listingToo ? 3 : 0);
        if (listingToo)
            QVERIFY2(wrong.both.contains("does not take the login that the system's keychain has"), wrong.text());
    }

    void oneFile()
    {
        const auto server = RawServer::start([](RawConnection &connection) {
            while (const auto request = connection.request()) {
                const bool isRight = request->values("Authorization") == QList<QByteArray>{"Basic " + ("ann:" + password).toBase64()};
                const QByteArray head = isRight ? "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n" : "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n";
                connection.send(isRight && request->method != "HEAD" ? head + "body" : head);
            }
        }, {.takesHead = true});
        const QString origin = u"http://127.0.0.1:%1"_s.arg(server->port());
        const CliRun none = run(getWords(origin + u"/file"_s));
        QVERIFY2(none.exitStatus == 1 && none.both.contains("secret set " + origin.toUtf8()), none.text());
        QVERIFY(run({u"secret"_s, u"set"_s, origin}, "ann\n" + password).exitStatus == 0);
        const CliRun got = run(getWords(origin + u"/file"_s));
        QVERIFY2(got.exitStatus == 0, got.text());
        QCOMPARE(contentOf(path(u"files/file"_s)), "body");
    }

    // A token, the passphrase of a key and a proxy's password: each by its name, and none of them seen.
    void whatOptionsName()
    {
        const QByteArray token = "token-hunter2";
        const auto proxy = RawServer::start([token](RawConnection &connection) {
            while (const auto request = connection.request()) {
                const bool isUser = request->values("Proxy-Authorization") == QList<QByteArray>{"Basic " + ("ann:" + password).toBase64()};
                if (!isUser)
                    connection.send(answerText("407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"x\"\r\n", "no"));
                else if (request->values("Authorization") != QList<QByteArray>{"Bearer " + token})
                    connection.send(answerText("401 Unauthorized", {}, "no"));
                else if (request->name() == "b")
                    connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n");
                else
                    connection.send(answerText("200 OK", {}, request->target.endsWith("/list") ? QByteArray(R"({"FileNames":["a","b"]})") : QByteArray("body")));
            }
        });
        const QString origin = u"http://127.0.0.1:%1"_s.arg(proxy->port());
        const QStringList words = getWords(u"list+http://files.invalid"_s) + QStringList{u"--bearer=keychain:work"_s, u"--proxy=http://ann@127.0.0.1:%1"_s.arg(proxy->port())};
        const CliRun none = run(words);
        QVERIFY2(none.exitStatus == 2 && none.both.contains("milliard-cli secret set token:work"), none.text());
        QVERIFY(run({u"secret"_s, u"set"_s, u"token:work"_s}, token + '\n').exitStatus == 0);
        const CliRun noPassword = run({u"resume"_s, u"--json"_s, u"--data-dir"_s, path(u"data"_s)});
        QVERIFY2(noPassword.exitStatus == 2 && noPassword.both.contains("milliard-cli secret set " + origin.toUtf8()), noPassword.text());
        QVERIFY(run({u"secret"_s, u"set"_s, origin}, "bob\n" + password + '\n').exitStatus == 0);
        const CliRun others = run({u"resume"_s, u"--json"_s, u"--data-dir"_s, path(u"data"_s)});
        QVERIFY2(others.exitStatus == 2 && others.both.contains("another user's"), others.text());
        QVERIFY(run({u"secret"_s, u"set"_s, origin}, "ann\nwrong\n").exitStatus == 0);
        const CliRun wrong = run(words);
        QVERIFY2(wrong.exitStatus == 3 && wrong.both.contains("does not take the login of this user"), wrong.text());
        QVERIFY(run({u"secret"_s, u"set"_s, origin}, "ann\n" + password + '\n').exitStatus == 0);
        const CliRun got = run({u"resume"_s, u"--json"_s, u"--data-dir"_s, path(u"data"_s)});
        QVERIFY2(got.exitStatus == 0, got.text());
        QCOMPARE(got.last()[u"done"_s], 2);
        QCOMPARE(contentOf(path(u"files/b"_s)), "body");
        QVERIFY2(!got.both.contains("hunter2"), got.text());
        QVERIFY2(run({u"verify"_s, u"--data-dir"_s, path(u"data"_s)}).exitStatus == 0, "verify"); // the keychain is asked for another thread
        QCOMPARE(run({u"ls"_s, u"list+http://files.invalid"_s, words.at(words.size() - 2), words.last()}).exitStatus, 0);
        QCOMPARE(leaks(), QStringList());
    }

    void withoutAKeychain()
    {
        const QProcessEnvironment environment = Keyring::noKeyring(path(u"home"_s));
        const CliRun set = run(environment, {u"secret"_s, u"set"_s, u"work"_s}, "AKID\n" + secretKey);
        QVERIFY2(set.exitStatus == 2 && set.both.contains("keychain cannot be used") && set.both.contains("D-Bus"), set.text());
        const CliRun remove = run(environment, {u"secret"_s, u"remove"_s, u"work"_s});
        QVERIFY2(remove.exitStatus == 2 && remove.both.contains("keychain cannot be used"), remove.text());
        const CliRun get = run(environment, getWords(u"s3://bucket"_s) + QStringList{u"--endpoint=http://127.0.0.1:9"_s, u"--keys=keychain:work"_s});
        QVERIFY2(get.exitStatus == 2 && get.both.contains("keychain cannot be used") && get.both.contains("without --keys"), get.text());
        QCOMPARE(leaks(), QStringList()); // and nothing in a plain file

        const auto server = lockedService(true);
        const CliRun login = run(environment, {u"ls"_s, u"list+http://127.0.0.1:%1"_s.arg(server->port())});
        QVERIFY2(login.exitStatus == 3 && login.both.contains("wants a login") && login.both.contains("keychain cannot be used"), login.text());
    }

    // A bus, but nobody on it who keeps secrets; and one that is locked, which nobody unlocks.
    void locked()
    {
        const auto other = Keyring::start();
        QVERIFY(other);
        QVERIFY(run(other->environment(), {u"secret"_s, u"set"_s, u"work"_s}, "AKID\n" + secretKey).exitStatus == 0);
        QVERIFY(other->lock());
        const CliRun get = run(other->environment(), {u"ls"_s, u"s3://bucket"_s, u"--endpoint=http://127.0.0.1:9"_s, u"--keys=keychain:work"_s});
        QVERIFY2(get.exitStatus == 2 && get.both.contains("locked"), get.text());
        const CliRun set = run(other->environment(), {u"secret"_s, u"set"_s, u"more"_s}, "AKID\n" + secretKey);
        QVERIFY2(set.exitStatus == 2 && set.both.contains("locked"), set.text());
    }

    void badInput_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char *tag, const QStringList &words, const QByteArray &input, const char *says) { QTest::newRow(tag) << words << input << QByteArray(says); };
        row("nothing", {}, {}, "secret needs");
        row("no name", {u"set"_s}, {}, "secret needs");
        row("the secret as an argument", {u"set"_s, u"work"_s, u"hunter2"_s}, {}, "is no argument");
        row("another action", {u"list"_s, u"work"_s}, {}, "secret needs");
        row("a login in the address", {u"set"_s, u"http://ann:hunter2@h/"_s}, {}, "user name or password");
        row("no name for keys", {u"set"_s, u"a b"_s}, {}, "neither the address");
        row("one line", {u"set"_s, u"work"_s}, "hunter2\n", "a line each");
        row("too many", {u"set"_s, u"http://h"_s}, "a\nhunter2\nc\n", "a user name and a password");
        row("an empty line", {u"set"_s, u"work"_s}, "\nhunter2\n", "line 1");
        row("a control character", {u"set"_s, u"work"_s}, "a\nhunter2\x01\n", "line 2");
        row("no token", {u"set"_s, u"token:work"_s}, "", "one line");
        row("a token of two lines", {u"set"_s, u"token:work"_s}, "a\nhunter2\n", "one line");
        row("a token without name", {u"set"_s, u"token:"_s}, "hunter2", "neither the address");
        row("a colon in a user name", {u"set"_s, u"http://h"_s}, "a:b\nhunter2\n", "colon");
        row("without end", {u"set"_s, u"work"_s}, QByteArray(100'000, 'x'), "more than a secret");
    }
    void badInput()
    {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, input);
        QFETCH(QByteArray, says);
        const CliRun bad = run(QStringList{u"secret"_s} + words, input);
        QVERIFY2(bad.exitStatus == 2 && bad.both.contains(says) && !bad.both.contains("hunter2"), bad.text());
    }

    void badOptions_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("no keychain:") << QStringList{u"--keys=work"_s} << QByteArray("keychain:NAME");
        QTest::newRow("no name") << QStringList{u"--keys=keychain:"_s} << QByteArray("keychain:NAME");
        QTest::newRow("an address") << QStringList{u"--keys=keychain:http://h"_s} << QByteArray("keychain:NAME");
        QTest::newRow("anonymous") << QStringList{u"--keys=keychain:work"_s, u"--anonymous"_s} << QByteArray("only one");
    }
    void badOptions()
    {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, says);
        const CliRun bad = run(QStringList{u"ls"_s, u"s3://bucket"_s} + options);
        QVERIFY2(bad.exitStatus == 2 && bad.both.contains(says), bad.text());
    }

    void aTerminalShowsNothing()
    {
        Terminal terminal;
        QProcess process;
        process.setProcessEnvironment(m_keyring->environment());
        terminal.attach(process);
        process.start(QStringLiteral(MILLIARD_CLI), {u"secret"_s, u"set"_s, u"http://typed"_s});
        QTRY_VERIFY(terminal.shown().contains("User name: "));
        terminal.type("ann\n");
        QTRY_VERIFY(terminal.shown().contains("Password: "));
        QTRY_VERIFY(!terminal.echoes());
        terminal.type(password + '\n');
        QTRY_COMPARE(process.state(), QProcess::NotRunning);
        QCOMPARE(process.exitCode(), 0);
        QVERIFY2(terminal.shown().contains("ann") && !terminal.shown().contains("hunter2"), terminal.shown().constData());
        QVERIFY(terminal.echoes());
        QCOMPARE(run({u"secret"_s, u"remove"_s, u"http://typed/"_s}).exitStatus, 0);

        // Ctrl-C: nothing is kept, and the terminal is as it was.
        Terminal another;
        QProcess broken;
        broken.setProcessEnvironment(m_keyring->environment());
        another.attach(broken);
        broken.start(QStringLiteral(MILLIARD_CLI), {u"secret"_s, u"set"_s, u"broken"_s});
        QTRY_VERIFY(another.shown().contains("Access key id: "));
        another.type("AKID\n");
        QTRY_VERIFY(another.shown().contains("Secret access key: "));
        QTRY_VERIFY(!another.echoes());
        another.type("hunt\x03");
        QTRY_COMPARE(broken.state(), QProcess::NotRunning);
        QCOMPARE(broken.exitCode(), 130);
        QVERIFY(another.echoes() && !another.shown().contains("hunt"));
        QCOMPARE(run({u"secret"_s, u"remove"_s, u"broken"_s}).exitStatus, 2);
    }
};

QTEST_GUILESS_MAIN(TestKeychain)
#include "test_keychain.moc"
