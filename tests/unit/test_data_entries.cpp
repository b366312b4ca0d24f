// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/data_url.h"
#include "core/engine/worker.h"
#include "core/sink/folder_sink.h"
#include "core/sink/shard_sink.h"
#include "core/transport/make_transport.h"
#include "tests/support/shards.h"
#include "tests/unit/folder_help.h"

#include <QTest>
#include <QThreadPool>
#include <QtConcurrentRun>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace {

QByteArray digestOf(const QByteArray &bytes)
{
    Hasher hasher(DigestAlgorithm::Sha256);
    hasher.add(bytes);
    return hasher.result().value().packed();
}

Entry entry(const QString &name, const QByteArray &body)
{
    Entry entry{name, dataUrl(body), body.size()};
    entry.digest = digestOf(body);
    return entry;
}

struct Run {
    Counts counts;
    QList<Failure> failures;
    QList<Shard> shards;
    Counts board;
    std::optional<Error> error;
};

// One worker on one page.
Run run(Sink &sink, const QList<Entry> &entries)
{
    Run run;
    PageQueue queue([] { });
    ProgressBoard board(1, 2, {});
    RetryBudget budget;
    SharedThrottle ofAll;
    Throttle throttle({}, ofAll);
    JobOptions options;
    options.connections = 2;
    Worker::Shared shared{options, queue, sink, board, budget, throttle, nullptr, [](const TransportOptions &o) { return makeTransport(TransportChoice::Auto, o); },
        [&](const QList<Journal::FinishedPage> &pages, const QList<Shard> &shards) {
            for (const auto &page : pages) {
                run.counts += page.counts;
                run.failures += page.failures;
            }
            run.shards += shards;
        },
        [&](const Error &error) { run.error = error; }, [](const Part &, const BodyWriter::Flush &) { }};
    queue.push(std::make_shared<PageWork>(0, entries));
    queue.close();
    QThreadPool pool;
    Worker worker(shared, 0);
    QtConcurrent::run(&pool, [&](QPromise<void> &promise) { worker.run(promise); }).waitForFinished();
    run.board = board.totals().counts;
    return run;
}

} // namespace

// Entries whose addresses are their bodies: stored like any, and nobody is asked for them.
class TestDataEntries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stored()
    {
        const TestFolder folder;
        FolderSink sink({folder.path(), ExistingRule::Skip, false, QDateTime::currentDateTimeUtc(), u"7"_s});
        QVERIFY(sink.open({}));
        const QByteArray large(100'000, 'x');
        Entry other = entry(u"other"_s, "right");
        other.digest = digestOf("wrong");
        Entry longer = entry(u"longer"_s, "12345");
        longer.size = 6;
        const Run done = run(sink, {entry(u"a/b"_s, "one"), entry(u"empty"_s, {}), entry(u"large"_s, large), other, longer, {u"broken"_s, "data:;base64,$"}, {u"plain"_s, "data:,two%20words"}});
        sink.close({});
        QVERIFY(!done.error);
        QCOMPARE(done.counts.done, 4);
        QCOMPARE(done.counts.failed, 3);
        QCOMPARE(done.counts.bytes, 3 + 0 + large.size() + 9);
        QCOMPARE(done.board.done, 4);
        QCOMPARE(done.board.bytes, done.counts.bytes);
        QStringList failures;
        for (const Failure &failure : done.failures)
            failures << failure.name + u' ' + kindName(failure.error.kind);
        failures.sort();
        QCOMPARE(failures, (QStringList{u"broken bad-response"_s, u"longer wrong-length"_s, u"other wrong-digest"_s}));
        QCOMPARE(folder.files(), (QStringList{u"a/b"_s, u"empty"_s, u"large"_s, u"plain"_s}));
        QCOMPARE(folder.read(u"a/b"_s), "one");
        QCOMPARE(folder.read(u"large"_s), large);
        QCOMPARE(folder.read(u"plain"_s), "two words");
    }

    void intoArchives()
    {
        const TestFolder folder;
        ShardSink sink({folder.path(), Packing::TarZst, u"7_a"_s, ShardLimits::of(Packing::TarZst)});
        QVERIFY(sink.open({}));
        const Run done = run(sink, {entry(u"a/b"_s, "one"), entry(u"empty"_s, {})});
        QCOMPARE(done.counts.done, 2);
        QVERIFY(sink.makeDurable(done.shards));
        sink.close({});
        const QStringList shards = test::shardsIn(folder.path());
        QCOMPARE(shards.size(), 1);
        QCOMPARE(test::membersOf(folder.path(shards.constFirst())), (QList<test::Member>{{u"a/b"_s, "one"}, {u"empty"_s, {}}}));
    }

    // What is there and says something else is another file, though it has the same size.
    void thatAreThere_data()
    {
        QTest::addColumn<ExistingRule>("rule");
        QTest::addColumn<QString>("contents");
        QTest::addColumn<QString>("outcomes"); // of what is alike, and of what is not
        QTest::newRow("skip") << ExistingRule::Skip << u"alike=one|other=old"_s << u"0 1 1"_s;
        QTest::newRow("overwrite") << ExistingRule::Overwrite << u"alike=one|other=two"_s << u"2 0 0"_s;
        QTest::newRow("rename") << ExistingRule::Rename << u"alike=one|alike (1)=one|other=old|other (1)=two"_s << u"2 0 0"_s;
        QTest::newRow("fail") << ExistingRule::Fail << u"alike=one|other=old"_s << u"0 0 2"_s;
    }
    void thatAreThere()
    {
        QFETCH(ExistingRule, rule);
        const TestFolder folder;
        folder.write(u"alike"_s, "one");
        folder.write(u"other"_s, "old");
        FolderSink sink({folder.path(), rule, false, QDateTime::currentDateTimeUtc().addSecs(60), u"7"_s});
        QVERIFY(sink.open({}));
        const Run done = run(sink, {entry(u"alike"_s, "one"), entry(u"other"_s, "two")});
        sink.close({});
        QTEST(u"%1 %2 %3"_s.arg(done.counts.done).arg(done.counts.skipped).arg(done.counts.failed), "outcomes");
        QTEST(folder.contents(), "contents");
    }
};

QTEST_GUILESS_MAIN(TestDataEntries)
#include "test_data_entries.moc"
