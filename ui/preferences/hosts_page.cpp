// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/preferences/hosts_page.h"

#include "core/model/format.h"
#include "ui/field_message.h"
#include "ui/host_rule_dialog.h"
#include "ui/icons.h"
#include "ui/rate_field.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace milliard {
namespace {

// What the rule sets, in few words; of what may be long or secret only that it is set.
QString summary(const HostRule &rule)
{
    QStringList parts;
    if (rule.limits.bytesPerSecond > 0)
        parts << HostsPage::tr("at most %1").arg(rateText(rule.limits.bytesPerSecond));
    if (rule.limits.filesPerSecond > 0)
        parts << HostsPage::tr("%1 files/s").arg(formatCount(rule.limits.filesPerSecond));
    if (rule.hostConnections > 0)
        parts << HostsPage::tr("%Ln connection(s)", nullptr, rule.hostConnections);
    const NetworkOptions &n = rule.network;
    const std::pair<bool, QString> others[]{{!n.proxy.isEmpty(), HostsPage::tr("proxy")}, {!n.headers.isEmpty(), HostsPage::tr("headers")},
        {!n.userAgent.isEmpty(), HostsPage::tr("user agent")}, {!n.cookieFile.isEmpty(), HostsPage::tr("cookies")},
        {!n.bearer.isEmpty(), HostsPage::tr("token")}, {!n.clientCertificate.isEmpty(), HostsPage::tr("client certificate")}};
    for (const auto &[isSet, name] : others) {
        if (isSet)
            parts << name;
    }
    return parts.isEmpty() ? HostsPage::tr("as usual") : parts.join(QStringLiteral(", "));
}

} // namespace

HostsPage::HostsPage()
    : PreferencesPage(tr("Hosts"), symbol(QStringLiteral("hosts")))
    , m_list(new QTreeWidget)
    , m_add(new QPushButton(tr("&Add…")))
    , m_edit(new QPushButton(tr("&Edit…")))
    , m_remove(new QPushButton(tr("&Remove")))
    , m_up(new QPushButton(tr("&Up")))
    , m_down(new QPushButton(tr("&Down")))
{
    auto *intro = new QLabel(tr("New downloads from these hosts begin with limits, a proxy, headers and the like of their own. The first rule that fits holds; "
                                "all else is as the other pages have it."));
    intro->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("hostRules"));
    m_list->setAccessibleName(tr("Rules for hosts"));
    m_list->setHeaderLabels({tr("Hosts"), tr("What is their own")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setMinimumHeight(m_list->fontMetrics().height() * 7);
    m_list->header()->setStretchLastSection(true);
    const std::pair<QPushButton *, const char *> names[]{{m_add, "addHostRule"}, {m_edit, "editHostRule"}, {m_remove, "removeHostRule"}, {m_up, "hostRuleUp"}, {m_down, "hostRuleDown"}};
    for (const auto &[button, name] : names)
        button->setObjectName(QLatin1String(name));
    m_up->setAccessibleName(tr("Try this rule earlier"));
    m_down->setAccessibleName(tr("Try this rule later"));
    column()->addWidget(intro);
    column()->addWidget(m_list, 1);
    column()->addWidget(inRow({m_add, m_edit, m_remove, m_up, m_down}, -1));
    connect(m_add, &QPushButton::clicked, this, [this] { edit(int(m_rules.size())); });
    connect(m_edit, &QPushButton::clicked, this, [this] { edit(chosen()); });
    connect(m_list, &QTreeWidget::itemActivated, this, [this] { edit(chosen()); });
    connect(m_remove, &QPushButton::clicked, this, &HostsPage::remove);
    connect(m_up, &QPushButton::clicked, this, [this] { shift(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { shift(1); });
    connect(m_list, &QTreeWidget::currentItemChanged, this, &HostsPage::refreshEnabled);
    refreshEnabled();
}

int HostsPage::chosen() const
{
    return m_list->indexOfTopLevelItem(m_list->currentItem());
}

void HostsPage::edit(int row)
{
    const bool isNew = row == m_rules.size();
    auto *dialog = new HostRuleDialog(isNew ? HostRule() : m_rules[row], this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, row, isNew] {
        if (isNew)
            m_rules.append(dialog->rule());
        else
            m_rules[row] = dialog->rule();
        showAll(row);
    });
    dialog->open();
}

void HostsPage::remove()
{
    const int row = chosen();
    m_rules.removeAt(row);
    showAll(std::min(row, int(m_rules.size()) - 1));
    (m_rules.isEmpty() ? static_cast<QWidget *>(m_add) : m_list)->setFocus();
}

void HostsPage::shift(int by)
{
    const int row = chosen();
    m_rules.swapItemsAt(row, row + by);
    showAll(row + by);
}

void HostsPage::showAll(int chosen)
{
    m_list->clear();
    for (const HostRule &rule : std::as_const(m_rules))
        new QTreeWidgetItem(m_list, {rule.hosts.join(QLatin1Char(' ')), summary(rule)});
    m_list->resizeColumnToContents(0);
    m_list->setColumnWidth(0, std::min(m_list->columnWidth(0), m_list->viewport()->width() / 2));
    m_list->setCurrentItem(m_list->topLevelItem(chosen));
    refreshEnabled();
}

void HostsPage::refreshEnabled()
{
    const int row = chosen();
    m_add->setEnabled(m_rules.size() < mostHostRules);
    m_edit->setEnabled(row >= 0);
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_rules.size());
}

void HostsPage::load(const Preferences &p)
{
    m_rules = p.hostRules;
    showAll(0);
}

QWidget *HostsPage::store(Preferences &p)
{
    p.hostRules = m_rules;
    return nullptr;
}

bool HostsPage::search(const QStringList &words)
{
    const bool onThePage = PreferencesPage::search(words);
    return std::ranges::any_of(m_rules, [&words](const HostRule &rule) { return hasAll(rule.hosts.join(QLatin1Char(' ')), words); }) || onThePage;
}

} // namespace milliard
