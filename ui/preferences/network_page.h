// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/preferences/preferences_page.h"

namespace milliard {

class NetworkFields;

// How new downloads reach their servers, and what they tell them.
class NetworkPage final : public PreferencesPage
{
    Q_OBJECT

public:
    NetworkPage();

    void load(const Preferences &preferences) override;
    QWidget *store(Preferences &preferences) override;

private:
    NetworkFields *m_fields;
};

} // namespace milliard
