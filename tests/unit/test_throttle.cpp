// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/open_files.h"
#include "core/engine/host_windows.h"
#include "core/engine/throttle.h"

#include <QTest>

#include <sys/resource.h>

using namespace milliard;
using namespace std::chrono_literals;

class TestThrottle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Whoever asks as often as it can gets the limit, whatever the limit.
    void paceIsExact_data()
    {
        QTest::addColumn<qint64>("perSecond");
        for (const qint64 limit : {1, 7, 500, 20'000, 1'000'000})
            QTest::addRow("%lld", limit) << limit;
    }
    void paceIsExact()
    {
        QFETCH(qint64, perSecond);
        Pace pace(perSecond);
        const Pace::Clock::time_point begin{100s};
        qint64 spent = 0;
        for (auto now = begin; now < begin + 5s; now += 500us) {
            while (pace.from() <= now) {
                pace.spend(1, now);
                ++spent;
            }
        }
        QVERIFY2(double(spent) >= 0.99 * 5 * double(perSecond) - 1 && double(spent) <= 1.011 * 5 * double(perSecond) + 1,
            qPrintable(QString::number(spent)));
    }

    void idleTimeIsNotSavedUp()
    {
        Pace pace(1000);
        Pace::Clock::time_point now{100s};
        pace.spend(1, now);
        now += 1h;
        qint64 atOnce = 0;
        for (; pace.from() <= now; ++atOnce)
            pace.spend(1, now);
        QCOMPARE(atOnce, 1000 * Pace::burst / 1s + 1); // what the burst is worth, and the one that is always allowed
    }

    void largePiecesAreDebts()
    {
        Pace pace(1000);
        const Pace::Clock::time_point now{100s};
        pace.spend(5000, now);
        QCOMPARE(pace.from(), now + 5s);
        pace.spend(1000, now + 5s);
        QCOMPARE(pace.from(), now + 6s);
    }

    void withoutLimitsAllGoes()
    {
        Throttle throttle(0, 0);
        throttle.received(1'000'000'000);
        QVERIFY(!throttle.ask());
        QCOMPARE(throttle.turn().bytes, std::numeric_limits<qint64>::max());
        QCOMPARE(throttle.turn().from, Throttle::Clock::time_point::min());
    }

    void bytesHoldNewFilesUp()
    {
        Throttle throttle(0, 1'000'000);
        QVERIFY(!throttle.ask());
        throttle.received(500'000);
        const auto later = throttle.ask();
        QVERIFY(later);
        QVERIFY(*later > Throttle::Clock::now() + 300ms && *later < Throttle::Clock::now() + 501ms);
        QCOMPARE(throttle.turn().from, *later);
        QVERIFY(throttle.turn().bytes >= 512 && throttle.turn().bytes <= 1'000'000 / 256);
    }

    void refusalHalvesOnce()
    {
        HostWindow window(16);
        QList<qint64> starts;
        while (window.hasRoom())
            starts << window.started();
        QCOMPARE(starts.size(), 16);
        for (const qint64 start : std::as_const(starts)) { // all of one windowful
            window.ended();
            window.refused(start, 0ms);
        }
        QCOMPARE(window.size(), 8);
        window.refused(window.started(), 0ms);
        QCOMPARE(window.size(), 4);
    }

    void climbsByOneAWindowful()
    {
        HostWindow window(16);
        window.refused(window.started(), 0ms);
        QCOMPARE(window.size(), 8);
        for (int i = 0; i < 9; ++i)
            window.succeeded();
        QCOMPARE(window.size(), 9);
        for (int i = 0; i < 1000; ++i)
            window.succeeded();
        QCOMPARE(window.size(), 16); // and not beyond
    }

    void neverBelowOne()
    {
        HostWindow window(3);
        for (int i = 0; i < 10; ++i) {
            window.refused(window.started(), 0ms);
            window.ended();
        }
        QCOMPARE(window.size(), 1);
        QVERIFY(window.hasRoom());
    }

    // Single refusals among successes only narrow; a host that refuses everything is left alone for its time.
    void hostThatRefusesAllIsLeftAlone()
    {
        HostWindow window(2);
        for (int i = 0; i < 20; ++i) {
            window.refused(window.started(), 10s);
            window.ended();
            window.succeeded();
        }
        QVERIFY(window.notBefore() < HostWindow::Clock::now());
        window.refused(window.started(), 10s);
        window.refused(window.started(), 10s);
        QVERIFY(window.notBefore() > HostWindow::Clock::now() + 9s);
    }

    void hostsHaveTheirOwn()
    {
        HostWindows windows(4);
        HostWindow &a = windows.of("http://a:80/x");
        QVERIFY(&a == &windows.of("http://a:80/y/z?q"));
        QVERIFY(&a != &windows.of("https://a:80/x"));
        QVERIFY(&a != &windows.of("http://a:8080/x"));
        QVERIFY(&a == &windows.of("http://a:80"));
        a.started();
        for (int i = 0; i < 5000; ++i)
            windows.of("http://h" + QByteArray::number(i) + "/x");
        QVERIFY(&a == &windows.of("http://a:80/x")); // in use: it stayed
        QCOMPARE(a.inFlight(), 1);
    }

    void openFiles()
    {
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
        rlimit low = before;
        low.rlim_cur = 64;
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &low), 0);
        QVERIFY(allowOpenFiles(60));
        QVERIFY(allowOpenFiles(200)); // raised
        rlimit now{};
        ::getrlimit(RLIMIT_NOFILE, &now);
        QVERIFY(now.rlim_cur >= 200);
        const auto tooMany = allowOpenFiles(qint64(before.rlim_max) + 1);
        if (before.rlim_max != RLIM_INFINITY) {
            QVERIFY(!tooMany);
            QCOMPARE(tooMany.error().kind, ErrorKind::BadInput);
            QVERIFY(tooMany.error().message.contains(QString::number(before.rlim_max)));
        }
        ::setrlimit(RLIMIT_NOFILE, &before);
    }
};

QTEST_GUILESS_MAIN(TestThrottle)
#include "test_throttle.moc"
