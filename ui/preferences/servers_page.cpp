// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/preferences/servers_page.h"

#include "ui/ca_file_field.h"
#include "ui/field_message.h"
#include "ui/icons.h"
#include "ui/number_edit.h"
#include "ui/option_help.h"

#include <QComboBox>

namespace milliard {
namespace {

using Seconds = std::chrono::duration<double>;

std::chrono::milliseconds milliseconds(double seconds)
{
    return std::chrono::round<std::chrono::milliseconds>(Seconds(seconds));
}

} // namespace

ServersPage::ServersPage()
    : PreferencesPage(tr("Servers"), symbol(QStringLiteral("server"), QStringLiteral("network-server")))
    , m_transport(new QComboBox)
    , m_caFile(new CaFileField)
{
    QFormLayout *retries = addGroup(tr("When something goes wrong"));
    m_retries = addNumber(*retries, tr("&Retries:"), tr("The number of retries"), tr("after the first attempt"), "retries", 0,
        RetryPolicy::maxAttempts - 1);
    m_backoff = addNumber(*retries, tr("First &wait:"), tr("The wait"), tr("seconds at most, then twice as long each time"), "backoff",
        0, Seconds(RetryPolicy::maxDelay).count(), 3);
    m_timeout = addNumber(*retries, tr("Time&out:"), tr("The timeout"), tr("seconds without a further byte"), "timeout", 0.1, 86'400, 1);

    QFormLayout *servers = addGroup(tr("Talking to servers"));
    m_transport->setObjectName(QStringLiteral("transport"));
    m_transport->setAccessibleName(tr("HTTP engine"));
    m_transport->setToolTip(tr("Fetches the files. The bulk engine is fast with many small files; redirects, proxies, authentication and "
                               "HTTP/2 are the general one's"));
    m_transport->addItem(tr("What suits the server"), int(TransportChoice::Auto));
    m_transport->addItem(tr("Bulk (Beast) alone"), int(TransportChoice::Beast));
    m_transport->addItem(tr("General (Qt) alone"), int(TransportChoice::Qt));
    addRow(*servers, tr("HTTP en&gine:"), m_transport, inRow({m_transport}, -1));
    addRow(*servers, tr("Certi&ficates:"), m_caFile->edit(), m_caFile);
    setHelp(*m_retries.edit, OptionHelp::Retries);
    setHelp(*m_backoff.edit, OptionHelp::FirstWait);
    setHelp(*m_timeout.edit, OptionHelp::Timeout);
    setHelp(*m_transport, OptionHelp::Engine);
    alignGroups();
}

void ServersPage::load(const Preferences &p)
{
    m_retries.edit->setNumber(p.options.retry.attempts - 1);
    m_backoff.edit->setNumber(Seconds(p.options.retry.backoff).count());
    m_timeout.edit->setNumber(Seconds(p.options.timeout).count());
    m_transport->setCurrentIndex(m_transport->findData(int(p.options.transport)));
    m_caFile->setFile(p.options.caFile);
    clearMessages();
}

QWidget *ServersPage::store(Preferences &p)
{
    Check check;
    p.options.retry.attempts = int(check.read(m_retries)) + 1;
    p.options.retry.backoff = milliseconds(check.read(m_backoff));
    p.options.timeout = milliseconds(check.read(m_timeout));
    p.options.transport = TransportChoice(m_transport->currentData().toInt());
    const auto caFile = m_caFile->file();
    if (!caFile)
        check.blame(m_caFile->edit());
    p.options.caFile = caFile.value_or(QString());
    return check.wrong;
}

} // namespace milliard
