// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/access.h"
#include "core/base/proxy.h"

#include <QJsonArray>
#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

class TestNetworkOptions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headers_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says"); // empty: it is one
        QTest::addColumn<bool>("inFile");  // it is one there
        const auto row = [](const char *line, const char *says, bool inFile = false) { QTest::newRow(line) << QString::fromUtf8(line) << QString::fromLatin1(says) << (inFile || !*says); };
        row("Accept: application/json", "");
        row("X-Tenant:  a b ", "");
        row("Referer: http://h/?a=b:c", "");
        row("X-\xc3\xa4: b", "name that is none");
        row("X-A: \xc3\xa4", "");
        row("X A: b", "name that is none");
        row("X-A : b", "name that is none");
        row(": b", "name that is none");
        row("hunter2", "no colon");
        row("X-A:", "no value");
        row("X-A: hunter2\r\nX-B: c", "control characters");
        row("User-Agent: x", "--user-agent");
        row("cookie: hunter2", "--cookies");
        row("Proxy-Authorization: Basic hunter2", "--proxy");
        row("Host: other", "own to send");
        row("Transfer-Encoding: chunked", "own to send");
        row("Content-Length: 7", "own to send");
        row("Range: bytes=0-1", "own to send");
        row("Accept-Encoding: gzip", "own to send");
        row("Connection: close", "own to send");
        row("Authorization: Bearer hunter2", "--bearer", true);
        row("authorization: Basic hunter2", "netrc", true);
        row("X-Api-Key: hunter2", "--header @FILE", true);
        row("PRIVATE-TOKEN: hunter2", "--header @FILE", true);
        row("X_Auth_Token: hunter2", "--header @FILE", true);
        row("X-Author: Ann", "");
    }
    void headers()
    {
        QFETCH(QString, line);
        QFETCH(QString, says);
        QFETCH(bool, inFile);
        const auto plain = headerFrom(line, false);
        QCOMPARE(plain.has_value(), says.isEmpty());
        if (!plain)
            QVERIFY2(plain.error().message.contains(says) && !plain.error().message.contains(u"hunter2"_s), qPrintable(plain.error().message));
        QCOMPARE(headerFrom(line, true).has_value(), inFile);
    }

    void proxies_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("type"); // -1: it is none
        QTest::addColumn<QString>("says");
        const auto row = [](const char *text, int type, const char *says = "") { QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text) << type << QString::fromLatin1(says); };
        row("", QNetworkProxy::DefaultProxy);
        row("none", QNetworkProxy::NoProxy);
        row("http://proxy.example:3128", QNetworkProxy::HttpProxy);
        row("http://ann@proxy.example:3128/", QNetworkProxy::HttpProxy);
        row("socks5://[::1]:1080", QNetworkProxy::Socks5Proxy);
        row("http://ann:hunter2@proxy.example:3128", -1, "keychain");
        row("http://a@hunter2@proxy.example:3128", -1, "keychain");
        row("proxy.example:3128", -1, "must be");
        row("proxy.example", -1, "must be");
        row("https://proxy.example:3128", -1, "socks5://");
        row("socks4://proxy.example:3128", -1, "socks5://");
        row("http://proxy.example", -1, "no port");
        row("http://:3128", -1, "must be");
        row("http://proxy.example:3128/path", -1, "ends with its port");
        row("http://proxy.example:3128/?a=hunter2", -1, "ends with its port");
        row("http://proxy.example:99999", -1, "must be");
        row("system", -1, "must be"); // which is nothing, here
    }
    void proxies()
    {
        QFETCH(QString, text);
        QFETCH(int, type);
        QFETCH(QString, says);
        const auto proxy = proxyFrom(text);
        QCOMPARE(proxy ? int(proxy->type()) : -1, type);
        if (!proxy)
            QVERIFY2(proxy.error().message.contains(says) && !proxy.error().message.contains(u"hunter2"_s), qPrintable(proxy.error().message));
        else
            QCOMPARE(proxy->user(), text.contains(u'@') ? u"ann"_s : QString());
    }
    void proxiesAccounts()
    {
        QCOMPARE(proxyOrigin(u"http://ann@proxy.example:3128"_s), QUrl(u"http://proxy.example:3128"_s));
        QVERIFY(proxyOrigin(u"none"_s).isEmpty() && proxyOrigin({}).isEmpty());
    }

    void places()
    {
        QCOMPARE(secretPlace("bearer", u"keychain:my.token"_s)->keychain, u"my.token"_s);
        QCOMPARE(secretPlace("bearer", u"@/etc/token"_s)->file, u"/etc/token"_s);
        QVERIFY(secretPlace("bearer", {})->keychain.isEmpty());
        for (const QString &text : {u"hunter2"_s, u"keychain:"_s, u"keychain:hunter 2"_s, u"@hunter2"_s, u"@"_s, u"Bearer hunter2"_s}) {
            const auto place = secretPlace("bearer", text);
            QVERIFY2(!place && place.error().message.contains(u"bearer"_s) && !place.error().message.contains(u"hunter"_s), qPrintable(text));
        }
    }

    void all_data()
    {
        QTest::addColumn<QJsonObject>("json");
        QTest::addColumn<QString>("says"); // empty: they are right
        const auto row = [](const char *tag, const QJsonObject &json, const char *says) { QTest::newRow(tag) << json << QString::fromLatin1(says); };
        row("nothing", {}, "");
        row("everything", {{u"proxy"_s, u"none"_s}, {u"headers"_s, QJsonArray{u"A: b"_s, u"@/file"_s}}, {u"userAgent"_s, u"Me/1"_s}, {u"cookieFile"_s, u"/c"_s},
            {u"bearer"_s, u"keychain:t"_s}, {u"clientCertificate"_s, u"/c"_s}, {u"clientKey"_s, u"/k"_s}, {u"clientPassphrase"_s, u"@/p"_s}}, "");
        row("a number", {{u"userAgent"_s, 7}}, "wrong kind");
        row("one header", {{u"headers"_s, u"A: b"_s}}, "wrong kind");
        row("a header of a number", {{u"headers"_s, QJsonArray{7}}}, "wrong kind");
        row("a relative file of headers", {{u"headers"_s, QJsonArray{u"@file"_s}}}, "absolute");
        row("no file of headers", {{u"headers"_s, QJsonArray{u"@"_s}}}, "lacks");
        row("a secret header", {{u"headers"_s, QJsonArray{u"X-Api-Key: hunter2"_s}}}, "@FILE");
        row("a line end in the user agent", {{u"userAgent"_s, u"a\r\nX: y"_s}}, "user-agent");
        row("a relative cookie file", {{u"cookieFile"_s, u"c"_s}}, "cookies");
        row("a key alone", {{u"clientKey"_s, u"/k"_s}}, "without client-cert");
        row("a passphrase alone", {{u"clientPassphrase"_s, u"@/k"_s}}, "without client-cert");
        row("a proxy", {{u"proxy"_s, u"ftp://h"_s}}, "proxy must be");
    }
    void all()
    {
        QFETCH(QJsonObject, json);
        QFETCH(QString, says);
        const auto options = networkOptionsFromJson(json);
        const auto right = options ? checkNetwork(*options) : std::unexpected(options.error());
        QCOMPARE(right.has_value(), says.isEmpty());
        if (right)
            QCOMPARE(toJson(*options), json);
        else
            QVERIFY2(right.error().message.contains(says) && !right.error().message.contains(u"hunter2"_s), qPrintable(right.error().message));
    }

    void tooMany()
    {
        NetworkOptions options;
        options.headers = QStringList(NetworkOptions::maxHeaders, u"X-A: b"_s);
        QVERIFY(checkNetwork(options));
        options.headers += u"X-A: b"_s;
        QVERIFY(!checkNetwork(options));
        QVERIFY(!headerFrom(u"X-A: "_s + QString(NetworkOptions::maxHeaderSize, u'b'), true));
    }

    // One field of two values, as servers take them.
    void givenTwice()
    {
        const auto fields = readHeaders({u"X-A: b"_s, u"x-a: c"_s, u"X-B: d"_s});
        QCOMPARE(*fields, (RequestFields{{"X-A", "b, c"}, {"X-B", "d"}}));
    }

    void whoMayHaveThem()
    {
        const QUrl here(u"http://here:81/a"_s);
        const QUrl there(u"http://there/a"_s);
        const RequestFields own{{"X-A", "b"}};
        const RequestFields agent{{"User-Agent", "Me"}};
        using Reach = Access::Reach;
        const auto fields = [&](const Reach &reach, const QUrl &url, const QUrl &asked) { return Access({.reach = reach, .fields = own, .userAgent = "Me"}).fields(url, asked); };
        QCOMPARE(fields({Reach::Origin, here}, here, here), agent + own);
        QCOMPARE(fields({Reach::Origin, here}, there, here), agent);
        QCOMPARE(fields({Reach::Origin, here}, there, there), agent); // the listing's own word is not the user's
        QCOMPARE(fields({Reach::Origin, here}, QUrl(u"https://here:81/a"_s), here), agent);
        QCOMPARE(fields({Reach::Listed}, there, there), agent + own);
        QCOMPARE(fields({Reach::Listed}, there, here), agent);
        QCOMPARE(fields({}, here, here), agent);
    }
};

QTEST_GUILESS_MAIN(TestNetworkOptions)
#include "test_network_options.moc"
