// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/journal/journal.h"

#include <QTemporaryDir>
#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace
{

using OpenPages = QList<std::pair<qint64, Cursor>>;

JobSpec spec(const QString &source = u"list+http://host:80"_s)
{
    JobSpec spec{source, u"/tmp/żółć"_s, {}};
    spec.options.threads = 5;
    spec.options.include = {u"*.jpg"_s};
    return spec;
}

Page page(const Cursor &cursor, int entries, const std::optional<Cursor> &next)
{
    Page page{cursor, {}, next};
    for (int i = 0; i < entries; ++i)
        page.entries.append({u"name %1"_s.arg(i), "http://host/name", -1, {}});
    return page;
}

ErrorKind kindOf(const auto &result)
{
    return result ? ErrorKind::Cancelled : result.error().kind; // no journal says Cancelled
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Journal> m_journal;

    void reopen()
    {
        m_journal.reset();
        auto journal = Journal::open(m_dir->path());
        if (!journal)
            qFatal("%s", qPrintable(journal.error().message));
        m_journal = *std::move(journal);
    }
    JobId newJob() { return m_journal->createJob(spec()).value().id; }
    void recordTwoPages(JobId id)
    {
        QVERIFY(m_journal->recordPage(id, 0, page({}, 10, "b")));
        QVERIFY(m_journal->recordPage(id, 1, page("b", 10, "c")));
    }
    OpenPages openPages(JobId id)
    {
        OpenPages pages;
        const auto position = m_journal->position(id).value();
        for (const auto &open : position.open)
            pages.append({open.seq, open.cursor});
        return pages;
    }
    Counts counts(JobId id) { return m_journal->job(id).value().counts; }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        reopen();
    }
    void cleanup() { m_journal.reset(); }

    void jobsAreKept()
    {
        QVERIFY(m_journal->jobs().value().isEmpty());
        const QDateTime before = QDateTime::currentDateTimeUtc();
        const auto first = m_journal->createJob(spec());
        QVERIFY(first);
        QVERIFY(first->id >= 1);
        QCOMPARE(first->state, JobState::Paused);
        const JobId second = m_journal->createJob(spec(u"http://host/żółć.zip"_s)).value().id;

        for (int again = 0; again < 2; ++again) {
            const QList<JobRecord> jobs = m_journal->jobs().value();
            QCOMPARE(jobs.size(), 2);
            QCOMPARE(jobs[0].id, first->id);
            QCOMPARE(jobs[1].id, second);
            QCOMPARE(jobs[1].spec.source, u"http://host/żółć.zip"_s);
            const JobRecord job = m_journal->job(first->id).value();
            QCOMPARE(job.spec.source, spec().source);
            QCOMPARE(job.spec.destination, spec().destination);
            QCOMPARE(job.spec.options, spec().options);
            QCOMPARE(job.state, JobState::Paused);
            QVERIFY(!job.error);
            QCOMPARE(job.counts, Counts());
            QVERIFY(!job.listingDone);
            QCOMPARE(job.created.timeSpec(), Qt::UTC);
            QVERIFY(qAbs(before.msecsTo(job.created)) < 10'000);
            reopen();
        }
    }

    void stateAndError()
    {
        const JobId id = newJob();
        const Error error{ErrorKind::HttpStatus, u"403 \"Nö\" ' ; --"_s, 403};
        QVERIFY(m_journal->setState(id, JobState::Stopped, error, 1.5));
        QVERIFY(m_journal->setState(newJob(), JobState::Running, std::nullopt, 0));
        reopen();
        JobRecord job = m_journal->job(id).value();
        QCOMPARE(job.state, JobState::Stopped);
        QVERIFY(job.error == error);
        QVERIFY(m_journal->setState(id, JobState::Running, std::nullopt, 2.25));
        job = m_journal->job(id).value();
        QCOMPARE(job.state, JobState::Running);
        QVERIFY(!job.error); // gone with the new state
        QCOMPARE(job.seconds, 3.75);
        const Error wordless{ErrorKind::TimedOut, {}};
        QVERIFY(m_journal->setState(id, JobState::Stopped, wordless, 0));
        QVERIFY(m_journal->job(id).value().error == wordless);
    }

    void queueAndGroups()
    {
        JobSpec mine = spec();
        mine.category = u"Żółć"_s;
        const JobId first = m_journal->createJob(mine).value().id;
        const JobId second = newJob();
        QVERIFY(m_journal->setState(first, JobState::Stopped, Error{ErrorKind::TimedOut, {}}, 0));
        QVERIFY(m_journal->enqueue({{first, 7}, {second, -3}}));
        QVERIFY(m_journal->setPriority({second}, Priority::High));
        QVERIFY(m_journal->setCategory({second}, u"b"_s));
        reopen();
        const QList<JobRecord> jobs = m_journal->jobs().value();
        QCOMPARE(jobs[0].state, JobState::Queued);
        QVERIFY(!jobs[0].error);
        QCOMPARE(jobs[0].place, 7);
        QCOMPARE(jobs[1].place, -3);
        QCOMPARE(jobs[0].priority, Priority::Normal);
        QCOMPARE(jobs[1].priority, Priority::High);
        QCOMPARE(jobs[0].spec.category, u"Żółć"_s);
        QCOMPARE(jobs[1].spec.category, u"b"_s);

        QVERIFY(m_journal->recordPage(first, 0, page({}, 0, {})));
        QCOMPARE(m_journal->endRun(first, JobState::Done, std::nullopt, 0).value().state, JobState::Done);
        QVERIFY(m_journal->enqueue({{first, 1}, {second, 2}})); // what is done stays so
        QCOMPARE(m_journal->job(first).value().state, JobState::Done);
        QCOMPARE(m_journal->job(second).value().place, 2);
        QCOMPARE(m_journal->beginRun(second).value().job.state, JobState::Running);
        QCOMPARE(m_journal->job(second).value().priority, Priority::High);
    }

    // SQLite takes U+FEFF and U+FFFE at the beginning for marks, and keeps neither U+FFFE nor U+FFFF.
    void anyText()
    {
        for (const QString &text : {u"\ufefftext"_s, u"\ufffetext"_s, u"te\uffffxt"_s, u"te\ufffext\uffff"_s, QString::fromUcs4(U"\U0010f802")}) {
            JobSpec odd{text, u"/tmp/"_s + text, {}, text};
            odd.options.include = {u'*' + text};
            const JobId id = m_journal->createJob(odd).value().id;
            QVERIFY(m_journal->setState(id, JobState::Stopped, Error{ErrorKind::BadInput, text}, 0));
            QVERIFY(m_journal->setCategory({newJob()}, text));
            QVERIFY(m_journal->setLimits(id, {7, 0}));
            odd.options.limitRate = 7;
            const QList<JobRecord> jobs = m_journal->jobs().value();
            const JobRecord job = m_journal->job(id).value();
            QCOMPARE(job.spec.source, odd.source);
            QCOMPARE(job.spec.destination, odd.destination);
            QCOMPARE(job.spec.category, odd.category);
            QCOMPARE(job.spec.options, odd.options);
            QCOMPARE(job.error.value().message, text);
            QCOMPARE(jobs.last().spec.category, text);
        }
    }

    void noSuchJob()
    {
        QCOMPARE(kindOf(m_journal->job(1)), ErrorKind::NoSuchJob);
        QCOMPARE(kindOf(m_journal->removeJob(1)), ErrorKind::NoSuchJob);
        QCOMPARE(kindOf(m_journal->position(1)), ErrorKind::NoSuchJob);
        QCOMPARE(kindOf(m_journal->recordPage(1, 0, page({}, 3, {}))), ErrorKind::NoSuchJob);
        const JobId id = newJob();
        QVERIFY(id == 1 && openPages(id).isEmpty()); // and nothing of it stayed
    }

    void pagesMoveTheListing()
    {
        const JobId id = newJob();
        const auto start = m_journal->position(id).value();
        QVERIFY(start.nextSeq == 0 && start.open.isEmpty());
        QVERIFY(start.ahead && start.ahead->isEmpty()); // the first page, not "none"
        QCOMPARE(m_journal->recordPage(id, 0, page({}, 10, "b")).value().listed, 10);
        QCOMPARE(m_journal->recordPage(id, 1, page("b", 0, "c")).value().listed, 10);
        QCOMPARE(m_journal->recordPage(id, 2, page("c", 7, "d")).value().listed, 17);
        for (int again = 0; again < 2; ++again) {
            const auto position = m_journal->position(id).value();
            QCOMPARE(position.nextSeq, 3);
            QVERIFY(position.ahead == Cursor("d"));
            QCOMPARE(openPages(id), (OpenPages{{0, ""}, {1, "b"}, {2, "c"}}));
            QCOMPARE(position.open[0].entries, 10);
            QCOMPARE(position.open[2].entries, 7);
            reopen();
        }
        QCOMPARE(counts(id), (Counts{17, 0, 0, 0, 0}));
        QVERIFY(!m_journal->job(id).value().listingDone);

        QCOMPARE(m_journal->recordPage(id, 3, page("d", 1, {})).value().listed, 18);
        QVERIFY(!m_journal->position(id).value().ahead);
        QVERIFY(m_journal->job(id).value().listingDone);
    }

    void anyBytesAsCursor()
    {
        const JobId id = newJob();
        QByteArray all;
        for (int byte = 0; byte < 256; ++byte)
            all += char(byte);
        const Cursor cursors[] = {"", all, QByteArray(1, '\0'), QByteArray(2, '\0'), "\xff",
            QByteArray(100'000, 'x'), QByteArray(100'000, 'x') + 'y', "A", "a"};
        for (int i = 0; i < int(std::size(cursors)); ++i) {
            const bool last = i + 1 == int(std::size(cursors));
            const auto next = last ? std::nullopt : std::optional(cursors[i + 1]);
            const auto recorded = m_journal->recordPage(id, i, page(cursors[i], 1, next));
            QVERIFY(recorded);
            QVERIFY(m_journal->position(id).value().ahead == next);
        }
        const auto open = openPages(id);
        for (int i = 0; i < int(std::size(cursors)); ++i)
            QVERIFY(open.at(i).second == cursors[i]);
    }

    void aUsedCursorIsALoop()
    {
        const JobId id = newJob();
        recordTwoPages(id);
        QVERIFY(m_journal->finishPages(id, {{0, {10, 10, 0, 0, 20}, {}}}));
        for (const Cursor &used : {Cursor(), Cursor("b")}) { // of a finished page, of an open one
            const auto recorded = m_journal->recordPage(id, 2, page(used, 3, "d"));
            QCOMPARE(kindOf(recorded), ErrorKind::ListingLoop);
            QVERIFY2(recorded.error().message.contains(u"page 3"_s), qPrintable(recorded.error().message));
            QCOMPARE(counts(id), (Counts{20, 10, 0, 0, 20}));
            QCOMPARE(openPages(id), (OpenPages{{1, "b"}}));
            QCOMPARE(m_journal->position(id).value().nextSeq, 2);
            QVERIFY(m_journal->position(id).value().ahead == Cursor("c"));
        }
        QVERIFY(m_journal->recordPage(newJob(), 0, page({}, 2, "b"))); // another job may have the same
    }

    void anOpenPageAgain()
    {
        const JobId id = newJob();
        recordTwoPages(id);
        QCOMPARE(m_journal->recordPage(id, 0, page({}, 12, "elsewhere")).value().listed, 22);
        QCOMPARE(m_journal->recordPage(id, 1, page("b", 1, {})).value().listed, 13);
        const auto position = m_journal->position(id).value();
        QCOMPARE(position.nextSeq, 2); // where the listing goes on is as it was
        QVERIFY(position.ahead == Cursor("c"));
        QCOMPARE(position.open.value(0).entries, 12);
        QCOMPARE(position.open.value(1).entries, 1);
        QVERIFY(!m_journal->job(id).value().listingDone);
    }

    void finishedPagesAreSummed()
    {
        const JobId id = newJob();
        for (int i = 0; i < 4; ++i)
            QVERIFY(m_journal->recordPage(id, i, page(QByteArray(i, 'c'), 10, QByteArray(i + 1, 'c'))));
        QVERIFY(m_journal->finishPages(
            id, {{2, {10, 7, 2, 1, 700}, {}}, {0, {10, 10, 0, 0, 5'000'000'000}, {}}}));
        QCOMPARE(counts(id), (Counts{40, 17, 2, 1, 5'000'000'700}));
        QCOMPARE(openPages(id), (OpenPages{{1, "c"}, {3, "ccc"}}));

        // Again, with others, or one that never was: an error, and nothing of it is counted.
        const Failure failure{u"name"_s, {ErrorKind::TimedOut, u"host"_s}, 3};
        for (const qint64 wrong : {2, 4}) {
            const Journal::FinishedPage good{1, {10, 10, 0, 0, 1}, {failure}};
            const auto finished = m_journal->finishPages(id, {good, {wrong, {10, 9, 0, 1, 1}, {failure}}});
            QCOMPARE(kindOf(finished), ErrorKind::JournalUnusable);
            QVERIFY2(finished.error().message.contains(u"page %1"_s.arg(wrong + 1)),
                qPrintable(finished.error().message));
            QCOMPARE(counts(id), (Counts{40, 17, 2, 1, 5'000'000'700}));
            QCOMPARE(openPages(id), (OpenPages{{1, "c"}, {3, "ccc"}}));
            QVERIFY(m_journal->failures(id, 10).value().isEmpty());
        }
    }

    void failuresAreListed()
    {
        const JobId id = newJob();
        const JobId other = newJob();
        recordTwoPages(id);
        recordTwoPages(other);
        const QString nul = u"nul"_s + QChar(0) + u"byte"_s;
        const auto failed = [](const QString &name, ErrorKind kind = ErrorKind::TimedOut) {
            return Failure{name, {kind, u"why"_s}, 2};
        };
        const Failure wordless{u"no words"_s, {ErrorKind::HttpStatus, {}, 404}, 1};
        QVERIFY(m_journal->finishPages(id, {{0, {}, {failed(u"b"_s), failed(u"a"_s), failed(u"twice"_s)}}}));
        QVERIFY(m_journal->finishPages(other, {{0, {}, {failed(u"of the other job"_s)}}}));
        const auto finished = m_journal->finishPages(
            id, {{1, {}, {failed(u"twice"_s, ErrorKind::WrongLength), failed(nul), failed({}), wordless}}});
        QVERIFY(finished);
        reopen();

        const auto names = [&](qint64 limit) {
            QStringList names;
            const QList<Failure> failures = m_journal->failures(id, limit).value();
            for (const Failure &failure : failures)
                names += failure.name;
            return names;
        };
        const QStringList all{u""_s, u"no words"_s, nul, u"twice"_s, u"a"_s, u"b"_s, u"twice"_s}; // the newest page first
        QCOMPARE(names(100), all);
        QCOMPARE(names(2), all.first(2));
        const QList<Failure> failures = m_journal->failures(id, 4).value();
        QVERIFY(failures[1].error == wordless.error && failures[1].attempts == 1 && failures[1].page == 1);
        QVERIFY(failures[3].error == Error(ErrorKind::WrongLength, u"why"_s));
    }

    void removedForGood()
    {
        const JobId kept = newJob();
        const JobId id = newJob();
        for (const JobId job : {kept, id}) {
            recordTwoPages(job);
            QVERIFY(m_journal->finishPages(job, {{0, {10, 9, 0, 1, 0}, {{u"a"_s, {}, 1}}}}));
        }
        QVERIFY(m_journal->removeJob(id));
        QCOMPARE(kindOf(m_journal->job(id)), ErrorKind::NoSuchJob);
        QVERIFY(m_journal->failures(id, 10).value().isEmpty());
        QCOMPARE(openPages(kept), OpenPages({{1, "b"}}));
        QCOMPARE(m_journal->failures(kept, 10).value().size(), 1);
        reopen();
        QCOMPARE(m_journal->jobs().value().size(), 1);
        const JobId next = newJob(); // files and locks may still bear the old number
        QVERIFY2(next > id, qPrintable(QString::number(next)));
        QVERIFY(openPages(next).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestJournal)
#include "test_journal.moc"
