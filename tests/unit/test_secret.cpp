// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/secrets/secret.h"

#include <QTest>

#include <algorithm>

using namespace milliard;
using namespace Qt::StringLiterals;

class TestSecret final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accounts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name"); // empty: it is none
        int number = 0;
        const auto row = [&number](const QString &text, const QString &name) { QTest::addRow("%d: %s", ++number, qPrintable(text.simplified().first(std::min<qsizetype>(40, text.simplified().size())))) << text << name; };
        row(u"work"_s, u"s3:work"_s);
        row(u" Work.2-b_c "_s, u"s3:Work.2-b_c"_s);
        row(QString(64, u'a'), u"s3:"_s + QString(64, u'a'));
        row(u"token:work"_s, u"token:work"_s);
        row(u"socks5://proxy:1080"_s, u"socks5://proxy:1080"_s);
        row(u"HTTP://Host.Example:80/a/b?c#d"_s, u"http://host.example"_s);
        row(u"https://host:443"_s, u"https://host"_s);
        row(u"https://host:80"_s, u"https://host:80"_s);
        row(u"http://[::1]:8080/"_s, u"http://[::1]:8080"_s);
        row(u"http://b\u00fccher.example/"_s, u"http://xn--bcher-kva.example"_s);
        for (const QString &bad : {QString(), u" "_s, QString(65, u'a'), u"a b"_s, u"s3:work"_s, u"ftp://h"_s, u"http://"_s, u"http:///x"_s, u"http://u:p@h/"_s, u"h/"_s, u"\u00e4"_s, u"a\n"_s + u"b"_s})
            row(bad, {});
    }
    void accounts()
    {
        QFETCH(QString, text);
        const auto account = secretAccount(text);
        QTEST(account ? account->name : QString(), "name");
        if (account)
            QCOMPARE(account->kind, account->name.startsWith(u"s3:"_s) ? SecretAccount::Keys : account->name.startsWith(u"token:"_s) ? SecretAccount::Token : SecretAccount::Login);
        else
            QVERIFY2(!account.error().message.contains(u"u:p"_s), qPrintable(account.error().message));
    }

    void secrets()
    {
        using enum SecretAccount::Kind;
        QVERIFY(checkSecret(Token, {"a b:c"}));
        for (const Secret &bad : QList<Secret>{{}, {""}, {"a", "b"}, {"a\x01"}})
            QVERIFY2(!checkSecret(Token, bad), bad.join('|').constData());
        QVERIFY(checkSecret(Login, {"ann", "p:w d"}));
        QVERIFY(checkSecret(Keys, {"id", "key"}));
        QVERIFY(checkSecret(Keys, {"i:d", "key", "token"}));
        for (const Secret &bad : QList<Secret>{{}, {"a"}, {"a", "b", "c"}, {"", "b"}, {"a", ""}, {"a:b", "c"}, {"a", "b\x01"}, {"a", "\xff"}, {"a\rb", "c"}, {QByteArray("a\0b", 3), "c"}})
            QVERIFY2(!checkSecret(Login, bad), bad.join('|').constData());
        QVERIFY(!checkSecret(Keys, {"id", "key", "token", "more"}));
        QVERIFY(!checkSecret(Keys, {"id", "key", ""}));
    }
};

QTEST_GUILESS_MAIN(TestSecret)
#include "test_secret.moc"
