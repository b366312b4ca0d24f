// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/journal/journal.h"
#include "tests/unit/folder_help.h"

#include <QSqlQuery>
#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace
{

const Error lost{ErrorKind::ConnectionLost, u"host"_s};

// What happens to the file behind the journal's back.
void changeFile(const TestFolder &folder, const QString &sql)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
        database.setDatabaseName(folder.path(u"journal.sqlite"_s));
        if (!database.open() || !QSqlQuery(database).exec(sql))
            qFatal("cannot run %s", qPrintable(sql));
    }
    QSqlDatabase::removeDatabase(u"test"_s);
}

// Those of a page that are asked for again.
QStringList namesOf(const Journal::Recorded &recorded)
{
    QStringList names;
    const QList<Entry> entries = recorded.only.value();
    for (const Entry &entry : entries)
        names << entry.name;
    return names;
}

} // namespace

// How a journal keeps the runs of a job: from beginRun() to endRun().
class TestJournalRun : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Journal> m_journal;
    JobId m_job = 0;

    // One page of two entries, the last of the listing or not.
    void listOnePage(bool last)
    {
        const Page page{{}, {{u"a"_s, {}, -1, {}}, {u"b"_s, {}, -1, {}}},
            last ? std::nullopt : std::optional<Cursor>("b")};
        QVERIFY(m_journal->recordPage(m_job, 0, page));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<TestFolder>();
        m_journal = std::move(*Journal::open(m_folder->path()));
        m_job = m_journal->createJob({u"http://host/a"_s, u"/tmp"_s, {}}).value().id;
    }
    void cleanup() { m_journal.reset(); }

    void begins()
    {
        QVERIFY(m_journal->setState(m_job, JobState::Stopped, lost, 2));
        const auto begun = m_journal->beginRun(m_job).value();
        QCOMPARE(begun.job.state, JobState::Running);
        QVERIFY(!begun.job.error && !begun.powerLost);
        const JobRecord job = m_journal->job(m_job).value();
        QCOMPARE(job.state, JobState::Running);
        QVERIFY(!job.error);
        QCOMPARE(job.seconds, 2);
        QCOMPARE(m_journal->beginRun(m_job + 1).error().kind, ErrorKind::NoSuchJob);
    }

    // Another process may have done it in the meantime.
    void whatIsDoneStaysDone()
    {
        listOnePage(true);
        QVERIFY(m_journal->finishPages(m_job, {{0, {2, 2, 0, 0, 7}, {}}}));
        QCOMPARE(m_journal->endRun(m_job, JobState::Done, std::nullopt, 0).value().state, JobState::Done);
        QCOMPARE(m_journal->beginRun(m_job).value().job.state, JobState::Done);
        QCOMPARE(m_journal->job(m_job).value().state, JobState::Done);
    }

    // After a start of the system the files of unfinished pages may be cut short.
    void powerCut()
    {
        QVERIFY(!m_journal->beginRun(m_job).value().powerLost);
        QVERIFY(!m_journal->beginRun(m_job).value().powerLost); // killed, but the system ran on
        changeFile(*m_folder, u"UPDATE job SET boot = 'of an earlier start of the system'"_s);
        QVERIFY(m_journal->beginRun(m_job).value().powerLost);
        QVERIFY(m_journal->beginRun(m_job).value().powerLost); // killed again: still in doubt
        const JobId other = m_journal->createJob({u"http://host/b"_s, u"/tmp"_s, {}}).value().id;
        QVERIFY(!m_journal->beginRun(other).value().powerLost);
    }

    void endsDone()
    {
        listOnePage(true);
        QVERIFY(m_journal->beginRun(m_job));
        QVERIFY(m_journal->finishPages(m_job, {{0, {2, 1, 0, 1, 7}, {{u"b"_s, lost, 3}}}}, {}, 1.5));
        const JobRecord job = m_journal->endRun(m_job, JobState::Done, std::nullopt, 0.25).value();
        QCOMPARE(job.state, JobState::Done);
        QVERIFY(!job.error);
        QCOMPARE(job.counts, (Counts{2, 1, 0, 1, 7}));
        QCOMPARE(job.seconds, 1.75);
    }

    // What failed is asked for again; all else keeps its outcome, also if the next run is interrupted.
    void failedPagesAreReopened()
    {
        const auto page = [](int i) {
            Page page{QByteArray(i, 'c'), {}, QByteArray(i + 1, 'c')};
            for (int k = 0; k < 10; ++k)
                page.entries.append({u"%1-%2"_s.arg(i).arg(k), {}, -1, {}});
            return page;
        };
        const auto list = [&](JobId id) {
            for (int i = 0; i < 3; ++i)
                QVERIFY(m_journal->recordPage(id, i, page(i)));
            QVERIFY(m_journal->finishPages(id, {{0, {10, 9, 1, 0, 90}, {}},
                {1, {10, 7, 1, 2, 70}, {{u"1-3"_s, lost, 3}, {u"1-8"_s, lost, 3}}}}));
        };
        const auto open = [this](JobId id) {
            QList<qint64> seqs;
            const auto position = m_journal->position(id).value();
            for (const auto &page : position.open)
                seqs += page.seq;
            return seqs;
        };
        const JobId other = m_journal->createJob({u"http://host/b"_s, u"/tmp"_s, {}}).value().id;
        list(m_job);
        list(other);
        QVERIFY(m_journal->setState(m_job, JobState::Stopped, lost, 3));
        QCOMPARE(open(m_job), QList<qint64>{2});

        const JobRecord job = m_journal->reopenFailed(m_job).value();
        QCOMPARE(job.counts, (Counts{30, 16, 2, 0, 160}));
        QCOMPARE(job.state, JobState::Paused);
        QVERIFY(m_journal->failures(m_job, 10).value().isEmpty()); // they are being asked for again
        QCOMPARE(m_journal->position(m_job).value().nextSeq, 3);
        for (int run = 0; run < 2; ++run) { // the first ends before the page does
            QCOMPARE(open(m_job), (QList<qint64>{1, 2}));
            const auto recorded = m_journal->recordPage(m_job, 1, page(1)).value();
            QCOMPARE(recorded.listed, 30);
            QCOMPARE(namesOf(recorded), (QStringList{u"1-3"_s, u"1-8"_s}));
            QVERIFY(!m_journal->recordPage(m_job, 2, page(2)).value().only);
        }
        // One is to be had now.
        QVERIFY(m_journal->finishPages(m_job, {{1, {2, 1, 0, 1, 10}, {{u"1-8"_s, lost, 1}}}}));
        QCOMPARE(m_journal->job(m_job).value().counts, (Counts{30, 17, 2, 1, 170}));
        QCOMPARE(m_journal->failures(m_job, 10).value().size(), 1);
        QVERIFY(m_journal->reopenFailed(m_job));
        QCOMPARE(namesOf(m_journal->recordPage(m_job, 1, page(1)).value()), QStringList{u"1-8"_s});
        QVERIFY(m_journal->finishPages(m_job, {{1, {1, 1, 0, 0, 10}, {}}}));
        QCOMPARE(m_journal->job(m_job).value().counts, (Counts{30, 18, 2, 0, 180}));
        QVERIFY(m_journal->failures(m_job, 10).value().isEmpty());

        QCOMPARE(m_journal->job(other).value().counts, (Counts{30, 16, 2, 2, 160}));
        QCOMPARE(open(other), QList<qint64>{2});
        QCOMPARE(m_journal->failures(other, 10).value().size(), 2);
    }

    // What failed is no longer on its page; it may be on another by now, so it is not forgotten.
    void failedNameIsGone()
    {
        listOnePage(true);
        QVERIFY(m_journal->finishPages(m_job, {{0, {2, 1, 0, 1, 7}, {{u"b"_s, lost, 3}}}}));
        QVERIFY(m_journal->reopenFailed(m_job));
        const auto recorded = m_journal->recordPage(m_job, 0, {{}, {{u"a"_s, {}, -1, {}}}, std::nullopt}).value();
        QCOMPARE(recorded.listed, 2);
        QCOMPARE(namesOf(recorded), QStringList{u"b"_s});
        const Entry &gone = recorded.only->first();
        QVERIFY(gone.url.isEmpty() && gone.extras->fault && gone.extras->fault->kind == ErrorKind::Changed);
        QVERIFY(m_journal->finishPages(m_job, {{0, {1, 0, 0, 1, 0}, {{u"b"_s, *gone.extras->fault, 0}}}}));
        QCOMPARE(m_journal->endRun(m_job, JobState::Done, std::nullopt, 0).value().state, JobState::Done);
        QCOMPARE(m_journal->job(m_job).value().counts, (Counts{2, 1, 0, 1, 7}));
        QCOMPARE(m_journal->failures(m_job, 10).value().size(), 1);
    }

    // A page that was open has less than before: it is told how much less.
    void aPageThatShrank()
    {
        listOnePage(true);
        const auto recorded = m_journal->recordPage(m_job, 0, {{}, {{u"a"_s, {}, -1, {}}}, std::nullopt}).value();
        QCOMPARE(recorded.listed, 1);
        QCOMPARE(recorded.lost, 1);
        QVERIFY(!recorded.only);
    }

    // Pages and their shards are one transaction.
    void shards()
    {
        const Shard first{u"1_abc-0-000001.tar.zst"_s, 2, 7, 40, QByteArray(32, 'd')};
        const Shard second{u"1_abc-1-000001.tar.zst"_s, 3, 9, 50, QByteArray(32, '\0')};
        QVERIFY(m_journal->stored(m_job).value().shards.isEmpty());
        listOnePage(false);
        QVERIFY(!m_journal->finishPages(m_job, {{0, {2, 2, 0, 0, 7}, {}}, {5, {}, {}}}, {first})); // no such page
        QVERIFY(m_journal->stored(m_job).value().shards.isEmpty());
        QVERIFY(m_journal->finishPages(m_job, {{0, {2, 2, 0, 0, 7}, {}}}, {second, first}));
        const auto stored = m_journal->stored(m_job).value();
        QCOMPARE(stored.shards, (QList<Shard>{first, second}));
        QCOMPARE(stored.counts, (Counts{2, 2, 0, 0, 7}));
        QVERIFY(m_journal->recordPage(m_job, 1, {"b", {{u"c"_s, {}, -1, {}}}, std::nullopt}));
        QVERIFY(!m_journal->finishPages(m_job, {{1, {1, 1, 0, 0, 1}, {}}}, {first})); // a name that is taken
        QCOMPARE(m_journal->job(m_job).value().counts.done, 2);
        const JobId other = m_journal->createJob({u"http://host/b"_s, u"/tmp"_s, {}}).value().id;
        QVERIFY(m_journal->stored(other).value().shards.isEmpty());
        QCOMPARE(m_journal->stored(other + 1).error().kind, ErrorKind::NoSuchJob);
        QVERIFY(m_journal->removeJob(m_job));
        QCOMPARE(m_journal->stored(m_job).error().kind, ErrorKind::NoSuchJob);
    }

    // Another round begins with nothing but the job itself, and takes nothing of the round before for its own.
    void rounds()
    {
        const JobRecord first = m_journal->job(m_job).value();
        QCOMPARE(first.round, 1);
        QCOMPARE(first.began, first.created);
        QCOMPARE(m_journal->beginRound(m_job).error().kind, ErrorKind::BadInput); // it has not come to its end
        QVERIFY(!m_journal->beginRun(m_job).value().again);
        listOnePage(true);
        QVERIFY(m_journal->savePart(m_job, {0, u"b"_s, 1, 100, "\"v\"", {{0, 10}}}));
        QVERIFY(m_journal->finishPages(m_job, {{0, {2, 1, 0, 1, 7}, {{u"b"_s, lost, 3}}}}, {}, 5));
        QVERIFY(m_journal->endRun(m_job, JobState::Done, std::nullopt, 0));
        QCOMPARE(m_journal->beginRound(m_job + 1).error().kind, ErrorKind::BadInput);

        const JobRecord second = m_journal->beginRound(m_job).value();
        QCOMPARE(second.round, 2);
        QVERIFY(second.began >= first.began);
        QCOMPARE(second.created, first.created);
        QCOMPARE(second.state, JobState::Paused);
        QCOMPARE(second.counts, Counts());
        QCOMPARE(second.listingDone, false);
        QCOMPARE(second.seconds, 0.0);
        QVERIFY(m_journal->failures(m_job, 10).value().isEmpty());
        QVERIFY(m_journal->parts(m_job).value().isEmpty());
        const Journal::Position position = m_journal->position(m_job).value();
        QCOMPARE(position.nextSeq, 0);
        QVERIFY(position.open.isEmpty());
        QCOMPARE(position.ahead, Cursor());
        QVERIFY(!m_journal->beginRun(m_job).value().again);
        QVERIFY(m_journal->beginRun(m_job).value().again);
        listOnePage(true);
        QCOMPARE(m_journal->job(m_job).value().counts.listed, 2);
        QCOMPARE(m_journal->beginRound(m_job).error().kind, ErrorKind::BadInput);
    }

    void nothingToReopen()
    {
        listOnePage(true);
        QVERIFY(m_journal->finishPages(m_job, {{0, {2, 2, 0, 0, 7}, {}}}));
        QVERIFY(m_journal->endRun(m_job, JobState::Done, std::nullopt, 0));
        const JobRecord job = m_journal->reopenFailed(m_job).value();
        QCOMPARE(job.state, JobState::Done);
        QCOMPARE(job.counts, (Counts{2, 2, 0, 0, 7}));
        QVERIFY(m_journal->position(m_job).value().open.isEmpty());
        QCOMPARE(m_journal->reopenFailed(m_job + 1).error().kind, ErrorKind::NoSuchJob);
    }

    // Where one could not be written down, the next must not be either: its files would be lost.
    void noPageIsPassedOver()
    {
        listOnePage(false);
        const auto recorded = m_journal->recordPage(m_job, 2, {"c", QList<Entry>(5), "d"});
        QVERIFY(!recorded && recorded.error().kind == ErrorKind::JournalUnusable);
        QVERIFY2(recorded.error().message.contains(u"page 3"_s), qPrintable(recorded.error().message));
        const auto position = m_journal->position(m_job).value();
        QCOMPARE(position.nextSeq, 1);
        QVERIFY(position.ahead == Cursor("b"));
        QCOMPARE(position.open.size(), 1);
        QCOMPARE(m_journal->job(m_job).value().counts.listed, 2);
        QVERIFY(m_journal->recordPage(m_job, 1, {"b", QList<Entry>(5), "c"}));
    }

    // A missing file must never look like success.
    void neverDoneWithSomethingMissing()
    {
        for (const bool last : {true, false}) {
            init();
            listOnePage(last);
            if (!last) // all of what is known is there, but it is not known to be all
                QVERIFY(m_journal->finishPages(m_job, {{0, {2, 2, 0, 0, 7}, {}}}));
            const JobRecord job = m_journal->endRun(m_job, JobState::Done, std::nullopt, 0).value();
            QCOMPARE(job.state, JobState::Stopped);
            QVERIFY(job.error && job.error->kind == ErrorKind::JournalUnusable);
            QCOMPARE(m_journal->job(m_job).value().state, JobState::Stopped);
        }
    }

    void endsOtherwise()
    {
        const JobRecord paused = m_journal->endRun(m_job, JobState::Paused, std::nullopt, 1).value();
        QCOMPARE(paused.state, JobState::Paused);
        const JobRecord stopped = m_journal->endRun(m_job, JobState::Stopped, lost, 1).value();
        QCOMPARE(stopped.state, JobState::Stopped);
        QVERIFY(stopped.error == lost);
        QCOMPARE(stopped.seconds, 2);
        QCOMPARE(m_journal->endRun(m_job + 1, JobState::Paused, std::nullopt, 0).error().kind,
            ErrorKind::NoSuchJob);
    }
};

QTEST_GUILESS_MAIN(TestJournalRun)
#include "test_journal_run.moc"
