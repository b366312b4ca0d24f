// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

#include <optional>

class QComboBox;

namespace milliard {

class FieldMessage;
class NumberEdit;

// "1.25 MiB/s": exact, unlike a measured speed.
QString rateText(qint64 bytesPerSecond);

// A field for bytes per second, with the unit beside it and room for a message below.
class RateField final : public QWidget
{
    Q_OBJECT

public:
    // Object names are this one, and with "Unit" and "Message" behind it. 'plain' says in words what the number is.
    RateField(const char *name, const QString &plain);

    void setNoLimitAllowed(const QString &meaning = {}); // an empty field is 0, as NumberEdit has it
    void setRate(qint64 bytesPerSecond); // 0: the field is empty
    // The rate; none if the message says, naming 'what', what is wrong.
    std::optional<qint64> rate(const QString &what) const;
    NumberEdit &edit() { return *m_edit; }
    FieldMessage &message() { return *m_message; }

Q_SIGNALS:
    void edited(); // by the user

private:
    void unitChosen();
    double unit() const; // bytes

    NumberEdit *m_edit;
    QComboBox *m_unit;
    FieldMessage *m_message;
};

} // namespace milliard
