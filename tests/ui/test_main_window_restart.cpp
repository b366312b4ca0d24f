// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/ui/window_help.h"
#include "ui/details_pane.h"

#include <QAction>
#include <QDir>
#include <QHeaderView>
#include <QTcpServer>
#include <QUrl>

using namespace milliard;

// What is there again after the program is closed and opened.
class TestMainWindowRestart final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runningJobGoesOn()
    {
        const QTemporaryDir dir;
        {
            Program program(dir.path());
            program.window->startDemo();
            QTRY_VERIFY(program.model->view(program.onlyJob())->counts().settled() > 50);
            program.settings.setDesktop({.close = CloseChoice::Quit});
            QVERIFY(program.window->close());
        }
        Program again(dir.path());
        QCOMPARE(again.engine->jobs().size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(again.state(), JobState::Done, 20'000);
        QCOMPARE(again.engine->jobs().first().counts.failed, 0);
        QCOMPARE(QDir(dir.filePath(QStringLiteral("milliard-demo"))).entryList(QDir::Files).size(), 600);
    }

    void pausedDemoCanGoOn()
    {
        const QTemporaryDir dir;
        {
            Program program(dir.path());
            program.window->startDemo();
            QTRY_VERIFY(program.model->view(program.onlyJob())->counts().settled() > 0);
            program.window->actions().pause->trigger();
            QTRY_COMPARE(program.state(), JobState::Paused);
        }
        Program again(dir.path());
        QCOMPARE(again.state(), JobState::Paused);
        again.window->actions().resumeAll->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(again.state(), JobState::Done, 20'000);
        QCOMPARE(again.engine->jobs().first().counts.failed, 0);
    }

    void demoWhosePortIsTakenIsRemoved()
    {
        const QTemporaryDir dir;
        quint16 port = 0;
        {
            Program program(dir.path());
            program.window->startDemo();
            port = quint16(QUrl(program.engine->jobs().first().spec.source.section(QLatin1Char('+'), 1)).port());
        }
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost, port));
        const Program again(dir.path());
        QTRY_COMPARE(again.engine->jobs().size(), 0);
    }

    void windowIsAsItWas()
    {
        const QTemporaryDir dir;
        {
            Program program(dir.path());
            program.window->resize(700, 500);
            program.window->table().setColumnWidth(ProgressModel::Status, 222);
            program.window->table().setColumnHidden(ProgressModel::Added, false);
            program.window->table().sortByColumn(ProgressModel::Size, Qt::AscendingOrder);
            named<QAction>(program.window.get(), QStringLiteral("show-details"))->trigger();
            QVERIFY(program.window->close());
        }
        Program again(dir.path());
        QCOMPARE(again.window->size(), QSize(700, 500));
        const JobTable &table = again.window->table();
        QCOMPARE(table.columnWidth(ProgressModel::Status), 222);
        QVERIFY(!table.isColumnHidden(ProgressModel::Added));
        QCOMPARE(table.header()->sortIndicatorSection(), int(ProgressModel::Size));
        QVERIFY(!named<QAction>(again.window.get(), QStringLiteral("show-details"))->isChecked());
        again.window->startDemo();
        QVERIFY(table.isVisible());
        QVERIFY(!again.window->details().isVisible());
        named<QAction>(again.window.get(), QStringLiteral("show-details"))->trigger();
        QVERIFY(again.window->details().isVisible());
    }
};

QTEST_MAIN(TestMainWindowRestart)
#include "test_main_window_restart.moc"
