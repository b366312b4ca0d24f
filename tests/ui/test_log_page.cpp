// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/ui/window_help.h"
#include "ui/details_pane.h"
#include "ui/log_page.h"

#include <QAction>
#include <QTabWidget>

using namespace milliard;

// What the log of a job says in the real window.
class TestLogPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<Program>(m_dir->path());
    }
    void cleanup() { m_program.reset(); }

    void fromTheBeginningToTheEnd()
    {
        m_program->window->startDemo();
        const JobId id = m_program->onlyJob();
        QTRY_VERIFY(m_program->model->view(id)->counts().settled() > 0);
        m_program->window->actions().pause->trigger();
        QTRY_COMPARE(m_program->state(), JobState::Paused);
        QTRY_VERIFY(m_program->window->actions().start->isEnabled());
        m_program->window->actions().start->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(), JobState::Done, 30'000);
        QTRY_VERIFY(text().contains(QLatin1String("Ended: done 600, already there 0, failed 0, of 600")));
        const QStringList lines = text().split(QLatin1Char('\n'));
        const QStringList expected{QStringLiteral("Added: 127.0.0.1"), QStringLiteral("Started"), QStringLiteral("Paused"), QStringLiteral("Resumed"),
            QStringLiteral("Ended: ")};
        QCOMPARE(lines.size(), expected.size());
        for (qsizetype i = 0; i < lines.size(); ++i) {
            QVERIFY2(QDateTime::fromString(lines.at(i).first(19), QStringLiteral("yyyy-MM-dd HH:mm:ss")).isValid(), qPrintable(lines.at(i)));
            QVERIFY2(lines.at(i).contains(expected.at(i).section(QLatin1Char(' '), 0, 0)), qPrintable(lines.at(i)));
        }
        // Another job has its own, and coming back shows the first again.
        const auto other = m_program->engine->add({QStringLiteral("http://127.0.0.1:1/a"), m_dir->filePath(QStringLiteral("other")), {}});
        QVERIFY(other);
        m_program->window->table().selectJob(*other);
        QVERIFY(!text().contains(QLatin1String("Ended")));
        m_program->window->table().selectJob(id);
        QCOMPARE(text(), lines.join(QLatin1Char('\n')));
    }

    void errorsWithoutSecrets()
    {
        JobSpec spec;
        spec.source = QStringLiteral("http://127.0.0.1:1/a?token=SECRET");
        spec.destination = m_dir->filePath(QStringLiteral("none"));
        spec.options.retry.attempts = 1;
        const auto id = m_program->engine->add(spec);
        QVERIFY(id && m_program->engine->start(*id));
        m_program->window->table().selectJob(*id);
        QTRY_VERIFY_WITH_TIMEOUT(text().contains(QLatin1String("Stopped: ")), 20'000);
        QVERIFY(text().contains(QLatin1String("Error: ")));
        QVERIFY(text().contains(QLatin1String("127.0.0.1:1/a")));
        QVERIFY(!text().contains(QLatin1String("SECRET")));
    }

    void bounded()
    {
        m_program->window->startDemo();
        const JobId id = m_program->onlyJob();
        for (qsizetype i = 0; i < JobLog::mostLines; ++i) {
            m_program->engine->pause(id);
            QVERIFY(m_program->engine->start(id));
        }
        QCOMPARE(text().count(QLatin1Char('\n')), JobLog::mostLines - 1);
        QVERIFY(text().endsWith(QLatin1String("Resumed")));
    }

private:
    QString text() { return m_program->window->details().log().toPlainText(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Program> m_program;
};

QTEST_MAIN(TestLogPage)
#include "test_log_page.moc"
