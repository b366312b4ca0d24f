// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/list/list_service.h"

#include <QWidget>

#include <vector>

class QLineEdit;

namespace milliard {

class FieldMessage;

// Where a list/get service has what: the prefix, the paths, the JSON keys. For people whose service differs from
// the usual.
class ServiceFields final : public QWidget
{
    Q_OBJECT

public:
    explicit ServiceFields(QWidget *parent = nullptr);

    QString prefix() const;
    void setPrefix(const QString &prefix);
    ListServiceOptions options() const;
    void setOptions(const ListServiceOptions &options);
    bool isUsual() const; // no prefix, and the options are the default ones
    FieldMessage *message() const { return m_message; }
    // An empty path or key is wrong; the message says which.
    bool check();

Q_SIGNALS:
    void edited();

private:
    struct Field {
        QString ListServiceOptions::*option;
        QLineEdit *edit;
        QString title;
    };
    QLineEdit *m_prefix;
    std::vector<Field> m_fields;
    FieldMessage *m_message;
};

} // namespace milliard
