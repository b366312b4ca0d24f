// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/retry_policy.h"

#include <QDateTime>
#include <QLocale>
#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

#include <algorithm>
#include <ctime>

using namespace milliard;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace
{

const Error lost{ErrorKind::ConnectionLost, {}};

Error status(int code)
{
    return {ErrorKind::HttpStatus, {}, code};
}

struct Spread {
    double least = 0;
    double mean = 0;
    double most = 0;
};

// Of 4,000 waits after this many failed attempts, in milliseconds.
Spread waits(const RetryPolicy &policy, int made, const Error &error = lost)
{
    constexpr int count = 4000;
    QRandomGenerator random(4711);
    Spread spread{1e300, 0, -1e300};
    for (int i = 0; i < count; ++i) {
        const double wait = double(policy.delay(error, made, random).value_or(-1ms).count());
        spread.least = std::min(spread.least, wait);
        spread.most = std::max(spread.most, wait);
        spread.mean += wait / count;
    }
    return spread;
}

} // namespace

class TestRetryPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kinds()
    {
        const RetryPolicy policy;
        for (const ErrorKind kind :
            {ErrorKind::HostNotFound, ErrorKind::ConnectionRefused, ErrorKind::ConnectionLost,
                ErrorKind::TimedOut, ErrorKind::BadResponse, ErrorKind::WrongLength, ErrorKind::WrongDigest,
                ErrorKind::Changed})
            QVERIFY2(policy.retriable({kind, {}}), qPrintable(kindName(kind)));
        for (const ErrorKind kind : {ErrorKind::BadInput, ErrorKind::TlsFailed, ErrorKind::BadRedirect,
                 ErrorKind::BadListing, ErrorKind::ListingLoop, ErrorKind::BadName, ErrorKind::FileExists,
                 ErrorKind::DestinationFull, ErrorKind::DestinationUnusable, ErrorKind::JournalUnusable,
                 ErrorKind::PathUnusable, ErrorKind::JournalFull,
                 ErrorKind::NoSuchJob, ErrorKind::JobBusy, ErrorKind::Cancelled})
            QVERIFY2(!policy.retriable({kind, {}}), qPrintable(kindName(kind)));
    }

    void statuses()
    {
        RetryPolicy policy;
        QRandomGenerator random(1);
        for (const int code : {408, 429, 500, 502, 503, 504}) {
            QVERIFY2(policy.retriable(status(code)), qPrintable(QString::number(code)));
            QVERIFY(policy.delay(status(code), 1, random));
        }
        for (const int code : {0, 400, 401, 403, 404, 410, 416, 501, 505}) {
            QVERIFY2(!policy.retriable(status(code)), qPrintable(QString::number(code)));
            QVERIFY(!policy.delay(status(code), 1, random));
        }
        policy.statuses = {404};
        QVERIFY(policy.retriable(status(404)));
        QVERIFY(!policy.retriable(status(503)));
    }

    void attempts()
    {
        RetryPolicy policy;
        QRandomGenerator random(1);
        policy.attempts = 3;
        QVERIFY(policy.delay(lost, 1, random));
        QVERIFY(policy.delay(lost, 2, random));
        QVERIFY(!policy.delay(lost, 3, random)); // three were made: that was all
        QVERIFY(!policy.delay(lost, 4, random));
        policy.attempts = 1;
        QVERIFY(!policy.delay(lost, 1, random));
    }

    // Full jitter: uniform from zero to the ceiling, which doubles up to the cap.
    void jitter_data()
    {
        QTest::addColumn<int>("backoff");
        QTest::addColumn<int>("made");
        QTest::addColumn<int>("ceiling");
        QTest::newRow("first") << 1000 << 1 << 1000;
        QTest::newRow("second") << 1000 << 2 << 2000;
        QTest::newRow("fifth") << 1000 << 5 << 16'000;
        QTest::newRow("last below the cap") << 1000 << 7 << 64'000;
        QTest::newRow("cap") << 1000 << 8 << 120'000;
        QTest::newRow("far above the cap") << 1000 << 99 << 120'000;
        QTest::newRow("as large as can be") << 120'000 << 99 << 120'000;
        QTest::newRow("small factor reaches the cap too") << 30 << 40 << 120'000;
    }
    void jitter()
    {
        QFETCH(int, backoff);
        QFETCH(int, made);
        QFETCH(int, ceiling);
        const RetryPolicy policy{RetryPolicy::maxAttempts, milliseconds(backoff), {}};
        const Spread spread = waits(policy, made);
        QVERIFY2(
            spread.least >= 0 && spread.least < 0.02 * ceiling, qPrintable(QString::number(spread.least)));
        QVERIFY2(
            spread.most <= ceiling && spread.most > 0.98 * ceiling, qPrintable(QString::number(spread.most)));
        QVERIFY2(spread.mean > 0.47 * ceiling && spread.mean < 0.53 * ceiling,
            qPrintable(QString::number(spread.mean)));
    }

    void noBackoff()
    {
        const Spread spread = waits({10, 0ms, {}}, 9);
        QCOMPARE(spread.least, 0);
        QCOMPARE(spread.most, 0);
    }

    void retryAfterIsTheLeast()
    {
        const RetryPolicy policy{4, 10'000ms, {503}};
        const auto after = [](milliseconds asked) { return Error{ErrorKind::HttpStatus, {}, 503, asked}; };
        const Spread within = waits(policy, 1, after(4'000ms));
        QCOMPARE(within.least, 4'000);
        QVERIFY(within.most > 9'000 && within.most <= 10'000); // longer waits stay as they were
        for (const auto &[asked, waited] :
            {std::pair{30'000ms, 30'000ms}, {200'000ms, 200'000ms}, {2h, 1h}}) {
            const Spread spread = waits(policy, 1, after(asked));
            QCOMPARE(spread.least, double(waited.count()));
            QCOMPARE(spread.most, double(waited.count()));
        }
        QRandomGenerator random(1);
        QVERIFY(!policy.delay(after(1s), 4, random)); // no further attempt because of it
    }

    void retryAfter_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("ms");
        const auto row = [](const char *tag, const char *value, qint64 ms) {
            QTest::newRow(tag) << QByteArray(value) << ms;
        };
        row("seconds", "120", 120'000);
        row("zero", "0", 0);
        row("with spaces", " 7 ", 7'000);
        row("leading zeros", "007", 7'000);
        row("date", "Fri, 02 Jan 2026 03:05:05 GMT", 60'000);
        row("date of RFC 850", "Friday, 02-Jan-26 03:05:05 GMT",
            60'000); // RFC 9110 §5.6.7: must be understood
        row("date of asctime", "Fri Jan  2 03:05:05 2026", 60'000);
        row("now", "Fri, 02 Jan 2026 03:04:05 GMT", 0);
        row("past", "Thu, 01 Jan 2026 00:00:00 GMT", 0);
        row("impossible date", "Fri, 31 Feb 2026 00:00:00 GMT", 0);
        row("empty", "", 0);
        row("spaces", "   ", 0);
        row("negative", "-5", 0);
        row("signed", "+5", 0);
        row("fraction", "1.5", 0);
        row("hexadecimal", "0x10", 0);
        row("unit", "5s", 0);
        row("list", "5, 6", 0);
        row("words", "soon", 0);
        row("bytes", "\xff\xfe", 0);
    }
    void retryAfter()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, ms);
        const QDateTime now(QDate(2026, 1, 2), QTime(3, 4, 5), QTimeZone::UTC);
        QCOMPARE(parseRetryAfter(value, now).count(), ms);
        QCOMPARE(parseRetryAfter(value, now.toOffsetFromUtc(5400)).count(), ms);
        QLocale::setDefault(QLocale(QLocale::German)); // month names of HTTP are English everywhere
        QCOMPARE(parseRetryAfter(value, now).count(), ms);
        QLocale::setDefault(QLocale::c());
    }

    // In local time there may be no such hour, or two of it.
    void retryAfterInAnyTimeZone()
    {
        qputenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3");
        ::tzset();
        for (const char *day : {"Sun, 29 Mar 2026", "Sun, 25 Oct 2026"}) {
            const QDate date = QLocale::c().toDate(QString::fromLatin1(day), QStringLiteral("ddd, dd MMM yyyy"));
            for (int minute = 0; minute < 24 * 60; ++minute) {
                const QDateTime then = QDateTime(date, QTime(0, 0), QTimeZone::UTC).addSecs(minute * 60);
                const QByteArray value = day + then.toString(QStringLiteral(" HH:mm:ss 'GMT'")).toLatin1();
                QVERIFY2(parseRetryAfter(value, then.addSecs(-7)) == 7s, value.constData());
            }
        }
        qunsetenv("TZ");
        ::tzset();
    }

    void hugeRetryAfter()
    {
        for (const char *value : {"86400", "99999999999", "9223372036854775807", "9223372036854775808",
                 "99999999999999999999999999999999"}) {
            const milliseconds wait = parseRetryAfter(value, QDateTime::currentDateTimeUtc());
            QVERIFY2(wait >= 1h, value); // what delay() makes of it
            QVERIFY2(wait <= 24h * 365, value);
        }
    }
};

QTEST_GUILESS_MAIN(TestRetryPolicy)
#include "test_retry_policy.moc"
