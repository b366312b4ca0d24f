// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/time_text.h"

#include <QTest>

#include <ctime>

using namespace milliard;
using namespace Qt::StringLiterals;

class TestTimeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "XYZ-2"); // two hours east, all year
        tzset();
    }

    void times_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ms"); // -1: none
        const auto row = [](const QString &text, qint64 ms) { QTest::addRow("%s", qPrintable(text)) << text << ms; };
        constexpr qint64 hour = 3'600'000;
        row(u"2001-09-09T01:46:40Z"_s, 1'000'000'000'000);
        row(u"2001-09-09T01:46:40.250Z"_s, 1'000'000'000'250);
        row(u"2001-09-09T01:46:40+01:00"_s, 1'000'000'000'000 - hour);
        row(u"2001-09-09T01:46:40"_s, 1'000'000'000'000 - 2 * hour);
        row(u"2001-09-09 01:46"_s, 1'000'000'000'000 - 2 * hour - 40'000);
        row(u"2001-09-09"_s, 1'000'000'000'000 - 2 * hour - 6'400'000);
        row(u"1970-01-01T00:00:00Z"_s, 0);
        row(u"3h"_s, now - 3 * hour);
        row(u"7d"_s, now - 7 * 24 * hour);
        row(u"2w"_s, now - 14 * 24 * hour);
        row(u"0h"_s, now);
        row(u"999999999w"_s, 0); // before 1970: older than any file
        row(u"1969-12-31T00:00:00Z"_s, -1);
        row(u"2001-02-30"_s, -1);
        row(u"7"_s, -1);
        row(u"d"_s, -1);
        row(u"-7d"_s, -1);
        row(u"+7d"_s, -1);
        row(u"7 d"_s, -1);
        row(u"7D"_s, -1);
        row(u"1.5d"_s, -1);
        row(u"٣d"_s, -1);
        row(u"9999999999d"_s, -1);
        row(u"yesterday"_s, -1);
        row(u"tomorrow\x1b[2J"_s, -1);
        row(u" "_s, -1);
    }
    void times()
    {
        QFETCH(QString, text);
        QFETCH(qint64, ms);
        const auto time = timeFromText(text, now);
        if (ms >= 0) {
            QVERIFY2(time, qPrintable(time ? QString() : time.error().message));
            QCOMPARE(*time, ms);
            return;
        }
        QVERIFY(!time);
        QCOMPARE(time.error().kind, ErrorKind::BadInput);
        QVERIFY(time.error().message.contains(u"7d"_s));
        QVERIFY(!time.error().message.contains(u'\x1b'));
    }
    void nothing() { QVERIFY(!timeFromText({}, now)); }

private:
    static constexpr qint64 now = 1'700'000'000'000;
};

QTEST_GUILESS_MAIN(TestTimeText)
#include "test_time_text.moc"
