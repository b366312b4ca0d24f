// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/preferences/network_page.h"

#include "ui/field_message.h"
#include "ui/icons.h"
#include "ui/network_fields.h"

#include <QFormLayout>

namespace milliard {

NetworkPage::NetworkPage()
    : PreferencesPage(tr("Network"), symbol(QStringLiteral("network"), QStringLiteral("preferences-system-network")))
{
    QFormLayout *form = addGroup(tr("New downloads reach their servers with"));
    m_fields = new NetworkFields(*form, this);
    alignGroups();
}

void NetworkPage::load(const Preferences &preferences)
{
    m_fields->set(preferences.options.network);
    clearMessages();
}

QWidget *NetworkPage::store(Preferences &preferences)
{
    return m_fields->read(preferences.options.network) ? nullptr : m_fields->firstError()->field();
}

} // namespace milliard
