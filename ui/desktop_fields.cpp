// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/desktop_fields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>

namespace milliard {

DesktopFields::DesktopFields(QFormLayout &form, QObject *parent)
    : QObject(parent)
    , m_tray(new QCheckBox(tr("Show an icon with the speed in the tra&y")))
    , m_notify(new QCheckBox(tr("Show a &message when a download ends, unless the window is in front")))
    , m_close(new QComboBox)
{
    m_tray->setObjectName(QStringLiteral("tray"));
    m_notify->setObjectName(QStringLiteral("notify"));
    m_close->setObjectName(QStringLiteral("closing"));
    m_close->setAccessibleName(tr("Closing while downloads run"));
    m_close->addItem(tr("Ask"), int(CloseChoice::Ask));
    m_close->addItem(tr("Keep running in the tray, where there is one"), int(CloseChoice::Tray));
    m_close->addItem(tr("Pause and quit"), int(CloseChoice::Quit));
    m_close->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto *label = new QLabel(tr("Clos&ing:"));
    label->setBuddy(m_close);
    label->setToolTip(tr("What closing the window does while downloads run"));
    form.addRow(new QLabel(tr("Desktop:")), m_tray);
    form.addRow(new QLabel, m_notify);
    form.addRow(label, m_close);
}

void DesktopFields::set(const DesktopChoices &choices)
{
    m_tray->setChecked(choices.tray);
    m_notify->setChecked(choices.notify);
    m_close->setCurrentIndex(m_close->findData(int(choices.close)));
}

DesktopChoices DesktopFields::choices() const
{
    return {m_tray->isChecked(), m_notify->isChecked(), CloseChoice(m_close->currentData().toInt())};
}

} // namespace milliard
