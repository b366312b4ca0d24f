// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/preferences/speed_preferences_page.h"

#include "ui/field_message.h"
#include "ui/icons.h"
#include "ui/limit_fields.h"
#include "ui/number_edit.h"
#include "ui/option_help.h"

namespace milliard {

SpeedPreferencesPage::SpeedPreferencesPage()
    : PreferencesPage(tr("Speed"), symbol(QStringLiteral("speed"), QStringLiteral("speedometer")))
{
    QFormLayout *speed = addGroup(tr("Side by side"));
    m_activeJobs = addNumber(*speed, tr("Dow&nloads:"), tr("The number of downloads"), tr("that run at once; others wait in the queue"), "activeJobs", 1,
        JobQueue::maxLimit);
    m_threads = addNumber(*speed, tr("&Threads:"), tr("The number of threads"), {}, "threads", 1, JobOptions::maxThreads);
    m_connections = addNumber(*speed, tr("&Connections:"), tr("The number of connections"), tr("per thread"), "connections", 1,
        JobOptions::maxConnections);
    QFormLayout *limits = addGroup(tr("Limits of each download"));
    m_limits = new LimitFields(*limits, {tr("Down&load speed:"), tr("Re&quests:"), tr("Per ho&st:")}, this);
    setHelp(*m_activeJobs.edit, OptionHelp::ActiveJobs);
    setHelp(*m_threads.edit, OptionHelp::Threads);
    setHelp(*m_connections.edit, OptionHelp::Connections);
    alignGroups();
}

void SpeedPreferencesPage::load(const Preferences &p)
{
    m_activeJobs.edit->setNumber(p.activeJobs);
    m_threads.edit->setNumber(p.options.threads);
    m_connections.edit->setNumber(p.options.connections);
    m_limits->set(p.options);
    clearMessages();
}

QWidget *SpeedPreferencesPage::store(Preferences &p)
{
    Check check;
    p.activeJobs = int(check.read(m_activeJobs));
    p.options.threads = int(check.read(m_threads));
    p.options.connections = int(check.read(m_connections));
    if (!m_limits->read(p.options))
        check.blame(m_limits->firstError()->field());
    return check.wrong;
}

} // namespace milliard
