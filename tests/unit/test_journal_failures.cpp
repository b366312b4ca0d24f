// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/journal/journal.h"
#include "tests/unit/folder_help.h"

#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace
{

const Error lost{ErrorKind::ConnectionLost, u"host"_s};
const Error absent{ErrorKind::HttpStatus, u"not there"_s, 404};
const Error broken{ErrorKind::HttpStatus, u"broken"_s, 500};

Failure failed(const QString &name, const Error &error)
{
    return {name, error, 3};
}

QStringList namesOf(const auto &list)
{
    QStringList names;
    for (const auto &item : list)
        names << item.name;
    return names;
}

} // namespace

// What a journal keeps of failures, and how some of them are asked for again.
class TestJournalFailures : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TestFolder> m_folder;
    QList<Entry> m_asked; // in a retry
    std::unique_ptr<Journal> m_journal;
    JobId m_job = 0;

    static Page page(const Cursor &cursor, const QStringList &names, const std::optional<Cursor> &next)
    {
        Page page{cursor, {}, next};
        for (const QString &name : names)
            page.entries.append({name, {}, -1, {}});
        return page;
    }
    // Two finished pages: a to d, of which only d was had, and e to g, of which only g was had.
    void listTwoPages()
    {
        QVERIFY(m_journal->recordPage(m_job, 0, page({}, {u"a"_s, u"b"_s, u"c"_s, u"d"_s}, "next")));
        QVERIFY(m_journal->recordPage(m_job, 1, page("next", {u"e"_s, u"f"_s, u"g"_s}, std::nullopt)));
        QVERIFY(m_journal->finishPages(m_job, {{0, {4, 1, 0, 3, 10}, {failed(u"a"_s, absent), failed(u"b"_s, lost), failed(u"c"_s, broken)}},
            {1, {3, 1, 0, 2, 10}, {failed(u"e"_s, absent), failed(u"f"_s, broken)}}}));
    }
    QList<qint64> open()
    {
        QList<qint64> seqs;
        const auto position = m_journal->position(m_job).value();
        for (const auto &page : position.open)
            seqs += page.seq;
        return seqs;
    }
    QStringList names(const QList<Cause> &causes = {}) { return namesOf(m_journal->failuresByName(m_job, causes, 100).value().failures); }
    Counts counts() { return m_journal->job(m_job).value().counts; }
    void finishes()
    {
        const JobRecord job = m_journal->endRun(m_job, JobState::Done, std::nullopt, 0).value();
        QCOMPARE(job.state, JobState::Done); // so it adds up
        QCOMPARE(qint64(names().size()), job.counts.failed);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<TestFolder>();
        m_journal = std::move(*Journal::open(m_folder->path()));
        m_job = m_journal->createJob({u"http://host/a"_s, u"/tmp"_s, {}}).value().id;
    }
    void cleanup() { m_journal.reset(); }

    void causes()
    {
        QVERIFY(m_journal->failureCauses(m_job).value().isEmpty());
        listTwoPages();
        const QList<CauseCount> causes = m_journal->failureCauses(m_job).value();
        QCOMPARE(causes.size(), 3);
        QVERIFY((causes[0].cause == Cause{ErrorKind::HttpStatus, 404} && causes[0].count == 2));
        QVERIFY((causes[1].cause == Cause{ErrorKind::HttpStatus, 500} && causes[1].count == 2));
        QVERIFY((causes[2].cause == Cause{ErrorKind::ConnectionLost} && causes[2].count == 1));
        QCOMPARE(causes[1].example.name, u"c"_s);
        QVERIFY(causes[1].example.error == broken && causes[1].example.attempts == 3 && causes[1].example.page == 0);
        QCOMPARE(names({causeOf(absent)}), (QStringList{u"a"_s, u"e"_s}));
        QCOMPARE(names({causeOf(absent), causeOf(lost)}), (QStringList{u"a"_s, u"b"_s, u"e"_s}));
        QCOMPARE(names({{ErrorKind::HttpStatus, 403}}), QStringList());
        QCOMPARE(names(), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"e"_s, u"f"_s}));
    }

    void inChunks()
    {
        listTwoPages();
        for (const QList<Cause> &causes : {QList<Cause>(), QList{causeOf(absent), causeOf(broken)}}) {
            for (int limit = 1; limit < 7; ++limit) {
                QStringList read;
                std::optional<QString> from;
                do {
                    const auto chunk = m_journal->failuresByName(m_job, causes, limit, from).value();
                    QVERIFY(chunk.failures.size() <= limit);
                    read += namesOf(chunk.failures);
                    from = chunk.next;
                } while (from);
                QCOMPARE(read, names(causes));
            }
        }
    }

    // Only those of the cause are asked for; all else keeps its outcome.
    void oneCauseAgain()
    {
        listTwoPages();
        const JobRecord job = m_journal->reopenFailed(m_job, {causeOf(lost)}).value();
        QCOMPARE(job.state, JobState::Paused);
        QCOMPARE(job.counts, (Counts{7, 2, 0, 4, 20}));
        QCOMPARE(open(), QList<qint64>{0});
        QCOMPARE(names(), (QStringList{u"a"_s, u"c"_s, u"e"_s, u"f"_s})); // b is being asked for
        QCOMPARE(m_journal->failureCauses(m_job).value().size(), 2);
        for (int run = 0; run < 2; ++run) { // the first ends before the page does
            const auto recorded = m_journal->recordPage(m_job, 0, page({}, {u"a"_s, u"b"_s, u"c"_s, u"d"_s}, "next")).value();
            QCOMPARE(namesOf(recorded.only.value()), QStringList{u"b"_s});
            QCOMPARE(recorded.listed, 7);
        }
        QVERIFY(m_journal->finishPages(m_job, {{0, {1, 1, 0, 0, 5}, {}}}));
        QCOMPARE(counts(), (Counts{7, 3, 0, 4, 25}));
        QCOMPARE(names(), (QStringList{u"a"_s, u"c"_s, u"e"_s, u"f"_s}));
        finishes();
    }

    void onePageAfterTheOther()
    {
        listTwoPages();
        QVERIFY(m_journal->reopenFailed(m_job, {causeOf(absent)}));
        QCOMPARE(open(), (QList<qint64>{0, 1}));
        QCOMPARE(counts(), (Counts{7, 2, 0, 3, 20}));
        // Before they are finished, others too.
        QVERIFY(m_journal->reopenFailed(m_job, {causeOf(broken), causeOf(absent)}));
        QCOMPARE(counts(), (Counts{7, 2, 0, 1, 20}));
        QCOMPARE(names(), QStringList{u"b"_s});
        QCOMPARE(namesOf(m_journal->recordPage(m_job, 0, page({}, {u"a"_s, u"b"_s, u"c"_s, u"d"_s}, "next")).value().only.value()), (QStringList{u"a"_s, u"c"_s}));
        QCOMPARE(namesOf(m_journal->recordPage(m_job, 1, page("next", {u"e"_s, u"f"_s, u"g"_s}, {})).value().only.value()), (QStringList{u"e"_s, u"f"_s}));
        QVERIFY(m_journal->finishPages(m_job, {{0, {2, 1, 0, 1, 5}, {failed(u"c"_s, lost)}}, {1, {2, 1, 1, 0, 5}, {}}}));
        QCOMPARE(counts(), (Counts{7, 4, 1, 2, 30}));
        QCOMPARE(names({causeOf(lost)}), (QStringList{u"b"_s, u"c"_s})); // by their cause of now
        finishes();
    }

    void noneOfTheCause()
    {
        listTwoPages();
        QVERIFY(m_journal->endRun(m_job, JobState::Done, std::nullopt, 0));
        const JobRecord job = m_journal->reopenFailed(m_job, {{ErrorKind::TimedOut}}).value();
        QCOMPARE(job.state, JobState::Done);
        QCOMPARE(job.counts.failed, 5);
        QVERIFY(open().isEmpty());
    }

    // A name that is listed twice may fail twice, on one page or on two: each counts.
    void twiceTheSameName()
    {
        QVERIFY(m_journal->recordPage(m_job, 0, page({}, {u"a"_s, u"a"_s, u"a"_s, u"b"_s}, "next")));
        QVERIFY(m_journal->recordPage(m_job, 1, page("next", {u"a"_s, u"b"_s}, std::nullopt)));
        QVERIFY(m_journal->finishPages(m_job, {{0, {4, 2, 0, 2, 10}, {failed(u"a"_s, lost), failed(u"a"_s, absent)}},
            {1, {2, 1, 0, 1, 10}, {failed(u"a"_s, lost)}}}));
        QCOMPARE(names(), (QStringList{u"a"_s, u"a"_s, u"a"_s}));
        QVERIFY(m_journal->reopenFailed(m_job, {causeOf(lost)}));
        QCOMPARE(names(), QStringList{u"a"_s});
        // As many as failed are asked for.
        auto recorded = m_journal->recordPage(m_job, 0, page({}, {u"a"_s, u"a"_s, u"a"_s, u"b"_s}, "next")).value();
        QCOMPARE(namesOf(recorded.only.value()), QStringList{u"a"_s});
        QCOMPARE(recorded.listed, 6);
        recorded = m_journal->recordPage(m_job, 1, page("next", {u"a"_s, u"b"_s}, std::nullopt)).value();
        QCOMPARE(namesOf(recorded.only.value()), QStringList{u"a"_s});
        QCOMPARE(recorded.listed, 6);
        QVERIFY(m_journal->finishPages(m_job, {{0, {1, 1, 0, 0, 5}, {}}, {1, {1, 0, 0, 1, 0}, {failed(u"a"_s, lost)}}}));
        QCOMPARE(counts(), (Counts{6, 4, 0, 2, 25}));
        QCOMPARE(names({causeOf(lost)}), QStringList{u"a"_s});
        finishes();
    }

    // What people said of files in the way goes with those that are asked for again, until they arrive.
    void answers()
    {
        const Error there{ErrorKind::FileExists, u"/tmp/a"_s};
        const auto again = [this](qint64 seq, const Page &page) { return m_journal->recordPage(m_job, seq, page).value().only.value(); };
        const auto ruleOf = [](const Entry &entry) { return entry.extras->answer ? existingRuleName(entry.extras->answer->rule) : QString(); };
        const Page first = page({}, {u"a"_s, u"a"_s, u"b"_s, u"c"_s}, "next");
        const Page second = page("next", {u"d"_s, u"e"_s}, std::nullopt);
        QVERIFY(m_journal->recordPage(m_job, 0, first) && m_journal->recordPage(m_job, 1, second));
        QVERIFY(m_journal->finishPages(m_job, {{0, {4, 0, 0, 4, 0}, {{u"a"_s, there, 0, -1, 7, 1000}, failed(u"a"_s, there), failed(u"b"_s, there), failed(u"c"_s, lost)}},
            {1, {2, 0, 0, 2, 0}, {failed(u"d"_s, there), failed(u"e"_s, absent)}}}));
        QCOMPARE(m_journal->job(m_job).value().conflicts, 4);
        const Failure one = m_journal->failuresByName(m_job, {{ErrorKind::FileExists}}, 1).value().failures.first();
        QVERIFY(one.name == u"a"_s && one.size == 7 && one.modified == 1000 && !one.answer);

        // Both of one name, and nothing else of its page.
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        QCOMPARE(m_journal->reopenConflict(m_job, u"a"_s, ExistingRule::Overwrite).value().conflicts, 2);
        QCOMPARE(counts(), (Counts{6, 0, 0, 4, 0}));
        QCOMPARE(open(), QList<qint64>{0});
        QList<Entry> asked = again(0, first);
        QCOMPARE(namesOf(asked), (QStringList{u"a"_s, u"a"_s}));
        for (const Entry &entry : std::as_const(asked)) {
            QCOMPARE(ruleOf(entry), u"overwrite"_s);
            QVERIFY(entry.extras->answer->given >= before && entry.extras->answer->given <= QDateTime::currentMSecsSinceEpoch());
        }
        // One that failed otherwise is no conflict, and names that are not there are nothing.
        QCOMPARE(m_journal->reopenConflict(m_job, u"c"_s, ExistingRule::Skip).value().counts.failed, 4);
        QCOMPARE(m_journal->reopenConflict(m_job, u"z"_s, ExistingRule::Skip).value().counts.failed, 4);

        // All that is left, of which some were never answered: that something was in their way goes with them all the same.
        QVERIFY(m_journal->reopenFailed(m_job, {causeOf(there)}));
        asked = again(0, first);
        QCOMPARE(namesOf(asked), (QStringList{u"a"_s, u"a"_s, u"b"_s}));
        QCOMPARE(ruleOf(asked.last()), u"ask"_s);
        asked = again(1, second);
        QCOMPARE(namesOf(asked), QStringList{u"d"_s});

        // An answer stays with what fails for another reason, until there is another answer.
        const auto answered = [&](const QString &name, const Error &error) { return Failure{name, error, 1, -1, -1, -1, ExistingAnswer{ExistingRule::Rename, 5}}; };
        QVERIFY(m_journal->finishPages(m_job, {{0, {3, 1, 1, 1, 5}, {answered(u"b"_s, lost)}}, {1, {1, 0, 0, 1, 0}, {answered(u"d"_s, there)}}}));
        QCOMPARE(m_journal->job(m_job).value().conflicts, 1);
        QVERIFY(m_journal->reopenFailed(m_job, {causeOf(lost)}));
        asked = again(0, first);
        QCOMPARE(namesOf(asked), (QStringList{u"b"_s, u"c"_s}));
        QCOMPARE(ruleOf(asked.first()), u"rename"_s);
        QCOMPARE(asked.first().extras->answer->given, 5);
        QCOMPARE(ruleOf(asked.last()), QString());
        QVERIFY(m_journal->reopenFailed(m_job, {causeOf(there)}, ExistingRule::Newer));
        QCOMPARE(ruleOf(again(1, second).first()), u"newer"_s);
        QVERIFY(m_journal->finishPages(m_job, {{0, {2, 2, 0, 0, 5}, {}}, {1, {1, 1, 0, 0, 0}, {}}}));
        finishes();
    }

    // What failed is not forgotten when its page has other entries by now, or none; a folder's files are, in its place, all new.
    void pagesWithOtherEntries()
    {
        const auto retried = [this](const QStringList &failedOnes, const QStringList &now) {
            QVERIFY(m_journal->recordPage(m_job, 0, page({}, failedOnes, std::nullopt)));
            QList<Failure> failures;
            for (const QString &name : failedOnes)
                failures << failed(name, lost);
            const int count = int(failedOnes.size());
            QVERIFY(m_journal->finishPages(m_job, {{0, {count, 0, 0, count, 0}, failures}}));
            QVERIFY(m_journal->reopenFailed(m_job));
            m_asked = m_journal->recordPage(m_job, 0, page({}, now, std::nullopt)).value().only.value();
        };
        retried({u"a"_s, u"b"_s}, {u"c"_s});
        QStringList asked = namesOf(m_asked);
        asked.sort();
        QCOMPARE(asked, (QStringList{u"a"_s, u"b"_s}));
        for (const Entry &entry : std::as_const(m_asked))
            QVERIFY(entry.extras->fault && entry.extras->fault->kind == ErrorKind::Changed);
        QCOMPARE(counts().listed, 2);

        init();
        retried({u"a"_s}, {});
        QCOMPARE(namesOf(m_asked), QStringList{u"a"_s});
        init();
        retried({u"x/"_s}, {u"x/1"_s, u"x/2"_s});
        QCOMPARE(namesOf(m_asked), (QStringList{u"x/1"_s, u"x/2"_s}));
        QVERIFY(!m_asked.first().extras->fault);
        QCOMPARE(counts().listed, 2);
    }

    // Of two entries of one name one failed: nobody knows which, so that none is fetched in its place.
    void oneOfAName()
    {
        const Page two = page({}, {u"a"_s, u"a"_s, u"b"_s}, std::nullopt);
        QVERIFY(m_journal->recordPage(m_job, 0, two));
        QVERIFY(m_journal->finishPages(m_job, {{0, {3, 1, 0, 2, 0}, {failed(u"a"_s, lost), failed(u"b"_s, lost)}}}));
        QVERIFY(m_journal->reopenFailed(m_job));
        const QList<Entry> asked = m_journal->recordPage(m_job, 0, two).value().only.value();
        QCOMPARE(namesOf(asked), (QStringList{u"b"_s, u"a"_s}));
        QVERIFY(!asked.first().extras->fault);
        QVERIFY(asked.last().extras->fault && asked.last().extras->fault->message.contains(u"more than once"_s));
        QCOMPARE(counts().listed, 3);
    }

    // Names of bytes that are no UTF-8, and of what SQLite takes for marks, come out of the journal as they went in, and are asked for again.
    void namesOfAnyBytes()
    {
        const QStringList all{u"caf\xdce8.bin"_s, u"caf\xdce9.bin"_s, u"a"_s, u"\ufeffa"_s, u"\ufffeab"_s, u"x\ufffe"_s, u"x\uffff"_s, u"x\ufffd"_s};
        const QSet<QString> set(all.begin(), all.end());
        const auto setOf = [](const QStringList &list) { return QSet<QString>(list.begin(), list.end()); };
        QVERIFY(m_journal->recordPage(m_job, 0, page({}, all, std::nullopt)));
        QList<Failure> failures;
        QList<Part> parts;
        for (const QString &name : all) {
            parts.append({0, name, 1, 100, "\"v\"", {{0, 50}}});
            QVERIFY(m_journal->savePart(m_job, parts.last()));
            failures << failed(name, {ErrorKind::ConnectionLost, name});
        }
        const QList<Part> kept = m_journal->parts(m_job).value();
        QCOMPARE(kept.size(), parts.size());
        for (const Part &part : parts)
            QVERIFY(kept.contains(part));
        QVERIFY(m_journal->finishPages(m_job, {{0, {all.size(), 0, 0, all.size(), 0}, failures}}));
        QCOMPARE(setOf(names()), set);
        const QList<Failure> listed = m_journal->failures(m_job, 100).value();
        for (const Failure &failure : listed)
            QCOMPARE(failure.error.message, failure.name);
        QCOMPARE(m_journal->parts(m_job).value().size(), parts.size());
        QVERIFY(m_journal->reopenFailed(m_job));
        QCOMPARE(namesOf(m_journal->recordPage(m_job, 0, page({}, all, std::nullopt)).value().only.value()), all);
    }

    // Names may look like what tells two of one name apart.
    void namesThatPretend()
    {
        const QString tail = u"\n0123456789abcdef0123456789abcdef"_s;
        const QStringList all{tail, u"a"_s, u"a"_s, u"a"_s + tail, u"a"_s + tail};
        QVERIFY(m_journal->recordPage(m_job, 0, page({}, all, std::nullopt)));
        QList<Failure> failures;
        for (const QString &name : all)
            failures << failed(name, lost);
        QVERIFY(m_journal->finishPages(m_job, {{0, {5, 0, 0, 5, 0}, failures}}));
        QStringList found = names();
        found.sort();
        QCOMPARE(found, all);
        QVERIFY(m_journal->reopenFailed(m_job));
        const auto recorded = m_journal->recordPage(m_job, 0, page({}, all, std::nullopt)).value();
        QCOMPARE(namesOf(recorded.only.value()), all);

        // Of these the one that is meant is answered, with its likes.
        failures.clear();
        for (const QString &name : all)
            failures << failed(name, {ErrorKind::FileExists, {}});
        QVERIFY(m_journal->finishPages(m_job, {{0, {5, 0, 0, 5, 0}, failures}}));
        QCOMPARE(m_journal->reopenConflict(m_job, u"a"_s, ExistingRule::Skip).value().conflicts, 3);
        QCOMPARE(m_journal->reopenConflict(m_job, u"a"_s + tail, ExistingRule::Skip).value().conflicts, 1);
        QCOMPARE(names(), QStringList{tail});
    }
};

QTEST_GUILESS_MAIN(TestJournalFailures)
#include "test_journal_failures.moc"
