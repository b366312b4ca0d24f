// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/preferences/preferences_page.h"

#include <array>

class QCheckBox;
class QComboBox;
class QPushButton;
class QTimeEdit;
class QTreeWidget;

namespace milliard {

class RateField;

// "Mon–Fri", "Sat, Sun", "Every day".
QString daysText(quint8 days);

// The rules of the schedule as a table, and fields for the chosen one.
class SchedulePage final : public PreferencesPage
{
    Q_OBJECT

public:
    SchedulePage();

    void load(const Preferences &preferences) override;
    QWidget *store(Preferences &preferences) override;

private:
    static constexpr qint64 noRate = -1; // of a rule whose field has none
    void makeFields();
    int chosen() const; // -1: none
    void add();
    void remove();
    void showChosen();
    void showRow(int row);
    void take();

    QList<ScheduleRule> m_rules;
    QTreeWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_remove;
    QWidget *m_fields;
    std::array<QCheckBox *, 7> m_days; // from Monday
    FieldMessage *m_daysMessage;
    QTimeEdit *m_from;
    QTimeEdit *m_to;
    FieldMessage *m_toMessage;
    QComboBox *m_what;
    RateField *m_rate;
    bool m_isShowing = false; // the fields change, but not by the user
};

} // namespace milliard
