// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/rate_field.h"

#include "core/base/job_options.h"
#include "ui/field_message.h"
#include "ui/number_edit.h"

#include <QComboBox>
#include <QLocale>
#include <QVBoxLayout>

#include <array>
#include <cmath>

namespace milliard {
namespace {

// Enough for every number of bytes as KiB: a step is a tenth of a byte.
constexpr int rateDecimals = 4;
constexpr double leastRate = 0.001; // at least one byte in every unit
constexpr std::array units{std::pair{1024.0, "KiB/s"}, std::pair{1'048'576.0, "MiB/s"}};
constexpr int usualUnit = 1;

qint64 bytesOf(double number, double unit)
{
    return qint64(std::llround(number * unit));
}

double mostOf(double unit)
{
    return std::floor(double(JobOptions::maxLimit) / unit);
}

struct Rate {
    double number;
    int unit; // index
};

// In the largest unit that says it exactly in few digits.
Rate split(qint64 bytes)
{
    constexpr double step = 10'000;
    for (int i = int(units.size()) - 1; i > 0; --i) {
        const double unit = units[std::size_t(i)].first;
        const double number = std::round(double(bytes) / unit * step) / step;
        if (number >= 1 && number <= mostOf(unit) && bytesOf(number, unit) == bytes)
            return {number, i};
    }
    return {double(bytes) / units[0].first, 0};
}

} // namespace

QString rateText(qint64 bytesPerSecond)
{
    const Rate rate = split(bytesPerSecond);
    return QStringLiteral("%1 %2").arg(QLocale().toString(rate.number, 'g', 12), QLatin1String(units[std::size_t(rate.unit)].second));
}

RateField::RateField(const char *name, const QString &plain)
    : m_edit(new NumberEdit(leastRate, mostOf(units[usualUnit].first), rateDecimals))
    , m_unit(new QComboBox)
    , m_message(new FieldMessage(m_edit))
{
    m_edit->setObjectName(QLatin1String(name));
    m_edit->setAccessibleName(plain);
    m_unit->setObjectName(QLatin1String(name) + QStringLiteral("Unit"));
    m_unit->setAccessibleName(tr("Unit of the download speed"));
    m_message->setObjectName(QLatin1String(name) + QStringLiteral("Message"));
    for (const auto &[bytes, text] : units)
        m_unit->addItem(QLatin1String(text), bytes);
    m_unit->setCurrentIndex(usualUnit);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(withMessages(inRow({m_edit, m_unit}, -1), {m_message}));
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textEdited, m_message, &FieldMessage::clear);
    connect(m_edit, &QLineEdit::textEdited, this, &RateField::edited);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &RateField::unitChosen);
    connect(m_unit, &QComboBox::activated, this, &RateField::edited);
}

void RateField::setNoLimitAllowed(const QString &meaning)
{
    m_edit->setNoLimitAllowed(meaning);
}

double RateField::unit() const
{
    return m_unit->currentData().toDouble();
}

// The number stays as it is typed: "5" and then "MiB/s" is how people say it.
void RateField::unitChosen()
{
    m_edit->setBounds(leastRate, mostOf(unit()));
    m_message->clear();
}

void RateField::setRate(qint64 bytesPerSecond)
{
    const Rate rate = bytesPerSecond > 0 ? split(bytesPerSecond) : Rate{0, usualUnit};
    m_unit->setCurrentIndex(rate.unit);
    if (bytesPerSecond > 0)
        m_edit->setNumber(rate.number);
    else
        m_edit->clear();
}

std::optional<qint64> RateField::rate(const QString &what) const
{
    return m_edit->number(*m_message, what).transform([this](double number) { return bytesOf(number, unit()); });
}

} // namespace milliard
