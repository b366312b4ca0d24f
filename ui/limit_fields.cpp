// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/limit_fields.h"

#include "ui/field_message.h"
#include "ui/number_edit.h"
#include "ui/option_help.h"
#include "ui/rate_field.h"

#include <QFormLayout>
#include <QLabel>

namespace milliard {

LimitFields::LimitFields(QFormLayout &form, const Titles &titles, QObject *parent)
    : QObject(parent)
    , m_form(form)
    , m_speed(new RateField("speed", tr("Most bytes per second; empty: no limit")))
    , m_requests(addField(double(JobOptions::maxLimit), "requests", tr("Most files per second; empty: no limit")))
    , m_hostConnections(addField(double(JobOptions::maxThreads) * JobOptions::maxConnections, "hostConnections",
          tr("Most connections to one host; empty: no limit")))
{
    m_speed->setNoLimitAllowed();
    m_requests->setNoLimitAllowed();
    m_hostConnections->setNoLimitAllowed();
    connect(m_speed, &RateField::edited, this, &LimitFields::edited);
    m_form.addRow(labelFor(&m_speed->edit(), titles.speed), m_speed);
    m_rows[0] = m_speed;
    m_requestsMessage = addRow(1, titles.requests, m_requests, new QLabel(tr("files per second")), "requestsMessage");
    m_hostConnectionsMessage = addRow(2, titles.hostConnections, m_hostConnections, new QLabel(tr("connections of all threads together")),
        "hostConnectionsMessage");
    setHelp(*m_hostConnections, OptionHelp::HostConnections);
}

NumberEdit *LimitFields::addField(double high, const char *name, const QString &plain)
{
    auto *edit = new NumberEdit(1, high);
    edit->setObjectName(QLatin1String(name));
    edit->setAccessibleName(plain);
    connect(edit, &QLineEdit::textEdited, this, &LimitFields::edited);
    return edit;
}

void LimitFields::setEmptyAsUsual()
{
    const QString meaning = tr("As usual");
    m_speed->setNoLimitAllowed(meaning);
    m_requests->setNoLimitAllowed(meaning);
    m_hostConnections->setNoLimitAllowed(meaning);
    m_speed->edit().setAccessibleName(tr("Most bytes per second; empty: as usual"));
    m_requests->setAccessibleName(tr("Most files per second; empty: as usual"));
    m_hostConnections->setAccessibleName(tr("Most connections to one host; empty: as usual"));
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

void LimitFields::set(const JobOptions &options)
{
    m_speed->setRate(options.limitRate);
    m_requests->setNumber(double(options.limitRequests));
    m_hostConnections->setNumber(options.hostConnections);
}

bool LimitFields::read(JobOptions &options) const
{
    const auto speed = m_speed->rate(tr("The download speed"));
    const auto requests = m_requests->number(*m_requestsMessage, tr("The number of files per second"));
    const auto hostConnections = m_hostConnections->number(*m_hostConnectionsMessage, tr("The number of connections per host"));
    if (!speed || !requests || !hostConnections)
        return false;
    options.limitRate = *speed;
    options.limitRequests = qint64(*requests);
    options.hostConnections = int(*hostConnections);
    return true;
}

bool LimitFields::isUsual() const
{
    return m_speed->edit().text().isEmpty() && m_requests->text().isEmpty() && m_hostConnections->text().isEmpty();
}

FieldMessage *LimitFields::firstError() const
{
    for (FieldMessage *message : {&m_speed->message(), m_requestsMessage, m_hostConnectionsMessage}) {
        if (message->hasError())
            return message;
    }
    return nullptr;
}

} // namespace milliard
