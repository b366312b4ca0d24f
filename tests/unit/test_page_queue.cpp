// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/page_queue.h"

#include <QDeadlineTimer>
#include <QTest>

#include <latch>
#include <thread>
#include <vector>

using namespace milliard;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

std::shared_ptr<PageWork> work(qint64 seq, qsizetype entries)
{
    return std::make_shared<PageWork>(seq, QList<Entry>(entries));
}

// Runs 'task(thread number)' on so many threads, started together.
void onThreads(int count, const auto &task)
{
    std::latch ready(count);
    std::vector<std::jthread> threads;
    for (int i = 0; i < count; ++i) {
        threads.emplace_back([&ready, &task, i] {
            ready.arrive_and_wait();
            task(i);
        });
    }
}

} // namespace

class TestPageQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void batchesCoverAllInOrder()
    {
        PageQueue queue([] {});
        for (const qsizetype size : {5, 1, 12})
            queue.push(work(size, size));
        QStringList taken;
        while (const auto batch = queue.take(4))
            taken += u"%1:%2-%3"_s.arg(batch->page->seq()).arg(batch->begin).arg(batch->end);
        QCOMPARE(
            taken, (QStringList{u"5:0-4"_s, u"5:4-5"_s, u"1:0-1"_s, u"12:0-4"_s, u"12:4-8"_s, u"12:8-12"_s}));
    }

    // Of several hosts, the oldest entries of one that has room, no more than it has room for.
    void looksPastHosts()
    {
        int madeRoom = 0;
        PageQueue queue([&] { ++madeRoom; });
        const auto page = [](qint64 seq, const QByteArray &hosts) {
            QList<Entry> entries;
            for (const char host : hosts) {
                Entry entry;
                if (host != '-') // a bad line has no address
                    entry.url = QByteArray("http://") + host + "/x";
                entries.append(entry);
            }
            return std::make_shared<PageWork>(seq, entries);
        };
        const auto text = [](const std::optional<Batch> &batch) { return batch ? u"%1:%2-%3"_s.arg(batch->page->seq()).arg(batch->begin).arg(batch->end) : u"none"_s; };
        queue.push(page(0, "aaa-a"));
        QVERIFY(!queue.hasManyHosts());
        queue.push(page(1, "aabab"));
        QVERIFY(queue.hasManyHosts());
        const auto only = [](char host, qsizetype room) { return [host, room](const QByteArray &url) { return url.startsWith(QByteArray("http://") + host) ? room : 0; }; };
        QCOMPARE(text(queue.take(9, only('b', 9))), u"1:2-3"_s);
        auto last = queue.take(9, only('b', 9));
        QCOMPARE(text(last), u"1:4-5"_s);
        QCOMPARE(text(queue.take(9, only('b', 9))), u"none"_s);
        QCOMPARE(text(queue.take(9, only('a', 2))), u"0:0-2"_s);
        queue.giveBack(*std::exchange(last, {}));
        QCOMPARE(text(queue.take(9)), u"0:2-5"_s);
        auto gap = queue.take(9);
        QCOMPARE(text(gap), u"1:0-2"_s); // not over what was taken
        queue.giveBack(*std::exchange(gap, {}));
        QCOMPARE(text(queue.take(1)), u"1:0-1"_s);
        QCOMPARE(text(queue.take(9, only('b', 9))), u"1:4-5"_s);
        QCOMPARE(text(queue.take(9)), u"1:1-2"_s);
        auto end = queue.take(9);
        QCOMPARE(text(end), u"1:3-4"_s);
        queue.close();
        QVERIFY(queue.isDrained());
        queue.giveBack(*std::exchange(end, {})); // also of a page of which nothing was left
        QVERIFY(!queue.isDrained());
        QCOMPARE(text(queue.take(9, only('a', 9))), u"1:3-4"_s);
        QVERIFY(queue.isDrained());
        QCOMPARE(madeRoom, 0);
    }

    // For sinks that need whole pages.
    void aWholePageAtOnce()
    {
        PageQueue queue([] {});
        queue.push(work(0, 30'000));
        queue.push(work(1, 7));
        for (const qsizetype size : {30'000, 7}) {
            const auto batch = queue.take(std::numeric_limits<qsizetype>::max());
            QVERIFY(batch && batch->begin == 0 && batch->end == size);
        }
        queue.push(work(2, 5));
        QVERIFY(queue.take(2));
        QCOMPARE(queue.take(std::numeric_limits<qsizetype>::max())->end, 5); // the rest
    }

    void drained()
    {
        PageQueue queue([] {});
        QVERIFY(!queue.take(1));
        QVERIFY(!queue.isDrained()); // more may come
        queue.push(work(0, 2));
        queue.close();
        QVERIFY(!queue.isDrained());
        QVERIFY(queue.take(1));
        QVERIFY(!queue.isDrained());
        QVERIFY(queue.take(1));
        QVERIFY(queue.isDrained());
        QVERIFY(!queue.take(1));
    }

    void boundedByPages()
    {
        int told = 0;
        PageQueue queue([&told] { ++told; });
        for (int i = 0; i < PageQueue::maxPages; ++i) {
            QVERIFY(queue.hasRoom());
            queue.push(work(i, 2));
        }
        QVERIFY(!queue.hasRoom());
        queue.take(1);
        QVERIFY(!queue.hasRoom()); // the page is still there
        QCOMPARE(told, 0);
        queue.take(1);
        QVERIFY(queue.hasRoom());
        QCOMPARE(told, 1);
        queue.take(2);
        queue.take(2);
        QCOMPARE(told, 1); // there was room already
        queue.push(work(9, 1));
        queue.push(work(10, 1));
        queue.push(work(11, 1));
        QVERIFY(!queue.hasRoom());
        while (queue.take(1)) { }
        QCOMPARE(told, 2);
    }

    void boundedByEntries()
    {
        int told = 0;
        PageQueue queue([&told] { ++told; });
        queue.push(work(0, 100'000)); // one page of any size is taken in
        QVERIFY(!queue.hasRoom());
        qint64 left = 100'000;
        while (left > PageQueue::maxEntries) {
            left -= 1000;
            queue.take(1000);
        }
        QVERIFY(!queue.hasRoom());
        QCOMPARE(told, 0);
        queue.take(1);
        QVERIFY(queue.hasRoom());
        QCOMPARE(told, 1);
        while (queue.take(1000)) { }
        QCOMPARE(told, 1);
    }

    // The lister asks the queue from within, so it must not be locked then.
    void roomMadeMayAskTheQueue()
    {
        PageQueue *asked = nullptr;
        bool room = false;
        PageQueue queue([&asked, &room] { room = asked->hasRoom(); });
        asked = &queue;
        queue.push(work(0, PageQueue::maxEntries));
        queue.take(1);
        QVERIFY(room);
    }

    void takenByManyThreads()
    {
        constexpr int threads = 8;
        constexpr int pages = 200;
        constexpr int entries = 97;
        std::atomic<int> told = 0;
        PageQueue queue([&told] { ++told; });
        const QDeadlineTimer deadline(20s);
        std::vector<std::vector<std::atomic<int>>> seen(pages);
        for (auto &page : seen)
            page = std::vector<std::atomic<int>>(entries);
        onThreads(threads + 1, [&](int thread) {
            if (thread == threads) { // the lister
                for (int i = 0; i < pages; ++i) {
                    while (!queue.hasRoom() && !deadline.hasExpired())
                        std::this_thread::yield();
                    queue.push(work(i, entries));
                }
                queue.close();
                return;
            }
            while (!queue.isDrained()) {
                const auto batch = queue.take(thread + 1);
                for (qsizetype i = batch ? batch->begin : 0; batch && i < batch->end; ++i)
                    ++seen[size_t(batch->page->seq())][size_t(i)];
                if (!batch)
                    std::this_thread::yield();
            }
        });
        for (const auto &page : seen) {
            for (const auto &times : page)
                QCOMPARE(times.load(), 1);
        }
        QVERIFY(told > 0); // or the lister would have waited for ever where it does not look by itself
    }

    void counts()
    {
        PageWork page(3, QList<Entry>(4));
        QVERIFY(!page.settle(Outcome::Done, 100));
        QVERIFY(!page.settle(Outcome::Skipped, 0));
        page.addFailure({u"a"_s, {ErrorKind::TimedOut, u"host"_s}, 3});
        QVERIFY(!page.settle(Outcome::Failed, 0));
        QVERIFY(page.settle(Outcome::Done, 5'000'000'000));
        QCOMPARE(page.counts(), (Counts{4, 2, 1, 1, 5'000'000'100}));
        QCOMPARE(page.takeFailures().value(0).name, u"a"_s);
        QVERIFY(page.takeFailures().isEmpty());
    }

    void settledOnceByManyThreads()
    {
        constexpr int threads = 4;
        constexpr int each = 25;
        for (int round = 0; round < 300; ++round) {
            PageWork page(0, QList<Entry>(threads * each));
            std::atomic<int> last = 0;
            Counts counts;
            qsizetype failures = 0;
            onThreads(threads, [&](int thread) {
                for (int i = 0; i < each; ++i) {
                    if (thread == 0)
                        page.addFailure({QString::number(i), {}, 1});
                    if (page.settle(thread == 0 ? Outcome::Failed
                                : thread == 1   ? Outcome::Skipped
                                                : Outcome::Done,
                            10)) {
                        ++last;
                        counts = page.counts(); // the last one sees what all counted
                        failures = page.takeFailures().size();
                    }
                }
            });
            QCOMPARE(last.load(), 1);
            QCOMPARE(counts, (Counts{threads * each, 2 * each, each, each, 2 * each * 10}));
            QCOMPARE(failures, each);
        }
    }
};

QTEST_GUILESS_MAIN(TestPageQueue)
#include "test_page_queue.moc"
