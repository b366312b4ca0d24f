// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/retry_budget.h"

#include <QTest>

#include <thread>
#include <vector>

using namespace milliard;

namespace
{

qint64 spendAll(RetryBudget &budget, qint64 most = 1'000'000)
{
    qint64 spent = 0;
    while (spent < most && budget.spend())
        ++spent;
    return spent;
}

} // namespace

class TestRetryBudget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isBounded()
    {
        RetryBudget budget;
        QCOMPARE(spendAll(budget), RetryBudget::start);
        QVERIFY(!budget.spend());
    }

    void aFileEarnsAFifth()
    {
        RetryBudget budget;
        spendAll(budget);
        for (int i = 0; i < 4; ++i)
            budget.earn();
        QVERIFY(!budget.spend());
        budget.earn();
        QVERIFY(budget.spend());
        QVERIFY(!budget.spend());
        for (int i = 0; i < 50; ++i)
            budget.earn();
        QCOMPARE(spendAll(budget), 10);
    }

    void isNotSavedUp()
    {
        RetryBudget budget;
        for (int i = 0; i < 100'000; ++i)
            budget.earn();
        QCOMPARE(spendAll(budget), RetryBudget::start);
        for (int i = 0; i < 100'000; ++i)
            budget.earn();
        QCOMPARE(spendAll(budget), RetryBudget::start);
        QCOMPARE(budget.done(), 200'000); // all of them count as a sign of life
    }

    void underThreads()
    {
        constexpr int threads = 4;
        RetryBudget budget;
        std::atomic<qint64> spent = 0;
        {
            std::vector<std::jthread> all;
            for (int i = 0; i < threads; ++i)
                all.emplace_back([&] { spent += spendAll(budget); });
        }
        QVERIFY2(spent >= RetryBudget::start && spent < RetryBudget::start + threads,
            qPrintable(QString::number(spent)));
        QVERIFY(!budget.spend());
    }
};

QTEST_GUILESS_MAIN(TestRetryBudget)
#include "test_retry_budget.moc"
