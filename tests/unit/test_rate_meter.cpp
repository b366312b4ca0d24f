// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/progress/rate_meter.h"

#include <QTest>

#include <cmath>

using namespace milliard;
using namespace std::chrono_literals;

namespace
{

const RateMeter::Clock::time_point begin{};

} // namespace

class TestRateMeter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingYet()
    {
        RateMeter meter;
        QCOMPARE(meter.filesPerSecond(), 0);
        meter.sample(begin, 1'000'000, 1'000'000'000); // of earlier runs: no speed
        QCOMPARE(meter.filesPerSecond(), 0);
        meter.sample(begin, 2'000'000, 2'000'000'000); // in no time
        QCOMPARE(meter.filesPerSecond(), 0);
        QCOMPARE(meter.bytesPerSecond(), 0);
    }

    void steady()
    {
        RateMeter meter(5s);
        for (int i = 0; i <= 200; ++i) {
            meter.sample(begin + i * 100ms, 1'000'000 + i * 30, i * 7'000);
            if (i > 0) {
                QCOMPARE(meter.filesPerSecond(), 300);
                QCOMPARE(meter.bytesPerSecond(), 70'000);
            }
        }
    }

    // Only what happened within the window counts.
    void followsChanges()
    {
        RateMeter meter(5s);
        qint64 files = 0;
        auto now = begin;
        const auto run = [&](std::chrono::milliseconds time, int perSample) {
            for (const auto end = now + time; now < end; now += 100ms)
                meter.sample(now, files += perSample, 0);
        };
        run(60s, 1000);
        QCOMPARE(meter.filesPerSecond(), 10'000);
        run(2500ms, 0);
        QVERIFY2(std::abs(meter.filesPerSecond() - 5'000) < 300,
            qPrintable(QString::number(meter.filesPerSecond())));
        run(3s, 0);
        QCOMPARE(meter.filesPerSecond(), 0);
        run(5100ms, 10);
        QCOMPARE(meter.filesPerSecond(), 100);
    }

    // A sampler that was held up must not show a jump.
    void rareSamples()
    {
        RateMeter meter(5s);
        meter.sample(begin, 0, 0);
        meter.sample(begin + 60s, 600, 0);
        QCOMPARE(meter.filesPerSecond(), 10);
        meter.sample(begin + 120s, 1800, 0);
        QCOMPARE(meter.filesPerSecond(), 20);
    }

    void estimates()
    {
        QCOMPARE(estimate(1000, 10), 100s);
        QCOMPARE(estimate(1001, 10), 101s); // rounded up: never "0 s left" while there is something left
        QCOMPARE(estimate(1, 1e9), 1s);
        QCOMPARE(estimate(0, 10), 0s);
        QCOMPARE(estimate(0, 0), 0s);
        QCOMPARE(estimate(-5, 10), 0s);
        QCOMPARE(estimate(1'000'000'000, 100), 10'000'000s);
        QCOMPARE(estimate(10, 0), std::nullopt);
        QCOMPARE(estimate(10, -3), std::nullopt);
        QCOMPARE(estimate(10, std::nan("")), std::nullopt);
        QCOMPARE(estimate(1'000'000'000, 0.001), std::nullopt); // 30,000 years are nothing to say
        QCOMPARE(estimate(std::numeric_limits<qint64>::max(), 1e-300), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestRateMeter)
#include "test_rate_meter.moc"
