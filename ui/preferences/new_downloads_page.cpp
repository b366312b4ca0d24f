// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/preferences/new_downloads_page.h"

#include "core/source/source_registry.h"
#include "ui/destination_field.h"
#include "ui/field_message.h"
#include "ui/host_text.h"
#include "ui/icons.h"
#include "ui/number_edit.h"
#include "ui/save_fields.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

namespace milliard {

NewDownloadsPage::NewDownloadsPage()
    : PreferencesPage(tr("New Downloads"), symbol(QStringLiteral("add-url"), QStringLiteral("insert-link")))
    , m_destination(new DestinationField)
    , m_pack(makePackingBox())
    , m_host(new QLineEdit)
    , m_hostMessage(new FieldMessage(m_host))
{
    QFormLayout *files = addGroup(tr("Files"));
    addRow(*files, tr("&Destination:"), m_destination->edit(), m_destination);
    addRow(*files, tr("Save &as:"), m_pack, inRow({m_pack}, -1));

    QFormLayout *service = addGroup(tr("New listing downloads begin with"));
    m_host->setObjectName(QStringLiteral("host"));
    m_host->setAccessibleName(tr("Host"));
    m_hostMessage->setObjectName(QStringLiteral("hostMessage"));
    connect(m_host, &QLineEdit::textEdited, m_hostMessage, &FieldMessage::clear);
    addRow(*service, tr("&Host:"), m_host, withMessages(m_host, {m_hostMessage}));
    m_port = addNumber(*service, tr("&Port:"), tr("The port"), {}, "port", 1, 65535);
    alignGroups();
}

void NewDownloadsPage::load(const Preferences &p)
{
    m_destination->setFolder(p.destination);
    m_pack->setCurrentIndex(m_pack->findData(int(p.options.pack)));
    m_host->setText(p.host);
    m_port.edit->setNumber(p.port);
    clearMessages();
}

QWidget *NewDownloadsPage::store(Preferences &p)
{
    Check check;
    const auto folder = m_destination->folder();
    if (!folder)
        check.blame(m_destination->edit());
    p.destination = folder.value_or(QString());
    p.options.pack = Packing(m_pack->currentData().toInt());
    p.host = m_host->text().trimmed();
    if (p.host.isEmpty() || !checkSource(listSource(p.host, 80, false, {}))) {
        m_hostMessage->setError(p.host.isEmpty() ? tr("The host is missing.") : tr("\"%1\" is not a possible name or address.").arg(p.host));
        check.blame(m_host);
    }
    p.port = int(check.read(m_port));
    return check.wrong;
}

} // namespace milliard
