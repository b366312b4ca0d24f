// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/settings.h"

#include <QDialog>

class QAction;
class QLineEdit;
class QListWidget;
class QMenu;
class QStackedWidget;

namespace milliard {

class PreferencesPage;

// What new downloads begin with, and how the program behaves: a list of pages, and a field that finds what is on them. Nothing is
// written before OK; jobs that exist keep what they have.
class PreferencesDialog final : public QDialog
{
    Q_OBJECT

public:
    // The commands are those whose keys can be changed; they outlive the dialog.
    PreferencesDialog(Settings &settings, const QList<QAction *> &commands, QWidget *parent = nullptr);

    void accept() override;

private:
    void addPage(PreferencesPage *page);
    void fillMenu(QMenu &menu);
    void load(const Preferences &preferences);
    bool store(Preferences &preferences);
    void search(const QString &text);
    void resetPage();
    void importFile();
    void exportFile();

    Settings &m_settings;
    QLineEdit *m_search;
    QListWidget *m_list;
    QStackedWidget *m_stack;
    QList<PreferencesPage *> m_pages; // by row
};

} // namespace milliard
