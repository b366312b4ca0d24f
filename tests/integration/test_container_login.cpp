// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/image_run.h"
#include "tests/support/test_authority.h"
#include "tests/support/token_server.h"

#include <QTest>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// Registries that want a login: Debian's docker-registry with htpasswd, and with a token server of our own.
class TestContainerLogin final : public QObject
{
    Q_OBJECT

    std::unique_ptr<ImageRun> m;
    std::unique_ptr<TokenServer> m_tokens;
    std::unique_ptr<ImageFolder> m_made;

    // The image is pushed as "a:t".
    void serve(const QString &section, int layers, qint64 layerBytes, const QStringList &login = {})
    {
        m->registry = Registry::start(section);
        QVERIFY(m->registry);
        m_made = std::make_unique<ImageFolder>(m->path(u"made"_s));
        m_made->name(m_made->image(layers, layerBytes));
        QCOMPARE(m->push(u"made"_s, u"a:t"_s, login), QString());
        m->registry->requests({});
    }
    void logIn(const char *userAndPassword)
    {
        QFile file(m->path(u"auth.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(QJsonObject{{u"auths"_s, QJsonObject{{m->registry->address(),
            QJsonObject{{u"auth"_s, QString::fromLatin1(QByteArray(userAndPassword).toBase64())}}}}}}).toJson());
        qputenv("REGISTRY_AUTH_FILE", file.fileName().toUtf8());
    }
    // Neither in the journal nor in what is printed.
    QString secretIn(const CliRun &run, const QList<QByteArray> &secrets) const
    {
        QList<std::pair<QString, QByteArray>> all{{u"the output"_s, run.both}};
        for (const QString &file : filesBelow(m->path(u"data"_s)))
            all.append({file, contentOf(m->path(u"data/"_s) + file)});
        for (const auto &[where, bytes] : all) {
            for (const QByteArray &secret : secrets) {
                if (bytes.contains(secret))
                    return u"%1 has %2"_s.arg(where, QString::fromLatin1(secret));
            }
        }
        return {};
    }

private Q_SLOTS:
    void init() { m = std::make_unique<ImageRun>(); }
    void cleanup()
    {
        m.reset();
        m_tokens.reset();
    }

    void basic()
    {
        QProcess htpasswd;
        htpasswd.start(u"htpasswd"_s, {u"-Bbc"_s, m->path(u"users"_s), u"ann"_s, u"hunter2"_s});
        QVERIFY(htpasswd.waitForFinished());
        serve(u"auth:\n  htpasswd:\n    realm: tests\n    path: %1\n"_s.arg(m->path(u"users"_s)), 3, 1000, {u"--dest-creds"_s, u"ann:hunter2"_s});
        const QList<QByteArray> secrets{"hunter2", QByteArray("ann:hunter2").toBase64(), "hunter3", QByteArray("ann:hunter3").toBase64()};

        const CliRun nobody = m->get(u"a:t"_s, u"got"_s);
        QCOMPARE(nobody.exitStatus, 3);
        QVERIFY2(nobody.both.contains("wants a user name and a password") && nobody.both.contains("skopeo login " + m->registry->address().toUtf8()), nobody.text());
        logIn("ann:hunter3");
        const CliRun wrong = m->get(u"a:t"_s, u"got"_s);
        QCOMPARE(wrong.exitStatus, 3);
        QVERIFY2(wrong.both.contains("may not read it"), wrong.text());
        QCOMPARE(secretIn(wrong, secrets), QString());
        logIn("ann:hunter2");
        const CliRun right = m->get(u"a:t"_s, u"got"_s);
        QVERIFY2(right.exitStatus == 0, right.text());
        QCOMPARE(m->counts(right), u"7 0 0"_s);
        QCOMPARE(m->blobFault(u"got"_s), QString());
        QCOMPARE(secretIn(right, secrets), QString());
    }

    void token()
    {
        m_tokens = std::make_unique<TokenServer>(TokenServer::Terms{.basic = QByteArray("ann:hunter2").toBase64()});
        serve(m_tokens->section(), 3, 1000, {u"--dest-creds"_s, u"ann:hunter2"_s});
        const CliRun nobody = m->get(u"a:t"_s, u"got"_s);
        QCOMPARE(nobody.exitStatus, 3);
        QVERIFY2(nobody.both.contains("the token server wants a login") && nobody.both.contains("skopeo login"), nobody.text());
        logIn("ann:hunter3");
        const CliRun wrong = m->get(u"a:t"_s, u"got"_s);
        QCOMPARE(wrong.exitStatus, 3);
        QVERIFY2(wrong.both.contains("does not take this user name and password"), wrong.text());
        logIn("ann:hunter2");
        const int before = m_tokens->given();
        const CliRun right = m->get(u"a:t"_s, u"got"_s);
        QVERIFY2(right.exitStatus == 0, right.text());
        QCOMPARE(m_tokens->given(), before + 1); // one for all
        const RawRequest asked = m_tokens->requests().constLast();
        QVERIFY2(asked.target.contains("service=tests") && asked.target.contains("scope=repository"), asked.target.constData());
        QCOMPARE(m->blobFault(u"got"_s), QString());
        QCOMPARE(secretIn(right, {"hunter2", QByteArray("ann:hunter2").toBase64(), "eyJ"}), QString());
    }

    void tokensThatRunOut_data()
    {
        QTest::addColumn<int>("tells");
        QTest::addColumn<bool>("refusals");
        QTest::newRow("as the token server says") << 2 << false;
        QTest::newRow("much sooner") << 3600 << true;
    }
    void tokensThatRunOut()
    {
        QFETCH(int, tells);
        QFETCH(bool, refusals);
        m_tokens = std::make_unique<TokenServer>(TokenServer::Terms{.tellsSeconds = tells, .livesSeconds = 3});
        serve(m_tokens->section(), 20, 200'000);
        const int before = m_tokens->given();
        const CliRun run = m->get(u"a:t"_s, u"got"_s, {u"--limit-rate"_s, u"600000"_s, u"--threads"_s, u"1"_s, u"--connections"_s, u"2"_s}); // some 7 seconds
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(m->counts(run), u"24 0 0"_s);
        QCOMPARE(m->blobFault(u"got"_s), QString());
        QVERIFY2(m_tokens->given() - before >= 3, qPrintable(QString::number(m_tokens->given() - before)));
        QCOMPARE(m->registry->requests("\" 401 ") > 1, refusals); // the first is how the registry says what it wants
    }

    // On this machine it is the certificate that says that there is TLS.
    void secure()
    {
        const TestAuthority authority;
        serve(u"  tls:\n    certificate: %1\n    key: %2\n"_s.arg(authority.certificateFile(), authority.keyFile()), 2, 1000);
        const CliRun plain = m->get(u"a:t"_s, u"got"_s);
        QCOMPARE(plain.exitStatus, 3);
        QVERIFY2(plain.both.contains("With TLS it takes"), plain.text());
        const CliRun right = m->get(u"a:t"_s, u"got"_s, {u"--ca-file"_s, authority.caFile()});
        QVERIFY2(right.exitStatus == 0, right.text());
        QCOMPARE(m->blobFault(u"got"_s), QString());
        const CliRun other = m->get(u"a:t"_s, u"other"_s, {u"--ca-file"_s, TestAuthority().caFile()});
        QCOMPARE(other.exitStatus, 3);
        QVERIFY2(other.both.contains("tls-failed"), other.text());
    }

    void tokenServerDown()
    {
        m_tokens = std::make_unique<TokenServer>(TokenServer::Terms{});
        serve(m_tokens->section(), 1, 1000);
        m_tokens->stop();
        const CliRun run = m->get(u"a:t"_s, u"got"_s);
        QCOMPARE(run.exitStatus, 3);
        QVERIFY2(run.both.contains("the token server of " + m->registry->address().toUtf8() + " gives no token"), run.text());
        QVERIFY2(run.both.contains("onnection refused"), run.text());
        m_tokens->start();
        const CliRun resumed = runCli({u"resume"_s, u"1"_s, u"--json"_s, u"--data-dir"_s, m->path(u"data"_s)});
        QVERIFY2(resumed.exitStatus == 0, resumed.text());
    }
};

QTEST_GUILESS_MAIN(TestContainerLogin)
#include "test_container_login.moc"
