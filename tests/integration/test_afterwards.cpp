// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/afterwards.h"
#include "core/engine/engine.h"
#include "tests/support/changing_service.h"
#include "tests/support/cli.h"
#include "tests/support/tree.h"

#include <KTar>
#include <KZip>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <memory>
#include <unistd.h>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// get --then: what is done once all is done, in its order, once for a round.
class TestAfterwards final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ChangingService> m_service;

    QString path(const QString &name) const { return m_dir->filePath(name); }
    QStringList files() const { return filesBelow(path(u"files"_s)); }
    CliRun run(QStringList words) const { return runCli(words << u"--json"_s << u"--data-dir"_s << path(u"data"_s)); }
    CliRun get(const QStringList &then, const QStringList &more = {}) const
    {
        QStringList words{u"get"_s, m_service->source(), u"-o"_s, path(u"files"_s), u"--retries=0"_s, u"--threads=1"_s};
        for (const QString &step : then)
            words << u"--then"_s << step;
        return run(words + more);
    }
    // A program that adds its arguments, each in a line, to a file, and ends with this status.
    QString script(int status, const QString &more = {}) const
    {
        const QString program = path(u"script %1"_s.arg(status));
        const QString text = u"#!/bin/sh\nfor a in \"$@\"; do echo \"$a\"; done >> '%1'\npwd >> '%1'\n%2\nexit %3\n"_s.arg(path(u"said"_s), more).arg(status);
        if (!writeFile(program, text.toUtf8()) || !QFile::setPermissions(program, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            qFatal("no script");
        return program;
    }
    QStringList said() const { return QString::fromUtf8(contentOf(path(u"said"_s))).trimmed().split(u'\n'); }
    static bool hasNotice(const CliRun &run, const QString &text)
    {
        return std::ranges::any_of(run.events(), [&](const QJsonObject &event) { return event[u"event"_s] == u"notice"_s && event[u"message"_s].toString().contains(text); });
    }
    // A zip with one file of that body.
    QByteArray zipOf(const QString &name, const QByteArray &body) const
    {
        const QString made = path(u"made.zip"_s);
        {
            KZip zip(made);
            if (!zip.open(QIODevice::WriteOnly) || !zip.writeFile(name, body) || !zip.close())
                qFatal("no zip");
        }
        return contentOf(made);
    }

    // A tar with a file, and a link out of it.
    QByteArray linkOut() const
    {
        const QString made = path(u"made.tar"_s);
        {
            KTar tar(made, u"application/x-tar"_s);
            if (!tar.open(QIODevice::WriteOnly) || !tar.writeFile(u"d/a"_s, "a") || !tar.writeSymLink(u"d/out"_s, u"/etc/passwd"_s) || !tar.close())
                qFatal("no tar");
        }
        return contentOf(made);
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_service = std::make_unique<ChangingService>();
        m_service->put("a.zip", zipOf(u"inside.txt"_s, "from the archive"));
        m_service->put("text", QByteArray(100'000, 'x'));
        QVERIFY(QDir().mkpath(path(u"files"_s)));
    }

    // An archive of which something was left out stays, though it is to be removed.
    void whatIsLeftOutKeepsTheArchive()
    {
        m_service->remove("a.zip");
        m_service->put("b.tar", linkOut());
        m_service->put("c.zip", zipOf(u"inside.txt"_s, "from the archive"));
        const CliRun done = get({u"extract=remove"_s});
        QVERIFY2(done.exitStatus == 0 && hasNotice(done, u"left out"_s), done.text());
        const QStringList there = files();
        QVERIFY2(there.contains(u"b.tar"_s) && !there.contains(u"c.zip"_s), qPrintable(there.join(u' ')));
    }

    // Nor is it unpacked again where the step is begun again, as after a kill.
    void whatStaysIsUnpackedOnce()
    {
        m_service->put("b.tar", linkOut());
        QCOMPARE(get({u"extract=remove"_s, u"run:false"_s}).exitStatus, 1);
        const QStringList there = files();
        QVERIFY(there.contains(u"d/a"_s));
        for (const QByteArray kept : {"[\"b.tar\"]", "[]"}) {
            QVERIFY(writeFile(path(u"data/afterwards/1.json"_s), "{\"round\":1,\"done\":0,\"begun\":true,\"kept\":" + kept + "}"));
            const CliRun resumed = run({u"resume"_s, u"1"_s});
            QCOMPARE(hasNotice(resumed, u"left out"_s), kept == "[]");
            QCOMPARE(files().contains(u"d (1)/a"_s), kept == "[]");
        }
    }

    // Which it writes down.
    void whatStaysIsKnown()
    {
        m_service->put("b.tar", linkOut());
        m_service->put("z.zip", "a zip it is not");
        const QString record = path(u"data/afterwards/1.json"_s);
        const CliRun got = get({u"extract=remove"_s});
        QVERIFY2(got.exitStatus == 1, got.text());
        QVERIFY2(contentOf(record).contains("\"kept\":[\"b.tar\"]"), contentOf(record).constData());
    }

    void inOrder()
    {
        QVERIFY(writeFile(path(u"files/mine.zip"_s), zipOf(u"other"_s, "not the download's")));
        const CliRun got = get({u"verify"_s, u"extract=remove"_s, u"compress=zstd"_s, u"run:\"%1\" %p %n %s 100%%"_s.arg(script(0))});
        QVERIFY2(got.exitStatus == 0, got.text());
        QVERIFY2(hasNotice(got, u"Verified: 2 "_s) && hasNotice(got, u"Unpacked: 1 "_s) && hasNotice(got, u"Compressed: 1 "_s), got.text());
        QCOMPARE(got.last()[u"event"_s], u"finished"_s);
        QCOMPARE(files(), (QStringList{u"inside.txt"_s, u"mine.zip"_s, u"text.zst"_s}));
        QCOMPARE(filesBelow(path(u"data/afterwards"_s)), QStringList{u"1.json"_s});
        QCOMPARE(run({u"remove"_s, u"1"_s}).exitStatus, 0);
        QCOMPARE(filesBelow(path(u"data/afterwards"_s)), QStringList()); // how far it came is forgotten as well
        QCOMPARE(contentOf(path(u"files/inside.txt"_s)), "from the archive");
        const qint64 bytes = got.last()[u"bytes"_s].toInteger();
        QCOMPARE(said(), (QStringList{path(u"files"_s), u"files"_s, u"done=2 skipped=0 failed=0 bytes=%1"_s.arg(bytes), u"100%"_s, path(u"files"_s)}));
    }

    // What the program itself passes over, such as a limit to the size of files, ends the user's program as it always does.
    void aProgramWithTheUsualSignals()
    {
        const CliRun got = get({u"run:\"%1\""_s.arg(script(0, u"grep SigIgn /proc/$$/status"_s))});
        QVERIFY2(got.exitStatus == 0 && hasNotice(got, u"SigIgn"_s), got.text());
        const auto events = got.events();
        const auto told = std::ranges::find_if(events, [](const QJsonObject &event) { return event[u"message"_s].toString().contains(u"SigIgn"_s); });
        QVERIFY2((*told)[u"message"_s].toString().endsWith(u"0000000000000000"_s), got.text());
    }

    // A program with a path is the user's own, not one that came with the files.
    void aRelativeProgram()
    {
        (void)script(0);
        m_service->put("script 0", "#!/bin/sh\ntouch other\n");
        QProcess process;
        process.setWorkingDirectory(m_dir->path());
        process.start(QStringLiteral(MILLIARD_CLI), {u"get"_s, m_service->source(), u"-o"_s, path(u"files"_s), u"--then"_s, u"run:\"./script 0\" \"two words\""_s, u"--data-dir"_s, path(u"data"_s)});
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY2(process.exitCode() == 0, process.readAll().constData());
        QCOMPARE(said(), (QStringList{u"two words"_s, path(u"files"_s)}));
    }

    // Names of servers are arguments, whatever they look like.
    void aHostileName()
    {
        m_service->remove("a.zip");
        m_service->remove("text");
        m_service->put("-x; touch pwned $(touch pwned)", "1");
        const CliRun got = get({u"run:\"%1\" %n"_s.arg(script(0))});
        QVERIFY2(got.exitStatus == 0, got.text());
        QCOMPARE(said().first(), u"./-x; touch pwned $(touch pwned)"_s);
        QCOMPARE(files().size(), 1);
    }

    void onceForARound()
    {
        const QString step = u"run:\"%1\" again"_s.arg(script(0));
        QCOMPARE(get({step}).exitStatus, 0);
        QCOMPARE(run({u"resume"_s, u"1"_s}).exitStatus, 0);
        QCOMPARE(said().size(), 2);
        m_service->put("new", "1");
        QCOMPARE(run({u"again"_s}).exitStatus, 0);
        QCOMPARE(said().size(), 4);
    }

    // A journal that was lost and put back from a copy may count fewer rounds than what was noted beside it.
    void noteOfALaterRound()
    {
        const QString step = u"run:\"%1\" again"_s.arg(script(0));
        QCOMPARE(get({step}).exitStatus, 0);
        QVERIFY(writeFile(path(u"data/afterwards/1.json"_s), "{\"round\":9,\"done\":1,\"begun\":false}"));
        m_service->put("new", "1");
        QCOMPARE(run({u"again"_s}).exitStatus, 0);
        QCOMPARE(said().size(), 4);
    }

    // A further round unpacks what is new, and not what was unpacked.
    void ofTheRoundAlone()
    {
        QCOMPARE(get({u"extract"_s}).exitStatus, 0);
        m_service->put("b.zip", zipOf(u"second.txt"_s, "2"));
        const CliRun again = run({u"again"_s});
        QVERIFY2(again.exitStatus == 0, again.text());
        QCOMPARE(files(), (QStringList{u"a.zip"_s, u"b.zip"_s, u"inside.txt"_s, u"second.txt"_s, u"text"_s}));
    }

    void aFailureEndsIt_data()
    {
        QTest::addColumn<QString>("step");
        QTest::addColumn<QString>("says");
        QTest::newRow("status") << u"run:\"SCRIPT\""_s << u"ended with status 3"_s;
        QTest::newRow("no program") << u"run:/no/such/program"_s << u"cannot be started"_s;
        QTest::newRow("no archive") << u"extract"_s << u"bad.zip is no archive"_s;
    }
    void aFailureEndsIt()
    {
        QFETCH(QString, step);
        QFETCH(QString, says);
        m_service->put("bad.zip", "<html>not found</html>");
        const CliRun got = get({step.replace(u"SCRIPT"_s, script(3, u"echo the last words"_s)), u"run:\"%1\" never"_s.arg(script(0))});
        QVERIFY2(got.exitStatus == 1, got.text());
        QVERIFY2(hasNotice(got, says) && hasNotice(got, u"left out after it: 1"_s), got.text());
        if (step.contains(u"script"_s))
            QVERIFY2(hasNotice(got, u"the last words"_s), got.text());
        QVERIFY(!said().contains(u"never"_s));
        const CliRun resumed = run({u"resume"_s, u"1"_s}); // nothing is done twice, and nothing is forgotten
        QVERIFY2(resumed.exitStatus == 1 && hasNotice(resumed, says), resumed.text());
        QVERIFY(!said().contains(u"never"_s));
        QCOMPARE(run({u"resume"_s}).exitStatus, 2);
    }

    void wrongFilesAreTold()
    {
        m_service = std::make_unique<ChangingService>();
        m_service->put("one", "1");
        m_service->put("two", "2");
        const CliRun got = get({u"run:rm one"_s, u"verify"_s});
        QVERIFY2(got.exitStatus == 1, got.text());
        QVERIFY2(hasNotice(got, u"verify: verified, and 1 files are not as they should be; the first: one"_s), got.text());
    }

    // Where the program ended before a step was begun, it is done at the next start; one that was under way is not begun again.
    void brokenOff_data()
    {
        QTest::addColumn<bool>("begun");
        QTest::newRow("not begun") << false;
        QTest::newRow("under way") << true;
    }
    void brokenOff()
    {
        QFETCH(bool, begun);
        QCOMPARE(get({u"verify"_s, u"run:\"%1\" x"_s.arg(script(0))}).exitStatus, 0);
        QVERIFY(QFile::remove(path(u"said"_s)));
        QVERIFY(writeFile(path(u"data/afterwards/1.json"_s), QByteArray("{\"round\":1,\"done\":1,\"begun\":") + (begun ? "true}" : "false}")));
        const CliRun resumed = run({u"resume"_s, u"1"_s});
        QCOMPARE(resumed.exitStatus, begun ? 1 : 0);
        QCOMPARE(QFile::exists(path(u"said"_s)), !begun);
        QVERIFY2(!begun || hasNotice(resumed, u"broke it off"_s), resumed.text());
        QVERIFY(!hasNotice(resumed, u"Verified"_s));
    }

    // What it left in the folders of its archives goes, though it is not begun again.
    void brokenOffUnpacking()
    {
        m_service->put("below/b.zip", zipOf(u"second.txt"_s, "2"));
        QCOMPARE(get({u"extract"_s}).exitStatus, 0);
        const QStringList there = files();
        for (const QString &name : {u"files/"_s, u"files/below/"_s})
            QVERIFY(writeFile(path(name + u".milliard-unfinished-unpacked-AbCdEf/tree/half"_s), "half"));
        QVERIFY(writeFile(path(u"data/afterwards/1.json"_s), "{\"round\":1,\"done\":0,\"begun\":true}"));
        const CliRun resumed = run({u"resume"_s, u"1"_s});
        QVERIFY2(resumed.exitStatus == 1 && hasNotice(resumed, u"broke it off"_s), resumed.text());
        QCOMPARE(files(), there);
    }

    // The real program, at any moment: in the end it is as if nothing had been.
    void killed_data()
    {
        QTest::addColumn<QString>("step");
        QTest::addColumn<QString>("made"); // of file 7
        QTest::addColumn<bool>("all");
        QTest::newRow("compress") << u"compress=zstd"_s << u"7.zip.txt.zst"_s << false;
        QTest::newRow("extract=remove") << u"extract=remove"_s << u"7"_s << false;
        QTest::newRow("extract=remove, with what it started") << u"extract=remove"_s << u"7"_s << true;
    }
    void killed()
    {
        QFETCH(QString, step);
        QFETCH(QString, made);
        QFETCH(bool, all);
        constexpr int count = 40;
        m_service = std::make_unique<ChangingService>();
        QStringList wanted;
        for (int i = 0; i < count; ++i) {
            const QByteArray name = QByteArray::number(i) + ".zip";
            if (step.startsWith(u"compress"_s))
                m_service->put(name + ".txt", QByteArray(10'000, 'x'));
            else
                m_service->put(name, zipOf(QString::number(i), "from the archive"));
            wanted << QString(made).replace(u'7', QString::number(i));
        }
        wanted.sort();
        QProcess process;
        process.setChildProcessModifier([] { ::setsid(); });
        QStringList words{u"get"_s, m_service->source(), u"-o"_s, path(u"files"_s), u"--then"_s, step};
        for (int kills = 0; kills < 8; ++kills) {
            const auto isMade = [&wanted](const QString &name) { return wanted.contains(name); };
            const auto before = std::ranges::count_if(files(), isMade);
            process.start(QStringLiteral(MILLIARD_CLI), words + QStringList{u"--data-dir"_s, path(u"data"_s)});
            QVERIFY(QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning || std::ranges::count_if(files(), isMade) > before; }, 20'000));
            if (process.state() == QProcess::Running)
                ::kill(pid_t(all ? -process.processId() : process.processId()), SIGKILL);
            process.waitForFinished();
            words = {u"resume"_s, u"1"_s};
        }
        const CliRun resumed = run(words);
        QVERIFY2(resumed.exitStatus == 0, resumed.text());
        QCOMPARE(files(), wanted);
    }

    // A window that was there before another program ran the job again, and still knows the round before.
    void ofALaterRound()
    {
        QCOMPARE(get({u"run:\"%1\" x"_s.arg(script(0))}).exitStatus, 0);
        const auto engine = Engine::open(path(u"data"_s));
        QVERIFY(engine);
        m_service->put("new", "1");
        QCOMPARE(run({u"again"_s, u"1"_s}).exitStatus, 0);
        QCOMPARE(said().size(), 4);
        const QByteArray note = contentOf(path(u"data/afterwards/1.json"_s));
        Afterwards afterwards(**engine, QStringLiteral(MILLIARD_CLI));
        QCOMPARE((*engine)->job(1)->round, 1);
        QVERIFY(!afterwards.begin(1));
        QCOMPARE(contentOf(path(u"data/afterwards/1.json"_s)), note);
        // Where nothing of that round was done yet, that is the one for which it is done.
        QVERIFY(writeFile(path(u"data/afterwards/1.json"_s), "{\"round\":1,\"done\":0,\"begun\":false}"));
        QVERIFY(afterwards.begin(1));
        QVERIFY(QTest::qWaitFor([&] { return !afterwards.isBusy(); }, 20'000));
        QCOMPARE(contentOf(path(u"data/afterwards/1.json"_s)), note);
        QCOMPARE(said().size(), 6);
    }

    void usage_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("unknown") << QStringList{u"--then=sing"_s} << QByteArray("but must be verify, ");
        QTest::newRow("packed") << QStringList{u"--then=extract"_s, u"--pack=zip"_s} << QByteArray("for separate files");
        QTest::newRow("too late") << QStringList{u"--then=compress=gzip"_s, u"--then=verify"_s} << QByteArray("before what replaces");
        QTest::newRow("window") << QStringList{u"--then=open"_s} << QByteArray("needs a window");
    }
    void usage()
    {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, says);
        const CliRun refused = get({}, words);
        QCOMPARE(refused.exitStatus, 2);
        QVERIFY2(refused.err.contains(says), refused.text());
        QVERIFY(run({u"jobs"_s}).events().isEmpty());
    }

    // Steps follow also where files failed, and a retry does not repeat them.
    void thoughFilesFailed()
    {
        m_service->refuse({"text"});
        const CliRun got = get({u"run:\"%1\" %s"_s.arg(script(0))});
        QCOMPARE(got.exitStatus, 1);
        QVERIFY2(said().first().contains(u"failed=1"_s), got.text());
        m_service->refuse({});
        QCOMPARE(run({u"retry"_s}).exitStatus, 0);
        QCOMPARE(said().size(), 2);
    }

    // A source that says nothing when it is asked again. What was broken off so is gone on with.
    void brokenOffWhileItsSourceIsSilent()
    {
        std::atomic<int> asked = 0;
        const auto server = RawServer::start([&asked](RawConnection &connection) {
            while (const auto request = connection.request()) {
                const bool isList = request->target.startsWith("/list");
                if (isList && ++asked == 2)
                    return connection.untilClosed();
                connection.send(isList ? QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 19\r\n\r\n{\"FileNames\":[\"a\"]}") : "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
            }
        });
        QProcess process;
        process.start(QStringLiteral(MILLIARD_CLI), {u"get"_s, u"list+http://127.0.0.1:%1"_s.arg(server->port()), u"-o"_s, path(u"silent"_s), u"--then"_s, u"verify"_s,
            u"--data-dir"_s, path(u"data"_s)});
        QVERIFY(QTest::qWaitFor([&asked] { return asked == 2; }, 20'000));
        process.terminate();
        QVERIFY(process.waitForFinished(slowness * 5'000));
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(process.readAllStandardOutput().contains("resume the job"));
        const CliRun resumed = run({u"resume"_s});
        QVERIFY2(resumed.exitStatus == 0 && hasNotice(resumed, u"Verified: 1 "_s), resumed.text());
        QCOMPARE(run({u"resume"_s}).exitStatus, 2);
    }

    void packedOnesAreVerified()
    {
        const CliRun got = get({u"verify"_s, u"run:\"%1\" %n"_s.arg(script(0))}, {u"--pack=tar.zst"_s});
        QVERIFY2(got.exitStatus == 0, got.text());
        QVERIFY2(hasNotice(got, u"Verified: 2 "_s), got.text());
    }
};

QTEST_GUILESS_MAIN(TestAfterwards)
#include "test_afterwards.moc"
