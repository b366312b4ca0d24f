// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/cli.h"
#include "tests/support/nginx.h"
#include "tests/support/raw_server.h"
#include "tests/support/test_authority.h"
#include "tests/support/tree.h"

#include <QJsonArray>
#include <QTest>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// The real program against secure servers that only --ca-file makes it trust, and against one that answers every file
// with the same page.
class TestHttps final : public QObject
{
    Q_OBJECT

    static constexpr int files = 300;
    TestAuthority m_authority;
    QTemporaryDir m_root;
    std::unique_ptr<Nginx> m_nginx;
    std::unique_ptr<QTemporaryDir> m_to;

    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_root.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    CliRun run(const QStringList &words) const
    {
        return runCli(words + QStringList{u"--json"_s, u"--data-dir"_s, m_to->filePath(u"data"_s)});
    }
    CliRun get(const QStringList &more) const
    {
        return run(QStringList{u"get"_s, u"list+https://localhost:%1"_s.arg(m_nginx->port()), u"-o"_s, m_to->filePath(u"files"_s),
                       u"--retries"_s, u"0"_s} + more);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QDir(m_root.path()).mkpath(u"get"_s);
        QJsonArray names;
        for (int i = 0; i < files; ++i) {
            names.append(QString::fromLatin1(demoName(i)));
            write(u"get/"_s + QString::fromLatin1(demoName(i)), demoBody(demoName(i), 100));
        }
        write(u"list"_s, QJsonDocument(QJsonObject{{u"FileNames"_s, names}}).toJson());
        QFile::setPermissions(m_root.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
        m_nginx = Nginx::start(m_root.path(),
            u"ssl_certificate %1; ssl_certificate_key %2;"_s.arg(m_authority.certificateFile(), m_authority.keyFile()), u"ssl"_s);
        QVERIFY(m_nginx);
    }
    void init() { m_to = std::make_unique<QTemporaryDir>(); }

    void trusted()
    {
        const CliRun run = get({u"--ca-file"_s, m_authority.caFile()});
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(run.last().value(u"done"_s).toInt(), files);
        QCOMPARE(demoTreeFault(m_to->filePath(u"files"_s), files, 100), QString());
    }

    void notTrusted()
    {
        const CliRun run = get({});
        QVERIFY2(run.exitStatus == 3, run.text());
        QVERIFY2(run.both.contains("secure connection"), run.text());
        QVERIFY(filesBelow(m_to->filePath(u"files"_s)).isEmpty());
    }

    void unusableFile_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("missing") << QByteArray();
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("no certificate in it") << QByteArray("-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n");
    }

    // Said before anything starts: no job is left behind.
    void unusableFile()
    {
        QFETCH(QByteArray, content);
        const QString path = m_to->filePath(u"own-ca.pem"_s);
        if (!content.isNull()) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        }
        const CliRun refused = get({u"--ca-file"_s, path});
        QVERIFY2(refused.exitStatus == 2, refused.text());
        QVERIFY2(refused.both.contains("own-ca.pem"), refused.text());
        QVERIFY(!QFile::exists(m_to->filePath(u"files"_s)));
        QVERIFY(!run({u"jobs"_s}).out.contains("localhost"));
    }

    // The job keeps the file's name, not its content.
    void goneBeforeResuming()
    {
        const QString path = m_to->filePath(u"own-ca.pem"_s);
        const quint16 port = RawServer::start([](RawConnection &) { })->port(); // nobody listens there now
        QVERIFY(QFile::copy(m_authority.caFile(), path));
        const CliRun stopped = run({u"get"_s, u"list+https://localhost:%1"_s.arg(port), u"-o"_s, m_to->filePath(u"files"_s),
            u"--retries"_s, u"0"_s, u"--ca-file"_s, path});
        QVERIFY2(stopped.exitStatus == 3, stopped.text());
        QVERIFY(QFile::remove(path));
        const CliRun resumed = run({u"resume"_s});
        QVERIFY2(resumed.exitStatus == 2, resumed.text());
        QVERIFY2(resumed.both.contains("own-ca.pem"), resumed.text());
    }

    // Status 200, a page about an error, and a listing that gives sizes: wrong, and no file.
    void errorPageForAFile()
    {
        const auto server = RawServer::start([](RawConnection &connection) {
            while (const auto request = connection.request()) {
                const QByteArray body = request->target == "/list" ? R"({"FileNames":["a","b"],"FileSizes":[1000,23]})" : "<html>Sorry, busy</html>";
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            }
        });
        const CliRun refused = run({u"get"_s, u"list+http://127.0.0.1:%1"_s.arg(server->port()), u"-o"_s, m_to->filePath(u"files"_s), u"--retries"_s, u"0"_s});
        QVERIFY2(refused.exitStatus == 1, refused.text());
        QCOMPARE(refused.last().value(u"failed"_s).toInt(), 2);
        QVERIFY(filesBelow(m_to->filePath(u"files"_s)).isEmpty());
        const CliRun failures = run({u"failures"_s});
        QCOMPARE(failures.events().size(), 2);
        for (const QJsonObject &failure : failures.events())
            QCOMPARE(failure.value(u"kind"_s).toString(), u"wrong-length"_s);
    }
};

QTEST_GUILESS_MAIN(TestHttps)
#include "test_https.moc"
