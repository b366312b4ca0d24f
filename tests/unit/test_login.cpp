// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/login.h"
#include "core/source/login_signer.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

class TestLogin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("login"); // "USER/PASSWORD"; empty: none
        const auto row = [](const char *tag, const QByteArray &text, const char *login) { QTest::newRow(tag) << text << QByteArray(login); };
        row("empty", "", "");
        row("one line", "machine host login ann password secret", "ann/secret");
        row("many lines", "machine host\n\tlogin ann\r\n  password secret\n", "ann/secret");
        row("other order", "machine host password secret account x login ann", "ann/secret");
        row("case", "machine HOST login ann password secret", "ann/secret");
        row("another", "machine other login ann password secret", "");
        row("a part of the name", "machine ost login ann password secret", "");
        row("the second", "machine other login x password y\nmachine host login ann password secret\nmachine third login x password y", "ann/secret");
        row("the first counts", "machine host login ann password secret\nmachine host login bob password x", "ann/secret");
        row("default", "machine other login x password y\ndefault login ann password secret", "ann/secret");
        row("default comes first", "default login ann password secret\nmachine host login x password y", "ann/secret");
        row("name alone", "machine host login ann", "ann/");
        row("password alone", "machine host password secret", "/secret");
        row("nothing", "machine host\nmachine other login x password y", "");
        row("quotes", "machine \"host\" login \"a n\" password \"s\\\"e\\\\c\\nr \\e t\"", "a n/s\"e\\c\nr e t");
        row("open quotes", "machine host login ann password \"secret", "ann/secret");
        row("a backslash at the end", "machine host login ann password \"secret\\", "ann/secret\\");
        row("comments", "# machine host login x password y\nmachine host #login x\nlogin ann password s#cret", "ann/s#cret");
        row("macro", "machine host login ann macdef init\nmachine host login x\npassword y\n\npassword secret", "ann/secret");
        row("macro to the end", "macdef init\nmachine host login x password y", "");
        row("words that are values", "machine host login login password machine", "login/machine");
        row("cut short", "machine", "");
        row("no password behind the word", "machine host login ann password", "ann/");
    }
    void inText()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, login);
        const auto found = loginIn(text, u"host"_s);
        QCOMPARE(found ? found->user + '/' + found->password : QByteArray(), login);
    }

    void signer()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"netrc"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("machine host login Aladdin password \"open sesame\""); // the example of RFC 7617 §2
        file.close();
        qputenv("NETRC", file.fileName().toLocal8Bit());
        const RequestFields fields{{"Authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="}};
        const auto signer = LoginSigner::make(QUrl(u"http://host:81/a/b?c"_s));
        QCOMPARE(signer->fields("http://host:81/x"), fields);
        const auto refused = [](const QByteArray &challenge) { return Error{.kind = ErrorKind::HttpStatus, .message = {}, .httpStatus = 401, .challenge = challenge}; };
        QVERIFY(!signer->refused("http://host:81/x", refused("Basic realm=\"x\""))); // it has nothing else to send
        QVERIFY(!signer->refused("http://host:81/x", refused("Digest realm=\"x\", nonce=\"y\", algorithm=WHAT")));
        for (const char *other : {"http://host:8/x", "http://host:811/x", "https://host:81/x", "http://host/x", "http://hos/x", "http://host:81@evil/x", ""})
            QVERIFY2(signer->fields(other).isEmpty(), other);
        QVERIFY(LoginSigner::make(QUrl(u"http://other/"_s))->fields("http://other/x").isEmpty());
        // From the first challenge on that wants it, the password is not sent.
        QVERIFY(!signer->refused("http://other/x", refused("Digest realm=\"x\", nonce=\"y\"")));
        QVERIFY(signer->refused("http://host:81/x", refused("Digest realm=\"x\", nonce=\"y\", qop=\"auth\"")));
        const QByteArray first = signer->fields("http://host:81/x?y").value(0).second;
        QVERIFY2(first.startsWith("Digest username=\"Aladdin\", realm=\"x\", nonce=\"y\", uri=\"/x?y\"") && first.contains("nc=00000001"), first.constData());
        QVERIFY(signer->fields("http://host:81/x?y").value(0).second.contains("nc=00000002"));
        QVERIFY(signer->fields("http://other/x").isEmpty());
        qputenv("NETRC", folder.filePath(u"none"_s).toLocal8Bit());
        QVERIFY(LoginSigner::make(QUrl(u"http://host:81/"_s))->fields("http://host:81/x").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLogin)
#include "test_login.moc"
