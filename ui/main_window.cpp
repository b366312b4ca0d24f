// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/main_window.h"

#include "core/base/version.h"
#include "core/model/format.h"
#include "core/model/progress_model.h"
#include "ui/after_commands.h"
#include "ui/category_commands.h"
#include "ui/conflict_commands.h"
#include "ui/demo_controller.h"
#include "ui/desktop.h"
#include "ui/details_pane.h"
#include "ui/empty_page.h"
#include "ui/guide_window.h"
#include "ui/icons.h"
#include "ui/job_commands.h"
#include "ui/job_filter_model.h"
#include "ui/job_table.h"
#include "ui/job_tally.h"
#include "ui/limit_control.h"
#include "ui/offer_bar.h"
#include "ui/preferences/preferences_dialog.h"
#include "ui/queue_commands.h"
#include "ui/round_commands.h"
#include "ui/session.h"
#include "ui/sidebar.h"
#include "ui/status_summary.h"
#include "ui/theme.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWhatsThis>

namespace milliard {
namespace {

const QString geometryKey = QStringLiteral("main-geometry");
const QString columnsKey = QStringLiteral("main-columns");
const QString rowsKey = QStringLiteral("main-rows");

} // namespace

MainWindow::MainWindow(Engine &engine, ProgressModel &model, Settings &settings, DemoController &demo)
    : m_engine(engine)
    , m_model(model)
    , m_settings(settings)
    , m_demo(demo)
    , m_actions(this)
    , m_jobs(new JobFilterModel(model, this))
    , m_table(new JobTable(*m_jobs, settings))
    , m_tally(new JobTally(model, this))
    , m_sidebar(new Sidebar)
    , m_details(new DetailsPane(engine, model))
    , m_summary(new StatusSummary(model))
    , m_filter(new QLineEdit)
{
    m_actions.setShortcuts(settings.preferences().shortcuts);
    engine.setWaitsForRoom(true);
    engine.queue().setLimit(settings.preferences().activeJobs);
    setWindowIcon(programIcon());
    setWindowTitle(tr("Milliard"));
    setMinimumSize(560, 360);
    m_limits = new LimitControl(engine, settings, m_actions.limitSpeed, this);
    m_commands = new JobCommands(engine, *m_table, m_actions, this);
    new QueueCommands(engine, *m_table, m_actions, this);
    m_desktop = new Desktop(engine, model, settings, m_actions, *m_summary, *this);
    m_after = new AfterCommands(engine, model, m_details->jobLog(), *m_desktop, *m_table, m_actions, this);
    m_session = new Session(engine, m_after->afterwards(), settings, [this] { return m_desktop->tray().isThere(); }, this);
    m_categoryCommands = new CategoryCommands(engine, *m_table, settings, m_actions, this);
    makeCentre();
    statusBar()->addWidget(m_summary, 1);
    auto *limit = new QToolButton;
    limit->setObjectName(QStringLiteral("limitSpeed"));
    limit->setAutoRaise(true);
    limit->setDefaultAction(m_actions.limitSpeed);
    limit->setAccessibleName(tr("Limit Speed"));
    statusBar()->addPermanentWidget(limit);
    statusBar()->setSizeGripEnabled(false);
    makeToolBar();
    makeMenus();
    new RoundCommands(engine, *m_table, m_actions, *m_offers, this);
    new ConflictCommands(engine, *m_table, *m_details, m_actions, *m_offers, this);
    connectParts();
    restoreState();
    refresh();
    m_jobs->rowCount() > 0 ? m_table->setCurrentIndex(m_jobs->index(0, 0)) : selectionChanged();
    m_table->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeCentre()
{
    auto *empty = new EmptyPage;
    connect(empty, &EmptyPage::addRequested, m_actions.addSource, &QAction::trigger);
    connect(empty, &EmptyPage::newListingRequested, m_actions.newListing, &QAction::trigger);
    connect(empty, &EmptyPage::demoRequested, m_actions.demo, &QAction::trigger);
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_table);
    m_pages->addWidget(empty);

    m_rows = new QSplitter(Qt::Vertical);
    m_rows->addWidget(m_pages);
    m_rows->addWidget(m_details);
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 2);
    m_rows->setCollapsible(0, false);
    m_rows->setChildrenCollapsible(false);
    m_columns = new QSplitter(Qt::Horizontal);
    m_columns->addWidget(m_sidebar);
    m_columns->addWidget(m_rows);
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 1);
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(1);
    m_sidebar->setMinimumWidth(90);
    m_offers = new OfferBar;
    auto *centre = new QWidget;
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_offers);
    column->addWidget(m_columns, 1);
    setCentralWidget(centre);
}

void MainWindow::connectParts()
{
    connectAdding();
    connect(m_actions.preferences, &QAction::triggered, this, &MainWindow::openPreferences);
    connect(m_actions.close, &QAction::triggered, this, &QWidget::close);
    connect(m_actions.quit, &QAction::triggered, this, [this] {
        m_quits = true;
        close();
        m_quits = false;
    });
    connect(m_actions.demo, &QAction::triggered, this, &MainWindow::startDemo);
    connect(m_actions.guide, &QAction::triggered, this, &MainWindow::openGuide);
    connect(m_actions.whatsThis, &QAction::triggered, this, [] { QWhatsThis::enterWhatsThisMode(); });
    connect(m_actions.about, &QAction::triggered, this, &MainWindow::openAbout);
    connect(m_actions.aboutQt, &QAction::triggered, qApp, &QApplication::aboutQt);
    connect(m_actions.find, &QAction::triggered, this, [this] {
        findChild<QAction *>(QStringLiteral("show-toolbar"))->setChecked(true); // so that the menu says so too
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });

    connect(m_filter, &QLineEdit::textChanged, m_jobs, &JobFilterModel::setText);
    connect(m_filter, &QLineEdit::textChanged, m_table->viewport(), qOverload<>(&QWidget::update));
    connect(m_sidebar, &Sidebar::categoryChosen, this, [this](JobCategory category) {
        m_jobs->setCategory(category);
        m_table->viewport()->update();
    });
    connect(m_sidebar, &Sidebar::userCategoryChosen, this, [this](const QString &name) {
        m_jobs->setUserCategory(name);
        m_table->viewport()->update();
    });
    m_sidebar->setUserCategories(m_settings.categories());
    connect(m_categoryCommands, &CategoryCommands::categoriesChanged, this, [this] {
        m_sidebar->setUserCategories(m_settings.categories());
        refresh();
    });
    connect(m_table, &JobTable::selectedJobsChanged, this, &MainWindow::selectionChanged);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        if (m_table->indexAt(at).isValid())
            makeJobMenu()->popup(m_table->viewport()->mapToGlobal(at));
    });
    for (const auto signal : {&Engine::jobAdded, &Engine::jobChanged, &Engine::jobRemoved})
        connect(&m_engine, signal, &m_soon, qOverload<>(&QTimer::start));
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &MainWindow::refresh);
    connect(m_summary, &StatusSummary::refreshed, this, &MainWindow::refresh);
    connect(m_limits, &LimitControl::changed, m_summary, [this] { m_summary->setHold(m_limits->whyHeld()); });
    m_summary->setHold(m_limits->whyHeld());
}

void MainWindow::restoreState()
{
    if (!restoreGeometry(m_settings.state(geometryKey))) {
        const QSize room = screen() ? screen()->availableSize() - QSize(20, 50) : QSize(1200, 760); // but for a frame
        resize(QSize(1200, 760).boundedTo(room));
    }
    if (!m_columns->restoreState(m_settings.state(columnsKey)))
        m_columns->setSizes({m_sidebar->sizeHint().width(), 1000});
    if (!m_rows->restoreState(m_settings.state(rowsKey)))
        m_rows->setSizes({400, 270});
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_session->mayClose(m_quits)) {
        event->ignore();
        return;
    }
    m_settings.setState(geometryKey, saveGeometry());
    m_settings.setState(columnsKey, m_columns->saveState());
    m_settings.setState(rowsKey, m_rows->saveState());
    QMainWindow::closeEvent(event);
    Q_EMIT closed();
}

void MainWindow::refresh()
{
    m_sidebar->refresh(*m_tally);
    const int page = m_model.rowCount() > 0 ? 0 : 1;
    if (m_pages->currentIndex() != page)
        m_pages->setCurrentIndex(page);
    const bool details = page == 0 && m_settings.shown(detailsPart);
    if (m_details->isVisibleTo(this) != details)
        m_details->setVisible(details);
    const QString title = m_summary->fraction()
        ? tr("%1 – Milliard").arg(formatPercent(*m_summary->fraction()))
        : tr("Milliard");
    if (windowTitle() != title)
        setWindowTitle(title);
}

void MainWindow::selectionChanged()
{
    const QList<JobId> selected = m_table->selectedJobs();
    const JobId id = selected.size() == 1 ? selected.first() : 0;
    m_details->setJob(id, int(selected.size()));
    const JobRecord *job = m_engine.job(id);
    m_summary->setDestination(job ? job->spec.destination : QString());
}

void MainWindow::showAllJobs()
{
    m_filter->clear();
    m_sidebar->setCategory(JobCategory::All);
}

void MainWindow::startDemo()
{
    showAllJobs();
    const Result<JobId> id = m_demo.start();
    if (id) {
        m_table->selectJob(*id);
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Demo"), tr("The demo cannot be started."), QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(explain(id.error()));
    box->open();
}

void MainWindow::goOn()
{
    m_session->goOn();
    m_after->afterwards().follow();
}

void MainWindow::openPreferences()
{
    auto *dialog = new PreferencesDialog(m_settings, m_actions.all, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] {
        applyTheme(m_settings.preferences().theme);
        m_actions.watchClipboard->setChecked(m_settings.preferences().watchClipboard);
        m_engine.queue().setLimit(m_settings.preferences().activeJobs);
        m_desktop->takeSettings();
        m_limits->takeSettings();
        m_actions.setShortcuts(m_settings.preferences().shortcuts);
    });
    dialog->open();
}

void MainWindow::openGuide()
{
    if (!m_guide) {
        m_guide = new GuideWindow(this);
        m_guide->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_guide->show();
    m_guide->raise();
    m_guide->activateWindow();
}

void MainWindow::openAbout()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About Milliard"),
        tr("Milliard %1").arg(versionText()), QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(programIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    box->setInformativeText(tr("A download manager for listings of any length.\n\n"
                               "MIT licence. Uses Qt %1.").arg(QLatin1String(qVersion())));
    box->open();
}

} // namespace milliard
