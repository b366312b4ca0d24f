// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/ui/window_help.h"
#include "ui/after_commands.h"
#include "ui/session.h"

#include <QAction>
#include <QCheckBox>
#include <QMessageBox>
#include <QSignalSpy>

using namespace milliard;

// Closing the window while downloads run, and the start after a program that did not end properly.
class TestClosing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void anIdleWindowClosesAtOnce()
    {
        const Program program(m_dir->path());
        QSignalSpy closed(program.window.get(), &MainWindow::closed);
        QVERIFY(program.window->close());
        QCOMPARE(closed.size(), 1);
    }

    void asksOnceAndCanBeCancelled()
    {
        Program program(m_dir->path());
        start(program);
        QVERIFY(!program.window->close());
        QVERIFY(!program.window->close());
        QCOMPARE(program.window->findChildren<QMessageBox *>().size(), 1);
        answer(program, QMessageBox::RejectRole);
        QTRY_VERIFY(!program.window->findChild<QMessageBox *>());
        QVERIFY(program.window->isVisible());
        QCOMPARE(program.state(), JobState::Running);
        QVERIFY(!program.window->close()); // asks again
        QVERIFY(program.window->findChild<QMessageBox *>());
    }

    void pausesAndQuits_data()
    {
        QTest::addColumn<bool>("remember");
        QTest::newRow("this time") << false;
        QTest::newRow("always") << true;
    }
    void pausesAndQuits()
    {
        QFETCH(const bool, remember);
        {
            Program program(m_dir->path());
            start(program);
            QSignalSpy closed(program.window.get(), &MainWindow::closed);
            program.window->actions().quit->trigger();
            program.window->findChild<QMessageBox *>()->checkBox()->setChecked(remember);
            answer(program, QMessageBox::DestructiveRole);
            QTRY_COMPARE(closed.size(), 1);
            QVERIFY(!program.window->isVisible());
        }
        Program again(m_dir->path());
        QVERIFY(!again.window->findChild<QMessageBox *>()); // it ended properly: no question
        QVERIFY(again.engine->isActive(again.onlyJob()));
        QCOMPARE(again.settings.desktop().close, remember ? CloseChoice::Quit : CloseChoice::Ask);
        QCOMPARE(again.window->close(), remember);
    }

    void keepsRunningInTheTray()
    {
        Program program(m_dir->path());
        start(program);
        QWidget window;
        window.show();
        bool hasTray = true;
        Session session(*program.engine, program.window->after().afterwards(), program.settings, [&] { return hasTray; }, &window);
        QVERIFY(!session.mayClose(false));
        auto *box = window.findChild<QMessageBox *>();
        QVERIFY(box);
        box->checkBox()->setChecked(true);
        press(*box, QMessageBox::AcceptRole);
        QTRY_VERIFY(!window.isVisible());
        QCOMPARE(program.state(), JobState::Running);
        QCOMPARE(program.settings.desktop().close, CloseChoice::Tray);

        QTRY_VERIFY(!window.findChild<QMessageBox *>());
        window.show();
        QVERIFY(!session.mayClose(false)); // remembered
        QVERIFY(!window.isVisible());
        QVERIFY(!window.findChild<QMessageBox *>());

        // The tray is no answer to quitting, nor where there is none any more.
        QVERIFY(!session.mayClose(true));
        QVERIFY(window.isVisible()); // to ask
        box = window.findChild<QMessageBox *>();
        QVERIFY(box);
        QVERIFY(std::ranges::none_of(box->buttons(), [box](QAbstractButton *b) { return box->buttonRole(b) == QMessageBox::AcceptRole; }));
        press(*box, QMessageBox::RejectRole);
        QTRY_VERIFY(!window.findChild<QMessageBox *>());
        hasTray = false;
        QVERIFY(!session.mayClose(false));
        QVERIFY(window.findChild<QMessageBox *>());
    }

    void aJobThatIsPausedIsNotAskedFor()
    {
        Program program(m_dir->path());
        start(program);
        program.window->actions().pause->trigger();
        QTRY_COMPARE(program.state(), JobState::Paused);
        QVERIFY(program.window->close());
    }

    void offersToGoOnAfterACrash_data()
    {
        QTest::addColumn<bool>("goOn");
        QTest::newRow("go on") << true;
        QTest::newRow("not now") << false;
    }
    void offersToGoOnAfterACrash()
    {
        QFETCH(const bool, goOn);
        {
            Program program(m_dir->path());
            start(program);
        }
        Settings(m_dir->filePath(QStringLiteral("settings.ini"))).setState(QStringLiteral("open"), "yes"); // as a crash leaves it
        {
            Program again(m_dir->path());
            QVERIFY(!again.engine->isActive(again.onlyJob()));
            auto *box = again.window->findChild<QMessageBox *>(QStringLiteral("go-on"));
            QVERIFY(box);
            QVERIFY(box->informativeText().contains(QLatin1Char('1')));
            press(*box, goOn ? QMessageBox::AcceptRole : QMessageBox::RejectRole);
            QTRY_VERIFY(!again.window->findChild<QMessageBox *>());
            QCOMPARE(again.engine->isActive(again.onlyJob()), goOn);
            QVERIFY(goOn || again.window->actions().start->isEnabled()); // it can be resumed at any time
        }
        const Program third(m_dir->path());
        QCOMPARE(third.window->findChild<QMessageBox *>(QStringLiteral("go-on")) == nullptr, goOn); // what was put off is offered again
    }

private:
    static void start(Program &program)
    {
        program.window->startDemo();
        QTRY_VERIFY(program.model->view(program.onlyJob())->counts().settled() > 0);
    }
    static void press(QMessageBox &box, QMessageBox::ButtonRole role)
    {
        for (QAbstractButton *button : box.buttons()) {
            if (box.buttonRole(button) == role)
                return QTest::mouseClick(button, Qt::LeftButton);
        }
        QFAIL("there is no such button");
    }
    static void answer(Program &program, QMessageBox::ButtonRole role) { press(*program.window->findChild<QMessageBox *>(), role); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_MAIN(TestClosing)
#include "test_closing.moc"
