// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/search_field.h"

#include "ui/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QLineEdit>

namespace milliard {
namespace {

struct SearchField {
    Q_DECLARE_TR_FUNCTIONS(milliard::SearchField)
};

} // namespace

void makeSearchField(QLineEdit &field, const QString &name)
{
    field.setAccessibleName(name);
    field.setClearButtonEnabled(true);
    // Qt gives its own action no text, and screen readers would say "button".
    if (auto *clear = field.findChild<QAction *>(QStringLiteral("_q_qlineeditclearaction")))
        clear->setText(SearchField::tr("Empty the field"));
    QAction *find = field.addAction(symbol(QStringLiteral("find"), QStringLiteral("edit-find")), QLineEdit::LeadingPosition);
    find->setText(name);
    QObject::connect(find, &QAction::triggered, &field, &QLineEdit::selectAll);
}

} // namespace milliard
