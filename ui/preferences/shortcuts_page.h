// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/preferences/preferences_page.h"

#include <QKeySequence>

#include <vector>

class QAction;
class QKeySequenceEdit;
class QPushButton;
class QTreeWidget;

namespace milliard {

// The keys of all commands, each of which can have another one or none; no two have the same.
class ShortcutsPage final : public PreferencesPage
{
    Q_OBJECT

public:
    // The commands outlive the page.
    explicit ShortcutsPage(const QList<QAction *> &commands);

    void load(const Preferences &preferences) override;
    QWidget *store(Preferences &preferences) override;
    bool search(const QStringList &words) override;

private:
    void showChosen();
    void setKeys(int row, const QList<QKeySequence> &keys);
    int other(int row) const; // with a key that this one has too; -1: none

    QList<QAction *> m_commands;
    std::vector<QList<QKeySequence>> m_keys; // of each command
    QTreeWidget *m_list;
    QKeySequenceEdit *m_edit;
    QPushButton *m_usual;
    FieldMessage *m_message;
};

} // namespace milliard
