// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/ui/window_help.h"
#include "ui/sidebar.h"

#include <QAction>

using namespace milliard;

// The queue as people see it: by menus and keys of the real window.
class TestQueue final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_service = DemoService::start({.files = 10, .faults = {*parseDemoFault(QStringLiteral("stall"))}}).value();
        Settings settings(m_dir->filePath(QStringLiteral("settings.ini")));
        Preferences preferences = settings.preferences();
        preferences.activeJobs = 1;
        settings.setPreferences(preferences);
        open();
        m_jobs.clear();
        for (int i = 0; i < 4; ++i) {
            m_jobs << engine().add({QStringLiteral("list+http://127.0.0.1:%1/").arg(m_service->port()),
                m_dir->filePath(QStringLiteral("files%1").arg(i)), {}}).value();
        }
    }
    void cleanup()
    {
        m_program.reset();
        m_service.reset();
    }

    void oneAtATime()
    {
        startAll();
        QTRY_COMPARE(window().sidebar().countOf(JobCategory::Queued), 3);
        QCOMPARE(window().sidebar().countOf(JobCategory::Active), 1);
        select(2);
        QCOMPARE(cell(2, ProgressModel::Status), QStringLiteral("Queued"));
        QCOMPARE(cell(2, ProgressModel::Queue), QStringLiteral("2"));
        QCOMPARE(cell(0, ProgressModel::Queue), QString());
        QVERIFY(!actions().start->isEnabled());
        QVERIFY(actions().startNow->isEnabled());
        QTest::keyClick(&window().table(), Qt::Key_Space); // pauses what waits, too
        QCOMPARE(state(2), JobState::Paused);
        QTRY_VERIFY(actions().start->isEnabled());
        QTest::keyClick(&window().table(), Qt::Key_Space); // at the end now
        QCOMPARE(engine().queue().position(m_jobs[2]), 3);
        QTest::keyClick(&window(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(state(2), JobState::Running);
        QTRY_COMPARE(window().sidebar().countOf(JobCategory::Active), 2);
        QTRY_VERIFY(!actions().startNow->isEnabled());
        actions().pauseAll->trigger();
        QTRY_COMPARE(window().sidebar().countOf(JobCategory::Paused), 4);
    }

    void movedByKeys()
    {
        startAll();
        select(3);
        QTest::keyClick(&window().table(), Qt::Key_PageUp, Qt::ControlModifier);
        QCOMPARE(order(), "312");
        QTRY_COMPARE(cell(3, ProgressModel::Queue), QStringLiteral("1"));
        QCOMPARE(cell(2, ProgressModel::Queue), QStringLiteral("3"));
        QTest::keyClick(&window().table(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(order(), "132");
        QTest::keyClick(&window().table(), Qt::Key_PageDown, Qt::ControlModifier);
        QCOMPARE(order(), "123");
        QTest::keyClick(&window().table(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(order(), "132");
        select(0);
        QVERIFY(!actions().queueUp->isEnabled()); // it runs
    }

    void priorities()
    {
        startAll();
        select(2);
        QVERIFY(actions().priorityNormal->isChecked());
        actions().priorityHigh->trigger();
        QCOMPARE(order(), "213");
        QVERIFY(actions().priorityHigh->isChecked() && !actions().priorityNormal->isChecked());
        QTRY_COMPARE(cell(2, ProgressModel::Queue), QStringLiteral("1, high"));
        actions().priorityHigh->trigger();
        QVERIFY(actions().priorityHigh->isChecked());
        window().table().selectAll();
        QTRY_VERIFY(!actions().priorityHigh->isChecked() && !actions().priorityNormal->isChecked());
        actions().priorityLow->trigger();
        QCOMPARE(order(), "123");
        QVERIFY(actions().priorityLow->isChecked());
    }

    void thereAfterARestart()
    {
        startAll();
        select(3);
        QTest::keyClick(&window().table(), Qt::Key_PageUp, Qt::ControlModifier);
        window().close();
        open();
        QTRY_COMPARE(window().sidebar().countOf(JobCategory::Active), 1);
        QCOMPARE(state(0), JobState::Running);
        QCOMPARE(window().sidebar().countOf(JobCategory::Queued), 3);
        QCOMPARE(order(), "312");
        engine().pause(m_jobs[0]);
        QTRY_COMPARE(state(3), JobState::Running); // the next, and no more
        QCOMPARE(order(), "12");
    }

private:
    MainWindow &window() { return *m_program->window; }
    Actions &actions() { return window().actions(); }
    Engine &engine() { return *m_program->engine; }
    JobState state(int job) { return engine().job(m_jobs[job])->state; }
    QString cell(int job, int column) { return m_program->model->indexOf(m_jobs[job], column).data().toString(); }
    QByteArray order()
    {
        QByteArray digits;
        for (const JobId id : engine().queue().order())
            digits += QByteArray::number(m_jobs.indexOf(id));
        return digits;
    }
    void select(int job)
    {
        window().table().clearSelection();
        window().table().selectJob(m_jobs[job]);
        QTRY_COMPARE(window().table().currentJob(), m_jobs[job]);
    }
    void startAll()
    {
        QTRY_VERIFY(actions().resumeAll->isEnabled());
        actions().resumeAll->trigger();
        QCOMPARE(order(), "123");
    }
    void open()
    {
        m_program.reset();
        m_program = std::make_unique<Program>(m_dir->path());
        QVERIFY(QTest::qWaitForWindowExposed(m_program->window.get()));
        window().activateWindow();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<DemoService> m_service;
    std::unique_ptr<Program> m_program;
    QList<JobId> m_jobs;
};

QTEST_MAIN(TestQueue)
#include "test_queue.moc"
