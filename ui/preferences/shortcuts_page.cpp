// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/preferences/shortcuts_page.h"

#include "ui/actions.h"
#include "ui/field_message.h"
#include "ui/icons.h"

#include <QAction>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace milliard {
namespace {

QString plainText(const QAction &command)
{
    return command.text().remove(QLatin1Char('&')).remove(QChar(u'…'));
}

} // namespace

ShortcutsPage::ShortcutsPage(const QList<QAction *> &commands)
    : PreferencesPage(tr("Shortcuts"), symbol(QStringLiteral("keyboard"), QStringLiteral("configure-shortcuts")))
    , m_commands(commands)
    , m_keys(std::size_t(commands.size()))
    , m_list(new QTreeWidget)
    , m_edit(new QKeySequenceEdit)
    , m_usual(new QPushButton(tr("&Usual Key")))
    , m_message(new FieldMessage(m_edit))
{
    m_list->setObjectName(QStringLiteral("shortcuts"));
    m_list->setAccessibleName(tr("Commands and their keys"));
    m_list->setHeaderLabels({tr("Command"), tr("Key")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setStretchLastSection(true);
    QPixmap none(16, 16); // in place of a symbol, so that the names have one edge
    none.fill(Qt::transparent);
    for (const QAction *command : std::as_const(m_commands)) {
        auto *item = new QTreeWidgetItem(m_list, {plainText(*command)});
        item->setIcon(0, command->icon().isNull() ? QIcon(none) : command->icon());
        item->setToolTip(0, command->toolTip());
    }
    m_list->resizeColumnToContents(0);
    m_edit->setObjectName(QStringLiteral("shortcutKey"));
    m_edit->setAccessibleName(tr("Key of the chosen command"));
    m_edit->setMaximumSequenceLength(1);
    m_edit->setClearButtonEnabled(true);
    m_usual->setObjectName(QStringLiteral("usualKey"));
    m_message->setObjectName(QStringLiteral("shortcutKeyMessage"));
    column()->addWidget(m_list, 1);
    column()->addWidget(inRow({labelFor(m_edit, tr("&Key:")), m_edit, m_usual}, 1));
    column()->addWidget(m_message);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutsPage::showChosen);
    connect(m_edit, &QKeySequenceEdit::editingFinished, this, [this] {
        const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
        if (row >= 0 && m_keys[std::size_t(row)].value(0) != m_edit->keySequence())
            setKeys(row, m_edit->keySequence().isEmpty() ? QList<QKeySequence>() : QList{m_edit->keySequence()});
    });
    connect(m_usual, &QPushButton::clicked, this, [this] {
        if (const int row = m_list->indexOfTopLevelItem(m_list->currentItem()); row >= 0)
            setKeys(row, usualShortcuts(*m_commands[row]));
    });
}

void ShortcutsPage::load(const Preferences &p)
{
    for (int row = 0; row < m_commands.size(); ++row)
        setKeys(row, shortcutsOf(*m_commands[row], p.shortcuts));
    if (!m_list->currentItem())
        m_list->setCurrentItem(m_list->topLevelItem(0));
    showChosen();
}

QWidget *ShortcutsPage::store(Preferences &p)
{
    p.shortcuts.clear();
    for (int row = 0; row < m_commands.size(); ++row) {
        const QList<QKeySequence> &keys = m_keys[std::size_t(row)];
        if (other(row) >= 0) {
            m_list->setCurrentItem(m_list->topLevelItem(row));
            return m_edit;
        }
        if (keys != usualShortcuts(*m_commands[row]))
            p.shortcuts.insert(m_commands[row]->objectName(), QKeySequence::listToString(keys, QKeySequence::PortableText));
    }
    return nullptr;
}

bool ShortcutsPage::search(const QStringList &words)
{
    const bool all = hasAll(title(), words);
    bool any = all;
    for (int row = 0; row < m_commands.size(); ++row) {
        QTreeWidgetItem *item = m_list->topLevelItem(row);
        const bool found = all || hasAll(item->text(0) + QLatin1Char(' ') + item->text(1), words);
        item->setHidden(!found);
        any = any || found;
    }
    return any;
}

void ShortcutsPage::showChosen()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    m_edit->setEnabled(row >= 0);
    m_usual->setEnabled(row >= 0 && m_keys[std::size_t(row)] != usualShortcuts(*m_commands[row]));
    m_message->clear();
    if (row < 0)
        return;
    m_edit->setKeySequence(m_keys[std::size_t(row)].value(0));
    if (const int same = other(row); same >= 0)
        m_message->setError(tr("\"%1\" has this key too: choose another one for one of them.").arg(plainText(*m_commands[same])));
}

void ShortcutsPage::setKeys(int row, const QList<QKeySequence> &keys)
{
    m_keys[std::size_t(row)] = keys;
    QTreeWidgetItem *item = m_list->topLevelItem(row);
    item->setText(1, QKeySequence::listToString(keys, QKeySequence::NativeText));
    QFont font = m_list->font();
    font.setBold(keys != usualShortcuts(*m_commands[row])); // changed ones stand out
    item->setFont(1, font);
    if (item == m_list->currentItem())
        showChosen();
}

int ShortcutsPage::other(int row) const
{
    for (int i = 0; i < m_commands.size(); ++i) {
        if (i != row && std::ranges::any_of(m_keys[std::size_t(row)], [&](const QKeySequence &key) { return m_keys[std::size_t(i)].contains(key); }))
            return i;
    }
    return -1;
}

} // namespace milliard
