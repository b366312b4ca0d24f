// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/progress/seq_locked.h"

#include <QDeadlineTimer>
#include <QTest>

#include <algorithm>
#include <array>
#include <atomic>
#include <thread>

using namespace milliard;
using namespace std::chrono_literals;

namespace
{

// Whole if all words are the same.
using Value = std::array<quint64, 20>;

Value all(quint64 word)
{
    Value value;
    value.fill(word);
    return value;
}

} // namespace

class TestSeqLocked : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheLast()
    {
        SeqLocked<Value> locked;
        QVERIFY(locked.load() == Value{});
        locked.store(all(7));
        locked.store(all(8));
        QVERIFY(locked.load() == all(8));
        QVERIFY(locked.load() == all(8));
    }

    void neverTornNorOlder()
    {
        SeqLocked<Value> locked;
        std::atomic<bool> over = false;
        std::atomic<quint64> torn = 0;
        std::atomic<quint64> older = 0;
        std::atomic<quint64> changes = 0;
        quint64 written = 0;
        {
            const auto read = [&] {
                for (quint64 last = 0; !over.load(std::memory_order_relaxed);) {
                    const Value value = locked.load();
                    if (value != all(value[0]))
                        ++torn;
                    if (value[0] < last)
                        ++older;
                    if (value[0] != last)
                        ++changes;
                    last = value[0];
                }
            };
            const std::jthread one(read);
            const std::jthread two(read);
            // Longer only where other programs hold the readers up.
            const QDeadlineTimer least(300ms);
            const QDeadlineTimer most(10s);
            while (!least.hasExpired() || (changes < 100 && !most.hasExpired())) {
                for (int i = 0; i < 200; ++i)
                    locked.store(all(++written));
                std::this_thread::yield(); // readers need a moment between two writes
            }
            over = true;
        }
        QCOMPARE(torn.load(), 0u);
        QCOMPARE(older.load(), 0u);
        QVERIFY2(changes >= 100, qPrintable(QString::number(changes))); // they did meet
        QVERIFY(locked.load() == all(written));
    }
};

QTEST_GUILESS_MAIN(TestSeqLocked)
#include "test_seq_locked.moc"
