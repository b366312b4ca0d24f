// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/host_rules.h"

#include <QDialog>

class QLineEdit;
class QScrollArea;

namespace milliard {

class FieldMessage;
class LimitFields;
class NetworkFields;

// One rule for hosts: which they are, and what is another for them than in the preferences. Accepts only what check() lets through.
class HostRuleDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit HostRuleDialog(const HostRule &rule, QWidget *parent = nullptr);

    const HostRule &rule() const { return m_rule; } // once it is accepted, the new one
    void accept() override;

private:

    HostRule m_rule;
    QLineEdit *m_hosts;
    FieldMessage *m_hostsMessage;
    LimitFields *m_limits;
    NetworkFields *m_network;
    QScrollArea *m_scroll;
};

} // namespace milliard
