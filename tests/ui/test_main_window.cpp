// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/version.h"
#include "core/demo/demo_service.h"
#include "tests/ui/window_help.h"
#include "ui/details_pane.h"
#include "ui/failures_page.h"
#include "ui/job_children_model.h"
#include "ui/sidebar.h"
#include "ui/transfers_page.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QStatusBar>
#include <QTabWidget>

using namespace milliard;

// Drives the real window, with the demo, by actions, keys and mouse.
class TestMainWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<Program>(m_dir->path());
        QVERIFY(QTest::qWaitForWindowExposed(m_program->window.get()));
        for (QAbstractItemModel *model : QList<QAbstractItemModel *>{&window().jobs(), &window().details().transfers().rows(),
                 &window().details().failures().rows()})
            new QAbstractItemModelTester(model, QAbstractItemModelTester::FailureReportingMode::QtTest, model);
    }
    void cleanup() { m_program.reset(); }

    void emptyAtFirst()
    {
        QVERIFY(!window().table().isVisible());
        QVERIFY(!window().actions().start->isEnabled());
        QVERIFY(!window().actions().remove->isEnabled());
        QVERIFY(!window().actions().pauseAll->isEnabled());
        const auto buttons = window().findChildren<QPushButton *>();
        const auto demo = std::ranges::find_if(buttons, [](const QPushButton *b) { return b->text().contains(QLatin1String("demo")); });
        QVERIFY(demo != buttons.end());
        QTest::mouseClick(*demo, Qt::LeftButton);
        QTRY_COMPARE(m_program->engine->jobs().size(), 1);
        QTRY_VERIFY(window().table().isVisible());
    }

    void jobRunsPausesAndGoesOn()
    {
        startDemo();
        QTRY_VERIFY(view().counts().settled() > 0);
        QTRY_VERIFY(window().details().transfers().rows().count() > 0);
        QTRY_COMPARE(window().sidebar().countOf(JobCategory::Active), 1);
        QTRY_VERIFY(window().actions().pause->isEnabled());
        QVERIFY(!window().actions().start->isEnabled());

        QTest::keyClick(&window().table(), Qt::Key_Space);
        QTRY_COMPARE(m_program->state(), JobState::Paused);
        QTRY_COMPARE(window().sidebar().countOf(JobCategory::Paused), 1);
        QCOMPARE(window().sidebar().countOf(JobCategory::Active), 0);
        QTRY_VERIFY(window().actions().start->isEnabled());
        QVERIFY(!window().actions().pause->isEnabled());

        window().actions().start->trigger();
        QTRY_COMPARE(m_program->state(), JobState::Running);
        QTRY_VERIFY(window().actions().pauseAll->isEnabled());
        QTest::keyClick(&window(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(m_program->state(), JobState::Paused);
        QTRY_VERIFY(window().actions().resumeAll->isEnabled());
        QTest::keyClick(&window(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(), JobState::Done, 20'000);
        QTRY_COMPARE(window().sidebar().countOf(JobCategory::Done), 1);
        QCOMPARE(QDir(m_dir->filePath(QStringLiteral("milliard-demo"))).entryList(QDir::Files).size(), 600);
        QTRY_VERIFY(!window().actions().toggle->isEnabled());
        QTRY_COMPARE(window().windowTitle(), QStringLiteral("Milliard"));
    }

    void barMovesForward()
    {
        startDemo();
        double last = 0;
        int moves = 0;
        connect(m_program->model.get(), &ProgressModel::sampled, this, [&] {
            const QVariant fraction = window().jobs().index(0, ProgressModel::Progress).data(ProgressModel::FractionRole);
            if (!fraction.isValid())
                return;
            QVERIFY(fraction.toDouble() >= last);
            moves += fraction.toDouble() > last;
            last = fraction.toDouble();
        });
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(), JobState::Done, 20'000);
        QTRY_COMPARE(last, 1.0);
        QVERIFY(moves > 2);
    }

    void removeWhileItRuns()
    {
        startDemo();
        QTRY_VERIFY(view().counts().settled() > 0);
        QTest::keyClick(&window().table(), Qt::Key_Delete);
        answerBox(QMessageBox::RejectRole);
        QCOMPARE(m_program->engine->jobs().size(), 1);
        window().activateWindow(); // there is no window manager here to do so
        QTRY_VERIFY(window().isActiveWindow());
        QTest::keyClick(&window().table(), Qt::Key_Delete);
        answerBox(QMessageBox::AcceptRole);
        QTRY_COMPARE(m_program->engine->jobs().size(), 0);
        QTRY_VERIFY(!window().table().isVisible()); // the first page again
        QVERIFY(!QDir(m_dir->filePath(QStringLiteral("milliard-demo"))).isEmpty());
    }

    void filterAndSidebar()
    {
        startDemo();
        QTest::keyClick(&window(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(window().filterField().hasFocus());
        QTest::keyClicks(&window().filterField(), QStringLiteral("zzz"));
        QCOMPARE(window().jobs().rowCount(), 0);
        window().filterField().clear();
        QTest::keyClicks(&window().filterField(), QStringLiteral("127 demo"));
        QCOMPARE(window().jobs().rowCount(), 1);
        window().filterField().clear();
        auto *shown = named<QAction>(&window(), QStringLiteral("show-toolbar"));
        shown->trigger();
        QVERIFY(!window().filterField().isVisible());
        QTest::keyClick(&window(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(window().filterField().hasFocus());
        QVERIFY(shown->isChecked()); // the menu says what is seen

        window().sidebar().setFocus();
        QTest::keyClick(&window().sidebar(), Qt::Key_End); // with failures
        QCOMPARE(window().jobs().rowCount(), 0);
        QTest::keyClick(&window().sidebar(), Qt::Key_Home);
        QCOMPARE(window().jobs().rowCount(), 1);
        window().sidebar().setCategory(JobCategory::Active);
        QCOMPARE(window().jobs().rowCount(), 1);
        QTest::keyClick(&window().table(), Qt::Key_Space);
        QTRY_COMPARE(window().jobs().rowCount(), 0); // it left the group
    }

    void copySource()
    {
        startDemo();
        window().table().setFocus();
        QTest::keyClick(&window().table(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), view().record().spec.source);
    }

    void failuresAreListed()
    {
        DemoOptions options;
        options.files = 200;
        options.faults = {{DemoFaultKind::Name404, 0.2}};
        const auto service = DemoService::start(options);
        QVERIFY(service);
        JobSpec spec;
        spec.source = QStringLiteral("list+http://127.0.0.1:%1").arg((*service)->port());
        spec.destination = m_dir->filePath(QStringLiteral("some"));
        const auto id = m_program->engine->add(spec);
        QVERIFY(id && m_program->engine->start(*id));
        window().table().selectJob(*id);
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(), JobState::Done, 20'000);
        const qint64 failed = m_program->engine->job(*id)->counts.failed;
        QVERIFY(failed > 0);
        QTRY_COMPARE(window().sidebar().countOf(JobCategory::WithFailures), 1);
        FailuresPage &page = window().details().failures();
        window().details().tabs().setCurrentWidget(&page);
        QTRY_COMPARE(page.rows().count(), int(failed));
        QVERIFY(page.note().contains(QStringLiteral("milliard-cli failures %1").arg(*id)));
        QVERIFY(page.rows().index(0, ProgressModel::Status, page.rows().root()).data().toString().contains(QLatin1String("404")));

        // They are asked for again, and refused again; the others are left alone.
        const qint64 requests = (*service)->requestsServed();
        QTRY_VERIFY(window().actions().retryFailed->isEnabled());
        window().actions().retryFailed->trigger();
        QVERIFY(m_program->engine->isActive(*id));
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(), JobState::Done, 20'000);
        QCOMPARE(m_program->engine->job(*id)->counts.failed, failed);
        QVERIFY((*service)->requestsServed() <= requests + failed + 2);
        QTRY_COMPARE(page.rows().count(), int(failed));
    }

    void aboutTellsTheVersion()
    {
        window().actions().about->trigger();
        auto *box = window().findChild<QMessageBox *>();
        QVERIFY(box && box->isVisible());
        QCOMPARE(box->text(), QStringLiteral("Milliard ") + versionText());
        QTest::keyClick(box, Qt::Key_Escape);
    }

    void everyControlHasAName()
    {
        startDemo();
        for (const QWidget *widget : window().findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || qobject_cast<const QPushButton *>(widget))
                continue;
            const bool named = !widget->accessibleName().isEmpty() || widget->inherits("QTabBar") || widget->inherits("QHeaderView")
                || widget->inherits("QToolButton") || widget->inherits("QScrollArea") || widget->inherits("QLabel");
            QVERIFY2(named, qPrintable(QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName()));
        }
        for (int column = 0; column < ProgressModel::ColumnCount; ++column)
            QVERIFY(!window().jobs().index(0, column).data(Qt::AccessibleTextRole).toString().isEmpty());
    }

    // What is there of a file that takes its time.
    void statusBarCountsTheBytesOfUnfinishedFiles()
    {
        DemoOptions options;
        options.files = 1;
        options.size = 40 * 1024 * 1024;
        const auto service = DemoService::start(options);
        QVERIFY(service);
        JobSpec spec{QStringLiteral("list+http://127.0.0.1:%1").arg((*service)->port()), m_dir->filePath(QStringLiteral("large")), {}};
        spec.options.limitRate = 4 * 1024 * 1024;
        const auto id = m_program->engine->add(spec);
        QVERIFY(id && m_program->engine->start(*id));
        const auto labels = window().statusBar()->findChildren<QLabel *>();
        const auto size = std::ranges::find(labels, QStringLiteral("Size"), &QLabel::accessibleName);
        QVERIFY(size != labels.end());
        QTRY_VERIFY((*size)->text().contains(QStringLiteral("MiB")));
        QCOMPARE(m_program->engine->board(*id)->totals().counts.done, 0);
    }

private:
    MainWindow &window() { return *m_program->window; }
    const JobView &view() { return *m_program->model->view(m_program->onlyJob()); }

    void startDemo()
    {
        window().actions().demo->trigger();
        QCOMPARE(m_program->engine->jobs().size(), 1);
        QCOMPARE(window().table().currentJob(), m_program->onlyJob());
        QCOMPARE(window().details().job(), m_program->onlyJob());
    }

    void answerBox(QMessageBox::ButtonRole role)
    {
        QTRY_VERIFY(window().findChild<QMessageBox *>());
        auto *box = window().findChild<QMessageBox *>();
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == role)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QTRY_VERIFY(!window().findChild<QMessageBox *>());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Program> m_program;
};

QTEST_MAIN(TestMainWindow)
#include "test_main_window.moc"
