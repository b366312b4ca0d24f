// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/service_fields.h"

#include "ui/field_message.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

namespace milliard {

ServiceFields::ServiceFields(QWidget *parent)
    : QWidget(parent)
    , m_prefix(new QLineEdit(this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    int cell = 0;
    const auto add = [&](QLineEdit *edit, const QString &title, const QString &plain) {
        auto *label = new QLabel(title, this);
        label->setBuddy(edit);
        edit->setAccessibleName(plain);
        edit->setMinimumWidth(fontMetrics().averageCharWidth() * 12);
        grid->addWidget(label, cell / 2, cell % 2 * 2);
        grid->addWidget(edit, cell / 2, cell % 2 * 2 + 1);
        connect(edit, &QLineEdit::textEdited, this, [this] {
            m_message->clear();
            Q_EMIT edited();
        });
        ++cell;
    };
    m_prefix->setObjectName(QStringLiteral("prefix"));
    m_prefix->setPlaceholderText(tr("none"));
    m_prefix->setToolTip(tr("Goes before both paths"));
    add(m_prefix, tr("Pre&fix:"), tr("Path prefix"));
    const auto addOption = [&](QString ListServiceOptions::*option, const QString &title, const QString &plain, const char *name) {
        auto *edit = new QLineEdit(this);
        edit->setObjectName(QLatin1String(name));
        add(edit, title, plain);
        m_fields.push_back({option, edit, plain});
    };
    using O = ListServiceOptions;
    addOption(&O::markerParameter, tr("Page para&meter:"), tr("Page parameter"), "markerParameter");
    addOption(&O::listPath, tr("&List path:"), tr("List path"), "listPath");
    addOption(&O::getPath, tr("&Get path:"), tr("Get path"), "getPath");
    addOption(&O::namesKey, tr("&Names key:"), tr("JSON key of the names"), "namesKey");
    addOption(&O::nextKey, tr("Ne&xt key:"), tr("JSON key of the next page"), "nextKey");
    addOption(&O::sizesKey, tr("Si&zes key:"), tr("JSON key of the sizes"), "sizesKey");
    m_message = new FieldMessage(m_fields[1].edit, this);
    m_message->setObjectName(QStringLiteral("pathMessage"));
    grid->addWidget(m_message, grid->rowCount(), 0, 1, 4);
    setOptions({});
}

QString ServiceFields::prefix() const
{
    return m_prefix->text().trimmed();
}

void ServiceFields::setPrefix(const QString &prefix)
{
    m_prefix->setText(prefix);
}

ListServiceOptions ServiceFields::options() const
{
    ListServiceOptions options;
    for (const Field &field : m_fields)
        options.*field.option = field.edit->text().trimmed();
    return options;
}

void ServiceFields::setOptions(const ListServiceOptions &options)
{
    for (const Field &field : m_fields)
        field.edit->setText(options.*field.option);
}

bool ServiceFields::isUsual() const
{
    return prefix().isEmpty() && options() == ListServiceOptions();
}

bool ServiceFields::check()
{
    for (const Field &field : m_fields) {
        if (!field.edit->text().trimmed().isEmpty() || field.option == &ListServiceOptions::sizesKey)
            continue;
        m_message->setError(tr("%1 is empty. The usual is \"%2\".").arg(field.title, ListServiceOptions().*field.option));
        return false;
    }
    if (m_message->hasError())
        m_message->clear();
    return true;
}

} // namespace milliard
