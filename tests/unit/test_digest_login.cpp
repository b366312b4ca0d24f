// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/digest_login.h"

#include <QTest>

using namespace milliard;

class TestDigestLogin final : public QObject
{
    Q_OBJECT

    static QByteArray part(const QByteArray &authorization, const QByteArray &name)
    {
        const qsizetype at = authorization.indexOf(name + "=\"");
        return at < 0 ? QByteArray() : authorization.sliced(at + name.size() + 2).split('"').first();
    }

private Q_SLOTS:
    // The examples of RFC 7616 §3.9.1, of RFC 2617 §3.5, and of that without qop.
    void examples_data()
    {
        QTest::addColumn<QByteArray>("challenge");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QByteArray>("clientNonce");
        QTest::addColumn<QByteArray>("response");
        const QByteArray now = "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=%1,"
                               " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
        const QByteArray nonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
        QTest::newRow("SHA-256") << QByteArray(now).replace("%1", "SHA-256") << QByteArray("Circle of Life") << nonce
                                 << QByteArray("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
        QTest::newRow("MD5") << QByteArray(now).replace("%1", "MD5") << QByteArray("Circle of Life") << nonce << QByteArray("8ca523f5e9506fed4657c9700eebdbec");
        QTest::newRow("RFC 2617") << QByteArray("Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"")
                                  << QByteArray("Circle Of Life") << QByteArray("0a4f113b") << QByteArray("6629fae49393a05397450978507c4ef1");
        QTest::newRow("no qop") << QByteArray("Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\"")
                                << QByteArray("Circle Of Life") << QByteArray("0a4f113b") << QByteArray("670fd8c2df070c60b045671b8b24ff02");
    }
    void examples()
    {
        QFETCH(QByteArray, challenge);
        QFETCH(QByteArray, password);
        QFETCH(QByteArray, clientNonce);
        const auto read = DigestChallenge::of(challenge);
        QVERIFY(read);
        const QByteArray value = digestAuthorization(*read, {"Mufasa", password}, "GET", "/dir/index.html", 1, clientNonce);
        QTEST(part(value, "response"), "response");
        QCOMPARE(part(value, "username"), "Mufasa");
        QCOMPARE(part(value, "uri"), "/dir/index.html");
        QCOMPARE(part(value, "opaque"), read->opaque);
        QCOMPARE(value.contains("nc=00000001"), challenge.contains("qop"));
        QVERIFY(!value.contains(password));
    }

    void quotes()
    {
        const QByteArray value = digestAuthorization({.realm = "a \"b\"", .nonce = "n"}, {"o\\x", "p"}, "GET", "/", 1, "c");
        QVERIFY2(value.contains("realm=\"a \\\"b\\\"\"") && value.contains("username=\"o\\\\x\""), value.constData());
    }

    void chosen_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("nonce"); // null: none can be answered
        QTest::newRow("the strongest") << QByteArray("Basic realm=\"x\", Digest nonce=\"a\", Digest nonce=\"b\", algorithm=SHA-256, qop=\"auth\", Digest nonce=\"c\", algorithm=MD5") << QByteArray("b");
        QTest::newRow("what is known") << QByteArray("Digest nonce=\"a\", algorithm=SHA-512-256, Digest nonce=\"b\", algorithm=md5-SESS") << QByteArray("b");
        QTest::newRow("unknown alone") << QByteArray("Digest nonce=\"a\", algorithm=SHA-512-256") << QByteArray();
        QTest::newRow("bodies alone") << QByteArray("Digest nonce=\"a\", qop=\"auth-int\"") << QByteArray();
        QTest::newRow("no nonce") << QByteArray("Digest realm=\"a\"") << QByteArray();
        QTest::newRow("no Digest") << QByteArray("Basic realm=\"Digest nonce=a\"") << QByteArray();
        QTest::newRow("nothing") << QByteArray() << QByteArray();
    }
    void chosen()
    {
        QFETCH(QByteArray, field);
        const auto read = DigestChallenge::of(field);
        QTEST(read ? read->nonce : QByteArray(), "nonce");
    }

    void stale()
    {
        QVERIFY(DigestChallenge::of("Digest nonce=\"a\", stale=TRUE")->isStale);
        QVERIFY(!DigestChallenge::of("Digest nonce=\"a\", stale=false")->isStale);
    }
};

QTEST_GUILESS_MAIN(TestDigestLogin)
#include "test_digest_login.moc"
