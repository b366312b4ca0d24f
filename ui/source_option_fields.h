// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QJsonObject>
#include <QWidget>

#include <functional>
#include <vector>

class QFormLayout;

namespace milliard {

class FieldMessage;
struct SourceKind;
struct SourceOption;

// A field for each option of a kind of source, as the kind describes them.
class SourceOptionFields final : public QWidget
{
    Q_OBJECT

public:
    explicit SourceOptionFields(QWidget *parent = nullptr);

    // Null: no fields. What was typed for an option is kept for the next kind that has it too, as while an address is typed anew.
    void setKind(const SourceKind *kind);
    bool isEmpty() const { return m_fields.empty(); }
    // What is not as it usually is, for JobOptions::source.
    QJsonObject options() const;
    // Says an error that begins with an option's name beside its field; false: it is of none.
    bool showError(const QString &message);
    void clearErrors();
    FieldMessage *firstError() const;

Q_SIGNALS:
    void edited();

private:
    struct Field {
        const SourceOption *option;
        std::function<QJsonValue()> value; // undefined: as usual
        FieldMessage *message;
    };
    Field makeField(QFormLayout &form, const SourceOption &option, const QJsonValue &before);
    QWidget *makeEdit(const SourceOption &option, const QJsonValue &before, Field &field);
    QWidget *makeFileEdit(const SourceOption &option, const QJsonValue &before, Field &field);

    const SourceKind *m_kind = nullptr;
    std::vector<Field> m_fields;
    QJsonObject m_kept; // of options that have had fields before
};

} // namespace milliard
