// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/urls/url_pattern.h"
#include "tests/support/pages.h"

#include <QTest>

using namespace milliard;
using namespace milliard::test;
using namespace Qt::StringLiterals;

class TestUrlPattern final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void good_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("count");
        QTest::addColumn<QStringList>("some"); // the first ones, then the last
        const auto row = [](const char *text, qint64 count, const QStringList &some) { QTest::newRow(text) << QString::fromLatin1(text) << count << some; };
        row("http://h/[1-3]", 3, {u"http://h/1"_s, u"http://h/2"_s, u"http://h/3"_s});
        row("http://h/img[0001-9999].jpg", 9999, {u"http://h/img0001.jpg"_s, u"http://h/img0002.jpg"_s, u"http://h/img9999.jpg"_s});
        row("http://h/[08-11]", 4, {u"http://h/08"_s, u"http://h/09"_s, u"http://h/10"_s, u"http://h/11"_s});
        row("http://h/[0-100:10]", 11, {u"http://h/0"_s, u"http://h/10"_s, u"http://h/100"_s});
        row("http://h/[0-99:50]", 2, {u"http://h/0"_s, u"http://h/50"_s});
        row("http://h/[7-7]", 1, {u"http://h/7"_s});
        row("http://h/[a-c]", 3, {u"http://h/a"_s, u"http://h/b"_s, u"http://h/c"_s});
        row("http://h/[A-Z:5]", 6, {u"http://h/A"_s, u"http://h/F"_s, u"http://h/Z"_s});
        row("http://h/{a,b,c}", 3, {u"http://h/a"_s, u"http://h/b"_s, u"http://h/c"_s});
        row("http://h/x{,.sig}", 2, {u"http://h/x"_s, u"http://h/x.sig"_s});
        row("http://{a,b}/[1-2]", 4, {u"http://a/1"_s, u"http://a/2"_s, u"http://b/1"_s, u"http://b/2"_s});
        row("http://[::1]:80/[1-2]", 2, {u"http://[::1]:80/1"_s, u"http://[::1]:80/2"_s});
        row("http://h/a[]=1&b=[1-2]", 2, {u"http://h/a[]=1&b=1"_s, u"http://h/a[]=1&b=2"_s});
        row("http://h/[1-1000000]/[1-1000000]", 1'000'000'000'000, {u"http://h/1/1"_s, u"http://h/1/2"_s, u"http://h/1000000/1000000"_s});
    }
    void good()
    {
        QFETCH(QString, text);
        QFETCH(qint64, count);
        QFETCH(QStringList, some);
        QVERIFY(UrlPattern::isIn(text));
        const auto pattern = UrlPattern::parse(text);
        QVERIFY2(pattern, qPrintable(pattern ? QString() : pattern.error().message));
        QCOMPARE(pattern->count(), count);
        for (qsizetype i = 0; i < some.size() - 1; ++i)
            QCOMPARE(pattern->at(i), some[i]);
        QCOMPARE(pattern->at(count - 1), some.constLast());
        QCOMPARE(checkSource(text).value(), text);
        QCOMPARE(QString::fromLatin1((*kindOf(text))->name), u"pattern"_s);
    }

    void bad_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *text, const char *says) { QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(says); };
        row("http://h/[9-1]", "go up");
        row("http://h/[z-a]", "go up");
        row("http://h/[1-9:0]", "go up");
        row("http://h/[1-9", "character 10");
        row("http://h/{a,b", "not closed");
        row("http://h/{a,{b,c}}", "is in another");
        row("http://h/{{a,b},c}", "is in another");
        row("http://h/{[1-3],b}", "is in another");
        row("http://h/[1-b]", "is no range");
        row("http://h/[a-Z]", "is no range");
        row("http://h/[1-9:x]", "is no range");
        row("http://h/[1-9999999999999999999]", "is no range");
        row("http://h/[0-999999999999]/[0-1]", "more than 1000000000000");
        row("http://h/[1-1000000]/[1-1000000]/[1-1000000]/[1-1000000]", "more than");
        row("http://user:hunter2@h/[1-9]", "user name or password");
        row("http://h:[1-9]0000/", "port \"90000\"");
        row("http:///[1-9]", "no host");
    }
    void bad()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto checked = checkSource(text);
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, ErrorKind::BadInput);
        QVERIFY2(checked.error().message.contains(says), qPrintable(checked.error().message));
        QVERIFY(!checked.error().message.contains(u"hunter2"_s));
    }

    // They are one file, as they stand there.
    void noPatterns()
    {
        for (const QString &text : {u"http://[::1]/a"_s, u"http://[fe80::1]:80/a"_s, u"http://h/?a[]=1"_s, u"http://h/?a[b]=1"_s, u"http://h/{id}"_s, u"http://h/a-b"_s, u"http://h/[1]"_s})
            QCOMPARE(QString::fromLatin1((*kindOf(text))->name), u"url"_s);
    }

    void pages()
    {
        const QString text = u"http://h/{a,b}/[0000-1249].jpg"_s;
        const Walk all = walk(text);
        QVERIFY(!all.error);
        QCOMPARE(all.entries.size(), 2500);
        QCOMPARE(all.pages.size(), 3);
        QSet<QString> names;
        for (const Entry &entry : all.entries) {
            names.insert(entry.name);
            QCOMPARE(entry.url, "http://" + entry.name.toLatin1());
        }
        QCOMPARE(names.size(), 2500); // nothing shares a path
        const auto again = pageOf(text, {}, all.pages[1].cursor);
        QVERIFY(again);
        QCOMPARE(again->entries.first().url, all.pages[1].entries.first().url);
        for (const QByteArray cursor : {"2500", "-1", "x"})
            QCOMPARE(pageOf(text, {}, cursor).error().kind, ErrorKind::BadListing);
    }

    // None of a billion is made before it is asked for.
    void aBillion()
    {
        const QString text = u"http://h/[0-999999999]"_s;
        const auto last = pageOf(text, {}, "999999000");
        QVERIFY(last);
        QCOMPARE(last->entries.size(), 1000);
        QCOMPARE(last->entries.constLast().url, "http://h/999999999");
        QVERIFY(!last->next);
    }

    // Only some of what it stands for are addresses.
    void someAreNone()
    {
        const Walk all = walk(u"http://{h,a..b,i}/x"_s);
        QCOMPARE(all.entries.size(), 3);
        QCOMPARE(all.entries[1].name, u"line 2"_s);
        QVERIFY(all.entries[1].extras->fault->message.contains(u"a..b"_s));
        QCOMPARE(all.entries[2].url, "http://i/x");
    }
};

QTEST_GUILESS_MAIN(TestUrlPattern)
#include "test_url_pattern.moc"
