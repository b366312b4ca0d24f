// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/model/format.h"

#include <QLocale>
#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void counts()
    {
        QCOMPARE(formatCount(0), u"0"_s);
        QCOMPARE(formatCount(12'400), u"12,400"_s);
        QCOMPARE(formatCount(1'000'000'000), u"1,000,000,000"_s);
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(formatCount(12'400), u"12.400"_s);
    }

    void bytes()
    {
        QCOMPARE(formatBytes(0), u"0 bytes"_s);
        QCOMPARE(formatBytes(1023), u"1,023 bytes"_s);
        QCOMPARE(formatBytes(1024), u"1.0 KiB"_s);
        QCOMPARE(formatBytes(1'258'291), u"1.2 MiB"_s);
        QCOMPARE(formatBytes(qint64(5) << 40), u"5.0 TiB"_s);
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(formatBytes(1'258'291), u"1,2 MiB"_s);
    }

    void rates()
    {
        QCOMPARE(formatFilesPerSecond(0), QString());
        QCOMPARE(formatFilesPerSecond(0.04), QString());
        QCOMPARE(formatFilesPerSecond(0.3), u"0.3 files/s"_s);
        QCOMPARE(formatFilesPerSecond(9.4), u"9.4 files/s"_s);
        QCOMPARE(formatFilesPerSecond(12.4), u"12 files/s"_s);
        QCOMPARE(formatFilesPerSecond(9'800), u"9,800 files/s"_s);
        QCOMPARE(formatBytesPerSecond(0), QString());
        QCOMPARE(formatBytesPerSecond(0.9), QString());
        QCOMPARE(formatBytesPerSecond(100), u"100 bytes/s"_s);
        QCOMPARE(formatBytesPerSecond(1'258'291), u"1.2 MiB/s"_s);
    }

    void durations_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64(0) << u"0 s"_s;
        QTest::newRow("seconds") << qint64(59) << u"59 s"_s;
        QTest::newRow("a minute") << qint64(60) << u"1 min 00 s"_s;
        QTest::newRow("minutes") << qint64(185) << u"3 min 05 s"_s;
        QTest::newRow("nearly an hour") << qint64(3599) << u"59 min 59 s"_s;
        QTest::newRow("an hour") << qint64(3600) << u"1 h 00 min"_s;
        QTest::newRow("hours") << qint64(2 * 3600 + 10 * 60 + 59) << u"2 h 10 min"_s;
        QTest::newRow("nearly a day") << qint64(86'399) << u"23 h 59 min"_s;
        QTest::newRow("a day") << qint64(86'400) << u"1 d 0 h"_s;
        QTest::newRow("days") << qint64(3 * 86'400 + 4 * 3600 + 3599) << u"3 d 4 h"_s;
        QTest::newRow("months") << qint64(364 * 86'400) << u"364 d 0 h"_s;
    }
    void durations()
    {
        QFETCH(qint64, seconds);
        QTEST(formatDuration(std::chrono::seconds(seconds)), "text");
    }

    void percents()
    {
        for (int n = 0; n <= 100; ++n)
            QCOMPARE(formatPercent(n / 100.0), u"%1 %"_s.arg(n));
        // Whatever the fraction, n of 1,000 is n / 10 rounded down.
        for (int n = 0; n <= 1000; ++n)
            QCOMPARE(formatPercent(n / 1000.0), u"%1 %"_s.arg(n / 10));
        QCOMPARE(formatPercent(0.999), u"99 %"_s);
        QCOMPARE(formatPercent(999'999'999.0 / 1'000'000'000), u"99 %"_s); // never 100 before the end
        QCOMPARE(formatPercent(1.5), u"100 %"_s); // a body longer than was announced
        QCOMPARE(formatPercent(-0.1), u"0 %"_s);
    }
};

QTEST_GUILESS_MAIN(TestFormat)
#include "test_format.moc"
