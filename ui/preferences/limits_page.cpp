// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/preferences/limits_page.h"

#include "ui/field_message.h"
#include "ui/icons.h"
#include "ui/metered_watch.h"
#include "ui/number_edit.h"
#include "ui/rate_field.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>

namespace milliard {

LimitsPage::LimitsPage()
    : PreferencesPage(tr("Limits"), symbol(QStringLiteral("limit")))
    , m_speed(new RateField("limitBytes", tr("Most bytes per second of all downloads together; empty: no limit")))
    , m_pauseWhereMetered(new QCheckBox(tr("Pause on &metered networks")))
    , m_meteredMessage(new FieldMessage(m_pauseWhereMetered))
    , m_keepAwake(new QCheckBox(tr("Do not go to sleep &while downloads run")))
{
    QFormLayout *all = addGroup(tr("All downloads together, while Limit Speed is on"));
    m_speed->setNoLimitAllowed();
    addRow(*all, tr("Down&load speed:"), &m_speed->edit(), m_speed);
    m_files = addNumber(*all, tr("Re&quests:"), tr("The number of files per second"), tr("files per second"), "limitFiles", 1, double(JobOptions::maxLimit));
    m_files.edit->setAccessibleName(tr("Most files per second of all downloads together; empty: no limit"));
    m_files.edit->setNoLimitAllowed();

    QFormLayout *computer = addGroup(tr("The network and the computer"));
    m_pauseWhereMetered->setObjectName(QStringLiteral("pauseWhereMetered"));
    m_pauseWhereMetered->setToolTip(tr("Where the system says that the network costs by the byte, downloads wait until there is another one"));
    m_meteredMessage->setObjectName(QStringLiteral("pauseWhereMeteredMessage"));
    m_keepAwake->setObjectName(QStringLiteral("keepAwake"));
    computer->addRow(new QLabel(tr("Network:")), withMessages(m_pauseWhereMetered, {m_meteredMessage}));
    computer->addRow(new QLabel(tr("Computer:")), m_keepAwake);
    alignGroups();
}

void LimitsPage::showEvent(QShowEvent *event)
{
    PreferencesPage::showEvent(event);
    if (!MeteredWatch::isTold())
        m_meteredMessage->setHint(tr("This system does not say what its network costs, so that nothing is paused here."));
}

void LimitsPage::load(const Preferences &p)
{
    m_speed->setRate(p.limits.ofAll.bytesPerSecond);
    m_speed->message().clear();
    m_files.edit->setNumber(double(p.limits.ofAll.filesPerSecond));
    m_files.message->clear();
    m_pauseWhereMetered->setChecked(p.limits.pauseWhereMetered);
    m_keepAwake->setChecked(p.limits.keepAwake);
}

QWidget *LimitsPage::store(Preferences &p)
{
    Check check;
    const auto speed = m_speed->rate(tr("The download speed"));
    if (!speed)
        check.blame(&m_speed->edit());
    p.limits.ofAll = {speed.value_or(0), qint64(check.read(m_files))};
    p.limits.pauseWhereMetered = m_pauseWhereMetered->isChecked();
    p.limits.keepAwake = m_keepAwake->isChecked();
    return check.wrong;
}

} // namespace milliard
