// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/host_rule_dialog.h"

#include "ui/field_message.h"
#include "ui/globs.h"
#include "ui/limit_fields.h"
#include "ui/network_fields.h"
#include "ui/scrolled_form.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace milliard {

HostRuleDialog::HostRuleDialog(const HostRule &rule, QWidget *parent)
    : QDialog(parent)
    , m_rule(rule)
    , m_hosts(new QLineEdit)
    , m_hostsMessage(new FieldMessage(m_hosts))
    , m_scroll(new QScrollArea)
{
    setWindowTitle(rule.hosts.isEmpty() ? tr("New Rule for Hosts") : tr("Rule for Hosts"));
    m_hosts->setObjectName(QStringLiteral("ruleHosts"));
    m_hosts->setAccessibleName(tr("Hosts"));
    m_hosts->setPlaceholderText(QStringLiteral("*.example.org 10.0.0.*"));
    m_hosts->setToolTip(tr("Names with * and ?, spaces between"));
    m_hosts->setText(rule.hosts.join(QLatin1Char(' ')));
    m_hostsMessage->setObjectName(QStringLiteral("ruleHostsMessage"));
    connect(m_hosts, &QLineEdit::textEdited, m_hostsMessage, &FieldMessage::clear);

    auto *fields = new QWidget;
    auto *form = new QFormLayout(fields);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(labelFor(m_hosts, tr("&Hosts:")), withMessages(m_hosts, {m_hostsMessage}));
    auto *what = new QLabel(tr("New downloads from these begin with this. What is left empty is as the other pages of the preferences have it."));
    what->setWordWrap(true);
    form->addRow(what);
    JobOptions options;
    rule.applyTo(options);
    m_limits = new LimitFields(*form, {tr("Do&wnload speed:"), tr("Re&quests:"), tr("Pe&r host:")}, this);
    m_limits->setEmptyAsUsual();
    m_limits->set(options);
    m_network = new NetworkFields(*form, this);
    m_network->setEmptyAsUsual();
    m_network->set(options.network);

    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(fields);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    for (const auto button : {QDialogButtonBox::Ok, QDialogButtonBox::Cancel})
        buttons->button(button)->setIcon({});
    connect(buttons, &QDialogButtonBox::accepted, this, &HostRuleDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *outer = new QVBoxLayout(this);
    outer->addWidget(m_scroll, 1);
    outer->addWidget(buttons);
    const int wanted = fields->sizeHint().height() + buttons->sizeHint().height() + 60;
    resize(640, std::min(wanted, (screen() ? screen()->availableSize().height() : 800) - 60));
    m_hosts->setFocus();
}

void HostRuleDialog::accept()
{
    JobOptions options;
    const bool limitsGood = m_limits->read(options);
    const bool networkGood = m_network->read(options.network);
    const HostRule rule{globsFrom(m_hosts->text()), {options.limitRate, options.limitRequests}, options.hostConnections, options.network};
    if (const auto possible = check(rule); !possible) {
        m_hostsMessage->setError(possible.error().message);
        return showMessage(*this, *m_scroll, m_hostsMessage);
    }
    if (!limitsGood || !networkGood)
        return showMessage(*this, *m_scroll, limitsGood ? m_network->firstError() : m_limits->firstError());
    m_rule = rule;
    QDialog::accept();
}

} // namespace milliard
