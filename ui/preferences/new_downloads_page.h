// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/preferences/preferences_page.h"

class QComboBox;
class QLineEdit;

namespace milliard {

class DestinationField;

// Where new downloads come from and go to.
class NewDownloadsPage final : public PreferencesPage
{
    Q_OBJECT

public:
    NewDownloadsPage();

    void load(const Preferences &preferences) override;
    QWidget *store(Preferences &preferences) override;

private:
    DestinationField *m_destination;
    QComboBox *m_pack;
    QLineEdit *m_host;
    FieldMessage *m_hostMessage;
    Number m_port;
};

} // namespace milliard
