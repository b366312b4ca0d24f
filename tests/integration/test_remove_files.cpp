// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/changing_service.h"
#include "tests/support/cli.h"
#include "tests/support/tree.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// remove --with-files: what a job stored goes, and nothing else does.
class TestRemoveFiles final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ChangingService> m_service;

    QString path(const QString &name) const { return m_dir->filePath(name); }
    QStringList files() const { return filesBelow(path(u"files"_s)); }
    CliRun run(QStringList words) const { return runCli(words << u"--json"_s << u"--data-dir"_s << path(u"data"_s)); }
    CliRun get(const QStringList &more = {}, const QString &to = u"files"_s) const
    {
        return run(QStringList{u"get"_s, m_service->source(), u"-o"_s, path(to), u"--retries=0"_s, u"--threads=1"_s} + more);
    }
    CliRun remove(int job, const QStringList &more = {}) const { return run(QStringList{u"remove"_s, QString::number(job), u"--with-files"_s} + more); }
    qsizetype jobs() const { return run({u"jobs"_s}).events().size(); }
    static QString sums(const QJsonObject &event)
    {
        QStringList numbers;
        for (const char *key : {"files", "deleted", "changed", "shared"})
            numbers += QString::number(event[QLatin1String(key)].toInt(-1));
        return event[u"event"_s].toString() + u' ' + numbers.join(u' ');
    }

    void change(const QString &sql) const // the journal
    {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"change"_s);
            database.setDatabaseName(path(u"data/journal.sqlite"_s));
            QVERIFY(database.open());
            QVERIFY(QSqlQuery(database).exec(sql));
        }
        QSqlDatabase::removeDatabase(u"change"_s);
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_service = std::make_unique<ChangingService>();
        for (const char *name : {"a", "b", "sub/c", "sub/deep/d"})
            m_service->put(name, QByteArray(name).repeated(10));
        QVERIFY(QDir().mkpath(path(u"files"_s)));
    }

    void itsOwnAlone()
    {
        QVERIFY(writeFile(path(u"files/a"_s), QByteArray("a").repeated(10))); // as listed: skipped
        QVERIFY(writeFile(path(u"files/mine"_s), "x"));
        QVERIFY(writeFile(path(u"files/sub/mine"_s), "x"));
        QCOMPARE(get().exitStatus, 0);
        QVERIFY(writeFile(path(u"files/later"_s), "x"));

        const CliRun dry = remove(1, {u"--dry-run"_s});
        QVERIFY2(dry.exitStatus == 0, dry.text());
        QCOMPARE(sums(dry.last()), u"found 3 0 0 0"_s);
        QCOMPARE(dry.last()[u"bytes"_s].toInt(), 10 + 50 + 100);
        QCOMPARE(files().size(), 7);
        QCOMPARE(jobs(), 1);

        const CliRun removed = remove(1);
        QVERIFY2(removed.exitStatus == 0, removed.text());
        QCOMPARE(sums(removed.last()), u"removed 3 3 0 0"_s);
        QCOMPARE(files(), (QStringList{u"a"_s, u"later"_s, u"mine"_s, u"sub/mine"_s}));
        QVERIFY(!QFile::exists(path(u"files/sub/deep"_s))); // it became empty
        QCOMPARE(jobs(), 0);
    }

    void notWhatWasChangedSince()
    {
        QCOMPARE(get().exitStatus, 0);
        // As if the job had ended an hour ago, and each file been written since.
        const qint64 anHourAgo = QDateTime::currentMSecsSinceEpoch() - 3'600'000;
        const qint64 run[]{anHourAgo - 1000, anHourAgo};
        QFile times(path(u"data/rounds/1-times"_s));
        QVERIFY(times.open(QIODevice::ReadWrite) && times.size() == sizeof run && times.write(reinterpret_cast<const char *>(run), sizeof run) == sizeof run);
        times.close();
        QCOMPARE(sums(remove(1).last()), u"removed 0 0 4 0"_s);
        QCOMPARE(files().size(), 4);
    }

    void notWhatFailed()
    {
        m_service->refuse({"b"});
        QCOMPARE(get().exitStatus, 1);
        QVERIFY(writeFile(path(u"files/b"_s), "from elsewhere"));
        QCOMPARE(sums(remove(1).last()), u"removed 3 3 0 0"_s);
        QCOMPARE(files(), QStringList{u"b"_s});
    }

    void linksAreNotFollowed()
    {
        QCOMPARE(get().exitStatus, 0);
        QVERIFY(QDir().mkpath(path(u"outside"_s)));
        QVERIFY(QFile::rename(path(u"files/sub"_s), path(u"outside/sub"_s)));
        QVERIFY(QFile::link(path(u"outside/sub"_s), path(u"files/sub"_s)));
        QVERIFY(QFile::rename(path(u"files/b"_s), path(u"outside/b"_s)));
        QVERIFY(QFile::link(path(u"outside/b"_s), path(u"files/b"_s)));
        QCOMPARE(sums(remove(1).last()), u"removed 1 1 0 0"_s);
        QCOMPARE(filesBelow(path(u"outside"_s)), (QStringList{u"b"_s, u"sub/c"_s, u"sub/deep/d"_s}));
        QVERIFY(QFileInfo(path(u"files/b"_s)).isSymLink() && QFileInfo(path(u"files/sub"_s)).isSymLink());
    }

    // Of two jobs that stored one file both have it, until one of them is forgotten; what the second but skipped is the first's.
    void sharedWithAnother_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::newRow("overwritten") << u"overwrite"_s << u"files"_s << u"removed 0 0 0 4"_s << u"removed 4 4 0 0"_s;
        QTest::newRow("skipped") << u"skip"_s << u"files"_s << u"removed 4 4 0 0"_s << u"removed 0 0 0 0"_s;
        QTest::newRow("by another path") << u"overwrite"_s << u"link"_s << u"removed 0 0 0 4"_s << u"removed 4 4 0 0"_s;
    }
    void sharedWithAnother()
    {
        QFETCH(QString, rule);
        QFETCH(QString, to);
        QFETCH(QString, first);
        QFETCH(QString, second);
        QVERIFY(QFile::link(path(u"files"_s), path(u"link"_s)));
        QCOMPARE(get().exitStatus, 0);
        QCOMPARE(get({u"--existing"_s, rule}, to).exitStatus, 0);
        QCOMPARE(sums(remove(1).last()), first);
        QCOMPARE(sums(remove(2).last()), second);
        QCOMPARE(files(), QStringList());
    }

    // Another job has the same file by a folder within this one's.
    void sharedWithOneBelow()
    {
        QCOMPARE(get().exitStatus, 0);
        m_service->remove("a");
        m_service->remove("b");
        m_service->remove("sub/deep/d");
        m_service->remove("sub/c");
        m_service->put("c", "of the second");
        QCOMPARE(get({u"--existing=overwrite"_s}, u"files/sub"_s).exitStatus, 0);
        QCOMPARE(sums(remove(1).last()), u"removed 3 3 0 1"_s);
        QCOMPARE(files(), QStringList{u"sub/c"_s});
    }

    void renamedOnes()
    {
        QVERIFY(writeFile(path(u"files/a"_s), "mine"));
        QCOMPARE(get({u"--existing=rename"_s}).exitStatus, 0);
        QVERIFY(QFile::exists(path(u"files/a (1)"_s)));
        QVERIFY(QFile::copy(path(u"files/b"_s), path(u"files/b (1)"_s))); // beside its own: whoever made that
        QCOMPARE(sums(remove(1).last()), u"removed 4 4 0 0"_s);
        QCOMPARE(files(), (QStringList{u"a"_s, u"b (1)"_s}));
    }

    // What was stored beside its own path, since a folder or a file was in its way, is the job's as well.
    void besideTheirPaths()
    {
        m_service->put("sub", "a file that has the name of a folder");
        QVERIFY(QDir().mkpath(path(u"files/b/mine"_s)));
        QCOMPARE(get({u"--connections=1"_s}).exitStatus, 0); // in turn, so that the file has the name
        QVERIFY2(files().size() == 5 && !files().contains(u"b"_s) && !files().contains(u"sub/c"_s), qPrintable(files().join(u' ')));
        m_service->remove("b");
        m_service->remove("sub/c");
        QCOMPARE(run({u"again"_s, u"--delete-vanished"_s}).exitStatus, 0);
        QCOMPARE(files().size(), 3);
        QCOMPARE(sums(remove(1).last()), u"removed 3 3 0 0"_s);
        QCOMPARE(files(), QStringList());
        QVERIFY(QFile::exists(path(u"files/b/mine"_s)));
    }

    // Nor may one job take what another stored so.
    void besideAnothers()
    {
        QVERIFY(QDir().mkpath(path(u"files/b"_s)));
        QCOMPARE(get().exitStatus, 0);
        QCOMPARE(get({u"--existing=overwrite"_s}).exitStatus, 0);
        QCOMPARE(sums(remove(1).last()), u"removed 0 0 0 4"_s);
        QCOMPARE(sums(remove(2).last()), u"removed 4 4 0 0"_s);
    }

    void allRounds()
    {
        QCOMPARE(get().exitStatus, 0);
        m_service->remove("a");
        m_service->put("e", "new");
        QCOMPARE(run({u"again"_s}).exitStatus, 0);
        QCOMPARE(files().size(), 5);
        QCOMPARE(sums(remove(1).last()), u"removed 5 5 0 0"_s);
        QCOMPARE(files(), QStringList());
    }

    // The hidden folder of a run that was killed goes with the rest.
    void whatAKillLeft()
    {
        const auto server = RawServer::start([](RawConnection &connection) {
            while (const auto request = connection.request()) {
                if (!request->target.startsWith("/list"))
                    return connection.untilClosed();
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: 19\r\n\r\n{\"FileNames\":[\"a\"]}");
            }
        });
        const auto all = [this] { return QDir(path(u"files"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); };
        QProcess process;
        process.start(QStringLiteral(MILLIARD_CLI), {u"get"_s, u"list+http://127.0.0.1:%1"_s.arg(server->port()), u"-o"_s, path(u"files"_s), u"--data-dir"_s, path(u"data"_s)});
        QVERIFY(QTest::qWaitFor([&all] { return !all().isEmpty(); }, 20'000));
        process.kill();
        QVERIFY(process.waitForFinished());
        change(u"CREATE TRIGGER stays BEFORE DELETE ON job BEGIN SELECT RAISE(ABORT, 'it stays'); END"_s);
        const CliRun refused = run({u"remove"_s, u"1"_s});
        QVERIFY2(refused.exitStatus == 4 && jobs() == 1, refused.text());
        QCOMPARE(all(), QStringList()); // before the journal forgets whose it was
        change(u"DROP TRIGGER stays"_s);
        const CliRun removed = remove(1);
        QVERIFY2(removed.exitStatus == 0 && jobs() == 0, removed.text());
    }

    void archives()
    {
        QVERIFY(writeFile(path(u"files/1_abc-0-000001.tar.zst"_s), "of nobody here"));
        QVERIFY(writeFile(path(u"files/a"_s), "mine"));
        QCOMPARE(runCli({u"get"_s, m_service->source(), u"-o"_s, path(u"other"_s), u"--pack=tar.zst"_s, u"--threads=1"_s, u"--data-dir"_s, path(u"data"_s), u"--json"_s}).exitStatus, 0);
        QCOMPARE(filesBelow(path(u"other"_s)).size(), 1);
        for (const QString &name : files())
            QVERIFY(QFile::copy(path(u"files/"_s + name), path(u"other/"_s + name)));
        QCOMPARE(sums(remove(1).last()), u"removed 1 1 0 0"_s);
        QCOMPARE(filesBelow(path(u"other"_s)), (QStringList{u"1_abc-0-000001.tar.zst"_s, u"a"_s}));
    }

    void notWithoutNotes()
    {
        QCOMPARE(get().exitStatus, 0);
        QVERIFY(QDir(path(u"data/rounds"_s)).removeRecursively());
        const CliRun refused = remove(1);
        QCOMPARE(refused.exitStatus, 2);
        QVERIFY2(refused.err.contains("without --with-files"), refused.text());
        QCOMPARE(files().size(), 4);
        QCOMPARE(jobs(), 1);
    }

    // The job stays as long as files of it do.
    void whatCannotGo()
    {
        QCOMPARE(get().exitStatus, 0);
        QVERIFY(QFile::rename(path(u"files"_s), path(u"moved"_s)));
        const CliRun gone = remove(1);
        QCOMPARE(gone.exitStatus, 4);
        QCOMPARE(jobs(), 1);
        QCOMPARE(run({u"again"_s}).exitStatus, 4);
        QCOMPARE(remove(1).exitStatus, 4); // in a round that has stored nothing, too
        QCOMPARE(jobs(), 1);
        QVERIFY(QFile::rename(path(u"moved"_s), path(u"files"_s)));
        QCOMPARE(sums(remove(1).last()), u"removed 4 4 0 0"_s);
    }

    void usage()
    {
        QCOMPARE(get().exitStatus, 0);
        QCOMPARE(run({u"remove"_s, u"1"_s, u"--dry-run"_s}).exitStatus, 2);
        QCOMPARE(run({u"remove"_s, u"7"_s, u"--with-files"_s}).exitStatus, 2);
        QCOMPARE(run({u"remove"_s, u"1"_s}).exitStatus, 0);
        QCOMPARE(files().size(), 4);
    }
};

QTEST_GUILESS_MAIN(TestRemoveFiles)
#include "test_remove_files.moc"
