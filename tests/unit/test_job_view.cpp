// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/model/job_view.h"

#include <QLocale>
#include <QTest>
#include <QTimeZone>

using namespace milliard;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

const RateMeter::Clock::time_point begin{};

JobRecord record(JobState state, const Counts &counts = {}, bool listingDone = false)
{
    JobRecord job;
    job.id = 1;
    job.spec.source = u"list+http://host:80/p"_s;
    job.state = state;
    job.counts = counts;
    job.listingDone = listingDone;
    return job;
}

struct Running {
    std::shared_ptr<ProgressBoard> board;
    JobView view;

    explicit Running(const Counts &before = {})
        : board(std::make_shared<ProgressBoard>(1, 4, before))
        , view(record(JobState::Running, before))
    {
        view.setBoard(board, true);
    }
    void settle(int files)
    {
        for (int i = 0; i < files; ++i)
            board->worker(0).settled(u"a"_s, Outcome::Skipped);
    }
};

} // namespace

class TestJobView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void names_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *source, const char *name) {
            QTest::newRow(source) << QString::fromUtf8(source) << QString::fromUtf8(name);
        };
        row("list+http://host:80/prefix/", "host:80/prefix");
        row("list+http://host:80", "host:80");
        row("list+https://[::1]:80/a/b", "[::1]:80/a/b");
        row("http://host/a/b.zip", "b.zip");
        row("https://host/b.zip?sig=secret", "b.zip");
        row("http://host/a%20b.zip", "a b.zip");
        row("http://host/folder/", "host/folder");
        row("http://host", "host");
        row("http://host/?token=secret", "host/?…");
        row("urls:/home/me/lists/spring.txt", "spring.txt");
        row("metalink:/home/me/a.meta4", "a.meta4");
        const QDateTime kept(QDate(2026, 1, 2), QTime(3, 4, 5), QTimeZone::UTC);
        QTest::newRow("kept list") << u"urls:/data/lists/20260102-030405-678-9.txt"_s
                                   << u"List of addresses, %1"_s.arg(QLocale().toString(kept.toLocalTime(), QLocale::ShortFormat));
    }
    void names()
    {
        QFETCH(QString, source);
        JobRecord job = record(JobState::Paused);
        job.spec.source = source;
        QTEST(JobView(job).name(), "name");
    }

    // A job that does not run: all that is known is in its record.
    void atRest_data()
    {
        QTest::addColumn<JobState>("state");
        QTest::addColumn<Counts>("counts");
        QTest::addColumn<bool>("listingDone");
        QTest::addColumn<double>("fraction"); // -1: unknown
        QTest::addColumn<QString>("says"); // state|files|progress
        const auto row = [](const char *tag, JobState state, const Counts &counts, bool listingDone,
                             double fraction, const char *says) {
            QTest::newRow(tag) << state << counts << listingDone << fraction << QString::fromUtf8(says);
        };
        using enum JobState;
        row("new", Paused, {}, false, -1, "Paused|0 of at least 0|total unknown");
        row("paused, listing open", Paused, {31'000, 1'100, 90, 10, 0}, false, -1,
            "Paused|1,200 of at least 31,000|total unknown");
        row("paused, listing whole", Paused, {31'000, 12'000, 0, 0, 0}, true, 12.0 / 31,
            "Paused|12,000 of 31,000|38 %");
        row("stopped", Stopped, {10, 5, 0, 0, 0}, false, -1,
            "Stopped: Timed out: host.*|5 of at least 10|total unknown");
        row("interrupted", Running, {10, 5, 0, 0, 0}, true, 0.5,
            "Running elsewhere or interrupted|5 of 10|50 %");
        row("done", Done, {10, 8, 2, 0, 0}, true, 1, "Done|10 of 10|100 %");
        row("done, failed", Done, {2'000, 500, 0, 1'500, 0}, true, 1,
            "Done, 1,500 failed|2,000 of 2,000|100 %");
        row("done, nothing listed", Done, {}, true, 1, "Done|0 of 0|100 %");
        row("nearly done", Paused, {1'000'000, 999'999, 0, 0, 0}, true, 0.999999,
            "Paused|999,999 of 1,000,000|99 %");
    }
    void atRest()
    {
        QFETCH(JobState, state);
        QFETCH(Counts, counts);
        QFETCH(bool, listingDone);
        QFETCH(double, fraction);
        QFETCH(QString, says);
        JobRecord job = record(state, counts, listingDone);
        if (state == JobState::Stopped)
            job.error = Error{ErrorKind::TimedOut, u"host"_s};
        const JobView view(job);
        QCOMPARE(view.fraction().value_or(-1), fraction);
        const QString text = QStringList{view.stateText(), view.filesText(), view.progressText()}.join(u'|');
        QVERIFY2(QRegularExpression::fromWildcard(says).match(text).hasMatch(), qPrintable(text));
        QCOMPARE(view.filesPerSecond(), 0);
        QVERIFY(!view.eta());
        QVERIFY(!view.isActive());
    }

    // What is still asked is told apart from what has failed.
    void openQuestions()
    {
        JobRecord job = record(JobState::Done, {10, 5, 0, 5, 0}, true);
        job.conflicts = 5;
        job.spec.options.existing = ExistingRule::Fail; // which says what becomes of them
        QCOMPARE(JobView(job).stateText(), u"Done, 5 failed"_s);
        job.spec.options.existing = ExistingRule::Skip; // which does not, of what has another size
        QCOMPARE(JobView(job).questions(), 5);
        job.spec.options.existing = ExistingRule::Ask;
        QCOMPARE(JobView(job).stateText(), u"Done, 5 to decide"_s);
        QCOMPARE(JobView(job).questions(), 5);
        job.conflicts = 3;
        QCOMPARE(JobView(job).stateText(), u"Done, 3 to decide, 2 failed"_s);
        job.conflicts = 0;
        QCOMPARE(JobView(job).stateText(), u"Done, 5 failed"_s);
    }

    void whileListing()
    {
        Running job({1000, 400, 0, 0, 0});
        job.board->setListed(1500, false);
        job.settle(100);
        job.view.sample(begin);
        job.settle(100);
        job.view.sample(begin + 1s);
        QCOMPARE(job.view.counts().settled(), 600);
        QCOMPARE(job.view.filesPerSecond(), 100); // of this run, without what was before
        QVERIFY(!job.view.fraction());
        QVERIFY(!job.view.eta()); // no honest one while the total is open
        QCOMPARE(job.view.stateText(), u"Listing and downloading"_s);
        QCOMPARE(job.view.filesText(), u"600 of at least 1,500"_s);
        QCOMPARE(job.view.progressText(), u"still listing"_s);

        job.board->setListed(2000, true);
        job.view.sample(begin + 2s);
        QCOMPARE(job.view.fraction().value_or(-1), 0.3);
        QCOMPARE(job.view.filesPerSecond(), 50);
        QCOMPARE(job.view.eta().value_or(-1s), 28s); // 1,400 files
        QCOMPARE(job.view.stateText(), u"Downloading"_s);
        QCOMPARE(job.view.filesText(), u"600 of 2,000"_s);
        QCOMPARE(job.view.progressText(), u"30 %"_s);
    }

    // Threads stay, and so does the board; but nothing moves.
    void pausedInMidRun()
    {
        Running job;
        job.board->setListed(100, true);
        job.view.sample(begin);
        job.settle(10);
        job.view.sample(begin + 1s);
        QVERIFY(job.view.eta());
        job.view.setRecord(record(JobState::Paused));
        QCOMPARE(job.view.filesPerSecond(), 0);
        QCOMPARE(job.view.bytesPerSecond(), 0);
        QVERIFY(!job.view.eta());
        QCOMPARE(job.view.stateText(), u"Paused"_s);
        QCOMPARE(job.view.progressText(), u"10 %"_s);
    }

    void bytesPerSecondOfTheNetwork()
    {
        Running job;
        job.board->worker(0).started(0, u"a"_s, 1);
        job.view.sample(begin);
        job.board->worker(0).advanced(0, 5000, 1'000'000);
        job.view.sample(begin + 1s);
        QCOMPARE(job.view.bytesPerSecond(), 5000); // long before the file is done
        QCOMPARE(job.view.counts().bytes, 0);
        QCOMPARE(job.view.bytes(), 5000);
        QCOMPARE(job.view.inFlight(), 1);
    }

    void ended()
    {
        Running job;
        job.board->setListed(10, true);
        job.settle(10);
        job.view.sample(begin);
        job.view.setBoard(job.board, false);
        job.view.setRecord(record(JobState::Done, {10, 0, 10, 0, 0}, true));
        QCOMPARE(job.view.counts(), (Counts{10, 0, 10, 0, 0})); // what the journal says
        QCOMPARE(job.view.inFlight(), 0);
        QCOMPARE(job.view.progressText(), u"100 %"_s);
        QVERIFY(job.view.board()); // its last files can still be seen
    }

    void aNewRunHasANewSpeed()
    {
        Running job;
        job.settle(1000);
        job.view.sample(begin);
        job.settle(1000);
        job.view.sample(begin + 1s);
        QCOMPARE(job.view.filesPerSecond(), 1000);
        job.view.setBoard(std::make_shared<ProgressBoard>(1, 1, Counts{}), true);
        job.view.sample(begin + 2s);
        QCOMPARE(job.view.filesPerSecond(), 0);
    }
};

QTEST_GUILESS_MAIN(TestJobView)
#include "test_job_view.moc"
