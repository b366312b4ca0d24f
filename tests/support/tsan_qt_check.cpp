// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// Hands a number over in the ways that tsan_qt.cpp knows, in order or in a race. The tests of the preset tsan run it with
// each case: those in order must be clean, and each race must still be found.

#include <QCoreApplication>
#include <QEventLoop>
#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <atomic>
#include <cstdio>
#include <map>
#include <string_view>

namespace {

int number = 0;
std::atomic<int> written = 0; // relaxed: it tells the time and orders nothing

void write(int value)
{
    number = value;
    written.fetch_add(1, std::memory_order_relaxed);
}

void awaitWrites(int count)
{
    while (written.load(std::memory_order_relaxed) < count)
        QThread::yieldCurrentThread();
}

// An object that lives on a thread of its own.
struct Elsewhere {
    Elsewhere()
    {
        object.moveToThread(&thread);
        thread.start();
    }
    ~Elsewhere()
    {
        thread.quit();
        thread.wait();
    }
    void post(int value) { QMetaObject::invokeMethod(&object, [value] { write(value); }, Qt::QueuedConnection); }

    QThread thread;
    QObject object;
};

void taskInOrder()
{
    QThreadPool pool;
    write(1);
    pool.start([] { write(2); });
    pool.waitForDone();
    write(3);
}

void taskRace()
{
    QThreadPool pool;
    pool.start([] { write(2); });
    awaitWrites(1);
    write(3);
}

void futureInOrder()
{
    write(1);
    QtConcurrent::run([] { write(2); }).waitForFinished();
    write(3);
}

void futureRace()
{
    auto future = QtConcurrent::run([](QPromise<int> &promise) {
        promise.addResult(1);
        write(2);
        awaitWrites(2); // not finished before it is too late
    });
    future.resultAt(0);
    awaitWrites(1);
    write(3);
    future.waitForFinished();
}

void continuationInOrder()
{
    QObject here;
    QEventLoop loop;
    QtConcurrent::run([] { write(1); }).then(&here, [&] {
        write(2);
        loop.quit();
    });
    loop.exec();
}

void watcherInOrder()
{
    QEventLoop loop;
    QFutureWatcher<void> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, [&] {
        write(2);
        loop.quit();
    });
    watcher.setFuture(QtConcurrent::run([] { write(1); }));
    loop.exec();
}

void slotInOrder()
{
    write(1);
    Elsewhere one;
    write(2);
    one.post(3);
    awaitWrites(3);
}

void slotRace()
{
    Elsewhere one;
    one.post(1);
    awaitWrites(1);
    write(2);
}

void slotsRace()
{
    Elsewhere one, other;
    one.post(1);
    other.post(2);
    awaitWrites(2);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const std::map<std::string_view, void (*)()> cases{
        {"task_in_order", taskInOrder}, {"task_race", taskRace}, {"future_in_order", futureInOrder}, {"future_race", futureRace},
        {"continuation_in_order", continuationInOrder}, {"watcher_in_order", watcherInOrder}, {"slot_in_order", slotInOrder},
        {"slot_race", slotRace}, {"slots_race", slotsRace}};
    const auto found = cases.find(argc > 1 ? argv[1] : "");
    if (found == cases.end()) {
        std::fputs("no such case\n", stderr);
        return 2;
    }
    found->second();
    std::printf("%d\n", number);
    return 0; // which a race turns into the sanitizer's own status
}
