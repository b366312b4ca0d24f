// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

#include <optional>

class QLineEdit;

namespace milliard {

class FieldMessage;

// A file of PEM certificates, typed or chosen, with what is wrong with it under it; empty: none.
class CaFileField final : public QWidget
{
    Q_OBJECT

public:
    explicit CaFileField(QWidget *parent = nullptr);

    void setFile(const QString &file);
    QLineEdit *edit() const { return m_edit; }
    // The absolute path of a file that can be used, or empty; else the message says why not.
    std::optional<QString> file() const;

private:
    void browse();

    QLineEdit *m_edit;
    FieldMessage *m_message;
};

} // namespace milliard
