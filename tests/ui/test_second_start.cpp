// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/ui/window_help.h"
#include "ui/add_source_dialog.h"
#include "ui/address_edit.h"
#include "ui/instance.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>

#include <csignal>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace {

// The real program, which has no more to do than to hand over.
struct Start {
    explicit Start(const QString &dataDir, const QStringList &arguments = {}, const QString &folder = {})
    {
        process.setWorkingDirectory(folder);
        process.start(QString::fromLocal8Bit(MILLIARD_WINDOW), QStringList{u"--data-dir"_s, dataDir} + arguments);
    }
    ~Start()
    {
        process.kill();
        process.waitForFinished();
    }
    bool isOver() const { return process.state() == QProcess::NotRunning; }

    QProcess process;
};

} // namespace

class TestSecondStart final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handsItsArgumentsOver()
    {
        const QTemporaryDir dir;
        const Instance first(dir.filePath(u"data"_s));
        QVERIFY(first.isFirst());
        Program program(dir.path());
        QSignalSpy asked(&first, &Instance::asked);
        connect(&first, &Instance::asked, program.window.get(), [&](const Instance::Request &request) {
            program.window->comeToFront();
            program.window->askFor(request.sources);
        });
        QFile list(dir.filePath(u"list.txt"_s));
        QVERIFY(list.open(QIODevice::WriteOnly) && list.write("http://h/a\n") > 0);
        list.close();
        program.window->showMinimized();

        Start second(dir.filePath(u"data"_s), {u"http://h/b"_s, u"list.txt"_s}, dir.path());
        QTRY_VERIFY_WITH_TIMEOUT(second.isOver(), 20'000);
        QCOMPARE(second.process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(second.process.exitCode(), 0);
        QCOMPARE(asked.count(), 1);
        QVERIFY(!program.window->isMinimized());
        auto *dialog = program.window->findChild<AddSourceDialog *>();
        QVERIFY(dialog);
        QCOMPARE(named<AddressEdit>(dialog, u"address"_s)->addresses(), (QStringList{u"http://h/b"_s, dir.filePath(u"list.txt"_s)}));

        Start third(dir.filePath(u"data/../data"_s)); // the same folder; nothing to ask for
        QTRY_VERIFY_WITH_TIMEOUT(third.isOver(), 20'000);
        QCOMPARE(third.process.exitCode(), 0);
        QCOMPARE(asked.count(), 2);
    }

    void anotherFolderIsAnotherInstance()
    {
        const QTemporaryDir dir;
        const Instance one(dir.filePath(u"one"_s));
        const Instance two(dir.filePath(u"two"_s));
        QVERIFY(one.isFirst());
        QVERIFY(two.isFirst());
    }

    void isFirstAgainWhenTheOtherIsGone()
    {
        const QTemporaryDir dir;
        auto first = std::make_unique<Instance>(dir.path());
        QVERIFY(!Instance(dir.path()).isFirst());
        first.reset();
        QVERIFY(Instance(dir.path()).isFirst());
    }

    // A window that was killed leaves nothing that is in the way.
    void killedOneIsNotWaitedFor()
    {
        const QTemporaryDir dir;
        {
            Start first(dir.path());
            QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(dir.filePath(u"journal.sqlite"_s)), 20'000);
        }
        QVERIFY(Instance(dir.path()).isFirst());
    }

    void oneThatDoesNotAnswerIsSaid()
    {
        const QTemporaryDir dir;
        Start first(dir.path());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(dir.filePath(u"journal.sqlite"_s)), 20'000);
        QVERIFY(::kill(pid_t(first.process.processId()), SIGSTOP) == 0);
        Instance second(dir.path());
        QVERIFY(!second.isFirst());
        QElapsedTimer clock;
        clock.start();
        QVERIFY(!second.handOver({{u"http://h/a"_s}}, std::chrono::milliseconds(700)));
        QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));

        Start third(dir.path(), {u"http://h/a"_s});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += third.process.readAllStandardError()).contains("does not answer"), 30'000);
        QVERIFY(said.contains("--data-dir"));
        ::kill(pid_t(first.process.processId()), SIGCONT);
    }
};

QTEST_MAIN(TestSecondStart)
#include "test_second_start.moc"
