// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// The menus and the toolbar of the main window.
#include "ui/main_window.h"

#include "ui/after_commands.h"
#include "ui/category_commands.h"
#include "ui/details_pane.h"
#include "ui/job_table.h"
#include "ui/search_field.h"
#include "ui/settings.h"
#include "ui/sidebar.h"
#include "ui/theme.h"
#include "ui/when_done.h"

#include <QActionGroup>
#include <QLineEdit>
#include <QMenuBar>
#include <QStatusBar>
#include <QToolBar>

namespace milliard {

void MainWindow::makeMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->addActions({m_actions.newListing, m_actions.addSource, m_actions.watchClipboard});
    file->addSeparator();
    file->addActions({m_actions.close, m_actions.quit});

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    edit->addActions({m_actions.copySource, m_actions.paste, m_actions.selectAll});
    edit->addSeparator();
    edit->addAction(m_actions.find);
    edit->addSeparator();
    edit->addActions({m_actions.remove, m_actions.removeWithFiles});
    edit->addSeparator();
    edit->addActions({m_actions.categories, m_actions.preferences});

    makeViewMenu();

    QMenu *downloads = menuBar()->addMenu(tr("&Downloads"));
    downloads->addActions({m_actions.start, m_actions.pause, m_actions.retryFailed, m_actions.runAgain, m_actions.toggle});
    downloads->addSeparator();
    downloads->addActions({m_actions.pauseAll, m_actions.resumeAll});
    downloads->addSeparator();
    fillQueueMenu(*downloads->addMenu(tr("&Queue")));
    QMenu *category = downloads->addMenu(tr("Mo&ve to Category"));
    category->setObjectName(QStringLiteral("moveToCategory"));
    m_categoryCommands->fillMenu(*category);
    downloads->addActions({m_actions.limitSpeed, m_actions.limitJob});
    new WhenDoneControl(m_engine, m_after->afterwards(), *downloads->addMenu(tr("W&hen Done")), m_actions.quit, this);
    downloads->addSeparator();
    downloads->addActions({m_actions.openFolder, m_actions.decideConflicts, m_actions.showVanished, m_actions.extract, m_actions.compress, m_actions.stopAfterwards});

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    help->addActions({m_actions.guide, m_actions.whatsThis, m_actions.demo});
    help->addSeparator();
    help->addActions({m_actions.about, m_actions.aboutQt});
}

void MainWindow::fillQueueMenu(QMenu &menu)
{
    menu.addAction(m_actions.startNow);
    menu.addSeparator();
    menu.addActions({m_actions.queueUp, m_actions.queueDown, m_actions.queueTop, m_actions.queueBottom});
    menu.addSeparator();
    menu.addActions({m_actions.priorityHigh, m_actions.priorityNormal, m_actions.priorityLow});
}

void MainWindow::makeViewMenu()
{
    QMenu *view = menuBar()->addMenu(tr("&View"));
    addToggle(*view, tr("&Toolbar"), QStringLiteral("toolbar"), m_toolBar);
    addToggle(*view, tr("&Sidebar"), QStringLiteral("sidebar"), m_sidebar);
    addToggle(*view, tr("&Details"), detailsPart, m_details);
    addToggle(*view, tr("Status &Bar"), QStringLiteral("statusbar"), statusBar());
    view->addSeparator();
    QMenu *columns = view->addMenu(tr("&Columns"));
    connect(columns, &QMenu::aboutToShow, this, [this, columns] {
        columns->clear();
        m_table->fillColumnsMenu(*columns);
    });
    m_table->fillColumnsMenu(*columns); // an empty menu would look disabled

    QMenu *theme = view->addMenu(tr("T&heme"));
    auto *group = new QActionGroup(theme);
    const std::pair<QString, ThemeChoice> choices[]{
        {tr("As the &System"), ThemeChoice::System}, {tr("&Light"), ThemeChoice::Light}, {tr("&Dark"), ThemeChoice::Dark}};
    for (const auto &[text, choice] : choices) {
        QAction *action = theme->addAction(text);
        action->setCheckable(true);
        action->setData(int(choice));
        group->addAction(action);
    }
    connect(theme, &QMenu::aboutToShow, this, [this, group] {
        for (QAction *action : group->actions())
            action->setChecked(action->data().toInt() == int(m_settings.preferences().theme));
    });
    connect(group, &QActionGroup::triggered, this, [this](const QAction *action) {
        m_settings.setTheme(ThemeChoice(action->data().toInt()));
        applyTheme(m_settings.preferences().theme);
    });
}

void MainWindow::addToggle(QMenu &menu, const QString &text, const QString &name, QWidget *part)
{
    QAction *action = menu.addAction(text);
    action->setObjectName(QStringLiteral("show-") + name);
    action->setCheckable(true);
    action->setChecked(m_settings.shown(name));
    part->setVisible(action->isChecked());
    connect(action, &QAction::toggled, this, [this, name, part](bool on) {
        m_settings.setShown(name, on);
        part->setVisible(on);
        refresh();
    });
}

void MainWindow::makeToolBar()
{
    m_toolBar = addToolBar(tr("Toolbar"));
    m_toolBar->setObjectName(QStringLiteral("toolbar"));
    m_toolBar->setMovable(false);
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toolBar->setIconSize({20, 20});
    m_toolBar->addActions({m_actions.addSource, m_actions.newListing});
    m_toolBar->addSeparator();
    m_toolBar->addActions({m_actions.start, m_actions.pause, m_actions.remove});
    m_toolBar->addSeparator();
    m_toolBar->addActions({m_actions.openFolder, m_actions.limitSpeed});
    auto *gap = new QWidget;
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_toolBar->addWidget(gap);
    m_filter->setObjectName(QStringLiteral("filter"));
    makeSearchField(*m_filter, tr("Filter downloads"));
    m_filter->setPlaceholderText(tr("Filter (%1)").arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
    m_filter->setMinimumWidth(fontMetrics().averageCharWidth() * 16);
    m_filter->setMaximumWidth(fontMetrics().averageCharWidth() * 34);
    m_toolBar->addWidget(m_filter);
}

QMenu *MainWindow::makeJobMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_actions.start, m_actions.pause, m_actions.retryFailed, m_actions.runAgain});
    fillQueueMenu(*menu->addMenu(tr("&Queue")));
    m_categoryCommands->fillMenu(*menu->addMenu(tr("Mo&ve to Category")));
    menu->addAction(m_actions.limitJob);
    menu->addSeparator();
    menu->addActions({m_actions.openFolder, m_actions.decideConflicts, m_actions.showVanished, m_actions.extract, m_actions.compress, m_actions.stopAfterwards, m_actions.copySource});
    menu->addSeparator();
    menu->addActions({m_actions.remove, m_actions.removeWithFiles});
    return menu;
}

} // namespace milliard
