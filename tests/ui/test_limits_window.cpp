// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "tests/ui/window_help.h"
#include "ui/desktop.h"
#include "ui/field_message.h"
#include "ui/job_limit_dialog.h"
#include "ui/limit_control.h"
#include "ui/preferences/preferences_dialog.h"
#include "ui/preferences/schedule_page.h"
#include "ui/status_summary.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTimeEdit>
#include <QToolBar>
#include <QToolButton>
#include <QTreeWidget>

using namespace milliard;
using namespace Qt::StringLiterals;

// The switch for the speed, the schedule and what the status line says of it, in the whole window.
class TestLimitsWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        start();
    }
    void cleanup() { m_program.reset(); }

    void theSwitch()
    {
        QAction *limit = m_program->window->actions().limitSpeed;
        QVERIFY(m_program->engine->limits().areNone());
        for (const QWidget *place : {static_cast<QWidget *>(m_program->window->findChild<QToolBar *>(u"toolbar"_s)), static_cast<QWidget *>(&m_program->window->desktop().tray().menu())})
            QVERIFY(place->actions().contains(limit));
        QTest::mouseClick(named<QToolButton>(m_program->window->statusBar(), u"limitSpeed"_s), Qt::LeftButton);
        QVERIFY(limit->isChecked());
        QCOMPARE(m_program->engine->limits(), (Limits{.bytesPerSecond = 1024 * 1024}));
        QVERIFY(limit->toolTip().contains(u"1 MiB/s"_s));
        start(); // the next day
        QCOMPARE(m_program->engine->limits(), (Limits{.bytesPerSecond = 1024 * 1024}));
        QTest::keyClick(m_program->window.get(), Qt::Key_L, Qt::ControlModifier);
        QVERIFY(m_program->engine->limits().areNone());
        start();
        QVERIFY(!m_program->window->actions().limitSpeed->isChecked());
    }

    // A rate of the schedule and that of the switch: the lower.
    void ratesOfTheSchedule()
    {
        setNow(u"2026-11-20T12:00"_s); // a Friday
        setRules({{ScheduleRule::everyDay, QTime(8, 0), QTime(18, 0), 500'000}});
        QCOMPARE(m_program->engine->limits(), (Limits{.bytesPerSecond = 500'000}));
        QAction *limit = m_program->window->actions().limitSpeed;
        QVERIFY2(limit->toolTip().contains(u"until 18:00"_s), qPrintable(limit->toolTip()));
        limit->trigger();
        QCOMPARE(m_program->engine->limits(), (Limits{.bytesPerSecond = 500'000}));
        setNow(u"2026-11-20T18:00"_s);
        QCOMPARE(m_program->engine->limits(), (Limits{.bytesPerSecond = 1024 * 1024}));
        QCOMPARE(held(), QString());
    }

    // What ran waits, says why, and goes on by itself when its time has come.
    void pausedByTheSchedule()
    {
        m_program->window->startDemo();
        QTRY_COMPARE(m_program->state(), JobState::Running);
        // The clock of the test runs, so that the control has to look again by itself.
        const QDateTime began = QDateTime::currentDateTime();
        const QDateTime shown = QDateTime(QDate(2026, 11, 20), QTime(17, 59, 59));
        m_program->window->limits().setClock([=] { return shown.addMSecs(began.msecsTo(QDateTime::currentDateTime())); });
        setRules({{ScheduleRule::everyDay, QTime(8, 0), QTime(18, 0), 0}});
        QCOMPARE(m_program->state(), JobState::Queued);
        QCOMPARE(held(), u"Paused by the schedule until 18:00"_s);
        QTRY_COMPARE(m_program->state(), JobState::Running);
        QCOMPARE(held(), QString());
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(), JobState::Done, 30'000);
    }

    void whatTheUserDoesMeanwhile()
    {
        setNow(u"2026-11-20T20:00"_s);
        setRules({{ScheduleRule::bit(5), QTime(18, 0), QTime(8, 0), 0}});
        QCOMPARE(held(), u"Paused by the schedule until Saturday 08:00"_s);
        const auto service = *DemoService::start({.files = 10, .faults = {*parseDemoFault(u"stall"_s)}});
        for (int i = 0; i < 3; ++i) {
            QVERIFY(m_program->engine->add({u"list+http://127.0.0.1:%1"_s.arg(service->port()), m_dir->filePath(u"files%1"_s.arg(i)), {}}));
        }
        QVERIFY(m_program->engine->queue().add({1, 2, 3}));
        QTest::qWait(0);
        QCOMPARE(m_program->engine->queue().size(), 3); // nothing starts
        m_program->window->table().selectJob(1);
        m_program->window->actions().startNow->trigger();
        QVERIFY(m_program->engine->isActive(1));
        QCOMPARE(held(), u"Paused by the schedule until Saturday 08:00"_s);
        m_program->window->table().selectJob(2);
        m_program->window->actions().pause->trigger();
        setNow(u"2026-11-21T08:00"_s);
        QTRY_VERIFY(m_program->engine->isActive(3));
        QVERIFY(!m_program->engine->isActive(2));
        QCOMPARE(m_program->engine->job(2)->state, JobState::Paused);
        QCOMPARE(held(), QString());
        m_program.reset(); // before the service
    }

    void startedWhileItHolds()
    {
        m_program->window->startDemo();
        QTRY_COMPARE(m_program->state(), JobState::Running);
        m_program->settings.setLimits({.schedule = {{ScheduleRule::everyDay, QTime(0, 0), QTime(0, 0), 0}}});
        start();
        QTest::qWait(0);
        QCOMPARE(m_program->state(), JobState::Queued);
        QCOMPARE(held(), u"Paused by the schedule"_s);
    }

    // The page of the preferences, by keyboard alone.
    void editedByKeyboard()
    {
        m_program->window->actions().preferences->trigger();
        auto *dialog = m_program->window->findChild<PreferencesDialog *>();
        QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
        dialog->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), dialog); // it gets the keys
        chooseRow(dialog, u"Schedule"_s);
        auto *list = named<QTreeWidget>(dialog, u"schedule"_s);
        QVERIFY(!named<QPushButton>(dialog, u"removeRule"_s)->isEnabled());
        QTest::keyClick(named<QPushButton>(dialog, u"addRule"_s), Qt::Key_Space);
        QCOMPARE(list->topLevelItemCount(), 1);
        QCOMPARE(row(list, 0), u"Mon–Fri | 08:00 | 18:00 | nothing runs"_s);
        QCOMPARE(dialog->focusWidget(), named<QWidget>(dialog, u"day1"_s));
        press(dialog, Qt::Key_Space); // no Monday
        for (int i = 0; i < 4; ++i)
            press(dialog, Qt::Key_Tab);
        press(dialog, Qt::Key_Space); // no Friday
        press(dialog, Qt::Key_Tab);
        press(dialog, Qt::Key_Tab);
        press(dialog, Qt::Key_Tab);
        QCOMPARE(dialog->focusWidget(), named<QWidget>(dialog, u"from"_s));
        QTest::keyClicks(dialog->focusWidget(), u"22"_s);
        named<QTimeEdit>(dialog, u"to"_s)->setFocus(Qt::TabFocusReason);
        QTest::keyClicks(dialog->focusWidget(), u"06"_s);
        QCOMPARE(row(list, 0), u"Tue–Thu | 22:00 | 06:00 the next day | nothing runs"_s);
        auto *what = named<QComboBox>(dialog, u"what"_s);
        what->setFocus();
        press(dialog, Qt::Key_Down);
        QCOMPARE(row(list, 0), u"Tue–Thu | 22:00 | 06:00 the next day | at most 1 MiB/s"_s);
        type(named<QLineEdit>(dialog, u"ruleRate"_s), u"x"_s);
        dialog->accept();
        QVERIFY(dialog->isVisible()); // it says what is wrong
        QCOMPARE(dialog->focusWidget(), named<QWidget>(dialog, u"ruleRate"_s));
        type(named<QLineEdit>(dialog, u"ruleRate"_s), u"0.5"_s);
        QTest::keyClick(named<QPushButton>(dialog, u"addRule"_s), Qt::Key_Space);
        QCOMPARE(list->topLevelItemCount(), 2);
        QTest::keyClick(named<QPushButton>(dialog, u"removeRule"_s), Qt::Key_Space);
        QCOMPARE(list->topLevelItemCount(), 1);
        dialog->accept();
        const QList<ScheduleRule> expected{{0b000'1110, QTime(22, 0), QTime(6, 0), 512 * 1024}};
        QCOMPARE(m_program->settings.limits().schedule, expected);
        setNow(u"2026-11-19T23:00"_s);
        QCOMPARE(m_program->engine->limits(), (Limits{.bytesPerSecond = 512 * 1024}));
    }

    void limitsPage()
    {
        m_program->window->actions().limitSpeed->trigger();
        m_program->window->actions().preferences->trigger();
        auto *dialog = m_program->window->findChild<PreferencesDialog *>();
        QVERIFY(dialog);
        QTRY_COMPARE(QApplication::activeWindow(), dialog);
        chooseRow(dialog, u"Limits"_s);
        type(named<QLineEdit>(dialog, u"limitBytes"_s), u"-3"_s);
        type(named<QLineEdit>(dialog, u"limitFiles"_s), u"20"_s);
        dialog->accept();
        QVERIFY(dialog->isVisible());
        type(named<QLineEdit>(dialog, u"limitBytes"_s), u"2"_s);
        named<QCheckBox>(dialog, u"keepAwake"_s)->setChecked(false);
        named<QCheckBox>(dialog, u"pauseWhereMetered"_s)->setChecked(true);
        dialog->accept();
        QCOMPARE(m_program->engine->limits(), (Limits{.bytesPerSecond = 2 * 1024 * 1024, .filesPerSecond = 20}));
        const LimitChoices kept = m_program->settings.limits();
        QVERIFY(!kept.keepAwake && kept.pauseWhereMetered);
    }

    void daysInWords_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<QString>("text");
        QTest::newRow("all") << 0b111'1111 << u"Every day"_s;
        QTest::newRow("work") << 0b001'1111 << u"Mon–Fri"_s;
        QTest::newRow("two") << 0b110'0000 << u"Sat, Sun"_s;
        QTest::newRow("apart") << 0b101'0111 << u"Mon–Wed, Fri, Sun"_s;
        QTest::newRow("none") << 0 << QString();
    }
    void daysInWords()
    {
        QFETCH(int, days);
        QTEST(daysText(quint8(days)), "text");
    }

    // A job's own limit, changed while it runs, by keys.
    void ofOneJob()
    {
        QAction *const limitJob = m_program->window->actions().limitJob;
        QVERIFY(!limitJob->isEnabled());
        m_program->window->startDemo();
        const JobId id = m_program->onlyJob();
        const auto options = [&] { return m_program->engine->job(id)->spec.options; };
        QTRY_VERIFY(m_program->model->view(id)->counts().settled() > 0);
        QTRY_VERIFY(limitJob->isEnabled());

        limitJob->trigger();
        auto *dialog = m_program->window->findChild<JobLimitDialog *>();
        QVERIFY(dialog);
        QTRY_COMPARE(QApplication::activeWindow(), dialog); // or else the list takes Return
        type(named<QLineEdit>(dialog, u"jobRequests"_s), u"none"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(named<FieldMessage>(dialog, u"jobLimitMessage"_s)->hasError());
        QCOMPARE(options().limitRequests, 0);
        type(named<QLineEdit>(dialog, u"jobRequests"_s), u"1"_s);
        type(named<QLineEdit>(dialog, u"jobSpeed"_s), u"2"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(!m_program->window->findChild<JobLimitDialog *>());
        QCOMPARE(options().limitRequests, 1);
        QCOMPARE(options().limitRate, 2 * 1024 * 1024);
        QTRY_VERIFY(m_program->model->view(id)->inFlight() <= 1); // what was asked for before comes in
        QCOMPARE(m_program->state(), JobState::Running);
        const qint64 settled = m_program->model->view(id)->counts().settled();
        QVERIFY2(settled < 500, "too late to show anything");

        limitJob->trigger();
        dialog = m_program->window->findChild<JobLimitDialog *>();
        QVERIFY(dialog);
        QTRY_COMPARE(QApplication::activeWindow(), dialog);
        QCOMPARE(named<QLineEdit>(dialog, u"jobRequests"_s)->text(), u"1"_s);
        type(named<QLineEdit>(dialog, u"jobRequests"_s), {});
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(), JobState::Done, 30'000); // it would take eight minutes
        start(); // it was written down
        QCOMPARE(options().limitRequests, 0);
        QCOMPARE(options().limitRate, 2 * 1024 * 1024);
    }

private:
    void start()
    {
        m_program.reset();
        m_program = std::make_unique<Program>(m_dir->path());
        QVERIFY(QTest::qWaitForWindowActive(m_program->window.get()));
    }
    void setNow(const QString &time)
    {
        m_program->window->limits().setClock([now = QDateTime::fromString(time, Qt::ISODate)] { return now; });
    }
    void setRules(const QList<ScheduleRule> &rules)
    {
        m_program->settings.setLimits({.schedule = rules});
        m_program->window->limits().takeSettings();
    }
    // What the status line shows of it.
    QString held() const
    {
        for (const QLabel *label : m_program->window->statusBar()->findChildren<QLabel *>()) {
            if (label->accessibleName() == u"Why nothing is started"_s)
                return label->isVisible() ? label->text() : QString();
        }
        return u"no such label"_s;
    }
    static void chooseRow(QDialog *dialog, const QString &title)
    {
        auto *pages = named<QListWidget>(dialog, u"preferencesPages"_s);
        pages->setCurrentItem(pages->findItems(title, Qt::MatchExactly).value(0));
    }
    static void press(QDialog *dialog, Qt::Key key)
    {
        QTest::keyClick(dialog->focusWidget(), key);
    }
    static QString row(const QTreeWidget *list, int row)
    {
        QStringList texts;
        for (int i = 0; i < list->columnCount(); ++i)
            texts << list->topLevelItem(row)->text(i);
        return texts.join(u" | "_s);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Program> m_program;
};

QTEST_MAIN(TestLimitsWindow)
#include "test_limits_window.moc"
