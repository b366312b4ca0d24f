// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/preferences/preferences_page.h"

class QCheckBox;

namespace milliard {

class RateField;

// What all downloads together may have of the line and the computer.
class LimitsPage final : public PreferencesPage
{
    Q_OBJECT

public:
    LimitsPage();

    void load(const Preferences &preferences) override;
    QWidget *store(Preferences &preferences) override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    RateField *m_speed;
    Number m_files;
    QCheckBox *m_pauseWhereMetered;
    FieldMessage *m_meteredMessage;
    QCheckBox *m_keepAwake;
};

} // namespace milliard
