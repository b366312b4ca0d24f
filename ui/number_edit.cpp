// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/number_edit.h"

#include "ui/field_message.h"

#include <QKeyEvent>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace milliard {

NumberEdit::NumberEdit(double low, double high, int decimals, QWidget *parent)
    : QLineEdit(parent)
    , m_low(low)
    , m_high(high)
    , m_decimals(decimals)
{
    setInputMethodHints(Qt::ImhFormattedNumbersOnly);
    setMaximumWidth(fontMetrics().horizontalAdvance(QStringLiteral("0")) * 14);
    setToolTip(bounds());
}

void NumberEdit::setBounds(double low, double high)
{
    m_low = low;
    m_high = high;
    setToolTip(bounds());
}

void NumberEdit::setNoLimitAllowed(const QString &meaning)
{
    m_noLimitAllowed = true;
    m_meaning = meaning;
    setPlaceholderText(meaning.isEmpty() ? tr("No limit") : meaning);
    setToolTip(bounds());
}

void NumberEdit::setNumber(double number)
{
    if (m_noLimitAllowed && number == 0)
        return clear();
    if (m_decimals == 0)
        return setText(QString::number(number, 'f', 0));
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    QString text = locale.toString(number, 'f', m_decimals);
    while (text.endsWith(locale.zeroDigit()))
        text.chop(locale.zeroDigit().size());
    if (text.endsWith(locale.decimalPoint()))
        text.chop(locale.decimalPoint().size());
    setText(text);
}

QString NumberEdit::bounds() const
{
    const auto shown = [](double n) { return QLocale().toString(n, 'g', 15); };
    const QString range = tr("%1 to %2").arg(shown(m_low), shown(m_high));
    if (!m_noLimitAllowed)
        return range;
    return m_meaning.isEmpty() ? tr("%1, or empty for no limit").arg(range) : tr("%1, or empty").arg(range);
}

std::optional<double> NumberEdit::parsed() const
{
    bool ok = false;
    const QString typed = text().trimmed();
    if (m_noLimitAllowed && typed.isEmpty())
        return 0;
    double number = 0;
    if (m_decimals > 0) {
        number = QLocale().toDouble(typed, &ok);
    } else {
        number = double(typed.toLongLong(&ok)); // digits are the same everywhere
        if (!ok)
            number = double(QLocale().toLongLong(typed, &ok));
    }
    if (!ok || !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::optional<double> NumberEdit::number(FieldMessage &message, const QString &what) const
{
    const auto number = parsed();
    const bool noLimit = m_noLimitAllowed && number == 0;
    if (number && (noLimit || (*number >= m_low && *number <= m_high))) {
        message.clear();
        return number;
    }
    const QString kind = m_decimals == 0 ? tr("a whole number") : tr("a number");
    message.setError(text().trimmed().isEmpty()
            ? tr("%1 is missing: %2 from %3.").arg(what, kind, bounds())
            : tr("%1 must be %2 from %3, not \"%4\".").arg(what, kind, bounds(), text().trimmed()));
    return std::nullopt;
}

void NumberEdit::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Up ? 1 : event->key() == Qt::Key_Down ? -1 : 0;
    if (step == 0 || !parsed())
        return QLineEdit::keyPressEvent(event);
    setNumber(std::clamp(*parsed() + step, m_noLimitAllowed ? 0 : m_low, m_high));
    Q_EMIT textEdited(text());
}

} // namespace milliard
