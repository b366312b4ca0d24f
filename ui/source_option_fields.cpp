// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/source_option_fields.h"

#include "core/source/source_kind.h"
#include "ui/field_message.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace milliard {
namespace {

// The descriptions come from core, which has no translations of its own.
QString translated(const char *text)
{
    return QCoreApplication::translate("SourceKind", text);
}

QLineEdit *makeLine(const SourceOption &option, const QJsonValue &before)
{
    auto *edit = new QLineEdit;
    edit->setPlaceholderText(QString::fromUtf8(*option.usual ? option.usual : option.value));
    edit->setText(before.toString());
    return edit;
}

std::function<QJsonValue()> valueOf(const QLineEdit *edit)
{
    return [edit] {
        const QString text = edit->text().trimmed();
        return text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text);
    };
}

} // namespace

SourceOptionFields::SourceOptionFields(QWidget *parent)
    : QWidget(parent)
{
}

void SourceOptionFields::setKind(const SourceKind *kind)
{
    if (kind == m_kind)
        return;
    m_kind = kind;
    const QJsonObject before = options();
    for (const Field &field : m_fields)
        m_kept.remove(field.option->key());
    for (auto it = before.begin(); it != before.end(); ++it)
        m_kept.insert(it.key(), it.value());
    m_fields.clear();
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    delete layout();
    if (!kind || kind->options.empty())
        return;
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (const SourceOption &option : kind->options)
        m_fields.push_back(makeField(*form, option, m_kept.value(option.key())));
}

SourceOptionFields::Field SourceOptionFields::makeField(QFormLayout &form, const SourceOption &option, const QJsonValue &before)
{
    Field field{&option, {}, nullptr};
    QWidget *const row = makeEdit(option, before, field);
    QWidget *const edit = row->focusProxy() ? row->focusProxy() : row;
    edit->setObjectName(option.key());
    edit->setAccessibleName(translated(option.title));
    edit->setToolTip(translated(option.help));
    edit->setWhatsThis(translated(option.help));
    field.message = new FieldMessage(edit);
    field.message->setObjectName(option.key() + QStringLiteral("Message"));
    QWidget *const whole = withMessages(row, {field.message});
    if (option.type == SourceOption::Flag)
        form.addRow(QString(), whole);
    else
        form.addRow(labelFor(edit, QStringLiteral("%1:").arg(translated(option.title))), whole);
    return field;
}

QWidget *SourceOptionFields::makeEdit(const SourceOption &option, const QJsonValue &before, Field &field)
{
    switch (option.type) {
    case SourceOption::Flag: {
        auto *box = new QCheckBox(translated(option.title));
        box->setChecked(before.toBool());
        field.value = [box] { return box->isChecked() ? QJsonValue(true) : QJsonValue(QJsonValue::Undefined); };
        connect(box, &QCheckBox::toggled, this, &SourceOptionFields::edited);
        return box;
    }
    case SourceOption::Choice: {
        auto *box = new QComboBox;
        box->addItems(QString::fromLatin1(option.value).split(QLatin1Char('|')));
        const QString usual = QString::fromLatin1(option.usual);
        box->setCurrentText(before.toString(usual));
        field.value = [box, usual] { return box->currentText() == usual ? QJsonValue(QJsonValue::Undefined) : QJsonValue(box->currentText()); };
        connect(box, &QComboBox::currentIndexChanged, this, &SourceOptionFields::edited);
        return box;
    }
    case SourceOption::File:
        return makeFileEdit(option, before, field);
    case SourceOption::Text:
    case SourceOption::Number:
        break;
    }
    QLineEdit *const edit = makeLine(option, before);
    field.value = valueOf(edit);
    connect(edit, &QLineEdit::textEdited, this, &SourceOptionFields::edited);
    return edit;
}

QWidget *SourceOptionFields::makeFileEdit(const SourceOption &option, const QJsonValue &before, Field &field)
{
    QLineEdit *const edit = makeLine(option, before);
    auto *browse = new QPushButton(tr("Choose…"));
    browse->setAccessibleName(tr("Choose: %1").arg(translated(option.title)));
    browse->setAutoDefault(false);
    QWidget *const row = inRow({edit, browse}, 0);
    row->setFocusProxy(edit);
    field.value = valueOf(edit);
    connect(edit, &QLineEdit::textEdited, this, &SourceOptionFields::edited);
    connect(browse, &QPushButton::clicked, this, [this, edit, title = translated(option.title)] {
        auto *dialog = new QFileDialog(this, title);
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QFileDialog::fileSelected, edit, [this, edit](const QString &file) {
            edit->setText(file);
            Q_EMIT edited();
        });
        dialog->open();
    });
    return row;
}

QJsonObject SourceOptionFields::options() const
{
    QJsonObject options;
    for (const Field &field : m_fields) {
        if (const QJsonValue value = field.value(); !value.isUndefined())
            options.insert(field.option->key(), value);
    }
    return options;
}

bool SourceOptionFields::showError(const QString &message)
{
    for (const Field &field : m_fields) {
        if (message.startsWith(QLatin1StringView(field.option->name) + QLatin1Char(' '))) {
            field.message->setError(translated(field.option->title) + message.sliced(qsizetype(qstrlen(field.option->name))));
            return true;
        }
    }
    return false;
}

void SourceOptionFields::clearErrors()
{
    for (const Field &field : m_fields) {
        if (field.message->hasError())
            field.message->clear();
    }
}

FieldMessage *SourceOptionFields::firstError() const
{
    for (const Field &field : m_fields) {
        if (field.message->hasError())
            return field.message;
    }
    return nullptr;
}

} // namespace milliard
