// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/model/speed_history.h"

#include <QTest>

using namespace milliard;
using namespace std::chrono_literals;

// The history of a job's speeds, by a clock of the test's own.
class TestSpeedHistory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingAtFirst()
    {
        SpeedHistory history;
        QVERIFY(history.isEmpty());
        QCOMPARE(history.steps(), 0);
        QCOMPARE(history.mean().files, 0.0);
        history.sample({}, 1000, 1000); // where counting begins is no speed
        QVERIFY(history.isEmpty());
    }

    void evenSpeedIsEven()
    {
        SpeedHistory history;
        run(history, 10s, 100, 5000);
        QCOMPARE(history.time().count(), 10.0);
        QCOMPARE(history.steps(), 20);
        for (std::size_t step = 0; step < history.steps(); ++step) {
            QCOMPARE(history.rates(step).files, 100.0);
            QCOMPARE(history.rates(step).bytes, 5000.0);
            QCOMPARE(history.middle(step).count(), 0.25 + 0.5 * double(step));
        }
        QCOMPARE(history.mean().files, 100.0);
        QCOMPARE(history.peak().bytes, 5000.0);
    }

    void aWeekTakesNoMoreThanAMinute()
    {
        SpeedHistory history;
        const auto week = 7 * 24h;
        qint64 files = 0;
        std::size_t most = 0;
        for (auto at = SpeedHistory::Clock::time_point(); at.time_since_epoch() <= week; at += 2s, files += 20) {
            history.sample(at, files, files * 3);
            most = std::max(most, history.steps());
        }
        QVERIFY(most <= SpeedHistory::mostSteps);
        QVERIFY(history.steps() > SpeedHistory::mostSteps / 2 - 2);
        QCOMPARE(history.time().count(), std::chrono::duration<double>(week).count());
        double sum = 0;
        const double width = history.middle(1).count() - history.middle(0).count();
        for (std::size_t step = 0; step < history.steps(); ++step)
            sum += history.rates(step).files * width;
        QVERIFY(std::abs(sum + history.rates(history.steps() - 1).files * width - 10 * history.time().count()) < 2 * 10 * width);
        QVERIFY(qFuzzyCompare(history.mean().files, 10.0));
    }

    void pausesAreLeftOut()
    {
        SpeedHistory history;
        auto now = run(history, 2s, 50, 0);
        history.pause();
        now += 24h;
        history.sample(now, 0, 0); // another run counts from its own beginning
        history.sample(now + 1s, 10, 0);
        QCOMPARE(history.time().count(), 3.0);
        QCOMPARE(history.steps(), 6);
        QCOMPARE(history.rates(3).files, 50.0);
        QCOMPARE(history.rates(4).files, 10.0);
        QCOMPARE(history.peak().files, 50.0);
        QVERIFY(qFuzzyCompare(history.mean().files, 110.0 / 3));
    }

    void aLateSampleIsSpread()
    {
        SpeedHistory history;
        const SpeedHistory::Clock::time_point start;
        history.sample(start, 0, 0);
        history.sample(start + 2s, 200, 0); // the program had no time for two seconds
        QCOMPARE(history.steps(), 4);
        QCOMPARE(history.peak().files, 100.0);
    }

    void theStepThatIsNotOver()
    {
        SpeedHistory history;
        const SpeedHistory::Clock::time_point start;
        history.sample(start, 0, 0);
        history.sample(start + 100ms, 10, 0);
        QCOMPARE(history.steps(), 1); // the only one
        QCOMPARE(history.rates(0).files, 100.0);
        QCOMPARE(history.peak().files, 0.0);
        history.sample(start + 550ms, 55, 0);
        QCOMPARE(history.steps(), 1); // the second has only begun
        QVERIFY(qFuzzyCompare(history.rates(0).files, 100.0));
    }

private:
    static SpeedHistory::Clock::time_point run(SpeedHistory &history, std::chrono::seconds time, qint64 files, qint64 bytes)
    {
        SpeedHistory::Clock::time_point now;
        const auto end = now + time;
        for (int second = 0; now <= end; now += 1s, ++second)
            history.sample(now, files * second, bytes * second);
        return end;
    }
};

QTEST_APPLESS_MAIN(TestSpeedHistory)
#include "test_speed_history.moc"
