// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/progress/progress_board.h"

#include <QTest>

#include <thread>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace
{

QStringList namesOf(const QList<TransferNote> &notes)
{
    QStringList names;
    for (const TransferNote &note : notes)
        names += note.nameText();
    return names;
}

} // namespace

class TestProgressBoard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsOfAllWorkersAndEarlierRuns()
    {
        ProgressBoard board(3, 2, {100, 10, 20, 3, 1000});
        QCOMPARE(board.totals().counts, (Counts{100, 10, 20, 3, 1000}));
        board.worker(0).started(0, u"a"_s, 1);
        board.worker(0).started(1, u"b"_s, 1);
        board.worker(2).started(0, u"c"_s, 2);
        QCOMPARE(board.totals().inFlight, 3);
        QCOMPARE(board.totals().retries, 1);
        board.worker(0).ended(0, Outcome::Done, 70);
        board.worker(2).ended(0, Outcome::Failed, 0);
        board.worker(1).settled(u"d"_s, Outcome::Skipped);
        board.worker(1).settled(u"e"_s, Outcome::Failed);
        board.setListed(150, false);
        const auto totals = board.totals();
        QCOMPARE(totals.counts, (Counts{150, 11, 21, 5, 1070}));
        QCOMPARE(totals.inFlight, 1);
        QVERIFY(!totals.listingDone);
        board.setListed(160, true);
        QVERIFY(board.totals().listingDone);
        QCOMPARE(board.totals().counts.listed, 160);
    }

    void anAttemptThatIsMadeAgain()
    {
        ProgressBoard board(1, 1, {});
        WorkerProgress &worker = board.worker(0);
        worker.started(0, u"a"_s, 1);
        worker.advanced(0, 30, 100);
        worker.advanced(0, 50, 100);
        QCOMPARE(board.totals().pending, 50);
        worker.ended(0, Outcome::Cancelled, 0);
        QCOMPARE(board.totals().pending, 0);
        QCOMPARE(board.totals().counts, Counts()); // it has no outcome yet
        QVERIFY(board.recent(10).isEmpty());
        QVERIFY(board.active(10).isEmpty());
        worker.started(0, u"a"_s, 2);
        worker.advanced(0, 100, 100);
        worker.ended(0, Outcome::Done, 100);
        const auto totals = board.totals();
        QCOMPARE(totals.counts, (Counts{0, 1, 0, 0, 100}));
        QCOMPARE(totals.received, 150); // what the network brought, for the speed
        QCOMPARE(totals.pending, 0); // counted among the bytes now, and not twice
        QCOMPARE(totals.retries, 1);
        QCOMPARE(totals.inFlight, 0);
    }

    void slotsInUse()
    {
        ProgressBoard board(2, 3, {});
        QVERIFY(board.active(100).isEmpty());
        board.worker(1).started(0, u"x"_s, 1);
        board.worker(0).started(2, u"c"_s, 1);
        board.worker(0).started(0, u"a"_s, 3);
        QCOMPARE(namesOf(board.active(100)), (QStringList{u"a"_s, u"c"_s, u"x"_s})); // by place, not by time
        QCOMPARE(namesOf(board.active(2)), (QStringList{u"a"_s, u"c"_s}));
        board.worker(0).advanced(2, 10, 40);
        const TransferNote c = board.active(100).at(1);
        QCOMPARE(c.received, 10);
        QCOMPARE(c.total, 40);
        QCOMPARE(c.state, TransferState::Active);
        const TransferNote a = board.active(100).at(0);
        QCOMPARE(a.attempt, 3);
        QCOMPARE(a.total, -1);
        board.worker(0).ended(0, Outcome::Done, 5);
        board.worker(0).started(0, u"b"_s, 1);
        const TransferNote b = board.active(100).at(0);
        QCOMPARE(b.nameText(), u"b"_s);
        QVERIFY(b.serial != a.serial); // another transfer in the same place
        QCOMPARE(b.received, 0);
    }

    // A large file that three slots fetch is one; the others stay.
    void segmentsAreOneTransfer()
    {
        ProgressBoard board(2, 4, {});
        WorkerProgress &worker = board.worker(0);
        worker.started(0, u"small"_s, 1);
        const int large = worker.largeBegun(1000, 100);
        QVERIFY(large != 0);
        worker.largeHas(large, 1000, {{0, 100}});
        worker.started(2, u"large"_s, 1);
        worker.startedSegment(2, large, 1, {500, 800}, 0);
        worker.started(1, u"large"_s, 1);
        worker.startedSegment(1, large, 0, {0, 500}, 100);
        worker.started(3, u"large"_s, 1);
        worker.startedSegment(3, large, 2, {800, 1000}, 0);
        worker.advanced(1, 150, 500);
        worker.advanced(3, 20, 200);
        board.worker(1).started(0, u"other"_s, 1);

        const auto transfers = board.transfers(10);
        QCOMPARE(transfers.size(), 3);
        QCOMPARE(transfers[0].note.nameText(), u"small"_s);
        QVERIFY(transfers[0].coming.isEmpty());
        QCOMPARE(transfers[1].note.nameText(), u"large"_s);
        QCOMPARE(transfers[1].note.total, 1000);
        QCOMPARE(transfers[1].note.received, 170);
        QCOMPARE(transfers[1].note.segment, -1);
        QCOMPARE(transfers[1].coming, (QList<Span>{{0, 500}, {500, 800}, {800, 1000}}));
        QCOMPARE(transfers[1].there, (QList<Span>{{0, 150}, {800, 820}}));
        QCOMPARE(transfers[2].note.nameText(), u"other"_s);
        QCOMPARE(board.transfers(2).size(), 2);

        // What a slot is done with stays there, once the worker has said so.
        worker.largeHas(large, 1000, {{0, 150}, {800, 1000}});
        worker.ended(3, Outcome::Cancelled, 0);
        QCOMPARE(board.transfers(10).at(1).there, (QList<Span>{{0, 150}, {800, 1000}}));
        worker.largeEnded(large, 1000, 350);
        QCOMPARE(board.transfers(10).at(1).coming, QList<Span>()); // its slots have not left off yet
        QCOMPARE(board.totals().largeSize, 0);
    }

    void partsAreBounded()
    {
        ProgressBoard board(1, 1, {});
        WorkerProgress &worker = board.worker(0);
        QSet<int> known;
        for (int i = 0; i < 8; ++i)
            known << worker.largeBegun(1000, 0);
        QCOMPARE(known.size(), 8);
        QVERIFY(!known.contains(0));
        QCOMPARE(worker.largeBegun(1000, 0), 0); // one too many: its segments are told by themselves
        const int large = *known.begin();
        QList<Span> spans;
        for (qint64 i = 0; i < 100; ++i)
            spans.append({i * 10, i * 10 + (i == 50 ? 1 : 9)}); // the widest gap is behind the fiftieth
        worker.largeHas(large, 1000, spans);
        worker.started(0, u"x"_s, 1);
        worker.startedSegment(0, large, 0, {0, 1000}, 0);
        const auto there = board.transfers(1).first().there;
        QCOMPARE(there.size(), LargeNote::mostSpans);
        QCOMPARE(there.first().first, 0);
        QCOMPARE(there.last().end, 999);
        QVERIFY(std::ranges::any_of(there, [](const Span &span) { return span.end == 501; }));
    }

    void recentAreTheNewest()
    {
        ProgressBoard board(1, 1, {});
        WorkerProgress &worker = board.worker(0);
        worker.started(0, u"done"_s, 1);
        worker.ended(0, Outcome::Done, 42);
        worker.settled(u"skipped"_s, Outcome::Skipped);
        worker.settled(u"bad name"_s, Outcome::Failed);
        worker.started(0, u"failed"_s, 4);
        worker.advanced(0, 7, 9);
        worker.ended(0, Outcome::Failed, 0);
        const auto recent = board.recent(100);
        QCOMPARE(namesOf(recent), (QStringList{u"failed"_s, u"bad name"_s, u"skipped"_s, u"done"_s}));
        QCOMPARE(recent[0].state, TransferState::Failed);
        QCOMPARE(recent[0].received, 7);
        QCOMPARE(recent[1].state, TransferState::Failed);
        QCOMPARE(recent[2].state, TransferState::Skipped);
        QCOMPARE(recent[3].state, TransferState::Done);
        QCOMPARE(recent[3].received, 42);
        QCOMPARE(namesOf(board.recent(2)), (QStringList{u"failed"_s, u"bad name"_s}));
    }

    void recentAreBounded()
    {
        ProgressBoard board(2, 1, {});
        for (int i = 0; i < 1000; ++i) {
            board.worker(0).settled(u"a%1"_s.arg(i), Outcome::Skipped);
            board.worker(1).settled(u"b%1"_s.arg(i), Outcome::Skipped);
        }
        const QStringList recent = namesOf(board.recent(10'000));
        QVERIFY2(recent.size() >= 20 && recent.size() <= 200, qPrintable(QString::number(recent.size())));
        QCOMPARE(recent.first(4),
            (QStringList{u"a999"_s, u"b999"_s, u"a998"_s, u"b998"_s})); // of all workers alike
        QCOMPARE(QSet<QString>(recent.cbegin(), recent.cend()).size(), recent.size());
        QCOMPARE(board.totals().counts.skipped, 2000);
    }

    void failuresAreBounded()
    {
        ProgressBoard board(1, 1, {});
        for (int i = 0; i < ProgressBoard::keptFailures + 10; ++i)
            board.addFailure({QString::number(i), {ErrorKind::TimedOut, {}}, 1});
        const QList<Failure> failures = board.failures();
        QCOMPARE(failures.size(), ProgressBoard::keptFailures);
        QCOMPARE(failures.first().name, QString::number(ProgressBoard::keptFailures + 9)); // newest first
        QCOMPARE(failures.last().name, u"10"_s);
    }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("one byte") << u"0123456789"_s.repeated(30);
        QTest::newRow("one too many") << u"n"_s.repeated(112);
        QTest::newRow("two bytes") << u"żółćęą"_s.repeated(50);
        QTest::newRow("three bytes") << u"日本語"_s.repeated(100);
        QTest::newRow("three bytes, few") << u"日"_s.repeated(38);
        QTest::newRow("four bytes") << u"🎈"_s.repeated(100);
        QTest::newRow("four bytes, shifted") << u"a"_s + u"🎈🎉"_s.repeated(50);
        QTest::newRow("four bytes, shifted at the end") << u"🎈🎉"_s.repeated(50) + u"a"_s;
        QTest::newRow("heavy middle") << u"a"_s.repeated(20) + u"日"_s.repeated(40) + u"b"_s.repeated(20);
        QTest::newRow("heavy start") << u"🎈"_s.repeated(40) + u"b"_s.repeated(80);
        QTest::newRow("heavy end") << u"b"_s.repeated(80) + u"🎈"_s.repeated(40);
        QTest::newRow("very long") << u"日a🎈"_s.repeated(100'000);
    }
    // Shortened in the middle: a piece of its start and of its end, and no character cut in two.
    void names()
    {
        QFETCH(QString, name);
        TransferNote note;
        note.setName(name);
        const QString text = note.nameText();
        QVERIFY2(text.toUtf8().size() < qsizetype(TransferNote::nameBytes), qPrintable(text));
        QVERIFY2(!text.contains(QChar::ReplacementCharacter) && !text.contains(u'?'), qPrintable(text));
        const qsizetype cut = text.indexOf(QChar(0x2026));
        QVERIFY2(cut > 0, qPrintable(text));
        QVERIFY2(name.startsWith(text.first(cut)), qPrintable(text));
        QVERIFY2(name.endsWith(text.sliced(cut + 1)) && text.size() > cut + 1, qPrintable(text));
        QVERIFY2(text.toUtf8().size() > 80, qPrintable(text)); // and not more than it must
    }

    void namesThatFit()
    {
        for (const QString &name :
            {QString(), u"a"_s, u"żółć 🎈"_s, QString(111, u'n'), u"日"_s.repeated(37)}) {
            TransferNote note;
            note.setName(u"another, longer name before"_s);
            note.setName(name);
            QCOMPARE(note.nameText(), name);
        }
    }

    // What the sampler reads while workers write is never more than there is.
    void readWhileWritten()
    {
        constexpr int files = 20'000;
        ProgressBoard board(2, 4, {});
        const auto work = [&board](int worker) {
            for (int i = 0; i < files; ++i) {
                board.worker(worker).started(i % 4, u"file-%1"_s.arg(i), 1);
                board.worker(worker).advanced(i % 4, 10, 10);
                board.worker(worker).ended(i % 4, Outcome::Done, 10);
            }
        };
        std::jthread one(work, 0);
        std::jthread two(work, 1);
        qint64 before = 0;
        for (qint64 done = 0; done < 2 * files;) {
            const auto totals = board.totals();
            done = totals.counts.done;
            QVERIFY(done >= before && done <= 2 * files);
            QVERIFY(totals.inFlight >= 0 && totals.inFlight <= 8);
            before = done;
            for (const TransferNote &note : board.active(100) + board.recent(100))
                QVERIFY2(note.nameText().startsWith(u"file-"_s), qPrintable(note.nameText()));
        }
        one.join();
        two.join();
        QCOMPARE(board.totals().counts, (Counts{0, 2 * files, 0, 0, 2 * files * 10}));
        QCOMPARE(board.totals().inFlight, 0);
    }
};

QTEST_GUILESS_MAIN(TestProgressBoard)
#include "test_progress_board.moc"
