// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "tests/support/small_disk.h"
#include "tests/ui/window_help.h"
#include "ui/actions.h"
#include "ui/details_pane.h"
#include "ui/job_table.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace milliard;
using namespace milliard::test;

// A job in the window whose destination is full: it says what it needs, and goes on by a click.
class TestWaiting final : public QObject
{
    Q_OBJECT

public:
    QString refused;

private Q_SLOTS:
    void waitsAndGoesOn()
    {
        if (!refused.isEmpty())
            QSKIP(qPrintable(refused));
        const QTemporaryDir dir;
        const SmallDisk disk(dir.filePath(QStringLiteral("disk")), 40 << 20);
        QVERIFY(disk.isMounted());
        QVERIFY(disk.leaveFree(2 << 20));
        const auto service = DemoService::start({.files = 2'000, .size = 4'000, .page = 50});
        QVERIFY(service);
        Program program(dir.path());
        QVERIFY(QTest::qWaitForWindowExposed(program.window.get()));
        MainWindow &window = *program.window;
        const auto id = program.engine->add({QStringLiteral("list+http://127.0.0.1:%1").arg((*service)->port()), disk.path(QStringLiteral("files")), {}});
        QVERIFY(id);
        QVERIFY(program.engine->start(*id));
        window.table().selectJob(*id);

        const auto waits = [&] { return program.model->view(*id)->stateText().startsWith(QLatin1String("Waiting for room: ") + disk.path(QStringLiteral("files"))); };
        QTRY_VERIFY_WITH_TIMEOUT(waits(), 20'000);
        QCOMPARE(program.state(), JobState::Running);
        QVERIFY(program.engine->isActive(*id));
        const auto labels = window.details().findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text() == QLatin1String("Waiting for room"); }));
        QTRY_VERIFY(window.actions().start->isEnabled()); // at the end of the turn
        QVERIFY(window.actions().start->text().contains(QLatin1String("sume")));
        QVERIFY(window.actions().pause->isEnabled());

        // Without room a click changes nothing for long.
        window.actions().start->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(waits(), 20'000);
        window.actions().pause->trigger();
        QTRY_COMPARE(program.state(), JobState::Paused);
        QVERIFY(!program.engine->isActive(*id));
        window.actions().start->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(waits(), 20'000);

        disk.makeRoom();
        window.actions().start->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(program.state(), JobState::Done, 20'000);
        QCOMPARE(QDir(disk.path(QStringLiteral("files"))).entryList(QDir::Files).size(), 2'000);
        QCOMPARE(program.engine->job(*id)->counts.failed, 0);
    }
};

int main(int argc, char **argv)
{
    TestWaiting test;
    test.refused = enterOwnMounts();
    QApplication app(argc, argv);
    return QTest::qExec(&test, argc, argv);
}
#include "test_waiting.moc"
