// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/support/cli.h"
#include "tests/support/nginx.h"
#include "tests/support/tree.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QTest>

#include <csignal>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// Lists of URLs, patterns and symbols by the real program, with nginx as the server.
class TestUrlLists final : public QObject
{
    Q_OBJECT

    static constexpr int files = 200;
    QTemporaryDir m_root;
    std::unique_ptr<Nginx> m_nginx;
    std::unique_ptr<QTemporaryDir> m_work;

    QString path(const QString &name) const { return m_work->filePath(name); }
    QByteArray server() const { return "http://127.0.0.1:" + QByteArray::number(m_nginx->port()); }
    QString host() const { return u"127.0.0.1:%1"_s.arg(m_nginx->port()); }

    static void write(const QString &path, const QByteArray &bytes)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    QStringList words(QStringList words) const { return words += {u"--data-dir"_s, path(u"data"_s)}; }
    CliRun run(const QStringList &given) const { return runCli(words(given)); }
    CliRun get(const QString &source, const QStringList &more = {}) const
    {
        return run(QStringList{u"get"_s, source, u"-o"_s, path(u"out"_s), u"--json"_s, u"--backoff"_s, u"0"_s} + more);
    }
    QStringList failures() const
    {
        QStringList list;
        for (const QJsonObject &failure : run({u"failures"_s, u"--json"_s}).events())
            list.append(failure.value(u"name"_s).toString() + u": "_s + failure.value(u"message"_s).toString());
        return list;
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (int i = 0; i < files; ++i)
            write(m_root.filePath(u"f/%1.txt"_s.arg(i, 4, 10, QChar(u'0'))), "file " + QByteArray::number(i));
        write(m_root.filePath(u"f/a b.txt"_s), "blank");
        for (const QString &name : {u"xul"_s, u"nss"_s})
            write(m_root.filePath(u"symbols/%1.pdb/0A1B/%1.sym"_s.arg(name)), name.toLatin1());
        QFile::setPermissions(m_root.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
        m_nginx = Nginx::start(m_root.path(),
            u"location /keyed/ { if ($http_x_key != \"k v\") { return 403; } rewrite ^/keyed/(.*)$ /f/$1 last; }\n"
            "location /symbols/gone.pdb/ { return 410; }\n"
            "location /asked { return 200 $query_string; }"_s);
        QVERIFY(m_nginx);
    }
    void init() { m_work = std::make_unique<QTemporaryDir>(); }

    // Bad lines are numbered, and the others go on.
    void badLines()
    {
        QByteArray text = "\xef\xbb\xbf# of today\r\n";
        for (int i = 0; i < files; ++i)
            text += server() + "/f/" + QByteArray::number(i).rightJustified(4, '0') + ".txt\r\n";
        text += "ftp://127.0.0.1/x\r\n\r\nhttp://me:hunter2@127.0.0.1/x\r\n" + server() + "/f/a b.txt\r\n" + server() + "/f/none.txt";
        write(path(u"list.txt"_s), text);
        const CliRun seen = runCli({u"ls"_s, path(u"list.txt"_s), u"--include"_s, u"*/a b.txt"_s});
        QVERIFY2(seen.exitStatus == 1 && seen.out.contains("line 202: \"ftp:") && seen.out.contains("f/a b.txt") && !seen.out.contains("0001"), seen.text());
        const CliRun all = get(path(u"list.txt"_s), {u"--exclude"_s, u"*0007.txt"_s});
        QVERIFY2(all.exitStatus == 1, all.text());
        QCOMPARE(all.last().value(u"done"_s).toInt(), files);
        QCOMPARE(all.last().value(u"failed"_s).toInt(), 3);
        QCOMPARE(all.last().value(u"missing"_s).toInt(), 0);
        QCOMPARE(contentOf(path(u"out/"_s + host() + u"/f/0123.txt"_s)), "file 123");
        QCOMPARE(contentOf(path(u"out/"_s + host() + u"/f/a b.txt"_s)), "blank");
        const QStringList failed = failures();
        QCOMPARE(failed.size(), 3);
        QVERIFY2(failed[0].startsWith(host() + u"/f/none.txt: "_s) && failed[0].contains(u"404"_s), qPrintable(failed[0]));
        QVERIFY2(failed[1] == u"line 202: Not usable: \"ftp://127.0.0.1/x\" is not an http(s) address."_s, qPrintable(failed[1]));
        QVERIFY2(failed[2].startsWith(u"line 204: "_s) && failed[2].contains(u"user name or password"_s), qPrintable(failed[2]));
        for (const QString &file : QDir(path(u"data"_s)).entryList(QDir::Files))
            QVERIFY2(!contentOf(path(u"data/"_s + file)).contains("hunter2"), qPrintable(file));
        // Once more: what is there is left alone, and the bad lines fail as before.
        const CliRun again = run({u"retry"_s, u"--json"_s});
        QVERIFY2(again.exitStatus == 1, again.text());
        QCOMPARE(failures(), failed);
        QCOMPARE(run({u"verify"_s, u"--json"_s}).last().value(u"files"_s).toInt(), files);
    }

    // Standard input is kept, so that the job can go on, until the job is removed.
    void standardInput()
    {
        QByteArray text;
        for (int i = 0; i < files; ++i)
            text += server() + "/f/" + QByteArray::number(i).rightJustified(4, '0') + ".txt\n";
        QProcess process;
        process.start(QStringLiteral(MILLIARD_CLI), words({u"get"_s, u"-"_s, u"-o"_s, path(u"out"_s), u"--json"_s, u"--names"_s, u"file-name"_s, u"--limit-requests"_s, u"40"_s}));
        QVERIFY(process.waitForStarted());
        process.write(text);
        process.closeWriteChannel();
        QTRY_VERIFY_WITH_TIMEOUT(!QDir(path(u"out"_s)).entryList({u"*.txt"_s}).isEmpty(), 30'000);
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitCode(), 130);
        const QFileInfoList kept = QDir(path(u"data/lists"_s)).entryInfoList(QDir::Files);
        QCOMPARE(kept.size(), 1);
        QCOMPARE(contentOf(kept[0].filePath()), text);
        QCOMPARE(kept[0].permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
        const QJsonObject job = run({u"jobs"_s, u"--json"_s}).last();
        QCOMPARE(job.value(u"source"_s).toString(), u"urls:"_s + kept[0].filePath());
        const CliRun resumed = run({u"resume"_s, u"--json"_s, u"--quiet"_s});
        QVERIFY2(resumed.exitStatus == 0, resumed.text());
        QCOMPARE(QDir(path(u"out"_s)).entryList({u"*.txt"_s}).size(), files);
        QCOMPARE(run({u"remove"_s, u"1"_s}).exitStatus, 0);
        QVERIFY(QDir(path(u"data/lists"_s)).isEmpty());
        QVERIFY(QFile::exists(path(u"out/0000.txt"_s)));
    }

    // What is refused leaves no list behind.
    void refusedInput()
    {
        for (const QStringList &more : {QStringList{u"--column"_s, u"x"_s, u"--checksum"_s, u"y"_s}, QStringList{u"--ca-file"_s, path(u"none.pem"_s)}}) {
            QProcess process;
            process.start(QStringLiteral(MILLIARD_CLI), words(QStringList{u"get"_s, u"-"_s, u"-o"_s, path(u"out"_s)} + more));
            process.write("http://127.0.0.1:1/a\n");
            process.closeWriteChannel();
            QVERIFY(process.waitForFinished(30'000));
            QCOMPARE(process.exitCode(), 2);
            QVERIFY(QDir(path(u"data/lists"_s)).isEmpty());
        }
    }

    // Of a list that was changed, or is gone, no failure is asked for again: its lines are elsewhere. Nor is one forgotten.
    void changedList()
    {
        write(path(u"list.txt"_s), server() + "/f/0000.txt\n" + server() + "/f/none.txt\n");
        QCOMPARE(get(path(u"list.txt"_s)).exitStatus, 1);
        write(path(u"list.txt"_s), server() + "/f/0001.txt\n" + server() + "/f/0002.txt\n# more\n");
        const CliRun changed = run({u"retry"_s});
        QVERIFY2(changed.exitStatus == 1, changed.text());
        QVERIFY2(changed.both.contains("was changed after its job had begun"), changed.text());
        QCOMPARE(failures().size(), 1);
        QVERIFY2(failures().first().contains(u"run the job again"), qPrintable(failures().first()));
        QVERIFY(QFile::rename(path(u"list.txt"_s), path(u"aside.txt"_s)));
        const CliRun gone = run({u"retry"_s});
        QVERIFY2(gone.exitStatus == 2 && gone.both.contains("there is no file"), gone.text());
        QCOMPARE(failures().size(), 1);
        QVERIFY(QFile::rename(path(u"aside.txt"_s), path(u"list.txt"_s)));
        const CliRun again = run({u"again"_s});
        QVERIFY2(again.exitStatus == 0, again.text());
        QCOMPARE(filesBelow(path(u"out"_s)).size(), 3);
    }

    // Where it was still being read, the job does not go on.
    void changedListBeingRead()
    {
        QByteArray lines;
        for (int i = 0; i < 20'000; ++i)
            lines += server() + "/f/" + QByteArray::number(i).rightJustified(4, '0') + ".txt\n";
        write(path(u"list.txt"_s), lines);
        QProcess process;
        process.start(QStringLiteral(MILLIARD_CLI), words({u"get"_s, path(u"list.txt"_s), u"-o"_s, path(u"out"_s), u"--retries"_s, u"0"_s, u"--limit-requests"_s, u"100"_s}));
        QVERIFY(QTest::qWaitFor([&] { return filesBelow(path(u"out"_s)).size() > 2; }, 30'000));
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitCode(), 130);
        write(path(u"list.txt"_s), lines + "# more\n");
        const CliRun changed = run({u"resume"_s, u"1"_s});
        QVERIFY2(changed.exitStatus == 3 && changed.both.contains("was changed after its job had begun") && changed.both.contains("new job"), changed.text());
    }

    void aria2()
    {
        write(path(u"list.txt"_s), server() + "/f/0000.txt\n  out=first\n  dir=/there\n"
            + server() + "/keyed/0001.txt\n  out=keyed\n  header=X-Key: k v\n"
            + server() + "/keyed/0002.txt\n  out=refused\n"
            + server() + "/f/0003.txt\n  out=right\n  checksum=md5=" + QCryptographicHash::hash("file 3", QCryptographicHash::Md5).toHex() + "\n  max-tries=5\n"
            + server() + "/f/0004.txt\n  out=wrong\n  checksum=md5=" + QCryptographicHash::hash("file 3", QCryptographicHash::Md5).toHex() + '\n');
        const CliRun all = get(path(u"list.txt"_s), {u"--retries"_s, u"0"_s});
        QVERIFY2(all.exitStatus == 1, all.text());
        QCOMPARE(filesBelow(path(u"out"_s)), (QStringList{u"keyed"_s, u"right"_s, u"there/first"_s}));
        QCOMPARE(contentOf(path(u"out/keyed"_s)), "file 1");
        const QStringList failed = failures();
        QCOMPARE(failed.size(), 2);
        QVERIFY2(failed[0].startsWith(u"refused: "_s) && failed[0].contains(u"403"_s), qPrintable(failed[0]));
        QVERIFY2(failed[1].startsWith(u"wrong: The file's digest is wrong"_s), qPrintable(failed[1]));
        QVERIFY2(all.out.contains("line 12: max-tries= is passed over"), all.text());
    }

    void tables()
    {
        write(path(u"list.csv"_s), "name,link\nx.txt," + server() + "/f/0000.txt\n\"y, z.txt\",\"" + server() + "/f/0001.txt\"\n");
        write(path(u"list.jsonl"_s), "{\"link\":\"" + server() + "/f/0000.txt\",\"name\":\"x.txt\"}\n{\"link\":\"" + server() + "/f/0001.txt\",\"name\":\"y, z.txt\"}\n");
        for (const QString &list : {u"list.csv"_s, u"list.jsonl"_s}) {
            const CliRun all = get(path(list), {u"--column"_s, u"link"_s, u"--name-column"_s, u"name"_s});
            QVERIFY2(all.exitStatus == 0, all.text());
            QCOMPARE(filesBelow(path(u"out"_s)), (QStringList{u"x.txt"_s, u"y, z.txt"_s}));
            QVERIFY(QDir(path(u"out"_s)).removeRecursively());
        }
        const CliRun none = get(path(u"list.csv"_s));
        QVERIFY2(none.exitStatus == 2 && none.both.contains("no column \\\"url\\\""), none.text());
    }

    // Of one path and different queries, none is lost; and what a query holds is not shown.
    void queries()
    {
        write(path(u"list.txt"_s), server() + "/asked?key=hunter2\n" + server() + "/asked?key=hunter3\n" + server() + "/none?key=hunter4\n");
        const CliRun all = get(path(u"list.txt"_s));
        QCOMPARE(all.last().value(u"done"_s).toInt(), 2);
        QStringList bodies;
        for (const QString &name : filesBelow(path(u"out"_s))) {
            QVERIFY2(!name.contains(u"hunter"_s), qPrintable(name));
            bodies.append(QString::fromLatin1(contentOf(path(u"out/"_s + name))));
        }
        bodies.sort();
        QCOMPARE(bodies, (QStringList{u"key=hunter2"_s, u"key=hunter3"_s}));
        QVERIFY(!all.both.contains("hunter") && !run({u"failures"_s}).both.contains("hunter"));
    }

    void pattern()
    {
        const CliRun all = get(QString::fromLatin1(server()) + u"/{f,none}/[0010-0019:3].txt"_s);
        QVERIFY2(all.exitStatus == 1, all.text());
        QCOMPARE(all.last().value(u"done"_s).toInt(), 4);
        QCOMPARE(all.last().value(u"failed"_s).toInt(), 4);
        QCOMPARE(contentOf(path(u"out/"_s + host() + u"/f/0016.txt"_s)), "file 16");
    }

    // Missing symbols are no failures of the job, and are told as a list that can be given again.
    void symbols()
    {
        write(path(u"symbols.txt"_s), "debug_file,debug_id,code_file\nxul.pdb,0A1B,xul.sym\nnone.pdb,0A1B,none.sym\nnss.pdb,0A1B\ngone.pdb,0A1B,gone.sym\n");
        const QStringList store{u"--symbol-server"_s, QString::fromLatin1(server()) + u"/symbols"_s};
        const CliRun all = get(u"symbols:"_s + path(u"symbols.txt"_s), store);
        QVERIFY2(all.exitStatus == 0, all.text());
        QCOMPARE(all.last().value(u"done"_s).toInt(), 2);
        QCOMPARE(all.last().value(u"failed"_s).toInt(), 2);
        QCOMPARE(all.last().value(u"missing"_s).toInt(), 2);
        QCOMPARE(filesBelow(path(u"out"_s)), (QStringList{u"nss.pdb/0A1B/nss.sym"_s, u"xul.pdb/0A1B/xul.sym"_s}));
        QCOMPARE(run({u"jobs"_s, u"--json"_s}).last().value(u"missing"_s).toInt(), 2);
        const CliRun names = run({u"failures"_s, u"--cause"_s, u"missing"_s, u"--names"_s});
        QCOMPARE(names.out, "gone.pdb/0A1B/gone.sym\nnone.pdb/0A1B/none.sym\n");
        const CliRun resumed = run({u"resume"_s, u"1"_s});
        QVERIFY2(resumed.exitStatus == 0 && resumed.out.contains("2 of those that failed are missing"), resumed.text());

        write(m_root.filePath(u"symbols/none.pdb/0A1B/none.sym"_s), "late");
        QFile::setPermissions(m_root.filePath(u"symbols/none.pdb"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
        const CliRun retried = run({u"retry"_s, u"--json"_s});
        QVERIFY2(retried.exitStatus == 0, retried.text());
        QCOMPARE(retried.last().value(u"missing"_s).toInt(), 1);
        QCOMPARE(contentOf(path(u"out/none.pdb/0A1B/none.sym"_s)), "late");

        // A bad line, or a server that is none, is a failure as ever.
        write(path(u"symbols.txt"_s), names.out + "xul.pdb\n");
        const CliRun bad = get(u"symbols:"_s + path(u"symbols.txt"_s), store);
        QVERIFY2(bad.exitStatus == 1, bad.text());
        QCOMPARE(bad.last().value(u"missing"_s).toInt(), 1);
        QVERIFY(QFile::remove(m_root.filePath(u"symbols/none.pdb/0A1B/none.sym"_s)));
    }
};

QTEST_GUILESS_MAIN(TestUrlLists)
#include "test_url_lists.moc"
