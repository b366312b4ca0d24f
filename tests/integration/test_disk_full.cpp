// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "core/journal/ballast.h"
#include "tests/support/cli.h"
#include "tests/support/shards.h"
#include "tests/support/small_disk.h"
#include "tests/support/tree.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace milliard;
using namespace milliard::test;
using Qt::StringLiterals::operator""_s;

// The real program on real file systems that take no more: nothing corrupt, nothing failed, nothing counted that is not
// there, and all of it once there is room.
class TestDiskFull final : public QObject
{
    Q_OBJECT

    static constexpr qint64 MiB = 1 << 20;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<SmallDisk> m_disk;
    std::unique_ptr<DemoService> m_demo;
    QString m_data; // the journal's folder
    QProcess m_process;
    QByteArray m_said; // by the process, as far as events were waited for

    QString files() const { return m_disk->path(u"files"_s); }
    void serve(qint64 count, qint64 size)
    {
        auto demo = DemoService::start({.files = count, .size = size, .page = 50});
        QVERIFY(demo);
        m_demo = *std::move(demo);
    }
    void mountDisk(qint64 bytes, qint64 inodes = 100'000)
    {
        m_disk.reset();
        m_disk = std::make_unique<SmallDisk>(m_dir->filePath(u"disk"_s), bytes, inodes);
        QVERIFY(m_disk->isMounted());
    }
    QStringList get(const QStringList &more = {}) const
    {
        return QStringList{u"get"_s, u"list+http://127.0.0.1:%1"_s.arg(m_demo->port()), u"-o"_s, files(), u"--json"_s, u"--data-dir"_s, m_data} + more;
    }
    CliRun ask(const QString &command) const { return runCli({command, u"--json"_s, u"--data-dir"_s, m_data}, 120'000); }
    QJsonObject job() const { return ask(u"jobs"_s).last(); }

    // What is there at this moment under a final name; -1 if any of it is not whole.
    qint64 wholeFiles(qint64 size) const
    {
        const QStringList names = QDir(files()).entryList(QDir::Files);
        for (const QString &name : names) {
            const QByteArray body = contentOf(files() + u'/' + name);
            if (body.size() != size || !isDemoBody(name.toUtf8(), body))
                return -1;
        }
        return names.size();
    }
    // After a run that found no room: it is said, nothing is counted as failed, and the journal is right.
    void checkStopped(const CliRun &run, bool packed, qint64 size)
    {
        QVERIFY2(run.exitStatus == 4, run.text());
        const QJsonObject said = run.last();
        QVERIFY2(said.value(u"error"_s) == u"destination-full"_s, run.text());
        QVERIFY2(said.value(u"message"_s).toString().contains(u"needs at least"_s), run.text());
        QCOMPARE(said.value(u"failed"_s).toInteger(), 0);
        const QJsonObject known = job();
        QCOMPARE(known.value(u"state"_s).toString(), u"stopped"_s);
        const qint64 done = known.value(u"done"_s).toInteger();
        QCOMPARE(done, said.value(u"done"_s).toInteger());
        if (packed) {
            const CliRun verified = ask(u"verify"_s);
            QVERIFY2(verified.exitStatus == 0, verified.text());
            QCOMPARE(verified.last().value(u"entries"_s).toInteger(), done);
            for (const QString &shard : shardsIn(files()))
                QVERIFY2(entriesOf(files() + u'/' + shard) > 0, qPrintable(shard));
        } else {
            const qint64 whole = wholeFiles(size);
            QVERIFY2(whole >= done, qPrintable(u"%1 whole files where the journal has %2"_s.arg(whole).arg(done)));
        }
        QCOMPARE(QDir(files()).entryList(QDir::Hidden | QDir::Dirs | QDir::NoDotAndDotDot), QStringList());
    }
    void checkWhole(const CliRun &run, bool packed, qint64 count, qint64 size)
    {
        QVERIFY2(run.exitStatus == 0, run.text());
        QCOMPARE(packed ? demoShardsFault(files(), count, size) : demoTreeFault(files(), count, size), QString());
        const QJsonObject known = job();
        QCOMPARE(known.value(u"state"_s).toString(), u"done"_s);
        QCOMPARE(known.value(u"failed"_s).toInteger(), 0);
        QCOMPARE(known.value(u"done"_s).toInteger() + known.value(u"skipped"_s).toInteger(), count);
        if (packed)
            QCOMPARE(ask(u"verify"_s).exitStatus, 0);
    }
    bool waitForEvent(const char *event)
    {
        return QTest::qWaitFor([this, event] {
            m_said += m_process.readAllStandardOutput();
            return m_said.contains(QByteArray("\"event\":\"") + event + '"');
        }, 30'000);
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
        m_data = m_dir->filePath(u"data"_s);
        m_said.clear();
    }
    void cleanup()
    {
        m_process.kill();
        m_process.waitForFinished();
        m_demo.reset();
        m_disk.reset();
    }

    // A quota would be met in the same places (EDQUOT as ENOSPC); a file system in memory has none.
    void anywhere_data()
    {
        const quint32 seed = qEnvironmentVariableIsSet("MILLIARD_SEED") ? qEnvironmentVariable("MILLIARD_SEED").toUInt() : QRandomGenerator::system()->generate();
        qInfo("seed %u (MILLIARD_SEED repeats it)", seed);
        QRandomGenerator random(seed);
        QTest::addColumn<qint64>("room");
        QTest::addColumn<bool>("packed");
        QTest::addColumn<QString>("transport");
        QTest::addColumn<qint64>("size");
        const int positions = qEnvironmentVariableIsSet("MILLIARD_POSITIONS") ? qEnvironmentVariableIntValue("MILLIARD_POSITIONS") : 20;
        for (int i = 0; i < positions; ++i) {
            // All bodies together are 12 MB; those of 100,000 bytes go into an archive by way of files.
            const qint64 room = MiB / 2 + random.bounded(10 * MiB);
            const bool packed = i % 2 == 1;
            const QString transport = i / 2 % 2 == 0 ? u"auto"_s : u"qt"_s;
            const qint64 size = i / 4 % 2 == 0 ? 6'000 : 100'000;
            QTest::addRow("%d %s %s %lld in %lld", i, packed ? "tar.zst" : "folder", qPrintable(transport), size, room) << room << packed << transport << size;
        }
    }
    void anywhere()
    {
        QFETCH(qint64, room);
        QFETCH(bool, packed);
        QFETCH(QString, transport);
        QFETCH(qint64, size);
        const qint64 count = 12'000'000 / size;
        serve(count, size);
        mountDisk(40 * MiB);
        QVERIFY(m_disk->leaveFree(room));
        const CliRun first = runCli(get({u"--transport"_s, transport, u"--pack"_s, packed ? u"tar.zst"_s : u"none"_s}), 120'000);
        checkStopped(first, packed, size);
        if (QTest::currentTestFailed())
            return;
        // Still none: it says so again, and changes nothing.
        checkStopped(ask(u"resume"_s), packed, size);
        if (QTest::currentTestFailed())
            return;
        m_disk->makeRoom();
        const CliRun resumed = ask(u"resume"_s);
        QFile::remove(m_disk->path(u"filler"_s));
        checkWhole(resumed, packed, count, size);
    }

    void goesOnByItself_data()
    {
        QTest::addColumn<QString>("pack");
        for (const QString &pack : {u"none"_s, u"tar.zst"_s})
            QTest::newRow(qPrintable(pack)) << pack;
    }
    void goesOnByItself()
    {
        QFETCH(QString, pack);
        serve(2'000, 5'000);
        mountDisk(40 * MiB);
        QVERIFY(m_disk->leaveFree(5 * MiB));
        m_process.start(QStringLiteral(MILLIARD_CLI), get({u"--pack"_s, pack, u"--wait-for-room"_s}));
        QVERIFY(waitForEvent("waiting"));
        QCOMPARE(job().value(u"state"_s).toString(), u"waiting"_s);
        QCOMPARE(job().value(u"error"_s).toString(), u"destination-full"_s);
        QCOMPARE(ask(u"resume"_s).exitStatus, 2); // it is running
        m_disk->makeRoom();
        QVERIFY(waitForEvent("resumed"));
        QVERIFY(m_process.waitForFinished(60'000));
        CliRun run;
        run.exitStatus = m_process.exitCode();
        run.both = m_process.readAllStandardError();
        checkWhole(run, pack != u"none"_s, 2'000, 5'000);
    }

    void interruptedWhileItWaits()
    {
        serve(2'000, 5'000);
        mountDisk(40 * MiB);
        QVERIFY(m_disk->leaveFree(3 * MiB));
        m_process.start(QStringLiteral(MILLIARD_CLI), get({u"--wait-for-room"_s}));
        QVERIFY(waitForEvent("waiting"));
        ::kill(pid_t(m_process.processId()), SIGINT);
        QVERIFY(m_process.waitForFinished(10'000));
        QCOMPARE(m_process.exitCode(), 130);
        QCOMPARE(job().value(u"state"_s).toString(), u"paused"_s);
        m_disk->makeRoom();
        checkWhole(ask(u"resume"_s), false, 2'000, 5'000);
    }

    // Somebody takes the last byte while the job runs: there is no reserve any more to stop at.
    void filledByOthers()
    {
        serve(3'000, 2'000);
        mountDisk(40 * MiB);
        m_process.start(QStringLiteral(MILLIARD_CLI), get({u"--limit-requests"_s, u"1500"_s}));
        QVERIFY(QTest::qWaitFor([this] { return m_demo->requestsServed() > 300; }, 30'000));
        QVERIFY(m_disk->leaveFree(0));
        QVERIFY(m_process.waitForFinished(30'000));
        CliRun run;
        run.exitStatus = m_process.exitCode();
        run.out = run.both = m_process.readAllStandardOutput();
        checkStopped(run, false, 2'000);
        m_disk->makeRoom();
        checkWhole(ask(u"resume"_s), false, 3'000, 2'000);
    }

    void noInodes()
    {
        serve(2'000, 100);
        mountDisk(40 * MiB, 700);
        const CliRun run = runCli(get());
        QVERIFY2(run.last().value(u"message"_s).toString().contains(u"more files"_s), run.text());
        checkStopped(run, false, 100);
        QVERIFY(m_disk->resize(40 * MiB, 10'000));
        checkWhole(ask(u"resume"_s), false, 2'000, 100);
    }

    // A body that is larger than what is left is not begun at all, and what is missing is said exactly.
    void largeFile()
    {
        serve(1, 30'000'000);
        mountDisk(40 * MiB);
        QVERIFY(m_disk->leaveFree(20'000'000));
        const CliRun run = runCli(get({u"--timeout"_s, u"30"_s}));
        checkStopped(run, false, 30'000'000);
        QVERIFY2(run.last().value(u"message"_s).toString().contains(u"MiB more"_s), run.text());
        m_disk->makeRoom();
        checkWhole(ask(u"resume"_s), false, 1, 30'000'000);
    }

    // Journal and files share the disk: how far the job came is written all the same.
    void journalBesideTheFiles_data()
    {
        QTest::addColumn<bool>("packed");
        QTest::addColumn<qint64>("room");
        for (int i = 0; i < 6; ++i)
            QTest::addRow("%d", i) << (i % 2 == 1) << qint64(2 * MiB + i * 300'001);
    }
    void journalBesideTheFiles()
    {
        QFETCH(bool, packed);
        QFETCH(qint64, room);
        serve(3'000, 3'000);
        mountDisk(24 * MiB);
        m_data = m_disk->path(u"data"_s);
        QCOMPARE(ask(u"jobs"_s).exitStatus, 0); // makes the journal
        QCOMPARE(QFileInfo(m_data + u"/journal.ballast"_s).size(), Ballast::bytes);
        QVERIFY(m_disk->leaveFree(room));
        const CliRun run = runCli(get({u"--pack"_s, packed ? u"tar.zst"_s : u"none"_s}));
        QVERIFY2(run.exitStatus == 4, run.text());
        const QJsonObject known = job();
        QCOMPARE(known.value(u"state"_s).toString(), u"stopped"_s);
        QCOMPARE(known.value(u"failed"_s).toInteger(), 0);
        if (packed)
            QCOMPARE(ask(u"verify"_s).last().value(u"entries"_s).toInteger(), known.value(u"done"_s).toInteger());
        else
            QVERIFY(wholeFiles(3'000) >= known.value(u"done"_s).toInteger());
        m_disk->makeRoom();
        checkWhole(ask(u"resume"_s), packed, 3'000, 3'000);
        QVERIFY(QFileInfo::exists(m_data + u"/journal.ballast"_s)); // for the next time
    }

    // Commands without a job say nothing of one, and end alike.
    void unpackingAndCompressing()
    {
        mountDisk(4 * MiB);
        const QString text = m_dir->filePath(u"text"_s);
        QVERIFY(writeFile(text, demoBody("text", 2 * MiB) + QByteArray(MiB, 'x')));
        QCOMPARE(QProcess::execute(u"gzip"_s, {u"-k"_s, text}), 0);
        const std::pair<QString, QString> commands[] = {{u"compress"_s, u"text"_s}, {u"extract"_s, u"text.gz"_s}};
        for (const auto &[command, name] : commands) {
            const QString file = m_disk->path(name);
            QVERIFY(QFile::copy(m_dir->filePath(name), file));
            const CliRun run = runCli({command, file, u"--json"_s});
            const QJsonObject said = run.events().value(0);
            QVERIFY2(run.exitStatus == 4 && said[u"error"_s] == u"destination-full"_s, run.text());
            const QString message = said[u"message"_s].toString();
            QVERIFY2(message.contains(u"Make room"_s) && !message.contains(u"job"_s), run.text());
            QCOMPARE(filesBelow(m_disk->path({})), QStringList{name});
            QVERIFY(QFile::remove(file));
        }
    }

    // The journal's own disk is full to the last byte, the destination has room.
    void journalFull()
    {
        serve(3'000, 200);
        mountDisk(40 * MiB);
        const SmallDisk journals(m_dir->filePath(u"journals"_s), 6 * MiB);
        QVERIFY(journals.isMounted());
        m_data = journals.path(u"data"_s);
        m_process.start(QStringLiteral(MILLIARD_CLI), get({u"--limit-requests"_s, u"700"_s, u"--wait-for-room"_s}));
        QVERIFY(QTest::qWaitFor([this] { return m_demo->requestsServed() > 500; }, 30'000));
        QVERIFY(journals.leaveFree(0));
        QVERIFY(waitForEvent("waiting"));
        QCOMPARE(job().value(u"error"_s).toString(), u"journal-full"_s);
        QVERIFY(job().value(u"message"_s).toString().contains(m_data));
        const qint64 done = job().value(u"done"_s).toInteger();
        QVERIFY(wholeFiles(200) >= done);
        // By the one who wants an exit status.
        ::kill(pid_t(m_process.processId()), SIGINT);
        QVERIFY(m_process.waitForFinished(10'000));
        const CliRun again = ask(u"resume"_s);
        QVERIFY2(again.exitStatus == 4, again.text());
        QVERIFY2(again.both.contains(m_data.toUtf8()), again.text());
        journals.makeRoom();
        QVERIFY(job().value(u"done"_s).toInteger() >= done);
        checkWhole(ask(u"resume"_s), false, 3'000, 200);
    }
};

int main(int argc, char **argv)
{
    return runWithOwnMounts<TestDiskFull>(argc, argv);
}
#include "test_disk_full.moc"
