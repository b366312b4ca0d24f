// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/preferences/preferences_page.h"

class QComboBox;

namespace milliard {

class CaFileField;

// How servers are talked to, and what is done when they fail.
class ServersPage final : public PreferencesPage
{
    Q_OBJECT

public:
    ServersPage();

    void load(const Preferences &preferences) override;
    QWidget *store(Preferences &preferences) override;

private:
    Number m_retries;
    Number m_backoff;
    Number m_timeout;
    QComboBox *m_transport;
    CaFileField *m_caFile;
};

} // namespace milliard
