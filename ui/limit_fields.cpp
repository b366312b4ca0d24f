// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/limit_fields.h"

#include "ui/field_message.h"
#include "ui/number_edit.h"
#include "ui/option_help.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>

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

LimitFields::LimitFields(QFormLayout &form, const Titles &titles, QObject *parent)
    : QObject(parent)
    , m_form(form)
    , m_speed(addField(leastRate, mostOf(units[usualUnit].first), rateDecimals, "speed", tr("Most bytes per second; empty: no limit")))
    , m_unit(new QComboBox)
    , m_requests(addField(1, double(JobOptions::maxLimit), 0, "requests", tr("Most files per second; empty: no limit")))
    , m_hostConnections(addField(1, double(JobOptions::maxThreads) * JobOptions::maxConnections, 0, "hostConnections",
          tr("Most connections to one host; empty: no limit")))
{
    m_unit->setObjectName(QStringLiteral("speedUnit"));
    m_unit->setAccessibleName(tr("Unit of the download speed"));
    for (const auto &[bytes, name] : units)
        m_unit->addItem(QLatin1String(name), bytes);
    m_unit->setCurrentIndex(usualUnit);
    m_speedMessage = addRow(0, titles.speed, m_speed, m_unit, "speedMessage");
    m_requestsMessage = addRow(1, titles.requests, m_requests, new QLabel(tr("files per second")), "requestsMessage");
    m_hostConnectionsMessage = addRow(2, titles.hostConnections, m_hostConnections, new QLabel(tr("connections of all threads together")),
        "hostConnectionsMessage");
    setHelp(*m_hostConnections, OptionHelp::HostConnections);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &LimitFields::unitChosen);
}

NumberEdit *LimitFields::addField(double low, double high, int decimals, const char *name, const QString &plain)
{
    auto *edit = new NumberEdit(low, high, decimals);
    edit->setNoLimitAllowed();
    edit->setObjectName(QLatin1String(name));
    edit->setAccessibleName(plain);
    return edit;
}

FieldMessage *LimitFields::addRow(int index, const QString &title, NumberEdit *edit, QWidget *unit, const char *name)
{
    auto *message = new FieldMessage(edit);
    message->setObjectName(QLatin1String(name));
    connect(edit, &QLineEdit::textEdited, message, &FieldMessage::clear);
    QWidget *row = withMessages(inRow({edit, unit}, -1), {message});
    m_form.addRow(labelFor(edit, title), row);
    m_rows[std::size_t(index)] = row;
    return message;
}

void LimitFields::setVisible(bool on)
{
    for (QWidget *row : m_rows)
        m_form.setRowVisible(row, on);
}

double LimitFields::unit() const
{
    return m_unit->currentData().toDouble();
}

// The number stays as it is typed: "5" and then "MiB/s" is how people say it.
void LimitFields::unitChosen()
{
    m_speed->setBounds(leastRate, mostOf(unit()));
    m_speedMessage->clear();
}

void LimitFields::set(const JobOptions &options)
{
    const Rate rate = options.limitRate > 0 ? split(options.limitRate) : Rate{0, usualUnit};
    m_unit->setCurrentIndex(rate.unit);
    m_speed->setNumber(rate.number);
    m_requests->setNumber(double(options.limitRequests));
    m_hostConnections->setNumber(options.hostConnections);
}

bool LimitFields::read(JobOptions &options) const
{
    const auto speed = m_speed->number(*m_speedMessage, tr("The download speed"));
    const auto requests = m_requests->number(*m_requestsMessage, tr("The number of files per second"));
    const auto hostConnections = m_hostConnections->number(*m_hostConnectionsMessage, tr("The number of connections per host"));
    if (!speed || !requests || !hostConnections)
        return false;
    options.limitRate = bytesOf(*speed, unit());
    options.limitRequests = qint64(*requests);
    options.hostConnections = int(*hostConnections);
    return true;
}

bool LimitFields::isUsual() const
{
    return m_speed->text().isEmpty() && m_requests->text().isEmpty() && m_hostConnections->text().isEmpty();
}

FieldMessage *LimitFields::firstError() const
{
    for (FieldMessage *message : {m_speedMessage, m_requestsMessage, m_hostConnectionsMessage}) {
        if (message->hasError())
            return message;
    }
    return nullptr;
}

} // namespace milliard
