// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/cli.h"
#include "tests/support/nginx.h"
#include "tests/support/test_authority.h"
#include "tests/support/tree.h"

#include <QJsonArray>
#include <QTest>

using namespace milliard;
using namespace milliard::test;
using namespace Qt::StringLiterals;

// The real program against an nginx that lets in whom an authority of its own has given a certificate.
class TestClientCertificate final : public QObject
{
    Q_OBJECT

    static constexpr int files = 50;
    TestAuthority m_server; // its certificate, and who signs clients'
    TestAuthority m_other;  // whose clients nobody lets in
    QTemporaryDir m_root;
    QTemporaryDir m_keys;
    std::unique_ptr<Nginx> m_nginx;
    std::unique_ptr<QTemporaryDir> m_to;

    QString key(const QString &name) const { return m_keys.filePath(name); }
    void write(const QString &path, const QByteArray &bytes) const
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    void openssl(const QStringList &words) const
    {
        QProcess process;
        process.start(u"openssl"_s, words);
        QVERIFY2(process.waitForFinished(30'000) && process.exitCode() == 0, process.readAllStandardError().constData());
    }
    CliRun run(const QStringList &words) const { return runCli(words + QStringList{u"--json"_s, u"--data-dir"_s, m_to->filePath(u"data"_s)}); }
    CliRun get(const QStringList &more) const
    {
        return run(QStringList{u"get"_s, u"list+https://localhost:%1"_s.arg(m_nginx->port()), u"-o"_s, m_to->filePath(u"files"_s), u"--retries"_s, u"0"_s,
                       u"--ca-file"_s, m_server.caFile()} + more);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QDir(m_root.path()).mkpath(u"get"_s);
        QJsonArray names;
        for (int i = 0; i < files; ++i) {
            names.append(QString::fromLatin1(demoName(i)));
            write(m_root.filePath(u"get/"_s + QString::fromLatin1(demoName(i))), demoBody(demoName(i), 100));
        }
        write(m_root.filePath(u"list"_s), QJsonDocument(QJsonObject{{u"FileNames"_s, names}}).toJson());
        QFile::setPermissions(m_root.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
        m_nginx = Nginx::start(m_root.path(), u"ssl_certificate %1; ssl_certificate_key %2; ssl_client_certificate %3; ssl_verify_client on;"_s
            .arg(m_server.certificateFile(), m_server.keyFile(), m_server.caFile()), u"ssl"_s);
        QVERIFY(m_nginx);
        write(key(u"both.pem"_s), contentOf(m_server.certificateFile()) + contentOf(m_server.keyFile()));
        write(key(u"passphrase"_s), "hunter2\n");
        write(key(u"wrong"_s), "hunter3\n");
        openssl({u"ec"_s, u"-in"_s, m_server.keyFile(), u"-out"_s, key(u"locked.key"_s), u"-aes128"_s, u"-passout"_s, u"pass:hunter2"_s});
        openssl({u"pkcs8"_s, u"-topk8"_s, u"-in"_s, m_server.keyFile(), u"-out"_s, key(u"locked8.key"_s), u"-passout"_s, u"pass:hunter2"_s});
        openssl({u"pkcs12"_s, u"-export"_s, u"-in"_s, m_server.certificateFile(), u"-inkey"_s, m_server.keyFile(), u"-out"_s, key(u"me.p12"_s), u"-passout"_s, u"pass:hunter2"_s});
        openssl({u"pkcs12"_s, u"-export"_s, u"-in"_s, m_server.certificateFile(), u"-inkey"_s, m_server.keyFile(), u"-out"_s, key(u"open.p12"_s), u"-passout"_s, u"pass:"_s});
    }
    void init() { m_to = std::make_unique<QTemporaryDir>(); }

    void letIn_data()
    {
        QTest::addColumn<QStringList>("words");
        const QString certificate = u"--client-cert="_s + m_server.certificateFile();
        const QString passphrase = u"--client-passphrase=@"_s + key(u"passphrase"_s);
        for (const char *transport : {"auto", "beast", "qt"}) {
            const auto row = [transport](const char *tag, const QStringList &words) { QTest::addRow("%s, %s", tag, transport) << words + QStringList{u"--transport"_s, QString::fromLatin1(transport)}; };
            row("certificate and key", {certificate, u"--client-key="_s + m_server.keyFile()});
            row("in one file", {u"--client-cert="_s + key(u"both.pem"_s)});
            row("a locked key", {certificate, u"--client-key="_s + key(u"locked.key"_s), passphrase});
            row("a locked key of PKCS#8", {certificate, u"--client-key="_s + key(u"locked8.key"_s), passphrase});
            row("PKCS#12", {u"--client-cert="_s + key(u"me.p12"_s), passphrase});
            row("PKCS#12 without passphrase", {u"--client-cert="_s + key(u"open.p12"_s)});
        }
    }
    void letIn()
    {
        QFETCH(QStringList, words);
        const CliRun run = get(words);
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(demoTreeFault(m_to->filePath(u"files"_s), files, 100), QString());
        QVERIFY(!run.both.contains("hunter2"));
    }

    void notLetIn_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("exitStatus");
        QTest::addColumn<QByteArray>("says");
        const QString certificate = u"--client-cert="_s + m_server.certificateFile();
        QTest::newRow("nothing") << QStringList() << 3 << QByteArray("400");
        QTest::newRow("another authority's") << QStringList{u"--client-cert="_s + m_other.certificateFile(), u"--client-key="_s + m_other.keyFile()} << 3 << QByteArray("client certificate");
        QTest::newRow("another's key") << QStringList{certificate, u"--client-key="_s + m_other.keyFile()} << 2 << QByteArray("is not for the certificate");
        QTest::newRow("no key") << QStringList{certificate} << 2 << QByteArray("--client-key");
        QTest::newRow("no passphrase") << QStringList{certificate, u"--client-key="_s + key(u"locked.key"_s)} << 2 << QByteArray("wants a passphrase");
        QTest::newRow("another passphrase") << QStringList{certificate, u"--client-key="_s + key(u"locked8.key"_s), u"--client-passphrase=@"_s + key(u"wrong"_s)} << 2 << QByteArray("does not open");
        QTest::newRow("PKCS#12, another passphrase") << QStringList{u"--client-cert="_s + key(u"me.p12"_s), u"--client-passphrase=@"_s + key(u"wrong"_s)} << 2 << QByteArray("check --client-passphrase");
        QTest::newRow("PKCS#12, no passphrase") << QStringList{u"--client-cert="_s + key(u"me.p12"_s)} << 2 << QByteArray("name its passphrase's place");
    }
    void notLetIn()
    {
        QFETCH(QStringList, words);
        QFETCH(int, exitStatus);
        QFETCH(QByteArray, says);
        const CliRun run = get(words);
        QVERIFY2(run.exitStatus == exitStatus && run.both.contains(says) && !run.both.contains("hunter"), run.text());
        QVERIFY(filesBelow(m_to->filePath(u"files"_s)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestClientCertificate)
#include "test_client_certificate.moc"
