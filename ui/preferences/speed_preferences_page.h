// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/preferences/preferences_page.h"

namespace milliard {

class LimitFields;

// How much goes on at once, and how much of the line each download may take.
class SpeedPreferencesPage final : public PreferencesPage
{
    Q_OBJECT

public:
    SpeedPreferencesPage();

    void load(const Preferences &preferences) override;
    QWidget *store(Preferences &preferences) override;

private:
    Number m_activeJobs;
    Number m_threads;
    Number m_connections;
    LimitFields *m_limits;
};

} // namespace milliard
