// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/request_fields.h"

#include <QTest>
#include <QUrl>

using namespace milliard;

class TestRequestFields final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendable()
    {
        QVERIFY(isSendable("X-Amz-Date", "20130524T000000Z"));
        QVERIFY(isSendable("Cookie", "a=b; c=\"d e\""));
        QVERIFY(isSendable("A", ""));
        QVERIFY(isSendable("A", "\xc3\xa4\t"));
        for (const char *name : {"", "A B", "A:", "A\r", "\xc3\xa4"})
            QVERIFY2(!isSendable(name, "x"), name);
        for (const char *value : {"a\r\nB: c", "a\n", "\x01", "\x7f"})
            QVERIFY2(!isSendable("A", value), value);
    }

    void sameOrigin()
    {
        const auto same = [](const char *a, const char *b) { return isSameOrigin(QUrl(QString::fromLatin1(a)), QUrl(QString::fromLatin1(b))); };
        QVERIFY(same("http://host/a", "http://host:80/b?c"));
        QVERIFY(same("https://HOST/a", "https://host:443/"));
        QVERIFY(!same("http://host/a", "https://host/a"));
        QVERIFY(!same("http://host/a", "http://host:8080/a"));
        QVERIFY(!same("http://host/a", "http://host.example/a"));
    }
};

QTEST_GUILESS_MAIN(TestRequestFields)
#include "test_request_fields.moc"
