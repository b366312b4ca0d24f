// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>

class QMenu;
class QWidget;

namespace milliard {

struct Actions;
class Engine;
class JobTable;
class Settings;

// Moves the selected jobs to another category; their files stay. Also opens the dialog of categories. A child of the window.
class CategoryCommands final : public QObject
{
    Q_OBJECT

public:
    // All of them outlive this.
    CategoryCommands(Engine &engine, JobTable &table, Settings &settings, Actions &actions, QWidget *window);

    // Fills the menu with the categories there are whenever it is shown.
    void fillMenu(QMenu &menu);

Q_SIGNALS:
    void categoriesChanged(); // in the settings

private:
    void fill(QMenu &menu);
    void move(const QString &category);
    void edit();

    Engine &m_engine;
    JobTable &m_table;
    Settings &m_settings;
    Actions &m_actions;
    QWidget *m_window;
};

} // namespace milliard
