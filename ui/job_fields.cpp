// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/job_fields.h"

#include "ui/after_fields.h"
#include "ui/destination_field.h"
#include "ui/field_message.h"
#include "ui/filter_fields.h"
#include "ui/limit_fields.h"
#include "ui/network_fields.h"
#include "ui/new_download.h"
#include "ui/number_edit.h"
#include "ui/option_help.h"
#include "ui/save_fields.h"
#include "ui/section_toggle.h"
#include "ui/settings.h"

#include <QFormLayout>
#include <QLabel>

namespace milliard {

JobFields::JobFields(QFormLayout &form, const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_form(form)
    , m_preferred(settings.preferences().options)
    , m_defaults(m_preferred)
    , m_hostRules(settings.preferences().hostRules)
    , m_destination(new DestinationField)
    , m_threads(new NumberEdit(1, JobOptions::maxThreads))
    , m_connections(new NumberEdit(1, JobOptions::maxConnections))
    , m_threadsMessage(messageFor(m_threads, "threadsMessage"))
    , m_connectionsMessage(messageFor(m_connections, "connectionsMessage"))
{
    form.addRow(labelFor(m_destination->edit(), tr("&Destination:")), m_destination);
    m_categories = settings.categories();
    setUsualFolder(settings.preferences().destination);
    m_firstRow = form.rowCount();

    m_threads->setObjectName(QStringLiteral("threads"));
    m_threads->setAccessibleName(tr("Threads"));
    m_threads->setNumber(m_defaults.threads);
    m_connections->setObjectName(QStringLiteral("connections"));
    m_connections->setAccessibleName(tr("Connections per thread"));
    m_connections->setNumber(m_defaults.connections);
    setHelp(*m_threads, OptionHelp::Threads);
    setHelp(*m_connections, OptionHelp::Connections);
    auto *times = new QLabel(QStringLiteral("×"));
    auto *each = new QLabel(tr("connections per thread"));
    form.addRow(labelFor(m_threads, tr("&Threads:")),
        withMessages(inRow({m_threads, times, m_connections, each}, -1), {m_threadsMessage, m_connectionsMessage}));

    m_save = new SaveFields(form, this);
    m_save->setPacking(m_defaults.pack);
    connect(m_save, &SaveFields::resized, this, &JobFields::sectionShown);

    m_filters = new FilterFields(form, this);
    connect(m_filters, &FilterFields::resized, this, &JobFields::sectionShown);
    connect(m_filters, &FilterFields::edited, this, &JobFields::listedEdited);

    m_limitsToggle = new SectionToggle(tr("Limits: speed, req&uests, connections per host"));
    m_limitsToggle->setObjectName(QStringLiteral("limitsToggle"));
    form.addRow(m_limitsToggle);
    m_endRow = form.rowCount();
    m_limits = new LimitFields(form, {tr("Do&wnload speed:"), tr("Re&quests:"), tr("Pe&r host:")}, this);
    m_limits->set(m_defaults);
    connect(m_limitsToggle, &SectionToggle::toggled, this, [this](bool on) {
        m_limits->setVisible(on && !m_forOneFile);
        Q_EMIT sectionShown();
    });
    m_limitsToggle->setChecked(!m_limits->isUsual());
    m_limits->setVisible(m_limitsToggle->isChecked());

    m_networkToggle = new SectionToggle(tr("Network: proxy, headers, cookies, login, certificate"));
    m_networkToggle->setObjectName(QStringLiteral("networkToggle"));
    form.addRow(m_networkToggle);
    m_network = new NetworkFields(form, this);
    m_network->set(m_defaults.network);
    connect(m_network, &NetworkFields::edited, this, &JobFields::listedEdited);
    connect(m_networkToggle, &SectionToggle::toggled, this, [this](bool on) {
        m_network->setVisible(on);
        Q_EMIT sectionShown();
    });
    m_networkToggle->setChecked(!m_network->isUsual());
    m_network->setVisible(m_networkToggle->isChecked());

    m_usual = m_given = m_network->shown();
    connect(m_limits, &LimitFields::edited, this, [this] { m_limitsEdited = true; });

    m_after = new AfterFields(form, this);
    connect(m_after, &AfterFields::resized, this, &JobFields::sectionShown);
    connect(m_save, &SaveFields::resized, this, &JobFields::packingChosen);
    packingChosen();
}

void JobFields::packingChosen()
{
    JobOptions saved;
    m_save->read(saved);
    m_after->setPacked(!m_forOneFile && saved.pack != Packing::None);
}

void JobFields::setOrigin(const QUrl &origin)
{
    m_network->setOrigin(origin);
}

bool JobFields::readNetwork(JobOptions &options)
{
    const bool good = m_network->read(options.network);
    if (!good)
        m_networkToggle->setChecked(true);
    return good;
}

FieldMessage *JobFields::messageFor(NumberEdit *field, const char *name)
{
    auto *message = new FieldMessage(field);
    message->setObjectName(QLatin1String(name));
    connect(field, &QLineEdit::textEdited, message, &FieldMessage::clear);
    return message;
}

void JobFields::setForOneFile(bool one)
{
    m_forOneFile = one;
    for (int row = m_firstRow; row < m_endRow; ++row)
        m_form.setRowVisible(row, !one);
    m_filters->setVisible(!one);
    m_limits->setVisible(!one && m_limitsToggle->isChecked());
    packingChosen();
    Q_EMIT sectionShown();
}

void JobFields::setUsualFolder(const QString &folder)
{
    m_usualFolder = folder;
    m_destination->setFolder(folder);
    m_proposed = m_destination->edit()->text();
}

void JobFields::proposeFor(const QStringList &sources)
{
    proposeFolder(sources);
    proposeReach(sources);
}

void JobFields::proposeFolder(const QStringList &sources)
{
    if (m_destination->edit()->text() != m_proposed)
        return;
    const Category *const category = categoryFor(m_categories, sources);
    m_destination->setFolder(category && !category->folder.isEmpty() ? category->folder : m_usualFolder);
    m_proposed = m_destination->edit()->text();
}

void JobFields::proposeReach(const QStringList &sources)
{
    const HostRule *const rule = hostRuleFor(m_hostRules, sources);
    if (rule == m_hostRule)
        return;
    m_hostRule = rule;
    m_defaults = m_preferred;
    if (rule)
        rule->applyTo(m_defaults);
    if (!m_limitsEdited) {
        m_limits->set(m_defaults);
        m_limitsToggle->setChecked(!m_limits->isUsual());
    }
    const NetworkOptions now = m_network->shown();
    const NetworkOptions before = m_given;
    m_typed = typedParts(now);
    m_network->set(m_defaults.network);
    m_given = m_network->shown();
    m_network->set(following(now, m_typed, before, m_given));
    if (m_typed.none() || !m_network->isUsual())
        m_networkToggle->setChecked(!m_network->isUsual());
}

bool JobFields::isSame(NetworkPart part, const NetworkOptions &some, const NetworkOptions &others)
{
    switch (part) {
    case Proxy:
        return some.proxy == others.proxy;
    case Headers:
        return some.headers == others.headers;
    case UserAgent:
        return some.userAgent == others.userAgent;
    case Cookies:
        return some.cookieFile == others.cookieFile;
    case Token:
        return some.bearer == others.bearer;
    case Certificate: // with another key it is still that certificate
        return some.clientCertificate == others.clientCertificate
            && (!some.clientCertificate.isEmpty() || (some.clientKey == others.clientKey && some.clientPassphrase == others.clientPassphrase));
    case NetworkPartCount:
        break;
    }
    Q_UNREACHABLE_RETURN(true);
}

void JobFields::take(NetworkPart part, NetworkOptions &to, const NetworkOptions &from)
{
    switch (part) {
    case Proxy:
        to.proxy = from.proxy;
        break;
    case Headers:
        to.headers = from.headers;
        break;
    case UserAgent:
        to.userAgent = from.userAgent;
        break;
    case Cookies:
        to.cookieFile = from.cookieFile;
        break;
    case Token:
        to.bearer = from.bearer;
        break;
    case Certificate:
        to.clientCertificate = from.clientCertificate;
        to.clientKey = from.clientKey;
        to.clientPassphrase = from.clientPassphrase;
        break;
    case NetworkPartCount:
        break;
    }
}

// What was typed once stays so, also where it is what the preferences say; but what a rule says too is the rule's.
JobFields::NetworkParts JobFields::typedParts(const NetworkOptions &now) const
{
    NetworkParts typed;
    for (int i = 0; i < NetworkPartCount; ++i) {
        const auto part = NetworkPart(i);
        typed[std::size_t(i)] = !isSame(part, now, m_given) || (m_typed[std::size_t(i)] && isSame(part, now, m_usual));
    }
    return typed;
}

NetworkOptions JobFields::following(NetworkOptions now, const NetworkParts &typed, const NetworkOptions &before, const NetworkOptions &next)
{
    for (int i = 0; i < NetworkPartCount; ++i) {
        const auto part = NetworkPart(i);
        if (!typed[std::size_t(i)] && !isSame(part, before, next))
            take(part, now, next);
    }
    if (typed[Headers]) // lines may have been typed beside those of the rule
        now.headers.removeIf([&](const QString &line) { return before.headers.contains(line) && !next.headers.contains(line); });
    return now;
}

void JobFields::adapt(NewDownload &download) const
{
    const HostRule *const rule = hostRuleFor(m_hostRules, download.sources());
    if (!rule)
        return;
    JobOptions its = m_preferred;
    rule->applyTo(its);
    JobOptions &options = download.spec.options;
    if (!m_limitsEdited) {
        options.limitRate = its.limitRate;
        options.limitRequests = its.limitRequests;
        options.hostConnections = its.hostConnections;
    }
    options.network = following(options.network, typedParts(options.network), m_given, its.network);
}

bool JobFields::read(JobSpec &spec)
{
    const auto folder = m_destination->folder();
    JobOptions options = m_defaults;
    options.source = spec.options.source;
    const bool afterGood = m_after->read(options);
    bool good = readNetwork(options) && folder && afterGood;
    if (m_forOneFile) {
        options.threads = 1;
        options.connections = options.segments;
        options.pack = Packing::None;
    } else {
        const auto threads = m_threads->number(*m_threadsMessage, tr("The number of threads"));
        const auto connections = m_connections->number(*m_connectionsMessage, tr("The number of connections"));
        const bool limitsGood = m_limits->read(options);
        if (!limitsGood)
            m_limitsToggle->setChecked(true);
        const bool filtersGood = m_filters->read(options);
        good = good && threads && connections && limitsGood && filtersGood;
        options.threads = int(threads.value_or(1));
        options.connections = int(connections.value_or(1));
        m_save->read(options);
    }
    if (!good)
        return false;
    spec.destination = *folder;
    spec.options = std::move(options);
    return true;
}

bool JobFields::readListed(JobOptions &options)
{
    const bool reached = readNetwork(options);
    return (m_forOneFile || m_filters->read(options)) && reached;
}

FieldMessage *JobFields::firstError() const
{
    for (FieldMessage *message : {m_destination->message(), m_threadsMessage, m_connectionsMessage, m_filters->firstError(), m_limits->firstError(), m_network->firstError(), m_after->firstError()}) {
        if (message && message->hasError())
            return message;
    }
    return nullptr;
}

} // namespace milliard
