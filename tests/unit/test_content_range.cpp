// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/transport/content_range.h"

#include <QTest>

using namespace milliard;

class TestContentRange final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void good_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("first");
        QTest::addColumn<qint64>("last");
        QTest::addColumn<qint64>("size");
        const auto row = [](const char *value, qint64 first, qint64 last, qint64 size) { QTest::newRow(value) << QByteArray(value) << first << last << size; };
        row("bytes 0-499/1234", 0, 499, 1234); // the examples of RFC 9110 §14.4
        row("bytes 734-1233/1234", 734, 1233, 1234);
        row("bytes 42-1233/*", 42, 1233, -1);
        row("bytes 0-0/1", 0, 0, 1);
        row("BYTES 0-0/1", 0, 0, 1);
        row("bytes 007-0008/00010", 7, 8, 10);
        row("bytes 0-9223372036854775805/9223372036854775806", 0, 9223372036854775805, 9223372036854775806);
        row("bytes 9223372036854775806-9223372036854775806/*", 9223372036854775806, 9223372036854775806, -1);
    }
    void good()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, first);
        QFETCH(qint64, last);
        QFETCH(qint64, size);
        const auto found = parseContentRange(value);
        QVERIFY(found);
        QCOMPARE(found->range.first, first);
        QCOMPARE(found->range.last, last);
        QCOMPARE(found->size, size);
    }

    void bad_data()
    {
        QTest::addColumn<QByteArray>("value");
        const QByteArrayList values{"", " ", "b", "bytes", "bytes ", "bytes 0", "bytes 0-", "bytes 0-1", "bytes 0-1/", "bytes -1/2", "bytes -", "bytes -/",
            "bytes /2", "bytes */2", "bytes */*", "bytes *", "bytes 0-*/2", "bytes 1-0/2", "bytes 0-1/1", "bytes 0-1/0", "bytes 5-9/9",
            "bytes=0-1/2", "bytes: 0-1/2", "bytes:0-1/2", "bytes0-1/2", "bytes\t0-1/2", "bytes  0-1/2", " bytes 0-1/2", "bytes 0-1/2 ", "bytes 0 -1/2",
            "bytes 0- 1/2", "bytes 0-1 /2", "bytes 0-1/ 2", "bytes 0-1/2\r\n", "bytes 0-1/2\n", "byte 0-1/2", "items 0-1/2", "bytess 0-1/2", "0-1/2",
            "bytes +0-1/2", "bytes 0-+1/2", "bytes 0-1/+2", "bytes -0-1/2", "bytes --1-1/2", "bytes 0--1/2", "bytes 0-1/-2", "bytes 0-1/**", "bytes 0-1/*2",
            "bytes 0-1/2*", "bytes 0-1/2/3", "bytes 0-1-2/3", "bytes 0-1/2,", "bytes 0-1/2, 3-4/5", "bytes 0-1/2;x=y", "bytes 0x0-0x1/0x2", "bytes a-b/c",
            "bytes 0.0-1/2", "bytes 0e0-1/2", "bytes 0-1/2e9", "bytes 1,000-2,000/3,000", "bytes 0\xe2\x80\x93" "1/2", "bytes \xd9\xa0-\xd9\xa1/\xd9\xa2",
            "bytes 0-9223372036854775807/9223372036854775808", "bytes 0-9223372036854775807/*", "bytes 0-9223372036854775806/9223372036854775807",
            "bytes 9223372036854775808-9223372036854775809/*", "bytes 0-1/18446744073709551618", "bytes 18446744073709551616-18446744073709551617/*",
            "bytes 0-1/99999999999999999999999999999999999999", QByteArray("bytes 0-1/2\0", 12), QByteArray("bytes 0\0-1/2", 12), QByteArray("bytes\0" "0-1/2", 11),
            QByteArray("\0bytes 0-1/2", 12), QByteArray(1'000'000, '9'), "bytes " + QByteArray(1'000'000, '9') + "-1/2", "bytes 0-" + QByteArray(1'000'000, '1'),
            QByteArray(1'000'000, ' ')};
        for (const QByteArray &value : values)
            QTest::addRow("%d %s", int(values.indexOf(value)), value.left(40).toPercentEncoding(" /*-=").constData()) << value;
    }
    void bad()
    {
        QFETCH(QByteArray, value);
        const auto found = parseContentRange(value);
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::BadResponse);
        QVERIFY2(found.error().message.size() < 600, "the server's text is shown in full");
        QVERIFY(!found.error().message.contains(u'\n') && !found.error().message.contains(QChar(0)));
    }

    // A prefix of a right one is never taken for another right one.
    void cutOff()
    {
        const QByteArray whole = "bytes 20-39/80";
        QVERIFY(parseContentRange(whole));
        for (qsizetype i = 0; i < whole.size() - 1; ++i)
            QVERIFY2(!parseContentRange(whole.first(i)), whole.first(i).constData());
        // Of the last digit nobody can tell; the size is then smaller than the part.
        QVERIFY(!parseContentRange(whole.chopped(1)));
    }
};

QTEST_GUILESS_MAIN(TestContentRange)
#include "test_content_range.moc"
