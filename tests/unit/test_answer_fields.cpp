// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/transport/answer_fields.h"
#include "core/base/http_date.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>
#include <QTimeZone>

using namespace milliard;
using Qt::StringLiterals::operator""_s;

namespace {

using Fields = QList<std::pair<AnswerFields::Name, QByteArray>>;

const QByteArray noon = "Sun, 06 Nov 1994 12:00:00 GMT";

AnswerFields with(const Fields &list)
{
    AnswerFields fields;
    for (const auto &[name, value] : list)
        fields.add(name, value);
    return fields;
}

} // namespace

class TestAnswerFields final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tags_data()
    {
        QTest::addColumn<QByteArray>("tag");
        QTest::addColumn<bool>("isStrong");
        const auto row = [](const char *name, const QByteArray &tag, bool isStrong) { QTest::newRow(name) << tag << isStrong; };
        row("plain", "\"abc\"", true);
        row("one character", "\"a\"", true);
        row("all that may be inside", "\"!#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\"", true);
        row("beyond ASCII", "\"\xc3\xbc\xff\x80\"", true);
        row("just short enough", '"' + QByteArray(1022, 'a') + '"', true);
        row("too long", '"' + QByteArray(1023, 'a') + '"', false);
        row("far too long", '"' + QByteArray(60'000, 'a') + '"', false);
        row("weak", "W/\"abc\"", false);
        row("weak, but small", "w/\"abc\"", false);
        row("nothing", "", false);
        row("empty", "\"\"", false);
        row("one quote", "\"", false);
        row("no quotes", "abc", false);
        row("not begun", "abc\"", false);
        row("not ended", "\"abc", false);
        row("single quotes", "'abc'", false);
        row("a quote inside", "\"a\"c\"", false);
        row("two", "\"a\", \"b\"", false);
        row("a space inside", "\"a c\"", false);
        row("a tab inside", "\"a\tc\"", false);
        row("NUL inside", QByteArray("\"a\0c\"", 5), false);
        row("line end inside", "\"a\r\nX: y\"", false);
        row("DEL inside", "\"a\x7f\"", false);
    }
    void tags()
    {
        QFETCH(QByteArray, tag);
        QFETCH(bool, isStrong);
        QCOMPARE(with({{AnswerFields::ETag, tag}}).validator(), isStrong ? tag : QByteArray());
        // What is no strong one leaves it to the date.
        QCOMPARE(with({{AnswerFields::ETag, tag}, {AnswerFields::LastModified, noon}, {AnswerFields::Date, "Mon, 07 Nov 1994 12:00:00 GMT"}}).validator(),
            isStrong ? tag : noon);
    }

    void dates_data()
    {
        QTest::addColumn<QByteArray>("modified");
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<bool>("isStrong");
        const auto row = [](const char *name, const QByteArray &modified, const QByteArray &date, bool isStrong) { QTest::newRow(name) << modified << date << isStrong; };
        row("a minute", noon, "Sun, 06 Nov 1994 12:01:00 GMT", true);
        row("a year", noon, "Mon, 06 Nov 1995 12:00:00 GMT", true);
        row("59 seconds", noon, "Sun, 06 Nov 1994 12:00:59 GMT", false);
        row("now", noon, noon, false);
        row("in the future", noon, "Sat, 05 Nov 1994 12:00:00 GMT", false);
        row("no date of it", "yesterday", noon, false);
        row("no date of the answer", noon, "today", false);
        row("empty", "", "", false);
    }
    void dates()
    {
        QFETCH(QByteArray, modified);
        QFETCH(QByteArray, date);
        QFETCH(bool, isStrong);
        QCOMPARE(with({{AnswerFields::LastModified, modified}, {AnswerFields::Date, date}}).validator(), isStrong ? modified : QByteArray());
    }

    void severalOfOne()
    {
        const Fields two{{AnswerFields::ETag, "\"a\""}, {AnswerFields::ETag, "\"a\""}};
        QVERIFY(with(two).validator().isEmpty());
        QVERIFY(with(two).has(AnswerFields::ETag));
        QVERIFY(with(two).one(AnswerFields::ETag).isNull());
        const Fields dates{{AnswerFields::LastModified, noon}, {AnswerFields::Date, "Mon, 07 Nov 1994 12:00:00 GMT"}};
        QCOMPARE(with(two + dates).validator(), noon);
        QVERIFY(with(dates + dates.first(1)).validator().isEmpty());
        QVERIFY(with(dates + dates.last(1)).validator().isEmpty());
        QVERIFY(with(dates.first(1)).validator().isEmpty());
        QVERIFY(with({}).validator().isEmpty());
    }

    // Nothing of one answer is left in the next, and what was handed out stays.
    void cleared()
    {
        AnswerFields fields = with({{AnswerFields::ETag, "\"first\""}, {AnswerFields::ContentRange, "x"}, {AnswerFields::AcceptRanges, "bytes"}, {AnswerFields::ContentType, "multipart/x"}});
        const QByteArray first = fields.validator();
        QVERIFY(fields.takesRanges() && fields.isMultipart());
        fields.clear();
        QVERIFY(!fields.takesRanges() && !fields.isMultipart() && !fields.has(AnswerFields::ETag) && !fields.has(AnswerFields::ContentRange));
        QVERIFY(fields.validator().isEmpty());
        fields.add(AnswerFields::ETag, "\"other\"");
        QCOMPARE(fields.validator(), "\"other\"");
        QCOMPARE(first, "\"first\"");
    }

    void units()
    {
        for (const char *yes : {"bytes", "Bytes", "items, bytes", "bytes,items", " bytes ", ",bytes"})
            QVERIFY2(with({{AnswerFields::AcceptRanges, yes}}).takesRanges(), yes);
        for (const char *no : {"", "none", "byte", "bytess", "items", "bytes=1", "no bytes", ","})
            QVERIFY2(!with({{AnswerFields::AcceptRanges, no}}).takesRanges(), no);
        QVERIFY(with({{AnswerFields::AcceptRanges, "none"}, {AnswerFields::AcceptRanges, "bytes"}}).takesRanges());
    }

    void types()
    {
        for (const char *yes : {"multipart/byteranges; boundary=x", "MULTIPART/mixed"})
            QVERIFY2(with({{AnswerFields::ContentType, yes}}).isMultipart(), yes);
        for (const char *no : {"", "multi", "multipart", "video/multipart", "text/plain"})
            QVERIFY2(!with({{AnswerFields::ContentType, no}}).isMultipart(), no);
    }

    void httpDates()
    {
        const QDateTime start(QDate(1970, 1, 1), QTime(0, 0), QTimeZone::UTC);
        for (qint64 seconds = -10'000'000'000; seconds < 100'000'000'000; seconds += 86'399'999) { // 1653 to 5138
            const QByteArray text = QLocale::c().toString(start.addSecs(seconds), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
            const auto found = parseHttpDate(text);
            QVERIFY2(found && found->time_since_epoch().count() == seconds, text.constData());
        }
        QVERIFY(parseHttpDate("Sat, 31 Dec 2016 23:59:60 GMT")); // a leap second
        for (const QByteArray no : {"", "x", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 GM", "Sun, 06 Nov 1994 08:49:37 GMT ", "Sun, 06 Nov 1994 08:49:37 UTC",
                 "Mon, 06 Nov 1994 08:49:37 GMT", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT",
                 "Sun, 06 Nov 1994 08:60:37 GMT", "Sun, 06 Nov 1994 08:49:61 GMT", "Sun, 06 Nov 1994 08-49-37 GMT", "Sun, 06-Nov-1994 08:49:37 GMT",
                 "sun, 06 nov 1994 08:49:37 gmt", "Sun; 06 Nov 1994 08:49:37 GMT", "Sun,  6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov +994 08:49:37 GMT",
                 "unM, 06 Nov 1994 08:49:37 GMT", "Sun, 06 anF 1994 08:49:37 GMT", "Xyz, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Xyz 1994 08:49:37 GMT",
                 "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "\xff\xff\xff, 06 Nov 1994 08:49:37 GMT"})
            QVERIFY2(!parseHttpDate(no), no.constData());
        QVERIFY(!parseHttpDate(QByteArray(29, '\0')));
    }

    // The obsolete forms, where they are taken.
    void anyHttpDates()
    {
        using namespace std::chrono;
        const sys_seconds when = sys_days(1994y / November / 6) + 8h + 49min + 37s;
        for (const QByteArray yes : {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun Nov 06 08:49:37 1994"})
            QVERIFY2(parseAnyHttpDate(yes) == when, yes.constData());
        QVERIFY(parseAnyHttpDate("Saturday, 06-Nov-94 08:49:37 GMT") == sys_days(2094y / November / 6) + 8h + 49min + 37s);
        for (const QByteArray no : {"", "x", "Monday, 06-Nov-94 08:49:37 GMT", "Sunday, 06-Nov-1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 CET", "Sunday, 0-Nov-194 08:49:37 GMT",
                 "day, 06-Nov-94 08:49:37 GMT", "Sun Nov 6 1994 08:49:37", "Mon Nov  6 08:49:37 1994", "Sun Nov 31 08:49:37 1994", "a b c d e", "aday, b c d"})
            QVERIFY2(!parseAnyHttpDate(no), no.constData());
    }
};

QTEST_GUILESS_MAIN(TestAnswerFields)
#include "test_answer_fields.moc"
