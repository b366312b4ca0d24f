// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/digest.h"
#include "tests/support/answers.h"
#include "tests/support/cli.h"
#include "tests/support/tree.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <utility>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

namespace
{

QString digestOf(const QByteArray &bytes, DigestAlgorithm algorithm = DigestAlgorithm::Sha256)
{
    Hasher hasher(algorithm);
    hasher.add(bytes);
    return hasher.result().value().text();
}

QByteArray nameOf(int i)
{
    return "file-" + QByteArray::number(i).rightJustified(3, '0');
}

} // namespace

// Digests that a listing or the user gives, while files are downloaded and afterwards, with the real program.
class TestIntegrity final : public QObject
{
    Q_OBJECT

    // What the server says of its files: 'files' of them on pages of five.
    struct Listing {
        int files = 10;
        bool sizes = true;
        bool digests = true;
        QByteArray wrong{}; // the file whose digest is that of another
        qint64 first = -1; // bytes that the first file is said to have; -1: those that it has
    };
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<RawServer> m_server;

    QString path(const QString &name) const { return m_dir->filePath(name); }
    CliRun run(QStringList words) const { return runCli(words << u"--data-dir"_s << path(u"data"_s)); }
    QStringList getWords() const
    {
        return {u"get"_s, u"list+http://127.0.0.1:%1"_s.arg(m_server->port()), u"-o"_s, path(u"files"_s), u"--json"_s, u"--retries"_s, u"1"_s, u"--backoff"_s, u"0"_s};
    }
    CliRun get(const QStringList &more = {}) const { return run(getWords() + more); }
    // Not by the job.
    void put(const QString &name, const QByteArray &bytes) const
    {
        QVERIFY(QDir().mkpath(path(u"files"_s)));
        QFile file(path(u"files/"_s + name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

    static QByteArray pageOf(const Listing &listing, int first)
    {
        QJsonArray names, sizes, digests;
        const int end = std::min(first + 5, listing.files);
        for (int i = first; i < end; ++i) {
            const QByteArray name = nameOf(i);
            names << QString::fromLatin1(name);
            sizes << (i == 0 && listing.first >= 0 ? listing.first : bodyOf(name).size());
            digests << (i % 5 == 4 ? QJsonValue() : digestOf(name == listing.wrong ? "other" : bodyOf(name)));
        }
        QJsonObject page{{u"FileNames"_s, names}};
        if (listing.sizes)
            page.insert(u"FileSizes"_s, sizes);
        if (listing.digests)
            page.insert(u"FileDigests"_s, digests);
        if (end < listing.files)
            page.insert(u"NextFile"_s, QString::number(end));
        return QJsonDocument(page).toJson(QJsonDocument::Compact);
    }

    void serve(const Listing &listing, quint16 port = 0)
    {
        m_server = RawServer::start([listing](RawConnection &connection) {
            while (const auto request = connection.request()) {
                if (!request->target.startsWith("/list")) {
                    connection.send(rightAnswer(request->name()));
                    continue;
                }
                const QByteArray page = pageOf(listing, request->target.mid(request->target.indexOf('=') + 1).toInt());
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(page.size()) + "\r\n\r\n" + page);
            }
        }, {.port = port});
        QVERIFY(m_server);
    }
    QStringList problems(const CliRun &verified) const
    {
        QStringList list;
        for (const QJsonObject &event : verified.events()) {
            if (event.value(u"event"_s) != u"verified"_s)
                list << event.value(u"name"_s).toString() + u' ' + event.value(u"state"_s).toString();
        }
        return list;
    }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_server.reset(); }

    void rightDigests_data()
    {
        QTest::addColumn<QString>("pack");
        QTest::addColumn<QString>("transport");
        for (const char *transport : {"beast", "qt"}) {
            for (const char *pack : {"none", "tar.zst"})
                QTest::addRow("%s, %s", transport, pack) << QString::fromLatin1(pack) << QString::fromLatin1(transport);
        }
    }

    void rightDigests()
    {
        QFETCH(QString, pack);
        QFETCH(QString, transport);
        serve({});
        const CliRun r = get({u"--pack"_s, pack, u"--transport"_s, transport});
        QVERIFY2(r.exitStatus == 0, r.text());
        QCOMPARE(r.last().value(u"done"_s).toInt(), 10);
        QCOMPARE(run({u"verify"_s}).exitStatus, 0);
    }

    void wrongDigest_data() { rightDigests_data(); }
    void wrongDigest()
    {
        QFETCH(QString, pack);
        QFETCH(QString, transport);
        serve({.wrong = "file-002"});
        const CliRun r = get({u"--pack"_s, pack, u"--transport"_s, transport});
        QVERIFY2(r.exitStatus == 1, r.text());
        QCOMPARE(r.last().value(u"done"_s).toInt(), 9);
        const CliRun failures = run({u"failures"_s, u"--json"_s, u"--cause"_s, u"wrong-digest"_s});
        QCOMPARE(failures.events().size(), 1);
        QCOMPARE(failures.last().value(u"name"_s).toString(), u"file-002"_s);
        QCOMPARE(failures.last().value(u"attempts"_s).toInt(), 2);
        const QString message = failures.last().value(u"message"_s).toString();
        QVERIFY2(message.contains(digestOf(bodyOf("file-002"))) && message.contains(digestOf("other")), qPrintable(message));
        if (pack == u"none"_s)
            QCOMPARE(filesBelow(path(u"files"_s)).size(), 9);
        QVERIFY(!QFile::exists(path(u"files/file-002"_s)));
        QCOMPARE(run({u"verify"_s}).exitStatus, 0); // what failed is expected to be missing
    }

    // What is there already is kept for its bytes, and not for its size.
    void thereBefore_data()
    {
        QTest::addColumn<QString>("rule");
        for (const QString &rule : {u"skip"_s, u"newer"_s, u"ask"_s})
            QTest::addRow("%s", qPrintable(rule)) << rule;
    }
    void thereBefore()
    {
        QFETCH(QString, rule);
        serve({});
        put(u"file-000"_s, bodyOf("file-000"));
        put(u"file-001"_s, QByteArray(bodyOf("file-001").size(), '!'));
        const CliRun r = get({u"--existing"_s, rule});
        QVERIFY2(r.exitStatus == 1, r.text());
        QCOMPARE(r.last().value(u"done"_s).toInt(), 8);
        QCOMPARE(r.last().value(u"skipped"_s).toInt(), 1);
        QCOMPARE(run({u"failures"_s, u"--json"_s, u"--cause"_s, u"file-exists"_s}).last().value(u"name"_s).toString(), u"file-001"_s);
        QCOMPARE(run({u"retry"_s, u"1"_s, u"--existing"_s, u"overwrite"_s}).exitStatus, 0);
        const CliRun verified = run({u"verify"_s, u"--json"_s});
        QVERIFY2(verified.exitStatus == 0 && verified.last().value(u"files"_s).toInt() == 10, verified.text());
        // The next round has nothing to read; what somebody changed is told by its bytes.
        QCOMPARE(run({u"again"_s, u"1"_s, u"--json"_s}).last().value(u"skipped"_s).toInt(), 10);
        QTest::qWait(20); // change times are as coarse as the kernel's clock tick
        put(u"file-000"_s, QByteArray(bodyOf("file-000").size(), '!'));
        const CliRun forecast = run({u"again"_s, u"1"_s, u"--dry-run"_s, u"--json"_s});
        QVERIFY2(forecast.last().value(u"fails"_s).toInt() == 1, forecast.text());
        const CliRun again = run({u"again"_s, u"1"_s, u"--json"_s});
        QVERIFY2(again.last().value(u"skipped"_s).toInt() == 9 && again.last().value(u"failed"_s).toInt() == 1, again.text());
    }

    // A file that takes long to read holds up neither the others nor the end of the program.
    void readBesideOthers()
    {
        constexpr qint64 huge = qint64(1) << 37; // a hole
        serve({.first = huge});
        put(u"file-000"_s, {});
        QVERIFY(QFile::resize(path(u"files/file-000"_s), huge));
        QProcess process;
        process.start(QStringLiteral(MILLIARD_CLI), getWords() << u"--data-dir"_s << path(u"data"_s));
        QVERIFY(QTest::qWaitFor([&] { return filesBelow(path(u"files"_s)).size() == 10; }, 30'000));
        QElapsedTimer timer;
        timer.start();
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(20'000));
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(process.exitCode(), 130);
        QCOMPARE(QFileInfo(path(u"files/file-000"_s)).size(), huge);
    }

    void checksum_data()
    {
        QTest::addColumn<QString>("checksum");
        QTest::addColumn<int>("exitStatus");
        const QByteArray body = bodyOf("file-001");
        using enum DigestAlgorithm;
        for (const DigestAlgorithm algorithm : {Sha256, Sha512, Sha384, Sha224, Sha1, Md5, Crc32c})
            QTest::addRow("right, %d", int(algorithm)) << digestOf(body, algorithm) << 0;
        QTest::newRow("wrong") << digestOf("other") << 1;
    }

    void checksum()
    {
        QFETCH(QString, checksum);
        serve({});
        const QString url = u"http://127.0.0.1:%1/get/file-001"_s.arg(m_server->port());
        const CliRun r = run({u"get"_s, url, u"-o"_s, path(u"files"_s), u"--retries"_s, u"0"_s, u"--json"_s, u"--checksum"_s, checksum});
        QTEST(r.exitStatus, "exitStatus");
        QCOMPARE(QFile::exists(path(u"files/file-001"_s)), r.exitStatus == 0);
        QCOMPARE(run({u"verify"_s}).exitStatus, 0);
        if (r.exitStatus == 0) {
            QVERIFY(QFile::resize(path(u"files/file-001"_s), 3));
            QCOMPARE(problems(run({u"verify"_s, u"--json"_s})), QStringList{u"file-001 wrong-digest"_s});
        }
    }

    void badChecksums()
    {
        const auto refused = [this](const QString &source, const QString &checksum, const char *says) {
            const CliRun r = run({u"get"_s, source, u"-o"_s, path(u"files"_s), u"--checksum"_s, checksum});
            QVERIFY2(r.exitStatus == 2 && r.err.contains(says), r.text());
        };
        refused(u"http://127.0.0.1:9/a"_s, u"sha256:12"_s, "64 hexadecimal digits");
        refused(u"http://127.0.0.1:9/a"_s, u"900150983cd24fb0d6963f7d28e17f72"_s, "sha256:HEX");
        refused(u"http://127.0.0.1:9/a"_s, {}, "checksum");
        refused(u"list+http://127.0.0.1:9"_s, digestOf("x"), "--checksum");
        QCOMPARE(run({u"jobs"_s, u"--json"_s}).events().size(), 0);
    }

    void verifyFindsFaults()
    {
        serve({});
        QCOMPARE(get().exitStatus, 0);
        const CliRun whole = run({u"verify"_s, u"--json"_s});
        QVERIFY2(whole.exitStatus == 0, whole.text());
        QCOMPARE(whole.events().size(), 1);
        QCOMPARE(whole.last().value(u"files"_s).toInt(), 10);
        QCOMPARE(whole.last().value(u"digests"_s).toInt(), 8);
        QCOMPARE(whole.last().value(u"pages"_s).toInt(), 2);

        QFile extra(path(u"files/extra"_s)); // nobody minds
        QVERIFY(extra.open(QIODevice::WriteOnly));
        QVERIFY(QFile::remove(path(u"files/file-000"_s)));
        QVERIFY(QFile::resize(path(u"files/file-001"_s), 7));
        for (const QString &name : {u"file-002"_s, u"file-004"_s}) { // the second has no digest
            QFile file(path(u"files/"_s + name));
            QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(5) && file.write("!") == 1);
        }
        QVERIFY(QFile::rename(path(u"files/file-007"_s), path(u"elsewhere"_s)));
        QVERIFY(QFile::link(path(u"elsewhere"_s), path(u"files/file-007"_s)));
        const CliRun r = run({u"verify"_s, u"1"_s, u"--json"_s});
        QCOMPARE(r.exitStatus, 1);
        QCOMPARE(problems(r), (QStringList{u"file-000 missing"_s, u"file-001 wrong-size"_s, u"file-002 wrong-digest"_s, u"file-007 not-a-file"_s}));
        QVERIFY(!r.last().value(u"ok"_s).toBool());
        QCOMPARE(r.last().value(u"bad"_s).toInt(), 4);
        const CliRun text = run({u"verify"_s});
        QCOMPARE(text.exitStatus, 1);
        QVERIFY2(text.out.contains("file-001: wrong-size: 7 bytes where the listing says 40\n"), text.text());
        QVERIFY2(text.out.contains("4 problems"), text.text());
    }

    // The listing is another by now.
    void otherListing()
    {
        serve({});
        QCOMPARE(get().exitStatus, 0);
        const quint16 port = m_server->port();
        m_server.reset();
        serve({.files = 9}, port);
        const CliRun r = run({u"verify"_s, u"--json"_s});
        QVERIFY2(r.exitStatus == 1, r.text());
        QCOMPARE(problems(r), QStringList{u" other-counts"_s});
        QCOMPARE(r.events().constFirst().value(u"page"_s).toInt(), 2);
    }

    void filtered()
    {
        serve({});
        QCOMPARE(get({u"--exclude"_s, u"*3"_s, u"--fan-out"_s}).exitStatus, 0);
        const CliRun r = run({u"verify"_s, u"--json"_s});
        QVERIFY2(r.exitStatus == 0, r.text());
        QCOMPARE(r.last().value(u"files"_s).toInt(), 9);
    }

    void sourceIsGone()
    {
        serve({});
        QCOMPARE(get({u"--retries"_s, u"0"_s}).exitStatus, 0);
        m_server.reset();
        const CliRun r = run({u"verify"_s, u"--json"_s});
        QVERIFY2(r.exitStatus == 3, r.text());
        QCOMPARE(r.last().value(u"error"_s).toString(), u"connection-refused"_s);
        QVERIFY(!r.last().value(u"ok"_s).toBool());
        const CliRun text = run({u"verify"_s});
        QVERIFY2(text.exitStatus == 3 && text.err.contains("127.0.0.1"), text.text());
    }

    void destinationIsGone()
    {
        serve({});
        QCOMPARE(get().exitStatus, 0);
        QVERIFY(QDir(path(u"files"_s)).removeRecursively());
        const CliRun gone = run({u"verify"_s});
        QCOMPARE(gone.exitStatus, 4);
        QVERIFY2(!gone.both.contains("The journal's pages"), gone.text()); // which nobody has looked at
    }
};

QTEST_GUILESS_MAIN(TestIntegrity)
#include "test_integrity.moc"
