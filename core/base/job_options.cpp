// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/job_options.h"

#include <QJsonArray>

#include <array>

namespace milliard {
namespace {

constexpr std::array ruleNames{
    std::pair{ExistingRule::Skip, "skip"},
    std::pair{ExistingRule::Overwrite, "overwrite"},
    std::pair{ExistingRule::Rename, "rename"},
    std::pair{ExistingRule::Fail, "fail"},
};

std::unexpected<Error> outOfBounds(const char *option, auto value, auto low, auto high)
{
    return std::unexpected(Error{ErrorKind::BadInput,
        QStringLiteral("%1 is %2, but must be from %3 to %4")
            .arg(QLatin1String(option)).arg(value).arg(low).arg(high)});
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &item : value.toArray())
        list << item.toString();
    return list;
}

} // namespace

QString existingRuleName(ExistingRule rule)
{
    for (const auto &[value, name] : ruleNames) {
        if (value == rule)
            return QString::fromLatin1(name);
    }
    Q_UNREACHABLE_RETURN({});
}

Result<ExistingRule> existingRuleFromName(const QString &name)
{
    for (const auto &[value, known] : ruleNames) {
        if (name == QLatin1String(known))
            return value;
    }
    return std::unexpected(Error{ErrorKind::BadInput,
        QStringLiteral("existing is \"%1\", but must be skip, overwrite, rename or fail").arg(name)});
}

Result<JobOptions> validate(JobOptions o)
{
    using namespace std::chrono;
    if (o.threads < 1 || o.threads > JobOptions::maxThreads)
        return outOfBounds("threads", o.threads, 1, JobOptions::maxThreads);
    if (o.connections < 1 || o.connections > JobOptions::maxConnections)
        return outOfBounds("connections", o.connections, 1, JobOptions::maxConnections);
    if (o.timeout < 100ms || o.timeout > 24h)
        return outOfBounds("timeout in seconds", duration<double>(o.timeout).count(), 0.1, 86400);
    if (o.retry.attempts < 1 || o.retry.attempts > RetryPolicy::maxAttempts)
        return outOfBounds("retries", o.retry.attempts - 1, 0, RetryPolicy::maxAttempts - 1);
    if (o.retry.backoff < 0ms || o.retry.backoff > RetryPolicy::maxDelay)
        return outOfBounds("backoff in seconds", duration<double>(o.retry.backoff).count(), 0,
            duration_cast<seconds>(RetryPolicy::maxDelay).count());
    return o;
}

QJsonObject toJson(const JobOptions &o)
{
    QJsonArray statuses;
    for (const int status : o.retry.statuses)
        statuses.append(status);
    return {
        {QStringLiteral("threads"), o.threads},
        {QStringLiteral("connections"), o.connections},
        {QStringLiteral("attempts"), o.retry.attempts},
        {QStringLiteral("backoffMs"), qint64(o.retry.backoff.count())},
        {QStringLiteral("retryStatuses"), statuses},
        {QStringLiteral("timeoutMs"), qint64(o.timeout.count())},
        {QStringLiteral("include"), QJsonArray::fromStringList(o.include)},
        {QStringLiteral("exclude"), QJsonArray::fromStringList(o.exclude)},
        {QStringLiteral("existing"), existingRuleName(o.existing)},
        {QStringLiteral("fanOut"), o.fanOut},
        {QStringLiteral("source"), o.source},
    };
}

Result<JobOptions> jobOptionsFromJson(const QJsonObject &json)
{
    JobOptions o;
    const auto number = [&](const char *key, auto fallback) {
        return json.value(QLatin1String(key)).toInteger(fallback);
    };
    o.threads = int(number("threads", o.threads));
    o.connections = int(number("connections", o.connections));
    o.retry.attempts = int(number("attempts", o.retry.attempts));
    o.retry.backoff = std::chrono::milliseconds(number("backoffMs", o.retry.backoff.count()));
    o.timeout = std::chrono::milliseconds(number("timeoutMs", o.timeout.count()));
    if (const QJsonValue statuses = json.value(QLatin1String("retryStatuses")); statuses.isArray()) {
        o.retry.statuses.clear();
        for (const QJsonValue &status : statuses.toArray())
            o.retry.statuses << status.toInt();
    }
    o.include = strings(json.value(QLatin1String("include")));
    o.exclude = strings(json.value(QLatin1String("exclude")));
    o.fanOut = json.value(QLatin1String("fanOut")).toBool(o.fanOut);
    o.source = json.value(QLatin1String("source")).toObject();
    if (const QJsonValue rule = json.value(QLatin1String("existing")); rule.isString()) {
        const auto parsed = existingRuleFromName(rule.toString());
        if (!parsed)
            return std::unexpected(parsed.error());
        o.existing = *parsed;
    }
    return validate(std::move(o));
}

} // namespace milliard
