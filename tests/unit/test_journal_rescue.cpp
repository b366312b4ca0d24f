// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/journal/journal_backup.h"
#include "core/journal/journal_thread.h"
#include "tests/unit/folder_help.h"

#include <QRegularExpression>
#include <QSqlQuery>
#include <QTest>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace {

const QString journalFile = u"journal.sqlite"_s;
const QString copyFile = u"journal-backup.sqlite"_s;
constexpr qint64 pages = 400; // some 100 KB

// A journal with two jobs, one of them long.
void fill(const QString &dataDir)
{
    const auto journal = std::move(*Journal::open(dataDir));
    QCOMPARE(journal->createJob({u"http://host/short"_s, u"/tmp"_s, {}}).value().id, 1);
    QCOMPARE(journal->createJob({u"http://host/long"_s, u"/tmp"_s, {}}).value().id, 2);
    for (qint64 i = 0; i < pages; ++i) {
        const QByteArray cursor = i == 0 ? QByteArray() : QByteArray::number(i) + QByteArray(100, 'c');
        QVERIFY(journal->recordPage(2, i, {cursor, {{u"a"_s, {}, -1, {}}}, QByteArray::number(i + 1) + QByteArray(100, 'c')}));
        QVERIFY(journal->finishPages(2, {{i, {1, 1, 0, 0, 10}, {}}}));
    }
}

void overwrite(const QString &file, qint64 offset, const QByteArray &bytes)
{
    QFile f(file);
    QVERIFY(f.open(QIODevice::ReadWrite));
    QVERIFY(f.seek(offset));
    QCOMPARE(f.write(bytes), bytes.size());
}

// As kill -9 leaves it: open by its own account, and by nobody.
void killed(const TestFolder &folder)
{
    folder.write(u"journal.open"_s, "open\n");
}

QStringList keptFiles(const TestFolder &folder)
{
    return folder.files().filter(QRegularExpression(u"^journal-damaged-\\d{8}-\\d{6}(-\\d)?\\.sqlite$"_s));
}

} // namespace

class TestJournalRescue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void damaged_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<bool>("clean"); // its last end
        QTest::addColumn<bool>("isKept");
        QTest::newRow("garbage") << u"garbage"_s << true << true;
        QTest::newRow("garbage, killed") << u"garbage"_s << false << true;
        QTest::newRow("its head alone") << u"head"_s << true << true;
        QTest::newRow("a page in the middle, killed") << u"page"_s << false << true;
        QTest::newRow("cut short") << u"cut"_s << true << true;
        QTest::newRow("empty") << u"empty"_s << true << true;
        QTest::newRow("gone") << u"gone"_s << true << false;
    }

    void damaged()
    {
        QFETCH(QString, how);
        QFETCH(bool, clean);
        QFETCH(bool, isKept);
        for (const bool hasCopy : {true, false}) {
            if (!hasCopy && (how == u"gone"_s || how == u"empty"_s))
                continue; // nothing tells it from a new one
            const TestFolder folder;
            fill(folder.path());
            if (hasCopy)
                QVERIFY(JournalBackup::copy(folder.path()));
            const QString file = folder.path(journalFile);
            const qint64 size = QFileInfo(file).size();
            QVERIFY(size > 100'000);
            if (how == u"garbage"_s)
                folder.write(journalFile, QByteArray("This is no database. ").repeated(1000));
            else if (how == u"head"_s)
                overwrite(file, 0, QByteArray(100, 'x'));
            else if (how == u"page"_s)
                overwrite(file, size / 2 / 4096 * 4096, QByteArray(4096, 'x'));
            else if (how == u"gone"_s)
                QVERIFY(QFile::remove(file));
            else
                QVERIFY(QFile::resize(file, how == u"cut"_s ? size / 2 : 0));
            if (!clean)
                killed(folder);
            const QByteArray damagedBytes = isKept ? folder.read(journalFile) : QByteArray();
            {
                const auto journal = Journal::open(folder.path());
                QVERIFY2(journal, journal ? "" : qPrintable(journal.error().message));
                QCOMPARE((*journal)->jobs().value().size(), hasCopy ? 2 : 0);
                QVERIFY((*journal)->rescue());
                QCOMPARE((*journal)->rescue()->copy.has_value(), hasCopy);
                const QString text = (*journal)->rescue()->text();
                QVERIFY2(text.contains(hasCopy ? u"copy of 20"_s : u"start them again"_s), qPrintable(text));
                if (hasCopy)
                    QCOMPARE((*journal)->job(2).value().counts.done, pages);
                if (isKept)
                    QVERIFY2(text.contains(keptFiles(folder).value(0)), qPrintable(text));
                QVERIFY((*journal)->createJob({u"http://host/new"_s, u"/tmp"_s, {}}));
            }
            QCOMPARE(keptFiles(folder).size(), isKept ? 1 : 0);
            if (isKept)
                QCOMPARE(folder.read(keptFiles(folder).first()), damagedBytes);
            const auto again = std::move(*Journal::open(folder.path()));
            QVERIFY(!again->rescue());
            QCOMPARE(again->jobs().value().size(), hasCopy ? 3 : 1);
        }
    }

    // The write-ahead log of a killed program goes with its journal: it must never be applied to the copy.
    void theLogGoesWithIt()
    {
        const TestFolder folder;
        fill(folder.path());
        QVERIFY(JournalBackup::copy(folder.path()));
        folder.write(journalFile, QByteArray(9000, 'x'));
        folder.write(journalFile + u"-wal"_s, "log");
        killed(folder);
        const auto journal = std::move(*Journal::open(folder.path()));
        QCOMPARE(journal->jobs().value().size(), 2);
        const QStringList kept = keptFiles(folder);
        QCOMPARE(kept.size(), 1);
        QCOMPARE(folder.read(kept[0] + u"-wal"_s), "log");
    }

    // As when it is copied without its log, in the middle of what goes from there into it: nobody knows how it was left, so all is read.
    void copiedAlone()
    {
        const TestFolder from;
        fill(from.path());
        const TestFolder folder;
        QVERIFY(QFile::copy(from.path(journalFile), folder.path(journalFile)));
        overwrite(folder.path(journalFile), QFileInfo(folder.path(journalFile)).size() / 2 / 4096 * 4096, QByteArray(4096, 'x'));
        const auto journal = std::move(*Journal::open(folder.path()));
        QVERIFY(journal->rescue());
        QVERIFY(journal->jobs().value().isEmpty());
        QCOMPARE(keptFiles(folder).size(), 1);
    }

    void theCopyIsDamagedToo()
    {
        const TestFolder folder;
        fill(folder.path());
        folder.write(journalFile, "garbage that is no journal at all");
        folder.write(copyFile, "garbage that is no copy of one");
        const auto journal = std::move(*Journal::open(folder.path()));
        QVERIFY(journal->jobs().value().isEmpty());
        QCOMPARE(keptFiles(folder).size(), 2);
        for (const QString &name : keptFiles(folder))
            QVERIFY2(journal->rescue()->text().contains(name), qPrintable(journal->rescue()->text()));
        QVERIFY(!journal->rescue()->copy);
    }

    // Where somebody else has it open, nothing is moved.
    void notUnderAnothersFeet()
    {
        const TestFolder folder;
        fill(folder.path());
        const auto first = std::move(*Journal::open(folder.path()));
        overwrite(folder.path(journalFile), 0, QByteArray(100, 'x'));
        const auto second = Journal::open(folder.path());
        QVERIFY(!second);
        QVERIFY2(second.error().message.contains(u"end every Milliard"_s), qPrintable(second.error().message));
        QVERIFY(keptFiles(folder).isEmpty());
    }

    // Damage that shows in mid-work stops that work, and the next opening looks at everything.
    void foundInMidWork()
    {
        const TestFolder folder;
        fill(folder.path());
        QVERIFY(JournalBackup::copy(folder.path()));
        const qint64 size = QFileInfo(folder.path(journalFile)).size();
        for (qint64 page = 4; page < size / 4096; ++page) // all but the tables' first pages
            overwrite(folder.path(journalFile), page * 4096, QByteArray(4096, 'x'));
        {
            const auto thread = std::move(*JournalThread::open(folder.path())); // it was closed properly
            QVERIFY(!thread->rescue());
            QString said;
            for (qint64 i = 0; i < pages && said.isEmpty(); ++i) {
                const auto done = thread->ask([i](Journal &j) { return j.recordPage(2, pages + i, {QByteArray::number(pages + i), {}, {}}); }).result();
                said = done ? QString() : done.error().message;
            }
            QVERIFY2(said.contains(u"damaged"_s), qPrintable(said));
        }
        const auto thread = std::move(*JournalThread::open(folder.path()));
        QVERIFY(thread->rescue() && thread->rescue()->copy);
        QCOMPARE(thread->ask([](Journal &j) { return j.job(2); }).result().value().counts.done, pages);
    }

    // A job that is new in the copy may have run since: it must not take what it finds for another's.
    void aRunThatTheCopyDoesNotKnow()
    {
        const TestFolder folder;
        fill(folder.path());
        QVERIFY(JournalBackup::copy(folder.path()));
        folder.write(journalFile, "garbage that is no journal at all");
        const auto journal = std::move(*Journal::open(folder.path()));
        const auto begun = journal->beginRun(1);
        QVERIFY(begun && begun->again && begun->powerLost);
    }

    void copiesAreMade()
    {
        const TestFolder folder;
        const auto jobsOfCopy = [&folder] {
            const TestFolder other;
            other.write(journalFile, folder.read(copyFile));
            return std::move(*Journal::open(other.path()))->jobs().value().size();
        };
        {
            const auto thread = std::move(*JournalThread::open(folder.path()));
            thread->ask([](Journal &j) { return j.createJob({u"http://host/a"_s, u"/tmp"_s, {}}).has_value(); }).waitForFinished();
            QTRY_VERIFY(folder.files().contains(copyFile)); // at once, while it works
            QCOMPARE(jobsOfCopy(), 1);
            thread->ask([](Journal &j) { return j.createJob({u"http://host/b"_s, u"/tmp"_s, {}}).has_value(); }).waitForFinished();
        }
        QCOMPARE(jobsOfCopy(), 2); // and at the end
        const QByteArray before = folder.read(copyFile);
        const QDateTime made = QFileInfo(folder.path(copyFile)).lastModified();
        {
            const auto thread = std::move(*JournalThread::open(folder.path()));
            thread->ask([](Journal &j) { return j.jobs().has_value(); }).waitForFinished();
        }
        QCOMPARE(QFileInfo(folder.path(copyFile)).lastModified(), made); // nothing was changed
        QVERIFY(!folder.files().contains(u"journal-backup.new"_s));
    }

    // One row that cannot be read leaves the others alone.
    void anUnreadableJob()
    {
        const TestFolder folder;
        fill(folder.path());
        const auto journal = std::move(*Journal::open(folder.path()));
        {
            QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            other.setDatabaseName(folder.path(journalFile));
            QVERIFY(other.open());
            QVERIFY(QSqlQuery(other).exec(u"UPDATE job SET options = '{\"threads\": 0}' WHERE id = 1"_s));
        }
        QSqlDatabase::removeDatabase(u"other"_s);
        const QList<JobRecord> jobs = journal->jobs().value();
        QCOMPARE(jobs.size(), 2);
        QCOMPARE(jobs[0].state, JobState::Stopped);
        QVERIFY(jobs[0].error && jobs[0].error->message.contains(u"job 1"_s));
        QCOMPARE(jobs[0].spec.source, u"http://host/short"_s);
        QVERIFY(!jobs[1].error);
        QVERIFY(!journal->beginRun(1));
        QVERIFY(!journal->reopenFailed(1));
        QVERIFY(journal->beginRun(2));
        QVERIFY(journal->removeJob(1));
        QCOMPARE(journal->jobs().value().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestJournalRescue)
#include "test_journal_rescue.moc"
