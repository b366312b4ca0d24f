// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/category_commands.h"

#include "core/engine/engine.h"
#include "ui/actions.h"
#include "ui/categories_dialog.h"
#include "ui/complain.h"
#include "ui/job_table.h"
#include "ui/settings.h"

#include <QActionGroup>
#include <QMenu>

#include <algorithm>

namespace milliard {

CategoryCommands::CategoryCommands(Engine &engine, JobTable &table, Settings &settings, Actions &actions, QWidget *window)
    : QObject(window)
    , m_engine(engine)
    , m_table(table)
    , m_settings(settings)
    , m_actions(actions)
    , m_window(window)
{
    connect(actions.categories, &QAction::triggered, this, &CategoryCommands::edit);
}

void CategoryCommands::fillMenu(QMenu &menu)
{
    connect(&menu, &QMenu::aboutToShow, this, [this, &menu] { fill(menu); });
    fill(menu); // an empty menu would look disabled
}

void CategoryCommands::fill(QMenu &menu)
{
    menu.clear();
    const QList<JobId> selected = m_table.selectedJobs();
    const auto add = [&](const QString &title, const QString &category) {
        QAction *action = menu.addAction(QString(title).replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setEnabled(!selected.isEmpty());
        action->setChecked(!selected.isEmpty() && std::ranges::all_of(selected, [&](JobId id) {
            const JobRecord *job = m_engine.job(id);
            return job && job->spec.category == category;
        }));
        connect(action, &QAction::triggered, this, [this, category] { move(category); });
    };
    add(tr("None"), {});
    for (const Category &category : m_settings.categories())
        add(category.name, category.name);
    menu.addSeparator();
    menu.addAction(m_actions.categories);
}

void CategoryCommands::move(const QString &category)
{
    m_engine.setCategory(m_table.selectedJobs(), category).then(this, [this](const Result<void> &written) {
        if (!written)
            complain(m_window, tr("The category cannot be written down"), written.error());
    });
}

void CategoryCommands::edit()
{
    auto *dialog = new CategoriesDialog(m_settings, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, &CategoryCommands::categoriesChanged);
    dialog->open();
}

} // namespace milliard
