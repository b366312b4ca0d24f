// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/data_url.h"

#include <QTest>

using namespace milliard;

class TestDataUrl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bodies_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *url, const QByteArray &body) { QTest::newRow(url) << QByteArray(url) << body; };
        row("data:,", "");
        row("data:;base64,", "");
        row("data:,A%20brief%20note", "A brief note"); // RFC 2397 §4
        row("data:text/plain;charset=iso-8859-7,%be%d3%be", "\xbe\xd3\xbe");
        row("DATA:application/json;BASE64,e30=", "{}");
        row("data:;base64,e30%3D", "{}");
        row("data:;base64,e30", "{}");
        row("data:x/y;base64,AAEC", QByteArray("\0\1\2", 3));
        row("data:,base64,e30=", "base64,e30=");
    }
    void bodies()
    {
        QFETCH(QByteArray, url);
        QVERIFY(isDataUrl(url));
        const auto body = dataUrlBody(url);
        QVERIFY(body);
        QTEST(*body, "body");
    }

    void made()
    {
        QByteArray all(256, '\0');
        for (int i = 0; i < 256; ++i)
            all[i] = char(i);
        for (const QByteArray &body : {QByteArray(), QByteArray("{}"), all}) {
            const QByteArray url = dataUrl(body);
            QVERIFY(isDataUrl(url));
            QCOMPARE(dataUrlBody(url).value(), body);
        }
    }

    void none()
    {
        for (const char *url : {"", "data", "http://host/data:,", "dat:,", "database:,x"})
            QVERIFY2(!isDataUrl(url), url);
    }

    void bad()
    {
        for (const char *url : {"data:", "data:text/plain", "data:;base64,$$$$", "data:;base64,e3 0="}) {
            const auto body = dataUrlBody(url);
            QVERIFY2(!body, url);
            QCOMPARE(body.error().kind, ErrorKind::BadResponse);
            QVERIFY(!body.error().message.isEmpty());
        }
    }
};

QTEST_APPLESS_MAIN(TestDataUrl)
#include "test_data_url.moc"
