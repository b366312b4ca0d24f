// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/job_options.h"

#include <QJsonArray>

#include <array>
#include <limits>
#include <optional>
#include <utility>

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

// Reads members of an object into values of their type. A missing member leaves the value as it is; the first
// of another type is remembered as the error.
class Reader
{
public:
    explicit Reader(const QJsonObject &json) : m_json(json) { }

    template <typename Number>
    void number(const char *key, Number &value)
    {
        const QJsonValue json = m_json.value(QLatin1String(key));
        if (json.isUndefined())
            return;
        const qint64 read = json.toInteger(std::numeric_limits<qint64>::min());
        if (!std::in_range<Number>(read) || read == std::numeric_limits<qint64>::min())
            return wrong(key);
        value = Number(read);
    }
    void milliseconds(const char *key, std::chrono::milliseconds &value)
    {
        qint64 count = value.count();
        number(key, count);
        value = std::chrono::milliseconds(count);
    }
    void flag(const char *key, bool &value)
    {
        const QJsonValue json = m_json.value(QLatin1String(key));
        if (!json.isUndefined() && !json.isBool())
            return wrong(key);
        value = json.toBool(value);
    }
    void object(const char *key, QJsonObject &value)
    {
        const QJsonValue json = m_json.value(QLatin1String(key));
        if (!json.isUndefined() && !json.isObject())
            return wrong(key);
        value = json.toObject(value);
    }
    template <typename Item, typename Convert>
    void list(const char *key, QList<Item> &value, QJsonValue::Type type, Convert convert)
    {
        const QJsonValue json = m_json.value(QLatin1String(key));
        if (json.isUndefined())
            return;
        if (!json.isArray())
            return wrong(key);
        value.clear();
        for (const QJsonValue &item : json.toArray()) {
            if (item.type() != type)
                return wrong(key);
            value.append(convert(item));
        }
    }
    void strings(const char *key, QStringList &value)
    {
        list(key, value, QJsonValue::String, [](const QJsonValue &v) { return v.toString(); });
    }

    std::optional<Error> error;

private:
    void wrong(const char *key)
    {
        if (!error)
            error = Error{ErrorKind::BadInput, QStringLiteral("option \"%1\" has a value of the wrong kind").arg(QLatin1String(key))};
    }

    const QJsonObject &m_json;
};

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
        return outOfBounds("retries", qint64(o.retry.attempts) - 1, 0, RetryPolicy::maxAttempts - 1);
    if (o.retry.backoff < 0ms || o.retry.backoff > RetryPolicy::maxDelay)
        return outOfBounds("backoff in seconds", duration<double>(o.retry.backoff).count(), 0,
            duration_cast<seconds>(RetryPolicy::maxDelay).count());
    for (const QString &glob : o.include + o.exclude) {
        if (glob.isEmpty() || !globExpression(glob).isValid())
            return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("\"%1\" is not a usable pattern").arg(shownName(glob))});
    }
    return o;
}

QRegularExpression globExpression(const QString &glob)
{
    return QRegularExpression(QRegularExpression::wildcardToRegularExpression(glob, QRegularExpression::NonPathWildcardConversion),
        QRegularExpression::DotMatchesEverythingOption);
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
    Reader reader(json);
    QString existing = existingRuleName(o.existing);
    if (const QJsonValue rule = json.value(QLatin1String("existing")); !rule.isUndefined())
        existing = rule.toString(); // anything else than a string is no rule's name
    reader.number("threads", o.threads);
    reader.number("connections", o.connections);
    reader.number("attempts", o.retry.attempts);
    reader.milliseconds("backoffMs", o.retry.backoff);
    reader.list("retryStatuses", o.retry.statuses, QJsonValue::Double, [](const QJsonValue &v) { return v.toInt(); });
    reader.milliseconds("timeoutMs", o.timeout);
    reader.strings("include", o.include);
    reader.strings("exclude", o.exclude);
    reader.flag("fanOut", o.fanOut);
    reader.object("source", o.source);
    if (reader.error)
        return std::unexpected(*reader.error);
    const auto rule = existingRuleFromName(existing);
    if (!rule)
        return std::unexpected(rule.error());
    o.existing = *rule;
    return validate(std::move(o));
}

} // namespace milliard
