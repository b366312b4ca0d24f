// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "tests/support/cli.h"
#include "tests/support/small_disk.h"
#include "tests/support/tree.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <sys/stat.h>
#include <unistd.h>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// What becomes of a job of the real program when its folder is taken away, may no longer be written, or only a part of
// it may.
class TestDestinationLost final : public QObject
{
    Q_OBJECT

    static constexpr qint64 count = 3'000;
    static constexpr qint64 size = 500;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<SmallDisk> m_disk;
    std::unique_ptr<DemoService> m_demo;
    QProcess m_process;

    QString files() const { return m_disk->path(u"files"_s); }
    void start(const QStringList &more = {})
    {
        m_process.setChildProcessModifier(obeyPermissions);
        m_process.start(QStringLiteral(MILLIARD_CLI), QStringList{u"get"_s, u"list+http://127.0.0.1:%1"_s.arg(m_demo->port()), u"-o"_s, files(),
            u"--json"_s, u"--data-dir"_s, m_dir->filePath(u"data"_s)} + more);
    }
    CliRun ended()
    {
        CliRun run;
        if (m_process.waitForFinished(30'000) && m_process.exitStatus() == QProcess::NormalExit)
            run.exitStatus = m_process.exitCode();
        run.out = m_process.readAllStandardOutput();
        run.both = m_process.readAllStandardError() + run.out;
        return run;
    }
    CliRun ask(const QString &command) const { return runCli({command, u"--json"_s, u"--data-dir"_s, m_dir->filePath(u"data"_s)}, 60'000); }
    QJsonObject job() const { return ask(u"jobs"_s).last(); }
    void checkFinished(const CliRun &run)
    {
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(job().value(u"done"_s).toInteger() + job().value(u"skipped"_s).toInteger(), count);
        QCOMPARE(job().value(u"failed"_s).toInteger(), 0);
    }

public:
    QString refused;

private Q_SLOTS:
    void initTestCase()
    {
        if (!refused.isEmpty())
            QSKIP(qPrintable(u"no mounts of its own: "_s + refused));
    }
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_disk = std::make_unique<SmallDisk>(m_dir->filePath(u"disk"_s), 64 << 20);
        QVERIFY(m_disk->isMounted());
        auto demo = DemoService::start({.files = count, .size = size, .page = 100});
        QVERIFY(demo);
        m_demo = *std::move(demo);
    }
    void cleanup()
    {
        m_process.kill();
        m_process.waitForFinished();
        ::chmod(QFile::encodeName(files()).constData(), 0755);
        m_demo.reset();
        m_disk.reset();
    }

    void taken_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("pack");
        for (const QString &how : {u"deleted"_s, u"moved away"_s, u"another in its place"_s, u"read-only"_s, u"permission"_s}) {
            for (const QString &pack : {u"none"_s, u"tar.zst"_s}) {
                if (how == u"read-only" && pack != u"none")
                    continue; // no file system is made so while an archive is open for writing
                QTest::addRow("%s, %s", qPrintable(how), qPrintable(pack)) << how << pack;
            }
        }
    }
    // The job stops and says which folder and why; nothing is made anew or written elsewhere, and it goes on when the
    // folder is back. Waiting for room is for disks that are full.
    void taken()
    {
        QFETCH(QString, how);
        QFETCH(QString, pack);
        start({u"--limit-requests"_s, QString::number(count / 2), u"--wait-for-room"_s, u"--pack"_s, pack});
        QVERIFY(QTest::qWaitFor([this] { return m_demo->requestsServed() > count / 3; }, 30'000));
        const QString aside = m_disk->path(u"aside"_s);
        if (how == u"deleted")
            QTRY_VERIFY_WITH_TIMEOUT(QDir(files()).removeRecursively() && !QFileInfo::exists(files()), 20'000); // files come meanwhile
        else if (how == u"read-only")
            QTRY_VERIFY_WITH_TIMEOUT(m_disk->setReadOnly(true), 20'000); // refused while a file is open for writing
        else if (how == u"permission")
            QVERIFY(::chmod(QFile::encodeName(files()).constData(), 0555) == 0);
        else
            QVERIFY(QFile::rename(files(), aside));
        if (how == u"another in its place")
            QVERIFY(QDir().mkdir(files()));
        const CliRun run = ended();
        QVERIFY2(run.exitStatus == 4, run.text());
        const QJsonObject said = run.last();
        QVERIFY2(said.value(u"error"_s) == u"destination-unusable"_s, run.text());
        QVERIFY2(said.value(u"message"_s).toString().contains(files()), run.text());
        QCOMPARE(said.value(u"failed"_s).toInteger(), 0);
        QCOMPARE(job().value(u"state"_s).toString(), u"stopped"_s);

        if (how == u"deleted" || how == u"moved away") {
            QVERIFY(!QFileInfo::exists(files()));
            if (job().value(u"done"_s).toInteger() > 0) { // what is gone is not made anew: its disk may not be mounted
                const CliRun again = ask(u"resume"_s);
                QVERIFY2(again.exitStatus == 4 && again.out.contains("the folder is gone"), again.text());
                QVERIFY(!QFileInfo::exists(files()));
            }
        }
        if (how == u"another in its place") {
            QCOMPARE(filesBelow(files()), QStringList());
            QVERIFY(QDir().rmdir(files()));
        }
        if (how == u"deleted")
            QVERIFY(QDir().mkdir(files()));
        else if (how == u"read-only")
            QVERIFY(m_disk->setReadOnly(false));
        else if (how == u"permission")
            QVERIFY(::chmod(QFile::encodeName(files()).constData(), 0755) == 0);
        else
            QVERIFY(QFile::rename(aside, files()));
        checkFinished(ask(u"resume"_s));
        if (QTest::currentTestFailed())
            return;
        if (how != u"deleted" && pack == u"none")
            QCOMPARE(demoTreeFault(files(), count, size), QString());
        if (how != u"deleted" && pack != u"none")
            QCOMPARE(ask(u"verify"_s).last().value(u"entries"_s).toInteger(), count);
    }

    // One folder below may not be written: that is the fault of what belongs there, and all the rest is downloaded. Another
    // is a link to itself: what belongs there goes beside it.
    void partOfIt()
    {
        QVERIFY(QDir().mkpath(files() + u"/0a"_s));
        QVERIFY(::chmod(QFile::encodeName(files() + u"/0a"_s).constData(), 0555) == 0);
        QVERIFY(::symlink("0b", QFile::encodeName(files() + u"/0b"_s).constData()) == 0);
        start({u"--fan-out"_s});
        const CliRun run = ended();
        QVERIFY2(run.exitStatus == 1, run.text());
        const QJsonObject known = job();
        const qint64 failed = known.value(u"failed"_s).toInteger();
        QVERIFY(failed > 0 && failed < count / 20);
        QCOMPARE(known.value(u"done"_s).toInteger() + failed, count);
        const QList<QJsonObject> failures = ask(u"failures"_s).events();
        QCOMPARE(failures.size(), failed);
        for (const QJsonObject &failure : failures) {
            QCOMPARE(failure.value(u"kind"_s).toString(), u"path-unusable"_s);
            QVERIFY2(failure.value(u"message"_s).toString().contains(files() + u"/0a"_s), qPrintable(failure.value(u"message"_s).toString()));
        }
        QVERIFY(::chmod(QFile::encodeName(files() + u"/0a"_s).constData(), 0755) == 0);
        QVERIFY(QFile::remove(files() + u"/0b"_s));
        checkFinished(ask(u"retry"_s));
        if (!QTest::currentTestFailed())
            QCOMPARE(demoTreeFault(files(), count, size), QString());
    }

    // A file that the file system, or a limit of the process, does not take is a failure of that file.
    void fileTooLarge()
    {
        auto demo = DemoService::start({.files = 5, .size = 300'000});
        QVERIFY(demo);
        const QString command = u"ulimit -f %1; exec '%2' get list+http://127.0.0.1:%3 -o '%4' --json --data-dir '%5'"_s
                                    .arg(QString::number(200'000 / 512), QStringLiteral(MILLIARD_CLI), QString::number((*demo)->port()), files(), m_dir->filePath(u"data"_s));
        m_process.start(u"sh"_s, {u"-c"_s, command});
        const CliRun run = ended();
        QVERIFY2(run.exitStatus == 1, run.text());
        QCOMPARE(run.last().value(u"failed"_s).toInteger(), 5);
        QCOMPARE(ask(u"failures"_s).last().value(u"kind"_s).toString(), u"too-large"_s);
        QCOMPARE(filesBelow(files()), QStringList());
    }
};

int main(int argc, char **argv)
{
    return runWithOwnMounts<TestDestinationLost>(argc, argv);
}
#include "test_destination_lost.moc"
