// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

class QLabel;

namespace milliard {

// One line under an input field that says what is wrong with it, or a hint. Says it with a symbol and words, not
// with colour alone, and as the field's accessible description. Hidden while it has nothing to say.
class FieldMessage final : public QWidget
{
    Q_OBJECT

public:
    // The field outlives the message or dies with the same parent.
    explicit FieldMessage(QWidget *field, QWidget *parent = nullptr);

    void setError(const QString &text);
    void setHint(const QString &text);
    void clear();
    bool hasError() const { return m_error; }
    QString text() const;
    QWidget *field() const { return m_field; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void show(const QString &text, bool error);
    void paintSymbol();

    QWidget *m_field;
    QLabel *m_symbol;
    QLabel *m_text;
    bool m_error = false;
};

// 'field' with its messages under it, as one widget for a form.
QWidget *withMessages(QWidget *field, std::initializer_list<FieldMessage *> messages);
// The label of a form's row, whose mnemonic goes to 'buddy'.
QLabel *labelFor(QWidget *buddy, const QString &text);
// Side by side; the one at index 'stretched' takes the room that is left, or none for -1.
QWidget *inRow(std::initializer_list<QWidget *> widgets, int stretched);

} // namespace milliard
