// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"
#include "ui/actions.h"
#include "ui/new_download.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include <functional>

class QLineEdit;
class QSplitter;
class QStackedWidget;
class QToolBar;

namespace milliard {

class AfterCommands;
class CategoryCommands;
class DemoController;
class Desktop;
class DetailsPane;
class Engine;
class GuideWindow;
class JobCommands;
class JobFilterModel;
class JobTable;
class OfferBar;
class JobTally;
class LimitControl;
class ProgressModel;
class Session;
class Settings;
class Sidebar;
class StatusSummary;

// The window: sidebar, table of jobs, details, status line. Puts the parts together and keeps their places in the
// settings; what is done with jobs is JobCommands' business. All that it is given outlives it.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Engine &engine, ProgressModel &model, Settings &settings, DemoController &demo);
    ~MainWindow() override;

    void startDemo();
    // Opens the dialog for sources that were given on the command line, dropped or pasted.
    void askFor(const QStringList &sources);
    // For a second start of the program.
    void comeToFront();
    // What ran when the program ended goes on, or is offered to. Once, when the window is shown.
    void goOn();

    JobTable &table() { return *m_table; }
    Sidebar &sidebar() { return *m_sidebar; }
    DetailsPane &details() { return *m_details; }
    JobFilterModel &jobs() { return *m_jobs; }
    Actions &actions() { return m_actions; }
    AfterCommands &after() { return *m_after; }
    Desktop &desktop() { return *m_desktop; }
    LimitControl &limits() { return *m_limits; }
    QLineEdit &filterField() { return *m_filter; }

    // Its name in the settings, where the user's choice to see it is kept; there is none while there is no job.
    static inline const QString detailsPart = QStringLiteral("details");

Q_SIGNALS:
    void closed(); // for good: the program ends

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    // main_window_menus.cpp
    void makeMenus();
    void makeViewMenu();
    void fillQueueMenu(QMenu &menu);
    void makeToolBar();
    QMenu *makeJobMenu();
    void addToggle(QMenu &menu, const QString &text, const QString &name, QWidget *part);

    // main_window_adding.cpp
    void connectAdding();
    Result<void> submit(const NewDownload &download);
    void openNewListing(const QString &source = {});
    void openAddSource(const QStringList &addresses = {});
    void paste();

    void makeCentre();
    void connectParts();
    void restoreState();
    void refresh();
    void selectionChanged();
    void showAllJobs();
    void openPreferences();
    void openGuide();
    void openAbout();

    Engine &m_engine;
    ProgressModel &m_model;
    Settings &m_settings;
    DemoController &m_demo;
    Actions m_actions;
    JobFilterModel *m_jobs;
    JobTable *m_table;
    JobTally *m_tally;
    Sidebar *m_sidebar;
    DetailsPane *m_details;
    StatusSummary *m_summary;
    JobCommands *m_commands = nullptr;
    OfferBar *m_offers = nullptr;
    Desktop *m_desktop = nullptr;
    LimitControl *m_limits = nullptr;
    AfterCommands *m_after = nullptr;
    Session *m_session = nullptr;
    bool m_quits = false; // it was said to quit, not to close
    CategoryCommands *m_categoryCommands = nullptr;
    QLineEdit *m_filter;
    QPointer<GuideWindow> m_guide; // while it is open
    QTimer m_soon; // refresh() once for all that changed in a turn of the event loop
    QToolBar *m_toolBar = nullptr;
    QStackedWidget *m_pages = nullptr; // the table, or the first page while there is no job
    QSplitter *m_columns = nullptr;
    QSplitter *m_rows = nullptr;
};

} // namespace milliard
