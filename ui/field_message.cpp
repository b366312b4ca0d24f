// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/field_message.h"

#include "ui/icons.h"
#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace milliard {

FieldMessage::FieldMessage(QWidget *field, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_symbol(new QLabel(this))
    , m_text(new QLabel(this))
{
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setTextFormat(Qt::PlainText); // it may quote what a server said
    m_symbol->setFixedWidth(18);
    m_symbol->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 2);
    row->setSpacing(4);
    row->addWidget(m_symbol, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    hide();
}

void FieldMessage::setError(const QString &text)
{
    show(text, true);
}

void FieldMessage::setHint(const QString &text)
{
    show(text, false);
}

void FieldMessage::clear()
{
    show({}, false);
}

QString FieldMessage::text() const
{
    return m_text->text();
}

void FieldMessage::show(const QString &text, bool error)
{
    m_error = error && !text.isEmpty();
    m_text->setText(text);
    m_field->setAccessibleDescription(text);
    paintSymbol();
    setVisible(!text.isEmpty());
}

void FieldMessage::paintSymbol()
{
    const QColor color = toneColor(m_error ? Tone::Bad : Tone::Quiet, palette());
    QPalette own = m_text->palette();
    if (own.color(QPalette::WindowText) != color) {
        own.setColor(QPalette::WindowText, color);
        m_text->setPalette(own);
    }
    const QString name = m_error ? QStringLiteral("error") : QStringLiteral("info");
    m_symbol->setPixmap(tintedSymbol(name, color, 16, devicePixelRatioF()));
}

void FieldMessage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        paintSymbol();
    QWidget::changeEvent(event);
}

QWidget *withMessages(QWidget *field, std::initializer_list<FieldMessage *> messages)
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(field);
    for (FieldMessage *message : messages)
        column->addWidget(message);
    return box;
}

QLabel *labelFor(QWidget *buddy, const QString &text)
{
    auto *label = new QLabel(text);
    label->setBuddy(buddy);
    return label;
}

QWidget *inRow(std::initializer_list<QWidget *> widgets, int stretched)
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    int i = 0;
    for (QWidget *widget : widgets)
        row->addWidget(widget, i++ == stretched ? 1 : 0);
    if (stretched < 0)
        row->addStretch();
    return box;
}

} // namespace milliard
