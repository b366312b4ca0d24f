// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/version.h"
#include "core/journal/job_lock.h"
#include "core/journal/journal_thread.h"
#include "tests/unit/folder_help.h"

#include <QDir>
#include <QSqlQuery>
#include <QTest>

#include <latch>
#include <thread>
#include <vector>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace
{

const QString fileName = u"journal.sqlite"_s;

QString refusal(const QString &dataDir)
{
    const auto journal = Journal::open(dataDir);
    return journal || journal.error().kind != ErrorKind::JournalUnusable ? QString()
                                                                         : journal.error().message;
}

// Something that another program, or a newer one, did to the file.
void runSql(const QString &file, const QString &sql)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
        database.setDatabaseName(file);
        if (!database.open() || !QSqlQuery(database).exec(sql))
            qFatal("cannot run %s", qPrintable(sql));
    }
    QSqlDatabase::removeDatabase(u"test"_s);
}

// The first value of the first row.
QString readSql(const QString &file, const QString &sql)
{
    QString value;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
        database.setDatabaseName(file);
        if (database.open()) {
            QSqlQuery query(database);
            if (query.exec(sql) && query.next())
                value = query.value(0).toString();
        }
    }
    QSqlDatabase::removeDatabase(u"test"_s);
    return value;
}

} // namespace

class TestJournalFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesItsFolder()
    {
        const TestFolder folder;
        QVERIFY(Journal::open(folder.path(u"a/b"_s)));
        QVERIFY(folder.files().contains(u"a/b/"_s + fileName));
        // Sources and names can tell a lot; but a folder that was there is its owner's business.
        constexpr QFile::Permissions others
            = QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
        QVERIFY(!(QFile::permissions(folder.path(u"a/b"_s)) & others));
        QVERIFY(QFile::setPermissions(folder.path(), QFile::permissions(folder.path()) | others));
        QVERIFY(Journal::open(folder.path()));
        QCOMPARE(QFile::permissions(folder.path()) & others, others);
        // The file itself is the user's alone, wherever it is, and so is one of an earlier version.
        QVERIFY(!(QFile::permissions(folder.path(fileName)) & others));
        QVERIFY(QFile::setPermissions(folder.path(fileName), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        QVERIFY(Journal::open(folder.path()));
        QVERIFY(!(QFile::permissions(folder.path(fileName)) & others));
    }

    void cannotBeOpened()
    {
        const TestFolder folder;
        folder.write(u"file"_s, "x");
        QVERIFY(refusal(folder.path(u"file/data"_s)).contains(folder.path(u"file/data"_s)));
        QVERIFY(refusal(u"/proc/milliard"_s).contains(u"/proc/milliard"_s));

        QVERIFY(QDir(folder.path()).mkpath(u"folder/"_s + fileName));
        QVERIFY(refusal(folder.path(u"folder"_s)).contains(folder.path(u"folder/"_s + fileName)));
    }

    // SQLite gives other names than an older program stored: that ends, and a retry mends it.
    void namesThatAreNotReadBack()
    {
        const TestFolder folder;
        const QStringList all{u"a"_s, u"b"_s, u"c"_s};
        const auto open = [&] { return std::move(*Journal::open(folder.path())); };
        Page page;
        QList<Failure> failures;
        for (const QString &name : all) {
            page.entries.append({name, {}, -1, {}});
            failures.append({name, {ErrorKind::ConnectionLost, {}}, 1});
        }
        std::unique_ptr<Journal> journal = open();
        const JobId id = journal->createJob({u"list+http://host"_s, u"/tmp"_s, {}}).value().id;
        QVERIFY(journal->recordPage(id, 0, page));
        QVERIFY(journal->finishPages(id, {{0, {3, 0, 0, 3, 0}, failures}}));
        journal.reset();
        runSql(folder.path(fileName), u"UPDATE failure SET name = CAST(X'EFBFBF' || name AS TEXT)"_s);
        journal = open();
        std::optional<QString> from;
        Result<Journal::FailureChunk> chunk;
        for (int i = 0; i < 10 && (i == 0 || (chunk && from)); ++i) {
            chunk = journal->failuresByName(id, {}, 2, from);
            if (chunk)
                from = chunk->next;
        }
        QVERIFY(!chunk);
        QVERIFY2(chunk.error().kind == ErrorKind::JournalUnusable && chunk.error().message.contains(u"retry job 1"_s), qPrintable(chunk.error().message));

        QVERIFY(journal->reopenFailed(id));
        const QList<Entry> asked = journal->recordPage(id, 0, page).value().only.value();
        QCOMPARE(asked.size(), 3);
        failures.clear();
        for (const Entry &entry : asked)
            failures.append({entry.name, entry.extras->fault.value(), 0});
        QVERIFY(journal->finishPages(id, {{0, {3, 0, 0, 3, 0}, failures}}));
        qsizetype count = 0;
        from.reset();
        do {
            const auto next = journal->failuresByName(id, {}, 2, from);
            QVERIFY(next);
            count += next->failures.size();
            from = next->next;
        } while (from);
        QCOMPARE(count, 3);
    }

    void anotherVersion()
    {
        const TestFolder folder;
        QVERIFY(Journal::open(folder.path()));
        QCOMPARE(refusal(folder.path()), QString()); // this one reads its own
        runSql(folder.path(fileName), u"UPDATE meta SET value = '99' WHERE name = 'schema'"_s);
        QString message = refusal(folder.path());
        QVERIFY2(message.contains(folder.path(fileName)) && message.contains(u"written by Milliard "_s + versionText()) && message.contains(u"schema 99"_s),
            qPrintable(message));
        runSql(folder.path(fileName), u"UPDATE meta SET value = '7.5' WHERE name = 'program'"_s);
        QVERIFY(refusal(folder.path()).contains(u"written by Milliard 7.5"_s));
        runSql(folder.path(fileName), u"DELETE FROM meta WHERE name = 'program'"_s); // one of before the row was
        message = refusal(folder.path());
        QVERIFY2(message.contains(u"written by another version"_s), qPrintable(message));
    }

    // Nothing is written to a journal of a newer version, and it is told from a damaged one whatever its tables are.
    void aNewerVersion()
    {
        const TestFolder folder;
        QVERIFY(Journal::open(folder.path()));
        for (const QString &sql : {u"DROP INDEX failure_page"_s, u"DROP INDEX failure_missing"_s, u"DROP INDEX failure_conflict"_s,
                 u"ALTER TABLE failure RENAME COLUMN page TO leaf"_s, u"ALTER TABLE job RENAME TO download"_s, u"UPDATE meta SET value = '99' WHERE name = 'schema'"_s,
                 u"UPDATE meta SET value = '9.9' WHERE name = 'program'"_s})
            runSql(folder.path(fileName), sql);
        const QByteArray before = folder.read(fileName);
        const QString message = refusal(folder.path());
        QVERIFY2(message.contains(u"written by Milliard 9.9"_s), qPrintable(message));
        QCOMPARE(folder.read(fileName), before);
        for (const QString &schema : {u"0"_s, u"-1"_s, u"abc"_s}) {
            runSql(folder.path(fileName), u"UPDATE meta SET value = '%1' WHERE name = 'schema'"_s.arg(schema));
            QVERIFY(refusal(folder.path()).contains(u"schema "_s + schema));
        }
        QCOMPARE(QDir(folder.path()).entryList({u"journal-schema-*"_s}), QStringList());
    }

    // A journal of version 1, with a job in mid-run, goes on working.
    void anOlderVersion()
    {
        const TestFolder folder;
        JobId id = 0;
        {
            const auto journal = std::move(*Journal::open(folder.path()));
            id = journal->createJob({u"http://host/a"_s, u"/tmp"_s, {}}).value().id;
            QVERIFY(journal->recordPage(id, 0, {{}, {{u"a"_s, {}, -1, {}}, {u"b"_s, {}, -1, {}}}, "b"}));
            QVERIFY(journal->recordPage(id, 1, {"b", {{u"c"_s, {}, -1, {}}}, std::nullopt}));
            QVERIFY(journal->finishPages(id, {{0, {2, 1, 0, 1, 10}, {{u"b"_s, {ErrorKind::TimedOut, {}}, 3}}}}));
        }
        for (const QString &sql : {u"DROP TABLE shard"_s, u"ALTER TABLE page DROP COLUMN retry"_s,
                 u"DROP TABLE part"_s, u"DROP INDEX failure_missing"_s, u"DROP INDEX failure_conflict"_s, u"ALTER TABLE failure DROP COLUMN again"_s,
                 u"ALTER TABLE failure DROP COLUMN size"_s, u"ALTER TABLE failure DROP COLUMN modified"_s, u"ALTER TABLE failure DROP COLUMN answer"_s, u"ALTER TABLE failure DROP COLUMN answered"_s,
                 u"ALTER TABLE job DROP COLUMN round"_s, u"ALTER TABLE job DROP COLUMN began"_s,
                 u"ALTER TABLE job DROP COLUMN priority"_s, u"ALTER TABLE job DROP COLUMN place"_s, u"ALTER TABLE job DROP COLUMN category"_s, u"UPDATE meta SET value = '1' WHERE name = 'schema'"_s})
            runSql(folder.path(fileName), sql);
        for (int again = 0; again < 2; ++again) {
            const auto journal = Journal::open(folder.path());
            QVERIFY2(journal, journal ? "" : qPrintable(journal.error().message));
            QCOMPARE((*journal)->job(id).value().counts, (Counts{3, 1, 0, 1, 10}));
            QVERIFY((*journal)->stored(id).value().shards.isEmpty());
            QCOMPARE((*journal)->job(id).value().priority, Priority::Normal);
            QCOMPARE((*journal)->job(id).value().spec.category, QString());
        }
        // What the older program wrote is kept for it; a later opening leaves that alone, and so does a journal without jobs.
        QCOMPARE(QDir(folder.path()).entryList({u"journal-schema-*"_s}), QStringList{u"journal-schema-1.sqlite"_s});
        QVERIFY(QFile::copy(folder.path(u"journal-schema-1.sqlite"_s), folder.path(u"kept"_s)));
        QCOMPARE(readSql(folder.path(u"kept"_s), u"SELECT value FROM meta WHERE name = 'schema'"_s), u"1"_s);
        QCOMPARE(readSql(folder.path(u"kept"_s), u"SELECT failed FROM job"_s), u"1"_s);
        QVERIFY(!(QFile::permissions(folder.path(u"journal-schema-1.sqlite"_s)) & (QFile::ReadGroup | QFile::ReadOther)));
        const auto journal = std::move(*Journal::open(folder.path()));
        QCOMPARE(journal->position(id).value().open.size(), 1);
        QVERIFY(journal->enqueue({{id, 5}}));
        QCOMPARE(journal->job(id).value().place, 5);
        const Failure older = journal->failures(id, 1).value().first();
        QVERIFY(older.size == -1 && older.modified == -1 && !older.answer);
        QVERIFY(journal->reopenFailed(id, {}, ExistingRule::Rename));
        QCOMPARE(journal->position(id).value().open.size(), 2);
        const auto asked = journal->recordPage(id, 0, {{}, {{u"a"_s, {}, -1, {}}, {u"b"_s, {}, -1, {}}}, "b"}).value().only.value();
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked.first().extras->answer && asked.first().extras->answer->rule == ExistingRule::Rename);
        QVERIFY(journal->finishPages(id, {{0, {1, 1, 0, 0, 10}, {}}, {1, {1, 1, 0, 0, 5}, {}}}, {{u"shard"_s, 2, 15, 1, "d"}}));
        QCOMPARE(journal->endRun(id, JobState::Done, std::nullopt, 0).value().state, JobState::Done);
        QCOMPARE(journal->stored(id).value().shards.size(), 1);
    }

    void aJobOfAnotherVersion()
    {
        const TestFolder folder;
        const auto journal = Journal::open(folder.path()).value().release();
        const std::unique_ptr<Journal> owner(journal);
        const JobId id = journal->createJob({u"http://host/a"_s, u"/tmp"_s, {}}).value().id;
        runSql(folder.path(fileName), u"UPDATE job SET state = 'dreaming'"_s);
        const auto job = journal->job(id);
        QVERIFY(!job && job.error().kind == ErrorKind::JournalUnusable);
        QVERIFY2(job.error().message.contains(u"job %1"_s.arg(id)), qPrintable(job.error().message));
    }

    // Two windows, or a window and a terminal, started together.
    void openedByManyAtOnce()
    {
        for (int round = 0; round < 4; ++round) {
            const TestFolder folder;
            constexpr int count = 3;
            std::latch ready(count);
            QStringList errors(count);
            {
                std::vector<std::jthread> threads;
                for (int i = 0; i < count; ++i) {
                    threads.emplace_back([&folder, &ready, &error = errors[i]] {
                        ready.arrive_and_wait();
                        const auto journal = Journal::open(folder.path());
                        if (!journal)
                            error = journal.error().message;
                    });
                }
            }
            errors.removeAll(QString());
            QVERIFY2(errors.isEmpty(), qPrintable(errors.join(u'\n')));
        }
    }

    // Each runs its own job, all in one file.
    void writtenByManyAtOnce()
    {
        const TestFolder folder;
        constexpr int writers = 4;
        constexpr int pages = 250;
        QStringList errors(writers);
        const auto run = [&folder](QString &error) {
            const auto note = [&error](const auto &result) {
                if (!result && error.isEmpty())
                    error = result.error().message;
            };
            const auto journal = Journal::open(folder.path());
            note(journal);
            if (!journal)
                return;
            const auto job = (*journal)->createJob({u"http://host/a"_s, u"/tmp"_s, {}});
            note(job);
            for (int i = 0; job && i < pages; ++i) {
                const QByteArray cursor = i == 0 ? QByteArray() : QByteArray::number(i);
                const Page page{cursor, {{u"a"_s, "http://host/a", -1, {}}}, QByteArray::number(i + 1)};
                note((*journal)->recordPage(job->id, i, page));
                note((*journal)->finishPages(job->id, {{i, {1, 1, 0, 0, 10}, {}}}));
            }
        };
        {
            std::vector<std::jthread> threads;
            for (QString &error : errors)
                threads.emplace_back(run, std::ref(error));
        }
        QCOMPARE(errors, QStringList(writers));
        const auto journal = std::move(*Journal::open(folder.path()));
        const QList<JobRecord> jobs = journal->jobs().value();
        QCOMPARE(jobs.size(), writers);
        for (const JobRecord &job : jobs)
            QCOMPARE(job.counts, (Counts{pages, pages, 0, 0, 10 * pages}));
    }

    void threadKeepsTheOrder()
    {
        const TestFolder folder;
        QList<int> order;
        QFuture<JobId> last;
        {
            const auto thread = std::move(*JournalThread::open(folder.path()));
            for (int i = 0; i < 100; ++i)
                thread->ask([i, &order](Journal &) { return order.append(i), true; });
            last = thread->ask([](Journal &j) {
                return j.createJob({u"http://host/a"_s, u"/tmp"_s, {}}).value().id;
            });
        } // waits for all of it
        QCOMPARE(order.size(), 100);
        QVERIFY(std::ranges::is_sorted(order));
        QVERIFY(last.isFinished());
        QCOMPARE(last.result(), 1);
        folder.write(u"file"_s, "x");
        const auto refused = JournalThread::open(folder.path(u"file"_s));
        QVERIFY(!refused && refused.error().kind == ErrorKind::JournalUnusable);
    }

    void jobLock()
    {
        const TestFolder folder;
        auto first = JobLock::take(folder.path(), 3);
        QVERIFY(first);
        QVERIFY(JobLock::take(folder.path(), 4)); // another job is free
        for (int again = 0; again < 2; ++again) {
            const auto second = JobLock::take(folder.path(), 3);
            QVERIFY(!second);
            QCOMPARE(second.error().kind, ErrorKind::JobBusy);
            const QString message = second.error().message;
            QVERIFY2(message.contains(u"job 3"_s)
                    && message.contains(QString::number(QCoreApplication::applicationPid())),
                qPrintable(message));
        }
        // Jobs run for weeks: no lock grows stale by its age.
        QFile file(folder.path(folder.files().value(0)));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addYears(-1), QFile::FileModificationTime));
        QVERIFY(!JobLock::take(folder.path(), 3));

        first->reset();
        QVERIFY(JobLock::take(folder.path(), 3));
        QCOMPARE(folder.files(), QStringList());
    }

    // As kill -9 leaves it: the file is there, and nobody holds it. Whose process id it names does not matter, since they are
    // used again; this one is a running program's.
    void lockOfADeadProcess()
    {
        const TestFolder folder;
        folder.write(u"job-3.lock"_s, "milliard-cli with process id " + QByteArray::number(QCoreApplication::applicationPid()));
        QVERIFY(!JobLock::isTaken(folder.path(), 3));
        const auto lock = JobLock::take(folder.path(), 3);
        QVERIFY2(lock, qPrintable(lock ? QString() : lock.error().message));
        QVERIFY(JobLock::isTaken(folder.path(), 3));
    }

    void lockInNoFolder()
    {
        const TestFolder folder;
        const auto lock = JobLock::take(folder.path(u"gone"_s), 3);
        QVERIFY(!lock);
        QCOMPARE(lock.error().kind, ErrorKind::JournalUnusable);
        QVERIFY(lock.error().message.contains(folder.path(u"gone"_s)));
    }
};

QTEST_GUILESS_MAIN(TestJournalFile)
#include "test_journal_file.moc"
