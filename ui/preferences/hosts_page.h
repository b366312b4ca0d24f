// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/preferences/preferences_page.h"

class QPushButton;
class QTreeWidget;

namespace milliard {

// The rules for hosts in the order in which they are tried; each is edited in a dialog of its own.
class HostsPage final : public PreferencesPage
{
    Q_OBJECT

public:
    HostsPage();

    void load(const Preferences &preferences) override;
    QWidget *store(Preferences &preferences) override;
    bool search(const QStringList &words) override; // also in the rules

private:
    int chosen() const; // -1: none
    void edit(int row); // one behind the last: a new rule
    void remove();
    void shift(int by);
    void showAll(int chosen);
    void refreshEnabled();

    QList<HostRule> m_rules;
    QTreeWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
};

} // namespace milliard
