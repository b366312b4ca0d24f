// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_service.h"
#include "tests/ui/window_help.h"
#include "ui/details_pane.h"
#include "ui/failures_page.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QMessageBox>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>

using namespace milliard;

// The failures of a job in the real window, with keys and clicks.
class TestFailuresPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        DemoOptions options;
        options.files = 400;
        options.page = 100;
        options.latency = std::chrono::milliseconds(20);
        options.faults = {{DemoFaultKind::Name404, 0.3}, {DemoFaultKind::Name403, 0.1}};
        m_service = *DemoService::start(options);
        m_program = std::make_unique<Program>(m_dir->path());
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
        const auto id = m_program->engine->add({QStringLiteral("list+http://127.0.0.1:%1").arg(m_service->port()), m_dir->filePath(QStringLiteral("some")), {}});
        QVERIFY(id);
        m_job = *id;
        window().table().selectJob(m_job);
        window().details().tabs().setCurrentWidget(&page());
    }
    void cleanup()
    {
        m_program.reset();
        m_service.reset();
    }

    void latestWhileItRunsThenCauses()
    {
        QVERIFY(m_program->engine->start(m_job));
        QTRY_COMPARE(page().shown(), FailuresPage::Latest);
        QTRY_VERIFY(page().rows().count() > 0);
        QVERIFY(!action("retry-these").isEnabled());
        awaitEnd();
        QTRY_COMPARE(page().shown(), FailuresPage::ByCause);
        QTRY_COMPARE(page().causes().rowCount(), 2);
        QVERIFY(tree().isVisible());
        const auto labels = page().findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [&](const QLabel *label) { return label->text().endsWith(QStringLiteral("milliard-cli failures %1 --data-dir %2/data").arg(m_job).arg(m_dir->path())); }));
    }

    void whatTheUserChoseStays()
    {
        QVERIFY(m_program->engine->start(m_job));
        QTRY_VERIFY(page().rows().count() > 0);
        auto *shown = page().findChild<QComboBox *>();
        shown->setFocus();
        QTest::keyClick(shown, Qt::Key_Up);
        QCOMPARE(page().shown(), FailuresPage::ByCause);
        QTRY_VERIFY(page().causes().rowCount() > 0); // also while it runs
        QTest::keyClick(shown, Qt::Key_Down);
        awaitEnd();
        QCOMPARE(page().shown(), FailuresPage::Latest);
    }

    void aCauseOpensByKey()
    {
        runToItsEnd();
        tree().setFocus();
        QTest::keyClick(&tree(), Qt::Key_Home);
        const QModelIndex cause = page().causes().index(0, 0);
        QCOMPARE(tree().currentIndex(), cause);
        QTest::keyClick(&tree(), Qt::Key_Right);
        QTRY_COMPARE(page().causes().rowCount(cause), int(page().causes().countOf(cause)));
        QTest::keyClick(&tree(), Qt::Key_Down);
        QCOMPARE(tree().currentIndex().parent(), cause);
        QVERIFY(!action("retry-these").isEnabled()); // its cause has others, which were not meant
        QTest::keyClick(&tree(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("\tThe server answered with an error")));
        QVERIFY(!QGuiApplication::clipboard()->text().contains(QLatin1Char('\n')));
    }

    void theseAreRetried()
    {
        runToItsEnd();
        const qint64 failed = m_program->engine->job(m_job)->counts.failed;
        tree().setFocus();
        QTest::keyClick(&tree(), Qt::Key_End);
        const qint64 chosen = page().causes().countOf(tree().currentIndex());
        const qint64 requests = m_service->requestsServed();
        QVERIFY(action("retry-these").isEnabled());
        QTest::keyClick(&tree(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_program->state() != JobState::Done);
        awaitEnd();
        QCOMPARE(m_program->engine->job(m_job)->counts.failed, failed);
        QVERIFY(m_service->requestsServed() - requests >= chosen);
        QVERIFY(m_service->requestsServed() - requests <= chosen + 6); // and pages
        QTRY_COMPARE(page().causes().rowCount(), 2);
    }

    void exportedByTheDialog()
    {
        runToItsEnd();
        const QString file = m_dir->filePath(QStringLiteral("out.json"));
        action("export-failures").trigger();
        QTRY_VERIFY(page().findChild<QFileDialog *>());
        auto *dialog = page().findChild<QFileDialog *>();
        dialog->setDirectory(m_dir->path());
        dialog->selectNameFilter(dialog->nameFilters().last());
        dialog->selectFile(file);
        dialog->setDefaultSuffix(QStringLiteral("json"));
        static_cast<QDialog *>(dialog)->accept();
        QTRY_VERIFY(page().note().startsWith(QLatin1String("Exported: ")));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        // The current cause is selected, and it alone was meant.
        QCOMPARE(written.readAll().count('\n'), page().causes().countOf(page().causes().index(0, 0)));
    }

    void buttonsAndMenuHaveTheSame()
    {
        runToItsEnd();
        QSet<QAction *> ofButtons;
        for (const QToolButton *button : page().findChildren<QToolButton *>()) {
            if (button->defaultAction())
                ofButtons << button->defaultAction();
        }
        for (const char *name : {"retry-these", "export-failures", "copy-failures"}) {
            QVERIFY2(ofButtons.contains(&action(name)), name);
            QVERIFY2(tree().actions().contains(&action(name)), name);
        }
        QCOMPARE(tree().contextMenuPolicy(), Qt::ActionsContextMenu);
    }

private:
    MainWindow &window() { return *m_program->window; }
    FailuresPage &page() { return window().details().failures(); }
    QAction &action(const char *name) { return *named<QAction>(&page(), QLatin1String(name)); }
    QTreeView &tree()
    {
        for (QTreeView *view : page().findChildren<QTreeView *>()) {
            if (view->model() == &page().causes())
                return *view;
        }
        qFatal("no tree");
    }
    void awaitEnd() { QTRY_VERIFY_WITH_TIMEOUT(!m_program->engine->isActive(m_job) && m_program->state() == JobState::Done, 30'000); }
    void runToItsEnd()
    {
        QVERIFY(m_program->engine->start(m_job));
        awaitEnd();
        QTRY_COMPARE(page().causes().rowCount(), 2);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<DemoService> m_service;
    std::unique_ptr<Program> m_program;
    JobId m_job = 0;
};

QTEST_MAIN(TestFailuresPage)
#include "test_failures_page.moc"
