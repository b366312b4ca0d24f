// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/open_files.h"
#include "core/engine/host_windows.h"
#include "core/engine/throttle.h"

#include <QTest>

#include <sys/resource.h>

using namespace milliard;
using namespace Qt::StringLiterals;
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
        SharedThrottle ofAll;
        Throttle throttle({}, ofAll);
        throttle.received(1'000'000'000);
        QVERIFY(!throttle.ask());
        QCOMPARE(throttle.turn().bytes, std::numeric_limits<qint64>::max());
        QCOMPARE(throttle.turn().from, Throttle::Clock::time_point::min());
    }

    void bytesHoldNewFilesUp()
    {
        SharedThrottle ofAll;
        Throttle throttle({.bytesPerSecond = 1'000'000}, ofAll);
        QVERIFY(!throttle.ask());
        throttle.received(150'000);
        const auto later = throttle.ask();
        QVERIFY(later);
        QVERIFY(*later > Throttle::Clock::now() + 50ms && *later < Throttle::Clock::now() + 151ms);
        QCOMPARE(throttle.turn().from, *later);
        QVERIFY(throttle.turn().bytes >= 512 && throttle.turn().bytes <= 1'000'000 / 256);
        throttle.received(50'000'000);
        const auto muchLater = throttle.ask();
        QVERIFY(*muchLater <= Throttle::Clock::now() + Throttle::longestWait); // limits may have changed by then
    }

    // Two jobs that take all they get: what both together get is the limit, and each has half, whoever asks more often.
    void sharedInEqualParts_data()
    {
        QTest::addColumn<int>("eagerness"); // how often the one asks for each time that the other does
        for (const int eagerness : {1, 7, 40})
            QTest::addRow("%d", eagerness) << eagerness;
    }
    void sharedInEqualParts()
    {
        QFETCH(int, eagerness);
        constexpr qint64 rate = 1'000'000;
        constexpr qint64 piece = 4096;
        SharedThrottle ofAll;
        ofAll.set({.bytesPerSecond = rate});
        SharedThrottle::Part parts[2];
        for (SharedThrottle::Part &part : parts)
            ofAll.join(part);
        const Pace::Clock::time_point begin{100s};
        qint64 had[2]{};
        int turn = 0;
        for (auto now = begin; now < begin + 5s; now += 50us, ++turn) {
            const int who = turn % (eagerness + 1) == 0 ? 1 : 0;
            if (ofAll.from(parts[who], false, now) <= now) {
                ofAll.spend(parts[who], 0, piece, now);
                had[who] += piece;
            }
        }
        QVERIFY2(std::abs(had[0] + had[1] - 5 * rate) < rate / 15, qPrintable(u"%1 and %2"_s.arg(had[0]).arg(had[1])));
        QVERIFY2(std::abs(had[0] - had[1]) < rate / 10, qPrintable(u"%1 and %2"_s.arg(had[0]).arg(had[1])));
    }

    // What one does not want the others have.
    void nothingIsKeptForWhoWantsNothing()
    {
        constexpr qint64 rate = 1'000'000;
        SharedThrottle ofAll;
        ofAll.set({.bytesPerSecond = rate});
        SharedThrottle::Part greedy;
        SharedThrottle::Part modest;
        ofAll.join(greedy);
        ofAll.join(modest);
        const Pace::Clock::time_point begin{100s};
        qint64 had[2]{};
        for (auto now = begin; now < begin + 5s; now += 100us) {
            if (had[1] * 10 < rate * (now - begin) / 1s && ofAll.from(modest, false, now) <= now) {
                ofAll.spend(modest, 0, 4096, now);
                had[1] += 4096;
            }
            if (ofAll.from(greedy, false, now) <= now) {
                ofAll.spend(greedy, 0, 4096, now);
                had[0] += 4096;
            }
        }
        QVERIFY2(std::abs(had[1] - rate / 2) < rate / 20, qPrintable(QString::number(had[1])));
        QVERIFY2(std::abs(had[0] + had[1] - 5 * rate) < rate / 15, qPrintable(QString::number(had[0])));
    }

    // A job's own limit is another from one moment to the next.
    void ownLimitsChange()
    {
        SharedThrottle ofAll;
        Throttle throttle({}, ofAll);
        for (int i = 0; i < 100; ++i)
            QVERIFY(!throttle.ask());
        throttle.set({.bytesPerSecond = 1'000'000, .filesPerSecond = 10});
        QVERIFY(!throttle.ask());
        QVERIFY(*throttle.ask() > Throttle::Clock::now() + 50ms);
        QVERIFY(throttle.turn().bytes < 10'000);
        throttle.set({.bytesPerSecond = 1'000'000, .filesPerSecond = 10}); // what stays the same does not begin anew
        QVERIFY(throttle.ask());
        throttle.set({});
        for (int i = 0; i < 100; ++i)
            QVERIFY(!throttle.ask());
        QVERIFY(throttle.turn().from <= Throttle::Clock::now());
    }

    void theTighterOfBothHolds()
    {
        SharedThrottle ofAll;
        Throttle free({.bytesPerSecond = 1'000'000}, ofAll);
        Throttle slow({.filesPerSecond = 10}, ofAll);
        ofAll.set({.filesPerSecond = 10});
        QVERIFY(!free.ask());
        QVERIFY(*free.ask() > Throttle::Clock::now() + 50ms); // that of all
        const auto body = free.turn();
        QVERIFY(body.from <= Throttle::Clock::now()); // which holds up no body
        QVERIFY(*slow.ask() > Throttle::Clock::now() + 50ms);
        ofAll.set({.filesPerSecond = 10'000});
        QVERIFY(!slow.ask());
        QVERIFY(*slow.ask() > Throttle::Clock::now() + 50ms); // its own
        QTRY_VERIFY(!free.ask());
        ofAll.set({});
        QCOMPARE(ofAll.limits(), Limits());
    }

    // Debts of another limit are none of the new one's.
    void newLimitHoldsAtOnce()
    {
        SharedThrottle ofAll;
        ofAll.set({.bytesPerSecond = 1000});
        Throttle throttle({}, ofAll);
        throttle.received(1'000'000);
        QVERIFY(throttle.turn().from > Throttle::Clock::now() + 150ms);
        ofAll.set({.bytesPerSecond = 2000});
        const auto turn = throttle.turn();
        QVERIFY(turn.from <= Throttle::Clock::now());
        throttle.received(1'000'000);
        ofAll.set({});
        QCOMPARE(throttle.turn().bytes, std::numeric_limits<qint64>::max());
        QVERIFY(!throttle.ask());
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
