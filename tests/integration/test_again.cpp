// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/changing_service.h"
#include "tests/support/cli.h"
#include "tests/support/tree.h"

#include <QDateTime>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// Jobs that run again: what is fetched, what stays, what is said to have vanished and what is removed.
class TestAgain final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ChangingService> m_service;

    QString path(const QString &name) const { return m_dir->filePath(name); }
    QString file(const QString &name) const { return path(u"files/"_s + name); }
    QStringList files() const { return filesBelow(path(u"files"_s)); }
    CliRun run(QStringList words) const { return runCli(words << u"--json"_s << u"--data-dir"_s << path(u"data"_s)); }
    CliRun get(const QStringList &more = {}) const
    {
        return run(QStringList{u"get"_s, m_service->source(), u"-o"_s, path(u"files"_s), u"--retries=0"_s, u"--threads=1"_s} + more);
    }
    CliRun again(const QStringList &more = {}) const { return run(QStringList{u"again"_s} + more); }
    void serve(const ChangingService::Manner &manner = {}, int count = 10)
    {
        m_service = std::make_unique<ChangingService>(manner);
        for (int i = 0; i < count; ++i)
            m_service->put(nameOf(i), "first of " + nameOf(i));
    }
    static QByteArray nameOf(int i) { return "a" + QByteArray::number(i); }
    QList<QByteArray> fetched() const
    {
        QList<QByteArray> names = m_service->fetched();
        std::ranges::sort(names);
        return names;
    }
    void put(const QString &name, const QByteArray &bytes) const
    {
        QFile out(file(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("cannot write");
    }
    // The files and the notes of all jobs, with their contents, and what the journal says of the jobs.
    QList<QByteArray> everything() const
    {
        QList<QByteArray> all{run({u"jobs"_s}).out};
        for (const QString &below : {u"files"_s, u"data/rounds"_s}) {
            for (const QString &name : filesBelow(path(below)))
                all += name.toUtf8() + ' ' + contentOf(path(below + u'/' + name));
        }
        return all;
    }
    static QStringList vanished(const CliRun &run)
    {
        QStringList names;
        for (const QJsonObject &event : run.events()) {
            if (event[u"event"_s] == u"vanished"_s)
                names += event[u"name"_s].toString() + (event[u"deleted"_s].toBool() ? u" deleted"_s : QString());
        }
        names.sort();
        return names;
    }
    // The last line of --json, as "done skipped failed vanished deleted"; it adds up.
    static QString sums(const CliRun &run)
    {
        const QJsonObject last = run.last();
        if (last[u"event"_s] != u"finished"_s || last[u"done"_s].toInt() + last[u"skipped"_s].toInt() + last[u"failed"_s].toInt() != last[u"listed"_s].toInt())
            return u"wrong: "_s + QString::fromUtf8(run.both);
        QStringList numbers;
        for (const char *key : {"done", "skipped", "failed", "vanished", "deleted"})
            numbers += last.contains(QLatin1String(key)) ? QString::number(last[QLatin1String(key)].toInt()) : u"-"_s;
        return numbers.join(u' ');
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_service.reset();
    }

    void newChangedAndVanished_data()
    {
        QTest::addColumn<QString>("rule");
        for (const char *rule : {"skip", "overwrite", "rename", "fail"})
            QTest::newRow(rule) << QString::fromLatin1(rule);
    }
    void newChangedAndVanished()
    {
        QFETCH(QString, rule);
        serve({.digests = true});
        QCOMPARE(sums(get({u"--existing"_s, rule})), u"10 0 0 - -"_s);
        m_service->fetched();

        m_service->put("a2", "other of a2"); // of the same size: only the digest tells
        m_service->put("a5", "longer than it was");
        m_service->put("b", "new");
        m_service->remove("a7");
        m_service->remove("a0");
        const CliRun second = again();
        QVERIFY2(second.exitStatus == 0, second.text());
        QCOMPARE(sums(second), u"3 6 0 2 0"_s);
        QCOMPARE(second.last()[u"round"_s], 2);
        QCOMPARE(vanished(second), (QStringList{u"a0"_s, u"a7"_s}));
        QCOMPARE(fetched(), (QList<QByteArray>{"a2", "a5", "b"}));
        QCOMPARE(contentOf(file(u"a2"_s)), "other of a2");
        QCOMPARE(contentOf(file(u"a5"_s)), "longer than it was");
        QCOMPARE(files().size(), 11); // none is removed, and none has a second one beside it

        // What was but named is named again, and removed when that is asked for.
        const CliRun third = again({u"--delete-vanished"_s});
        QCOMPARE(sums(third), u"0 9 0 2 2"_s);
        QCOMPARE(vanished(third), (QStringList{u"a0 deleted"_s, u"a7 deleted"_s}));
        QCOMPARE(fetched(), QList<QByteArray>());
        QCOMPARE(files().size(), 9);
        QVERIFY(!QFile::exists(file(u"a0"_s)));

        const CliRun fourth = again({u"--delete-vanished"_s});
        QCOMPARE(sums(fourth), u"0 9 0 0 0"_s);
    }

    // Files that were there before the job are kept; people are asked about them once the source has something else.
    void skippedAtFirst()
    {
        serve({.digests = true});
        QVERIFY(QDir().mkpath(path(u"files"_s)));
        for (int i = 0; i < 10; ++i)
            put(QString::fromLatin1(nameOf(i)), "first of " + nameOf(i));
        QCOMPARE(sums(get()), u"0 10 0 - -"_s);
        m_service->put("a2", "other of a2"); // of the same size
        const CliRun second = again();
        QCOMPARE(sums(second), u"0 9 1 0 0"_s);
        QCOMPARE(contentOf(file(u"a2"_s)), "first of a2");
        QCOMPARE(sums(run({u"retry"_s, u"--existing"_s, u"overwrite"_s})), u"1 9 0 - -"_s);
        QCOMPARE(contentOf(file(u"a2"_s)), "other of a2");
        QCOMPARE(files().size(), 10);
    }

    // What is said beforehand is what then happens, and nothing happens by saying it.
    void dryRun_data()
    {
        newChangedAndVanished_data();
    }
    void dryRun()
    {
        QFETCH(QString, rule);
        serve({.digests = true});
        m_service->refuse({"a3"});
        QVERIFY(QDir().mkpath(path(u"files"_s)));
        put(u"mine"_s, "of the user's");
        const qint64 written = QDateTime::currentMSecsSinceEpoch();
        QTRY_VERIFY(QDateTime::currentMSecsSinceEpoch() > written + 20); // change times are as coarse as the kernel's clock tick
        get({u"--existing"_s, rule, u"--exclude=a9"_s});
        m_service->fetched();
        m_service->put("a2", "other of a2");
        m_service->put("a5", "longer than it was");
        m_service->put("a9", "left out, and no vanished file");
        m_service->put("b", "new");
        m_service->put("mine", "another by that name");
        m_service->remove("a7");
        QVERIFY(QFile::remove(file(u"a1"_s)));

        const QList<QByteArray> before = everything();
        const CliRun dry = again({u"--dry-run"_s});
        QVERIFY2(dry.exitStatus == 0, dry.text());
        QCOMPARE(everything(), before);
        QCOMPARE(m_service->fetched(), QList<QByteArray>());
        const QJsonObject sum = dry.last();
        QVERIFY2(sum[u"dryRun"_s].toBool() && sum[u"listed"_s].toInt() == 10 && sum[u"vanished"_s].toInt() == 1, dry.text());
        QCOMPARE(sum[u"new"_s].toInt() + sum[u"changed"_s].toInt() + sum[u"lost"_s].toInt() + sum[u"fails"_s].toInt() + sum[u"staying"_s].toInt(), 10);
        QCOMPARE(vanished(dry), QStringList{u"a7"_s});
        QMap<QByteArray, QString> reasons;
        QList<QByteArray> fetching;
        for (const QJsonObject &event : dry.events()) {
            if (event[u"event"_s] != u"forecast"_s)
                continue;
            reasons[event[u"name"_s].toString().toUtf8()] = event[u"reason"_s].toString();
            if (event[u"reason"_s] != u"fails"_s)
                fetching += event[u"name"_s].toString().toUtf8();
        }
        std::ranges::sort(fetching);
        QCOMPARE(reasons["a1"], u"lost"_s);
        QCOMPARE(reasons["a2"], u"changed"_s);
        QCOMPARE(reasons["a5"], u"changed"_s);
        QCOMPARE(reasons["b"], u"new"_s);
        QCOMPARE(reasons["mine"], rule == u"fail"_s || rule == u"skip"_s ? u"fails"_s : u"new"_s);
        QVERIFY(!reasons.contains("a4") && !reasons.contains("a9") && reasons.contains("a3"));

        m_service->refuse({});
        const CliRun real = again();
        QCOMPARE(fetched(), fetching);
        QCOMPARE(vanished(real), vanished(dry));
        QCOMPARE(real.last()[u"failed"_s], sum[u"fails"_s]);
        QCOMPARE(real.last()[u"skipped"_s], sum[u"staying"_s]);
        QCOMPARE(again({u"--dry-run"_s}).last()[u"new"_s].toInt(), 0);
    }

    void dryRunThatBreaks()
    {
        serve();
        get();
        const QList<QByteArray> before = everything();
        m_service->breakListingAt("a3");
        const CliRun broken = again({u"--dry-run"_s});
        QVERIFY2(broken.exitStatus == 3 && !broken.last().contains(u"vanished"_s), broken.text());
        m_service->breakListingAt({});
        QVERIFY(QDir(path(u"files"_s)).rename(path(u"files"_s), path(u"elsewhere"_s)));
        const CliRun gone = again({u"--dry-run"_s});
        QVERIFY2(gone.exitStatus == 4 && !QFile::exists(path(u"files"_s)), gone.text());
        QVERIFY(QDir(path(u"elsewhere"_s)).rename(path(u"elsewhere"_s), path(u"files"_s)));
        QCOMPARE(everything(), before);
        QVERIFY(QDir(path(u"data/rounds"_s)).removeRecursively()); // what was listed earlier is not known then
        const CliRun blind = again({u"--dry-run"_s});
        QVERIFY2(blind.exitStatus == 0 && !blind.last().contains(u"vanished"_s), blind.text());
        const CliRun people = runCli({u"again"_s, u"--dry-run"_s, u"--data-dir"_s, path(u"data"_s)});
        QVERIFY2(people.out.contains("nothing can be said of files that vanished") && people.out.contains("Nothing was changed."), people.text());
    }

    void namesAlone()
    {
        serve({.sizes = false});
        get();
        m_service->fetched();
        m_service->put("a2", "changed, but nobody can tell");
        m_service->put("b", "new");
        QCOMPARE(sums(again()), u"1 10 0 0 0"_s);
        QCOMPARE(fetched(), QList<QByteArray>{"b"});
    }

    // What failed is asked for again, and is no vanished file; nor is what a filter leaves out.
    void failuresAndFilters()
    {
        serve();
        m_service->refuse({"a3", "a4"});
        QCOMPARE(sums(get({u"--exclude=a9"_s, u"--max-size=11"_s})), u"7 0 2 - -"_s);
        m_service->fetched();
        m_service->refuse({"a4", "a5"});
        m_service->put("a5", "5");
        m_service->put("a6", "larger than the filter allows");
        const CliRun second = again({u"--delete-vanished"_s});
        QCOMPARE(second.exitStatus, 1);
        QCOMPARE(sums(second), u"1 5 2 0 0"_s);
        QCOMPARE(fetched(), (QList<QByteArray>{"a3", "a4", "a5"}));
        QCOMPARE(contentOf(file(u"a5"_s)), "first of a5"); // the older version stays until there is another
        QVERIFY(QFile::exists(file(u"a6"_s)));
        m_service->refuse({});
        const CliRun third = again({u"--delete-vanished"_s});
        QCOMPARE(sums(third), u"2 6 0 0 0"_s);
        QCOMPARE(fetched(), (QList<QByteArray>{"a4", "a5"}));
        QCOMPARE(contentOf(file(u"a5"_s)), "5");
    }

    // What is missing is fetched again; what somebody has written to since is not overwritten unasked.
    void missingAndCutFiles()
    {
        serve();
        get();
        m_service->fetched();
        QVERIFY(QFile::remove(file(u"a1"_s)));
        const qint64 ended = QDateTime::currentMSecsSinceEpoch();
        QTRY_VERIFY(QDateTime::currentMSecsSinceEpoch() > ended + 20); // change times are as coarse as the kernel's clock tick
        put(u"a2"_s, "cut");
        QCOMPARE(sums(again()), u"1 8 1 0 0"_s);
        QCOMPARE(fetched(), QList<QByteArray>{"a1"});
        QCOMPARE(contentOf(file(u"a2"_s)), "cut");
        QCOMPARE(sums(run({u"retry"_s, u"--existing"_s, u"overwrite"_s})), u"2 8 0 - -"_s);
        QCOMPARE(contentOf(file(u"a2"_s)), "first of a2");
    }

    // Files of the user are under the job's rule, and are never removed.
    void filesOfTheUser()
    {
        serve();
        QVERIFY(QDir().mkpath(path(u"files/sub"_s)));
        put(u"a1"_s, "first of a1");
        put(u"mine"_s, "mine");
        const qint64 written = QDateTime::currentMSecsSinceEpoch();
        QTRY_VERIFY(QDateTime::currentMSecsSinceEpoch() > written + 20); // change times are as coarse as the kernel's clock tick
        QCOMPARE(sums(get()), u"9 1 0 - -"_s);
        put(u"sub/a2"_s, "mine too");
        QVERIFY(QDir().mkpath(path(u"outside"_s)));
        QVERIFY(QFile::link(path(u"outside"_s), file(u"linked"_s)));
        for (const char *name : {"a1", "a2", "linked/a4"}) { // the last is listed below a link
            if (QByteArray(name).contains('/'))
                m_service->put(name, "linked");
        }
        QCOMPARE(sums(again()), u"1 10 0 0 0"_s); // stored beside the link
        QFile theirs(path(u"outside/a4"_s));
        QVERIFY(theirs.open(QIODevice::WriteOnly));
        for (const char *name : {"a1", "a2", "linked/a4"})
            m_service->remove(name);
        const CliRun gone = again({u"--delete-vanished"_s});
        QCOMPARE(sums(gone), u"0 8 0 2 2"_s);
        QStringList names = vanished(gone);
        names.sort();
        QVERIFY2(names.first() == u"a2 deleted"_s && names.last().startsWith(u"linked~"_s) && names.last().endsWith(u"/a4 deleted"_s), gone.text());
        QVERIFY(QFile::exists(file(u"a1"_s)) && QFile::exists(file(u"mine"_s)) && QFile::exists(file(u"sub/a2"_s)));
        QVERIFY(QFile::exists(path(u"outside/a4"_s)));
    }

    // Only a listing that came to its end says that anything is gone.
    void brokenListing()
    {
        serve();
        get();
        m_service->fetched();
        m_service->remove("a0");
        m_service->breakListingAt("a7");
        const CliRun broken = again({u"--delete-vanished"_s});
        QVERIFY2(broken.exitStatus == 3, broken.text());
        QVERIFY(vanished(broken).isEmpty());
        QVERIFY(!broken.last().contains(u"vanished"_s));
        QCOMPARE(files().size(), 10);
        m_service->breakListingAt({});
        const CliRun whole = again({u"--delete-vanished"_s}); // goes on with that round
        QCOMPARE(sums(whole), u"0 9 0 1 1"_s);
        QCOMPARE(whole.last()[u"round"_s], 2);
        QCOMPARE(fetched(), QList<QByteArray>());
        QCOMPARE(files().size(), 9);
    }

    // Killed at any moment, the round goes on: nothing is fetched twice that was durable, nothing is lost or doubled.
    void killed()
    {
        serve({.perPage = 10}, 400);
        get();
        for (int i = 0; i < 400; i += 2)
            m_service->put(nameOf(i), "second of " + nameOf(i));
        m_service->remove("a399");
        m_service->fetched();
        int kills = 0;
        for (int wait = 5; kills < 6; wait += 15) {
            QProcess process;
            process.start(QStringLiteral(MILLIARD_CLI), {u"again"_s, u"--data-dir"_s, path(u"data"_s)});
            process.waitForFinished(wait);
            if (process.state() == QProcess::NotRunning)
                break;
            process.kill();
            process.waitForFinished();
            ++kills;
        }
        const CliRun last = again();
        QVERIFY2(last.exitStatus == 0, last.text());
        QCOMPARE(last.last()[u"listed"_s], 399);
        for (int i = 0; i < 399; ++i)
            QCOMPARE(contentOf(file(QString::fromLatin1(nameOf(i)))), (i % 2 == 0 ? "second of " : "first of ") + nameOf(i));
        QVERIFY(QFile::exists(file(u"a399"_s)));
    }

    void nested()
    {
        serve({}, 0);
        for (const char *name : {"d/e/x", "d/y", "z", "a:b/c*", "../up", "d/e"})
            m_service->put(name, name);
        QCOMPARE(sums(get({u"--fan-out"_s})), u"6 0 0 - -"_s);
        const QStringList before = files();
        QCOMPARE(sums(again()), u"0 6 0 0 0"_s);
        for (const char *name : {"d/e/x", "a:b/c*", "../up"})
            m_service->remove(name);
        QCOMPARE(sums(again({u"--delete-vanished"_s})), u"0 3 0 3 3"_s);
        QCOMPARE(files().size(), 3);
    }

    // A job of before there were rounds, or one whose notes are gone, falls back on its rule, and says nothing of the vanished. Nobody
    // knows then who wrote what is there.
    void notesLost()
    {
        serve();
        get();
        m_service->fetched();
        QVERIFY(QDir(path(u"data/rounds"_s)).removeRecursively());
        m_service->remove("a0");
        m_service->put("a1", "longer than it was");
        const CliRun run = again({u"--delete-vanished"_s});
        QCOMPARE(sums(run), u"0 8 1 - -"_s);
        QVERIFY(QFile::exists(file(u"a0"_s)));
    }

    void refusals()
    {
        serve();
        const CliRun none = again();
        QVERIFY2(none.exitStatus == 2, none.text());
        m_service->breakListingAt("a3");
        get();
        const CliRun unfinished = again({u"1"_s});
        QVERIFY2(unfinished.exitStatus == 2 && unfinished.err.contains("resume it first"), unfinished.text());
        m_service->breakListingAt({});
        QCOMPARE(run({u"get"_s, m_service->source(), u"-o"_s, path(u"packed"_s), u"--pack=zip"_s}).exitStatus, 0);
        const CliRun packed = again({u"2"_s});
        QVERIFY2(packed.exitStatus == 2 && packed.err.contains("another folder"), packed.text());
        QCOMPARE(again({u"99"_s}).exitStatus, 2);
    }

    // Without a number: where files are removed none but the newest is meant, and where none can run again, the newest says why.
    void whichIsMeant()
    {
        serve();
        QCOMPARE(run({u"get"_s, m_service->source(), u"-o"_s, path(u"packed"_s), u"--pack=zip"_s}).exitStatus, 0);
        for (const QStringList &words : {QStringList(), {u"--delete-vanished"_s}, {u"--dry-run"_s}}) {
            const CliRun packed = again(words);
            QVERIFY2(packed.exitStatus == 2 && packed.err.contains("job 1 packs its files"), packed.text());
        }
        QCOMPARE(get().exitStatus, 0);
        QCOMPARE(run({u"get"_s, m_service->source(), u"-o"_s, path(u"repacked"_s), u"--pack=zip"_s}).exitStatus, 0);
        m_service->remove("a0");
        const CliRun packed = again({u"--delete-vanished"_s});
        QVERIFY2(packed.exitStatus == 2 && packed.err.contains("job 3 packs its files"), packed.text());
        QCOMPARE(files().size(), 10);
        QCOMPARE(vanished(again()), QStringList{u"a0"_s}); // of job 2
        QCOMPARE(vanished(again({u"2"_s, u"--delete-vanished"_s})), QStringList{u"a0 deleted"_s});
    }

    void forgotten()
    {
        serve();
        get();
        again();
        QCOMPARE(filesBelow(path(u"data/rounds"_s)), (QStringList{u"1-2.listing"_s, u"1-2.previous"_s, u"1-times"_s}));
        QCOMPARE(run({u"remove"_s, u"1"_s}).exitStatus, 0);
        QVERIFY(filesBelow(path(u"data/rounds"_s)).isEmpty());
    }

    void forPeople()
    {
        serve();
        get();
        m_service->remove("a0");
        const CliRun named = runCli({u"again"_s, u"--data-dir"_s, path(u"data"_s)});
        QVERIFY2(named.out.contains("Vanished: a0\n") && named.out.contains("again 1 --delete-vanished"), named.text());
        const CliRun removed = runCli({u"again"_s, u"--delete-vanished"_s, u"--data-dir"_s, path(u"data"_s)});
        QVERIFY2(removed.out.contains("Removed: a0\n") && removed.out.contains("1 file vanished, 1 removed."), removed.text());
        const CliRun quiet = runCli({u"again"_s, u"--quiet"_s, u"--data-dir"_s, path(u"data"_s)});
        QCOMPARE(quiet.both, QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestAgain)
#include "test_again.moc"
