// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "tests/ui/window_help.h"
#include "ui/details_pane.h"
#include "ui/speed_page.h"
#include "ui/theme.h"

#include <KPlotAxis>
#include <KPlotObject>
#include <KPlotWidget>

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QPen>
#include <QSignalSpy>
#include <QTabWidget>

using namespace milliard;

// Counts how often a widget is painted.
class PaintCounter final : public QObject
{
public:
    explicit PaintCounter(QWidget &widget) { widget.installEventFilter(this); }
    bool eventFilter(QObject *, QEvent *event) override
    {
        paints += event->type() == QEvent::Paint;
        return false;
    }
    int paints = 0;
};

// The graph of a real job in the real window.
class TestSpeedPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        DemoOptions options = Program::smallDemo();
        options.files = 3000; // for some seconds
        m_program = std::make_unique<Program>(m_dir->path(), options);
        QVERIFY(QTest::qWaitForWindowExposed(m_program->window.get()));
    }
    void cleanup() { m_program.reset(); }

    void drawnWhileItRuns()
    {
        m_program->window->startDemo();
        details().tabs().setCurrentWidget(&page());
        QTRY_VERIFY(page().plot().isVisible());
        QTRY_VERIFY(points() >= 3);
        QVERIFY(page().plot().dataRect().height() > 1);
        for (const auto axis : {KPlotWidget::LeftAxis, KPlotWidget::RightAxis, KPlotWidget::BottomAxis}) {
            QVERIFY(page().plot().axis(axis)->areTickLabelsShown());
            QVERIFY(axis == KPlotWidget::BottomAxis || page().plot().axis(axis)->label().endsWith(QLatin1String("/s")));
        }
        const auto labels = page().findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->isVisible() && label->text() == QLatin1String("seconds of running"); }));
        const QString words = page().plot().accessibleDescription();
        QVERIFY2(words.startsWith(QLatin1String("Files: now ")) && words.contains(QLatin1String("mean ")) && words.contains(QLatin1String("peak "))
                && words.contains(QLatin1String("Bytes: now ")),
            qPrintable(words));
        // One is a line and the other is bars.
        const auto objects = page().plot().plotObjects();
        QCOMPARE(objects.size(), 2);
        QVERIFY(objects.first()->plotTypes() != objects.last()->plotTypes());
    }

    void notDrawnTooOften()
    {
        m_program->window->startDemo();
        details().tabs().setCurrentWidget(&page());
        QTRY_VERIFY(points() > 0);
        PaintCounter counter(page().plot());
        QElapsedTimer time;
        time.start();
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(), JobState::Done, 30'000);
        const int most = int(time.elapsed() / SpeedPage::drawEveryMs) + 2;
        QVERIFY2(counter.paints > 0 && counter.paints <= most, qPrintable(QString::number(counter.paints)));
    }

    void notDrawnUnseen()
    {
        m_program->window->startDemo();
        QTRY_VERIFY(view().history().steps() >= 2);
        QCOMPARE(points(), 0);
    }

    void aPauseIsNoTime()
    {
        m_program->window->startDemo();
        QTRY_VERIFY(view().history().steps() >= 1);
        m_program->window->actions().pause->trigger();
        QTRY_COMPARE(m_program->state(), JobState::Paused);
        const double ran = view().history().time().count();
        QSignalSpy samples(m_program->model.get(), &ProgressModel::sampled);
        QTRY_VERIFY(samples.size() > 6);
        QVERIFY(view().history().time().count() <= ran + 0.2);
        QTRY_VERIFY(m_program->window->actions().start->isEnabled());
        m_program->window->actions().start->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(), JobState::Done, 30'000);
        QVERIFY(view().history().time().count() > ran); // what was before is still there
        details().tabs().setCurrentWidget(&page());
        QTRY_VERIFY(points() >= 2);
    }

    void colorsFollowTheTheme()
    {
        m_program->window->startDemo();
        details().tabs().setCurrentWidget(&page());
        QTRY_VERIFY(points() > 0);
        for (const ThemeChoice theme : {ThemeChoice::Dark, ThemeChoice::Light}) {
            applyTheme(theme);
            const QColor ground = QApplication::palette().color(QPalette::Base);
            QTRY_COMPARE(page().plot().backgroundColor(), ground);
            QTRY_VERIFY(contrast(page().plot().plotObjects().last()->linePen().color(), ground) >= 3); // WCAG 2.2, 1.4.11
            QVERIFY(contrast(page().plot().foregroundColor(), ground) >= 4.5);
        }
    }

    void saysThatThereIsNothing()
    {
        JobSpec spec;
        spec.source = QStringLiteral("list+http://127.0.0.1:1");
        spec.destination = m_dir->filePath(QStringLiteral("none"));
        const auto id = m_program->engine->add(spec);
        QVERIFY(id);
        m_program->window->table().selectJob(*id);
        details().tabs().setCurrentWidget(&page());
        const auto labels = page().findChildren<QLabel *>();
        QTRY_VERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->isVisible() && label->text().startsWith(QLatin1String("No speed")); }));
        QVERIFY(!page().plot().isVisible());
    }

private:
    DetailsPane &details() { return m_program->window->details(); }
    SpeedPage &page() { return details().speed(); }
    const JobView &view() { return *m_program->model->view(m_program->onlyJob()); }
    int points() { return page().plot().plotObjects().isEmpty() ? 0 : int(page().plot().plotObjects().first()->points().size()); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Program> m_program;
};

QTEST_MAIN(TestSpeedPage)
#include "test_speed_page.moc"
