// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/host_rules.h"

#include "ui/globs.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QUrl>

namespace milliard {
namespace {

struct HostRules {
    Q_DECLARE_TR_FUNCTIONS(milliard::HostRules)
};

std::unexpected<Error> badInput(const QString &message)
{
    return std::unexpected(Error{ErrorKind::BadInput, message});
}

} // namespace

bool HostRule::fits(const QString &source) const
{
    const QString host = QUrl(source).host();
    return !host.isEmpty() && anyFits(hosts, host);
}

void HostRule::applyTo(JobOptions &options) const
{
    const auto put = [](auto &value, const auto &its) {
        if (its != std::remove_cvref_t<decltype(its)>())
            value = its;
    };
    put(options.limitRate, limits.bytesPerSecond);
    put(options.limitRequests, limits.filesPerSecond);
    put(options.hostConnections, hostConnections);
    NetworkOptions &to = options.network;
    put(to.proxy, network.proxy);
    put(to.headers, network.headers);
    put(to.userAgent, network.userAgent);
    put(to.cookieFile, network.cookieFile);
    put(to.bearer, network.bearer);
    if (!network.clientCertificate.isEmpty()) {
        to.clientCertificate = network.clientCertificate;
        to.clientKey = network.clientKey;
        to.clientPassphrase = network.clientPassphrase;
    }
}

const HostRule *hostRuleFor(const QList<HostRule> &rules, const QStringList &sources)
{
    return firstFitting(rules, sources);
}

Result<void> check(const HostRule &rule)
{
    if (rule.hosts.isEmpty())
        return badInput(HostRules::tr("A host is missing."));
    if (const QString *wrong = firstWrong(rule.hosts))
        return badInput(HostRules::tr("\"%1\" is not a possible pattern.").arg(*wrong));
    JobOptions options;
    rule.applyTo(options);
    if (const auto possible = validate(options); !possible)
        return std::unexpected(possible.error());
    return {};
}

QJsonArray toJson(const QList<HostRule> &rules)
{
    QJsonArray list;
    for (const HostRule &rule : rules) {
        list.append(QJsonObject{{QStringLiteral("hosts"), QJsonArray::fromStringList(rule.hosts)},
            {QStringLiteral("limitRate"), rule.limits.bytesPerSecond},
            {QStringLiteral("limitRequests"), rule.limits.filesPerSecond},
            {QStringLiteral("hostConnections"), rule.hostConnections},
            {QStringLiteral("network"), toJson(rule.network)}});
    }
    return list;
}

Result<QList<HostRule>> hostRulesFromJson(const QJsonArray &json)
{
    if (json.size() > mostHostRules)
        return badInput(HostRules::tr("more than %1 rules for hosts").arg(mostHostRules));
    QList<HostRule> rules;
    for (const QJsonValue &value : json) {
        const auto network = networkOptionsFromJson(value[QLatin1String("network")].toObject());
        if (!network)
            return std::unexpected(network.error());
        const HostRule rule{globsFromJson(value[QLatin1String("hosts")]),
            {value[QLatin1String("limitRate")].toInteger(), value[QLatin1String("limitRequests")].toInteger()},
            value[QLatin1String("hostConnections")].toInt(), *network};
        if (const auto possible = check(rule); !possible)
            return std::unexpected(possible.error());
        rules.append(rule);
    }
    return rules;
}

} // namespace milliard
