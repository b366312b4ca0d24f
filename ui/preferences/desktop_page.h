// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/preferences/preferences_page.h"

class QCheckBox;
class QComboBox;

namespace milliard {

// How the program looks, and what it does on the desktop around its window.
class DesktopPage final : public PreferencesPage
{
    Q_OBJECT

public:
    DesktopPage();

    void load(const Preferences &preferences) override;
    QWidget *store(Preferences &preferences) override;

private:
    QComboBox *m_theme;
    QComboBox *m_language;
    QCheckBox *m_watchClipboard;
    QCheckBox *m_tray;
    QCheckBox *m_notify;
    QComboBox *m_close;
};

} // namespace milliard
