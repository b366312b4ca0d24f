// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/changing_service.h"
#include "tests/support/cli.h"
#include "tests/support/nginx.h"
#include "tests/support/tree.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <memory>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// Files that are already there, and what is said of them later: by the real program, from the lists of a real nginx, which
// tell sizes and times.
class TestConflicts final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Nginx> m_nginx;
    const QDateTime m_time{{2024, 6, 1}, {12, 0}, QTimeZone::UTC}; // of all files of the server

    QString path(const QString &name) const { return m_dir->filePath(name); }
    QString file(const QString &name) const { return path(u"files/"_s + name); }
    QByteArray content(const QString &name) const { return contentOf(file(name)); }
    QStringList files() const { return filesBelow(path(u"files"_s)); }
    QString source() const { return u"index+http://127.0.0.1:%1/"_s.arg(m_nginx->port()); }

    void write(const QString &name, const QByteArray &bytes, const QDateTime &time) const
    {
        QVERIFY(writeFile(path(name), bytes));
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.setFileTime(time, QFileDevice::FileModificationTime));
    }
    void serve(const QString &name, const QByteArray &bytes) const { write(u"served/"_s + name, bytes, m_time); }
    CliRun run(const QStringList &words) const { return runCli(words + QStringList{u"--json"_s, u"--data-dir"_s, path(u"data"_s)}); }
    CliRun get(const QStringList &more = {u"--existing=ask"_s}) const { return run(QStringList{u"get"_s, source(), u"-o"_s, path(u"files"_s), u"--threads=1"_s} + more); }
    CliRun answer(const QString &rule) const { return run({u"retry"_s, u"--cause"_s, u"file-exists"_s, u"--existing"_s, rule}); }
    // The last line of --json, as "done skipped failed conflicts"; it adds up.
    static QString sums(const CliRun &run)
    {
        const QJsonObject last = run.last();
        const auto count = [&last](const char *key) { return last[QLatin1String(key)].toInt(-1); };
        if (last[u"state"_s] != u"done"_s || count("done") + count("skipped") + count("failed") != count("listed"))
            return u"wrong: "_s + QString::fromUtf8(run.both);
        return u"%1 %2 %3 %4"_s.arg(count("done")).arg(count("skipped")).arg(count("failed")).arg(count("conflicts"));
    }
    // Six files of which one is there as it is listed, and three are there otherwise: older, newer, and of the same size.
    void serveConflicts()
    {
        for (const char *name : {"a/free", "a/same", "a/older", "b/newer", "b/alike", "b/other"})
            serve(QLatin1String(name), QByteArray("new ") + name);
        write(u"files/a/same"_s, "old a/same", m_time.addMSecs(400)); // within the second
        write(u"files/a/older"_s, "user's", m_time.addSecs(-10));
        write(u"files/b/newer"_s, "the user's own", m_time.addSecs(10));
        write(u"files/b/alike"_s, "old b/alike", m_time.addSecs(-10));
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(path({})).mkpath(u"served"_s) && QDir(path({})).mkpath(u"files"_s));
        QVERIFY(QFile::setPermissions(path({}), QFile::permissions(path({})) | QFile::ReadOther | QFile::ExeOther));
        m_nginx = Nginx::start(path(u"served"_s), u"autoindex on; autoindex_format json;"_s);
        QVERIFY(m_nginx);
    }
    void cleanup() { m_nginx.reset(); }

    void answers_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("sum");
        QTest::addColumn<QStringList>("fetched"); // names that have the server's bytes then, besides those of before
        QTest::newRow("skip") << u"skip"_s << u"2 4 0 0"_s << QStringList();
        QTest::newRow("overwrite") << u"overwrite"_s << u"5 1 0 0"_s << QStringList{u"a/older"_s, u"b/newer"_s, u"b/alike"_s};
        QTest::newRow("newer") << u"newer"_s << u"4 2 0 0"_s << QStringList{u"a/older"_s, u"b/alike"_s};
        QTest::newRow("rename") << u"rename"_s << u"5 1 0 0"_s << QStringList{u"a/older (1)"_s, u"b/newer (1)"_s, u"b/alike (1)"_s};
    }
    void answers()
    {
        QFETCH(QString, rule);
        serveConflicts();
        const CliRun first = get();
        QCOMPARE(first.exitStatus, 1);
        QCOMPARE(sums(first), u"2 1 3 3"_s);
        const QStringList before = files();
        QCOMPARE(before.size(), 6);
        QCOMPARE(content(u"a/free"_s), "new a/free");
        const auto isUsers = [this](const QString &name) {
            return content(name) == (name == u"a/older"_s ? "user's" : name == u"b/newer"_s ? "the user's own" : name == u"a/same"_s ? "old a/same" : "old b/alike");
        };
        for (const QString &name : {u"a/same"_s, u"a/older"_s, u"b/newer"_s, u"b/alike"_s})
            QVERIFY2(isUsers(name), qPrintable(name));

        const CliRun second = answer(rule);
        QVERIFY2(second.exitStatus == 0, second.text());
        QTEST(sums(second), "sum");
        QFETCH(QStringList, fetched);
        for (const QString &name : {u"a/same"_s, u"a/older"_s, u"b/newer"_s, u"b/alike"_s})
            QVERIFY2(fetched.contains(name) || isUsers(name), qPrintable(name));
        for (const QString &name : fetched) {
            QCOMPARE(content(name), "new " + name.section(u' ', 0, 0).toUtf8());
            QCOMPARE(QFileInfo(file(name)).lastModified(), m_time);
        }
        QCOMPARE(files().size(), rule == u"rename"_s ? 9 : 6);
    }

    // Nothing that was not decided is decided by time: also a file that came or changed since the job began stays.
    void notAnswered()
    {
        serveConflicts();
        QCOMPARE(sums(get()), u"2 1 3 3"_s);
        QVERIFY(writeFile(file(u"a/older"_s), "changed meanwhile"));
        QVERIFY(writeFile(file(u"b/alike"_s), "mine b/alik")); // of the listed size
        QVERIFY(QFile::remove(file(u"b/newer"_s)));
        const CliRun second = run({u"retry"_s});
        QCOMPARE(second.exitStatus, 1);
        QCOMPARE(sums(second), u"3 1 2 2"_s); // one has room by now
        QCOMPARE(content(u"a/older"_s), "changed meanwhile");
        QCOMPARE(content(u"b/alike"_s), "mine b/alik");
        QCOMPARE(content(u"b/newer"_s), "new b/newer");
        QCOMPARE(sums(answer(u"skip"_s)), u"3 3 0 0"_s);
        QCOMPARE(content(u"a/older"_s), "changed meanwhile");

        // A further round asks once more about what somebody has changed since the job was created, and about what the source has
        // another version of; nothing else that was decided is asked again.
        QCOMPARE(sums(run({u"again"_s})), u"0 5 1 1"_s);
        QCOMPARE(content(u"a/older"_s), "changed meanwhile");
        QCOMPARE(sums(answer(u"skip"_s)), u"0 6 0 0"_s);
        serve(u"a/same"_s, "a longer new one");
        QCOMPARE(sums(run({u"again"_s})), u"0 4 2 2"_s);
        QCOMPARE(sums(answer(u"rename"_s)), u"2 4 0 0"_s);
        QCOMPARE(content(u"a/same"_s), "old a/same");
        QCOMPARE(content(u"a/same (1)"_s), "a longer new one");
        QCOMPARE(content(u"a/older"_s), "changed meanwhile");
    }

    // What is answered stays answered, also where the server fails it first. Without times in the listing each file in the way is asked for.
    void answeredAndFailed()
    {
        ChangingService service;
        service.put("a", "new a");
        service.put("b", "new b");
        QVERIFY(writeFile(file(u"a"_s), "old a") && writeFile(file(u"b"_s), "old b"));
        service.refuse({"b"});
        QCOMPARE(sums(run({u"get"_s, service.source(), u"-o"_s, path(u"files"_s), u"--existing=ask"_s, u"--retries=0"_s})), u"0 0 2 2"_s);
        QCOMPARE(service.fetched(), QList<QByteArray>()); // nothing is fetched in vain
        QCOMPARE(sums(answer(u"overwrite"_s)), u"1 0 1 0"_s);
        QCOMPARE(content(u"b"_s), "old b");
        service.refuse({});
        QCOMPARE(sums(run({u"retry"_s})), u"2 0 0 0"_s);
        QCOMPARE(content(u"b"_s), "new b");
    }

    // What follows the download waits for the answers.
    void afterwards()
    {
        serveConflicts();
        QCOMPARE(sums(get({u"--existing=ask"_s, u"--then"_s, u"run:touch %1"_s.arg(path(u"ran"_s))})), u"2 1 3 3"_s);
        QVERIFY(!QFile::exists(path(u"ran"_s)));
        QCOMPARE(sums(answer(u"skip"_s)), u"2 4 0 0"_s);
        QVERIFY(QFile::exists(path(u"ran"_s)));
    }

    // The rule to fail takes answers too, and what they made is found again.
    void answersToFailures()
    {
        serveConflicts();
        QCOMPARE(sums(get({u"--existing=fail"_s})), u"2 0 4 4"_s);
        QCOMPARE(sums(answer(u"rename"_s)), u"6 0 0 0"_s);
        QCOMPARE(files().size(), 10);
        QCOMPARE(content(u"b/newer (1)"_s), "new b/newer");
        const CliRun verified = run({u"verify"_s, u"1"_s});
        QVERIFY2(verified.exitStatus == 0, verified.text());
        const CliRun removed = run({u"remove"_s, u"1"_s, u"--with-files"_s});
        QVERIFY2(removed.exitStatus == 0, removed.text());
        QCOMPARE(files(), (QStringList{u"a/older"_s, u"a/same"_s, u"b/alike"_s, u"b/newer"_s})); // the user's
    }

    // Killed between the answer and the end, and resumed: each is there once, and the sums hold.
    void killed_data()
    {
        QTest::addColumn<QString>("rule");
        for (const char *rule : {"skip", "overwrite", "newer", "rename"})
            QTest::newRow(rule) << QString::fromLatin1(rule);
    }
    void killed()
    {
        QFETCH(QString, rule);
        constexpr int count = 40;
        for (int i = 0; i < count; ++i) {
            const QString name = u"%1/f%2"_s.arg(i % 4).arg(i);
            serve(name, "new " + name.toUtf8());
            write(u"files/"_s + name, "user's", m_time.addSecs(-10));
        }
        QCOMPARE(sums(get({u"--existing=ask"_s, u"--limit-requests=30"_s})), u"0 0 40 40"_s);

        const auto isNew = [this](const QString &name) { return content(name).startsWith("new "); };
        for (int kill = 0; kill < 3; ++kill) {
            QProcess process;
            const QStringList words = kill == 0 ? QStringList{u"retry"_s, u"--cause"_s, u"file-exists"_s, u"--existing"_s, rule} : QStringList{u"resume"_s, u"1"_s};
            const qsizetype before = files().size() + std::ranges::count_if(files(), isNew);
            process.start(QStringLiteral(MILLIARD_CLI), words + QStringList{u"--json"_s, u"--data-dir"_s, path(u"data"_s)});
            QVERIFY(process.waitForStarted());
            (void)QTest::qWaitFor([&] { return files().size() + std::ranges::count_if(files(), isNew) > before || process.state() == QProcess::NotRunning; }, 10'000);
            process.kill();
            QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished());
        }
        const CliRun last = run({u"resume"_s, u"1"_s});
        QVERIFY2(last.exitStatus == 0, last.text());
        const CliRun all = run({u"jobs"_s});
        QVERIFY2(sums(all).endsWith(u" 0 0"_s), all.text());
        QCOMPARE(files().size(), rule == u"rename"_s ? 2 * count : count);
        for (int i = 0; i < count; ++i) {
            const QString name = u"%1/f%2"_s.arg(i % 4).arg(i);
            const bool isReplaced = rule == u"overwrite"_s || rule == u"newer"_s;
            QCOMPARE(content(name), isReplaced ? "new " + name.toUtf8() : "user's");
            if (rule == u"rename"_s)
                QCOMPARE(content(name + u" (1)"_s), "new " + name.toUtf8());
        }
    }

    void badInput_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("message");
        QTest::newRow("ask") << QStringList{u"--existing=ask"_s} << u"--existing is \"ask\", but must be skip, overwrite, newer or rename"_s;
        QTest::newRow("fail") << QStringList{u"--existing=fail"_s} << u"--existing is \"fail\", but must be"_s;
        QTest::newRow("empty") << QStringList{u"--existing="_s} << u"--existing is \"\", but must be"_s;
        QTest::newRow("no such failures") << QStringList{u"--existing=skip"_s, u"--cause=file-exists"_s} << u"has no failures"_s;
    }
    void badInput()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, message);
        serve(u"a"_s, "new");
        QCOMPARE(sums(get()), u"1 0 0 0"_s);
        const CliRun refused = run(QStringList{u"retry"_s, u"1"_s} + words);
        QCOMPARE(refused.exitStatus, 2);
        QVERIFY2(refused.err.contains(message.toUtf8()), refused.text());
    }

    void notForArchives()
    {
        serve(u"a"_s, "new");
        QVERIFY(get({u"--pack=zip"_s, u"--existing=ask"_s}).err.contains("existing is for folders"));
        QCOMPARE(sums(get({u"--pack=zip"_s})), u"1 0 0 0"_s);
        const CliRun refused = run({u"retry"_s, u"1"_s, u"--existing=skip"_s});
        QVERIFY2(refused.exitStatus == 2 && refused.err.contains("job 1 puts the files into new archives"), refused.text());
    }

    // People are told how to decide.
    void inWords()
    {
        serveConflicts();
        const CliRun told = runCli({u"get"_s, source(), u"-o"_s, path(u"files"_s), u"--existing=ask"_s, u"--data-dir"_s, path(u"data"_s)});
        QVERIFY2(told.out.contains("3 of those that failed have a file in their way.") && told.out.contains("retry 1 --cause file-exists --existing"), told.text());
        QVERIFY2(!told.out.contains("Try it again"), told.text());
    }
};

QTEST_GUILESS_MAIN(TestConflicts)
#include "test_conflicts.moc"
