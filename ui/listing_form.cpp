// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/listing_form.h"

#include "core/source/source_registry.h"
#include "ui/destination_field.h"
#include "ui/field_message.h"
#include "ui/host_text.h"
#include "ui/job_fields.h"
#include "ui/number_edit.h"
#include "ui/section_toggle.h"
#include "ui/service_fields.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QUrl>

namespace milliard {

ListingForm::ListingForm(const Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_defaults(settings.preferences().options)
    , m_host(new QLineEdit)
    , m_port(new NumberEdit(1, 65535))
    , m_https(new QCheckBox(tr("HTTPS")))
    , m_service(new ServiceFields)
    , m_advancedToggle(new SectionToggle(tr("Ad&vanced: paths and keys of the service")))
    , m_hostMessage(message(m_host, "hostMessage"))
    , m_portMessage(message(m_port, "portMessage"))
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(14, 12, 14, 8);
    form->setVerticalSpacing(9);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addSourceFields(*form);
    m_job = new JobFields(*form, settings, this);
    connect(m_job, &JobFields::sectionShown, this, &ListingForm::sectionShown);
    connect(m_job, &JobFields::listedEdited, this, &ListingForm::sourceEdited);
    addServiceFields(*form);
    connect(this, &ListingForm::sourceEdited, this, &ListingForm::tellOrigin);
    fill(settings);
    tellOrigin();
}

FieldMessage *ListingForm::message(QWidget *field, const char *name)
{
    auto *message = new FieldMessage(field);
    message->setObjectName(QLatin1String(name));
    return message;
}

void ListingForm::addSourceFields(QFormLayout &form)
{
    m_host->setObjectName(QStringLiteral("host"));
    m_host->setAccessibleName(tr("Host"));
    m_host->setPlaceholderText(tr("Name, address, or a whole URL"));
    m_port->setObjectName(QStringLiteral("port"));
    m_port->setAccessibleName(tr("Port"));
    m_https->setAccessibleName(tr("Use HTTPS"));
    form.addRow(labelFor(m_host, tr("&Host:")),
        withMessages(inRow({m_host, labelFor(m_port, tr("&Port:")), m_port, m_https}, 0), {m_hostMessage, m_portMessage}));
    connect(m_host, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_hostMessage->clear();
        if (text.contains(QLatin1String("://")))
            splitTyped();
        Q_EMIT sourceEdited();
    });
    connect(m_host, &QLineEdit::editingFinished, this, &ListingForm::splitTyped);
    connect(m_port, &QLineEdit::textEdited, this, [this] {
        m_portMessage->clear();
        Q_EMIT sourceEdited();
    });
    connect(m_https, &QCheckBox::toggled, this, &ListingForm::sourceEdited);
}

void ListingForm::addServiceFields(QFormLayout &form)
{
    m_service->setObjectName(QStringLiteral("service"));
    m_service->hide();
    m_advancedToggle->setObjectName(QStringLiteral("advanced"));
    form.addRow(m_advancedToggle);
    form.addRow(m_service);
    connect(m_advancedToggle, &SectionToggle::toggled, m_service, &QWidget::setVisible);
    connect(m_advancedToggle, &SectionToggle::toggled, this, &ListingForm::sectionShown);
    connect(m_service, &ServiceFields::edited, this, &ListingForm::sourceEdited);
}

void ListingForm::fill(const Settings &settings)
{
    const Preferences p = settings.preferences();
    m_host->setText(p.host);
    m_port->setNumber(p.port);
    if (const auto last = settings.lastListing()) {
        m_host->setText(last->host);
        m_port->setNumber(last->port);
        m_https->setChecked(last->https);
        m_service->setPrefix(last->prefix);
        m_service->setOptions(last->service);
        if (!last->destination.isEmpty())
            m_job->setUsualFolder(last->destination);
    }
    m_advancedToggle->setChecked(!m_service->isUsual());
    m_host->selectAll();
    propose();
    connect(this, &ListingForm::sourceEdited, this, &ListingForm::propose);
}

void ListingForm::propose()
{
    m_job->proposeFor({listSource(m_host->text().trimmed(), m_port->text().toInt(), m_https->isChecked(), m_service->prefix())});
}

void ListingForm::tellOrigin()
{
    const QString host = m_host->text().trimmed();
    QUrl origin;
    origin.setScheme(QLatin1StringView(m_https->isChecked() ? "https" : "http"));
    origin.setHost(host);
    origin.setPort(m_port->text().toInt());
    m_job->setOrigin(origin.isValid() && !origin.host().isEmpty() ? origin : QUrl());
}

void ListingForm::setSource(const QString &text)
{
    m_host->setText(text.trimmed());
    m_service->setPrefix({});
    splitTyped();
    propose();
}

bool ListingForm::splitTyped()
{
    const auto parts = splitHost(m_host->text());
    if (!parts)
        return false;
    m_host->setText(parts->host);
    if (parts->https)
        m_https->setChecked(*parts->https);
    if (parts->port > 0 || parts->https)
        m_port->setNumber(parts->port > 0 ? parts->port : *parts->https ? 443 : 80);
    if (!parts->prefix.isEmpty()) {
        m_service->setPrefix(parts->prefix);
        m_advancedToggle->setChecked(true);
    }
    m_portMessage->clear();
    tellOrigin();
    return true;
}

std::optional<JobSpec> ListingForm::sourceSpec()
{
    splitTyped();
    bool good = true;
    const QString host = m_host->text().trimmed();
    const auto possible = checkSource(listSource(host, 80, false, {}));
    if (host.isEmpty() || !possible) {
        m_hostMessage->setError(host.isEmpty() ? tr("The host is missing: a name like files.example.org, or an address.")
                                               : explain(possible.error()));
        good = false;
    }
    const auto port = m_port->number(*m_portMessage, tr("The port"));
    good = port.has_value() && good;
    if (!m_service->check()) {
        m_advancedToggle->setChecked(true);
        good = false;
    }
    if (!good)
        return std::nullopt;

    JobSpec spec;
    spec.source = listSource(host, int(*port), m_https->isChecked(), m_service->prefix());
    spec.options = m_defaults;
    spec.options.source = toJson(m_service->options());
    if (const auto usable = checkSource(spec.source); !usable) { // only the prefix is left to be wrong
        m_advancedToggle->setChecked(true);
        m_service->message()->setError(explain(usable.error()));
        return std::nullopt;
    }
    return spec;
}

std::optional<JobSpec> ListingForm::listedSpec()
{
    const std::optional<JobSpec> spec = sourceSpec();
    JobSpec job = spec.value_or(JobSpec());
    return m_job->readListed(job.options) && spec ? std::optional(job) : std::nullopt;
}

std::optional<JobSpec> ListingForm::spec()
{
    std::optional<JobSpec> spec = sourceSpec();
    JobSpec job = spec.value_or(JobSpec());
    return m_job->read(job) && spec ? std::optional(job) : std::nullopt;
}

LastListing ListingForm::lastListing() const
{
    return {m_host->text().trimmed(), m_port->text().toInt(), m_https->isChecked(), m_service->prefix(), m_service->options(),
        m_job->destination()->edit()->text().trimmed()};
}

void ListingForm::showError(const Error &error)
{
    const QString text = explain(error);
    switch (error.kind) {
    case ErrorKind::HostNotFound:
    case ErrorKind::TimedOut:
    case ErrorKind::TlsFailed:
    case ErrorKind::BadInput:
        m_hostMessage->setError(text);
        break;
    case ErrorKind::ConnectionRefused:
    case ErrorKind::ConnectionLost:
        m_portMessage->setError(text);
        break;
    case ErrorKind::DestinationFull:
    case ErrorKind::DestinationUnusable:
        m_job->destination()->message()->setError(text);
        break;
    default:
        m_advancedToggle->setChecked(true);
        m_service->message()->setError(text);
        break;
    }
}

void ListingForm::clearErrors()
{
    for (FieldMessage *message : findChildren<FieldMessage *>()) {
        if (message->hasError())
            message->clear();
    }
}

FieldMessage *ListingForm::firstError() const
{
    for (FieldMessage *message : {m_hostMessage, m_portMessage, m_job->firstError(), m_service->message()}) {
        if (message && message->hasError())
            return message;
    }
    return nullptr;
}

} // namespace milliard
