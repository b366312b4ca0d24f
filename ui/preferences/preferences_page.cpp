// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/preferences/preferences_page.h"

#include "core/model/near_match.h"
#include "ui/field_message.h"
#include "ui/number_edit.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>

#include <algorithm>

namespace milliard {
namespace {

// What people may look for a widget by.
QString searchText(const QWidget &widget)
{
    QStringList texts{widget.toolTip(), widget.accessibleName()};
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
        texts << label->text();
        if (const QWidget *buddy = label->buddy())
            texts << searchText(*buddy);
    } else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget)) {
        texts << button->text();
    } else if (const auto *group = qobject_cast<const QGroupBox *>(&widget)) {
        texts << group->title();
    } else if (const auto *box = qobject_cast<const QComboBox *>(&widget)) {
        for (int i = 0; i < box->count(); ++i)
            texts << box->itemText(i);
    }
    return texts.join(QLatin1Char(' ')).remove(QLatin1Char('&'));
}

void mark(QWidget &widget, bool on)
{
    QFont font = widget.font();
    if (font.bold() == on)
        return;
    font.setBold(on);
    widget.setFont(font);
}

} // namespace

PreferencesPage::PreferencesPage(const QString &title, const QIcon &icon)
    : m_title(title)
    , m_icon(icon)
    , m_column(new QVBoxLayout(this))
{
}

QFormLayout *PreferencesPage::addGroup(const QString &title)
{
    auto *group = new QGroupBox(title);
    auto *form = new QFormLayout(group);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_column->addWidget(group);
    m_forms.append(form);
    return form;
}

void PreferencesPage::addRow(QFormLayout &form, const QString &text, QWidget *buddy, QWidget *row)
{
    form.addRow(labelFor(buddy, text), row);
}

PreferencesPage::Number PreferencesPage::addNumber(QFormLayout &form, const QString &label, const QString &what, const QString &after,
    const char *name, double low, double high, int decimals)
{
    auto *edit = new NumberEdit(low, high, decimals);
    edit->setObjectName(QLatin1String(name));
    edit->setAccessibleName(what);
    auto *message = new FieldMessage(edit);
    message->setObjectName(QLatin1String(name) + QLatin1String("Message"));
    connect(edit, &QLineEdit::textEdited, message, &FieldMessage::clear);
    addRow(form, label, edit, withMessages(inRow({edit, new QLabel(after)}, 1), {message}));
    return {edit, message, what};
}

void PreferencesPage::alignGroups()
{
    m_column->addStretch();
    int width = 0;
    for (const QFormLayout *form : std::as_const(m_forms)) {
        for (int row = 0; row < form->rowCount(); ++row) {
            if (const QLayoutItem *label = form->itemAt(row, QFormLayout::LabelRole))
                width = std::max(width, label->widget()->sizeHint().width());
        }
    }
    for (const QFormLayout *form : std::as_const(m_forms)) {
        if (const QLayoutItem *item = form->itemAt(0, QFormLayout::LabelRole)) {
            auto *first = qobject_cast<QLabel *>(item->widget());
            first->setMinimumWidth(width);
            first->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        }
    }
}

void PreferencesPage::clearMessages()
{
    for (FieldMessage *message : findChildren<FieldMessage *>())
        message->clear();
}

bool PreferencesPage::hasAll(const QString &text, const QStringList &words)
{
    const QString folded = text.toCaseFolded();
    return std::ranges::all_of(words, [&folded](const QString &word) { return NearMatch(word.toCaseFolded(), word.size() < 5 ? 0 : 1).isIn(folded); });
}

bool PreferencesPage::search(const QStringList &words)
{
    bool any = words.isEmpty() || hasAll(m_title, words);
    for (QWidget *widget : findChildren<QWidget *>()) {
        if (!qobject_cast<QLabel *>(widget) && !qobject_cast<QAbstractButton *>(widget) && !qobject_cast<QGroupBox *>(widget)
            && !qobject_cast<QComboBox *>(widget) && !qobject_cast<QAbstractItemView *>(widget))
            continue;
        const bool found = !words.isEmpty() && !qobject_cast<FieldMessage *>(widget->parentWidget()) && hasAll(searchText(*widget), words);
        // A group's font would be that of all that is in it.
        if (qobject_cast<QLabel *>(widget) || qobject_cast<QAbstractButton *>(widget))
            mark(*widget, found);
        any = any || found;
    }
    return any;
}

void PreferencesPage::Check::blame(QWidget *field)
{
    if (!wrong)
        wrong = field;
}

double PreferencesPage::Check::read(const Number &number)
{
    const auto value = number.edit->number(*number.message, number.what);
    if (!value)
        blame(number.edit);
    return value.value_or(0);
}

} // namespace milliard
