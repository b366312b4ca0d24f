// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QLineEdit>

#include <optional>

namespace milliard {

class FieldMessage;

// A field for a number that lets anything be typed, so that a wrong number is told about and not silently
// changed. Up and Down step it. Written as the user's language writes numbers, and in no other way: "2.000" is two thousand where
// dots are between thousands.
class NumberEdit final : public QLineEdit
{
    Q_OBJECT

public:
    // Decimals: how many digits may follow the point; 0 for whole numbers.
    NumberEdit(double low, double high, int decimals = 0, QWidget *parent = nullptr);

    void setBounds(double low, double high);
    // An empty field and 0 then count as 0, which is "No limit", or what 'meaning' says.
    void setNoLimitAllowed(const QString &meaning = {});
    void setNumber(double number);
    // The number, if it is one within the bounds; else 'message' says what was expected, naming 'what'.
    std::optional<double> number(FieldMessage &message, const QString &what) const;
    QString bounds() const; // "1 to 256"

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    std::optional<double> parsed() const;

    double m_low;
    double m_high;
    int m_decimals;
    bool m_noLimitAllowed = false;
    QString m_meaning; // of an empty field; empty: no limit
};

} // namespace milliard
