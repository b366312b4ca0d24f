// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "core/engine/afterwards.h"
#include "tests/ui/fake_login.h"
#include "tests/ui/window_help.h"
#include "ui/after_commands.h"
#include "ui/sleep_guard.h"
#include "ui/when_done.h"

#include <QAction>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace milliard;
using namespace Qt::StringLiterals;

namespace {

const QString login = u"org.freedesktop.login1"_s;
const QString loginPath = u"/org/freedesktop/login1"_s;
const QString power = u"org.freedesktop.PowerManagement"_s;
const QString powerPath = u"/org/freedesktop/PowerManagement/Inhibit"_s;

} // namespace

// What happens when downloads are done, and that the computer stays awake until then, with a logind of the test's own.
class TestWhenDone final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty())
            QSKIP("there is no dbus-daemon");
        QVERIFY(m_bus.start());
    }
    void init()
    {
        m_login = std::make_unique<FakeLogin>();
        QVERIFY(OwnBus::offer(*m_login, login, loginPath));
        m_dir = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<Program>(m_dir->path());
        QVERIFY(QTest::qWaitForWindowActive(m_program->window.get()));
        control().setSeconds(3600); // no box goes by itself but where it is to
    }
    void cleanup()
    {
        m_program.reset();
        m_service.reset();
        OwnBus::withdraw(login, loginPath);
    }

    void happens_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QStringList>("calls");
        QTest::newRow("suspend") << int(WhenDone::Suspend) << u"The computer is suspended in 1 second."_s << QStringList{u"Suspend"_s};
        QTest::newRow("shut down") << int(WhenDone::ShutDown) << u"The computer is shut down in 1 second."_s << QStringList{u"PowerOff"_s};
        QTest::newRow("quit") << int(WhenDone::Quit) << u"Milliard quits in 1 second."_s << QStringList{};
    }
    void happens()
    {
        QFETCH(int, what);
        QFETCH(QString, words);
        QFETCH(QStringList, calls);
        const QSignalSpy closed(m_program->window.get(), &MainWindow::closed);
        control().setSeconds(1);
        choose(WhenDone(what));
        m_program->window->startDemo();
        QTRY_VERIFY_WITH_TIMEOUT(box(), 30'000);
        QCOMPARE(m_program->state(), JobState::Done);
        QVERIFY(!box()->informativeText().isEmpty());
        QVERIFY2(box()->informativeText() == words || box()->informativeText() == QString(words).replace(u"second."_s, u"second(s)."_s),
            qPrintable(box()->informativeText()));
        QTRY_VERIFY(!box());
        QCOMPARE(control().choice(), WhenDone::Nothing); // once
        QTRY_COMPARE(m_login->calls, calls);
        QTRY_COMPARE(closed.size(), WhenDone(what) == WhenDone::Quit ? 1 : 0);
    }

    void cancelled()
    {
        choose(WhenDone::ShutDown);
        m_program->window->startDemo();
        QTRY_VERIFY_WITH_TIMEOUT(box(), 30'000);
        QTest::keyClick(box(), Qt::Key_Escape);
        QTRY_VERIFY(!box());
        QCOMPARE(control().choice(), WhenDone::Nothing);
        QTest::qWait(0);
        QVERIFY(m_login->calls.isEmpty());
    }

    void atOnce()
    {
        choose(WhenDone::Suspend);
        m_program->window->startDemo();
        QTRY_VERIFY_WITH_TIMEOUT(box(), 30'000);
        const QMessageBox &shown = *box();
        const auto buttons = shown.buttons();
        const auto now = std::ranges::find(buttons, QMessageBox::AcceptRole, [&](QAbstractButton *button) { return shown.buttonRole(button); });
        QVERIFY(now != buttons.end());
        QTest::mouseClick(*now, Qt::LeftButton);
        QTRY_COMPARE(m_login->calls, QStringList{u"Suspend"_s});
    }

    // What is done after a download is waited for.
    void afterwardsFirst()
    {
        const auto service = *DemoService::start({.files = 3});
        JobSpec spec{u"list+http://127.0.0.1:%1"_s.arg(service->port()), m_dir->filePath(u"few"_s), {}};
        QFile script(m_dir->filePath(u"wait"_s));
        QVERIFY(script.open(QIODevice::WriteOnly) && script.write("for i in $(seq 300); do [ -e \"$0.over\" ] && break; sleep 0.1; done\n") > 0);
        script.close();
        spec.options.then = {u"run:sh "_s + script.fileName()};
        choose(WhenDone::ShutDown);
        const auto id = m_program->engine->add(spec);
        QVERIFY(id && m_program->engine->start(*id));
        const Afterwards &afterwards = m_program->window->after().afterwards();
        QTRY_VERIFY(afterwards.isActive(*id));
        QTest::qWait(200);
        QVERIFY(afterwards.isActive(*id));
        QVERIFY(!box());
        QVERIFY(QFile::copy(script.fileName(), script.fileName() + u".over"_s));
        QTRY_VERIFY_WITH_TIMEOUT(box(), 30'000);
        QVERIFY(!afterwards.isBusy());
        QTest::keyClick(box(), Qt::Key_Escape);
    }

    // The last of several; and not what the user pauses.
    void onlyWhenAllHaveEnded()
    {
        serve();
        m_program->engine->queue().setLimit(1);
        add(2);
        QVERIFY(m_program->engine->queue().add({1, 2}));
        choose(WhenDone::ShutDown);
        m_program->engine->stop(1, JobState::Stopped); // by itself, with an error: the next begins
        QTRY_VERIFY(m_program->engine->isActive(2));
        QTRY_VERIFY(!m_program->engine->isActive(1));
        QTest::qWait(10);
        QVERIFY(!box());
        m_program->engine->pause(2);
        QTest::qWait(10);
        QVERIFY(!box());
        QVERIFY(m_program->engine->start(2));
        m_program->engine->queue().setHolds(Hold::Schedule); // it is to go on
        QTest::qWait(10);
        QVERIFY(!box());
        m_program->engine->queue().setHolds({});
        QTRY_COMPARE(m_program->engine->job(2)->state, JobState::Running);
        m_program->engine->stop(2); // by the user
        QTRY_VERIFY(!m_program->engine->isActive(2));
        QTest::qWait(10);
        QVERIFY(!box());
        QCOMPARE(control().choice(), WhenDone::ShutDown);
        QVERIFY(m_program->engine->start(2));
        m_program->engine->stop(2, JobState::Stopped);
        QTRY_VERIFY(box());

        QVERIFY(m_program->engine->start(1)); // another begins meanwhile
        QTRY_VERIFY(!box());
        QCOMPARE(control().choice(), WhenDone::ShutDown);
        QVERIFY(m_login->calls.isEmpty());
    }

    void whatCannotBeDoneSaysWhy_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<bool>("enabled");
        QTest::addColumn<QString>("why");
        QTest::newRow("yes") << u"yes"_s << true << QString();
        QTest::newRow("with a password") << u"challenge"_s << true << QString();
        QTest::newRow("not allowed") << u"no"_s << false << u"The rules of this system"_s;
        QTest::newRow("not possible") << u"na"_s << false << u"This computer cannot"_s;
        QTest::newRow("nobody answers") << QString() << false << u"No systemd-logind"_s;
    }
    void whatCannotBeDoneSaysWhy()
    {
        QFETCH(QString, answer);
        QFETCH(bool, enabled);
        QFETCH(QString, why);
        m_login->canSuspend = answer;
        m_login->canPowerOff = u"yes"_s;
        if (answer.isEmpty())
            OwnBus::withdraw(login, loginPath);
        auto *suspend = named<QAction>(m_program->window.get(), u"whenDoneSuspend"_s);
        QVERIFY(!suspend->isEnabled()); // not known yet
        Q_EMIT menu()->aboutToShow();
        QTRY_COMPARE(suspend->isEnabled(), enabled);
        QTRY_VERIFY2(why.isEmpty() ? suspend->toolTip().isEmpty() || enabled : suspend->toolTip().startsWith(why), qPrintable(suspend->toolTip()));
        QTRY_COMPARE(named<QAction>(m_program->window.get(), u"whenDoneShutDown"_s)->isEnabled(), !answer.isEmpty());
    }

    void refusedSaysWhy()
    {
        m_login->refusal = u"Not on a Saturday"_s;
        control().setSeconds(1);
        choose(WhenDone::Suspend);
        m_program->window->startDemo();
        QTRY_VERIFY_WITH_TIMEOUT(complaint(), 30'000);
        QVERIFY2(complaint()->informativeText().contains(u"Not on a Saturday"_s), qPrintable(complaint()->informativeText()));
    }

    // ---- awake while downloads run

    void awakeWhileJobsRun()
    {
        QVERIFY(!m_login->isInhibited());
        m_program->window->startDemo();
        QTRY_VERIFY(m_login->isInhibited());
        QCOMPARE(m_login->inhibited.value(0), u"sleep"_s);
        QCOMPARE(m_login->inhibited.value(1), u"Milliard"_s);
        QCOMPARE(m_login->inhibited.value(3), u"block"_s);
        m_program->engine->queue().setHolds(Hold::Schedule); // it waits
        QTRY_VERIFY(!m_login->isInhibited());
        m_program->engine->queue().setHolds({});
        QTRY_VERIFY(m_login->isInhibited());
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(), JobState::Done, 30'000);
        QTRY_VERIFY(!m_login->isInhibited());
    }

    void unlessTheUserDoesNotWant()
    {
        LimitChoices choices;
        choices.keepAwake = false;
        m_program->settings.setLimits(choices);
        m_program.reset();
        m_program = std::make_unique<Program>(m_dir->path());
        m_program->window->startDemo();
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(), JobState::Done, 30'000);
        QVERIFY(m_login->inhibited.isEmpty());
    }

    void bySessionWhereLogindRefuses()
    {
        FakePowerManagement management;
        QVERIFY(OwnBus::offer(management, power, powerPath));
        m_login->refusal = u"no"_s;
        {
            SleepGuard guard;
            guard.setActive(true);
            QTRY_VERIFY(management.cookie);
            guard.setActive(false);
            QTRY_VERIFY(!management.cookie);
            guard.setActive(true);
            guard.setActive(false); // before the answer
            guard.setActive(true);
            QTRY_VERIFY(management.cookie);
        }
        QTRY_VERIFY(!management.cookie);
        OwnBus::withdraw(power, powerPath);
        SleepGuard guard; // nobody at all
        guard.setActive(true);
        guard.setActive(false);
        m_login->refusal.clear();
        guard.setActive(true);
        QTRY_VERIFY(m_login->isInhibited());
    }

private:
    WhenDoneControl &control() { return *m_program->window->findChild<WhenDoneControl *>(); }
    void choose(WhenDone what) { control().choose(what); }
    QMessageBox *box() const
    {
        auto *found = m_program->window->findChild<QMessageBox *>(u"whenDone"_s);
        return found && found->isVisible() ? found : nullptr;
    }
    QMessageBox *complaint() const
    {
        for (QMessageBox *found : m_program->window->findChildren<QMessageBox *>()) {
            if (found->objectName() != u"whenDone"_s)
                return found;
        }
        return nullptr;
    }
    QMenu *menu() const
    {
        for (QMenu *found : m_program->window->findChildren<QMenu *>()) {
            if (found->actions().contains(named<QAction>(m_program->window.get(), u"whenDoneQuit"_s)))
                return found;
        }
        return nullptr;
    }
    void serve() { m_service = *DemoService::start({.files = 10, .faults = {*parseDemoFault(u"stall"_s)}}); }
    void add(int count)
    {
        for (int i = 0; i < count; ++i)
            QVERIFY(m_program->engine->add({u"list+http://127.0.0.1:%1"_s.arg(m_service->port()), m_dir->filePath(u"files%1"_s.arg(i)), {}}));
    }

    OwnBus m_bus;
    std::unique_ptr<FakeLogin> m_login;
    std::unique_ptr<DemoService> m_service;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Program> m_program;
};

QTEST_MAIN(TestWhenDone)
#include "test_when_done.moc"
