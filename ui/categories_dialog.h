// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/categories.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace milliard {

class DestinationField;
class FieldMessage;
class Settings;

// The user's categories with their folders and rules, in the order in which the rules are tried. Nothing is written before OK.
class CategoriesDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit CategoriesDialog(Settings &settings, QWidget *parent = nullptr);

    void accept() override;

private:
    QWidget *makeList();
    QWidget *makeForm();
    void present(int row);
    void edited();
    void add();
    void remove();
    void shift(int by);
    void refreshEnabled();
    bool check();

    Settings &m_settings;
    QList<Category> m_categories;
    int m_shown = -1;
    QListWidget *m_list;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
    QWidget *m_form;
    QLineEdit *m_name;
    FieldMessage *m_nameMessage;
    DestinationField *m_folder;
    QComboBox *m_kind;
    QLineEdit *m_hosts;
    QLineEdit *m_names;
    FieldMessage *m_namesMessage;
    FieldMessage *m_hostsMessage;
};

} // namespace milliard
