// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/job_options.h"

#include "core/base/after_step.h"

#include <QDir>
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
    std::pair{ExistingRule::Newer, "newer"},
    std::pair{ExistingRule::Rename, "rename"},
    std::pair{ExistingRule::Fail, "fail"},
    std::pair{ExistingRule::Ask, "ask"},
};
constexpr std::array answerNames{
    std::pair{ExistingRule::Skip, "skip"},
    std::pair{ExistingRule::Overwrite, "overwrite"},
    std::pair{ExistingRule::Newer, "newer"},
    std::pair{ExistingRule::Rename, "rename"},
};
constexpr std::array packingNames{
    std::pair{Packing::None, "none"},
    std::pair{Packing::TarZst, "tar.zst"},
    std::pair{Packing::TarGz, "tar.gz"},
    std::pair{Packing::Zip, "zip"},
};
constexpr std::array transportNames{
    std::pair{TransportChoice::Auto, "auto"},
    std::pair{TransportChoice::Beast, "beast"},
    std::pair{TransportChoice::Qt, "qt"},
};

template <typename Value, std::size_t count>
QString nameOf(const std::array<std::pair<Value, const char *>, count> &names, Value value)
{
    for (const auto &[known, name] : names) {
        if (known == value)
            return QString::fromLatin1(name);
    }
    Q_UNREACHABLE_RETURN({});
}

// BadInput names the option and its words.
template <typename Value, std::size_t count>
Result<Value> valueOf(const std::array<std::pair<Value, const char *>, count> &names, const char *option, const QString &text)
{
    QString words;
    for (std::size_t i = 0; i < count; ++i) {
        if (text == QLatin1String(names[i].second))
            return names[i].first;
        words += QLatin1String(i == 0 ? "" : i + 1 == count ? " or " : ", ") + QLatin1String(names[i].second);
    }
    return std::unexpected(Error{ErrorKind::BadInput,
        QStringLiteral("%1 is \"%2\", but must be %3").arg(QLatin1String(option), text, words)});
}

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
    void text(const char *key, QString &value)
    {
        const QJsonValue json = m_json.value(QLatin1String(key));
        if (!json.isUndefined() && !json.isString())
            return wrong(key);
        value = json.toString(value);
    }
    // A word out of a closed set.
    template <typename Value>
    void word(const char *key, Value &value, Result<Value> (*fromName)(const QString &))
    {
        QString name;
        text(key, name);
        if (name.isNull())
            return;
        const Result<Value> known = fromName(name);
        if (known)
            value = *known;
        else if (!error)
            error = known.error();
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
    return nameOf(ruleNames, rule);
}

Result<ExistingRule> existingRuleFromName(const QString &name)
{
    return valueOf(ruleNames, "existing", name);
}

Result<ExistingRule> existingAnswerFromName(const QString &name)
{
    return valueOf(answerNames, "existing", name);
}

QString packingName(Packing pack)
{
    return nameOf(packingNames, pack);
}

Result<Packing> packingFromName(const QString &name)
{
    return valueOf(packingNames, "pack", name);
}

QString transportName(TransportChoice transport)
{
    return nameOf(transportNames, transport);
}

Result<TransportChoice> transportFromName(const QString &name)
{
    return valueOf(transportNames, "transport", name);
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
    if (o.segments < 1 || o.segments > JobOptions::maxSegments)
        return outOfBounds("segments", o.segments, 1, JobOptions::maxSegments);
    if (o.hostConnections < 0 || o.hostConnections > JobOptions::maxThreads * JobOptions::maxConnections)
        return outOfBounds("host-connections", o.hostConnections, 0, JobOptions::maxThreads * JobOptions::maxConnections);
    if (o.limitRate < 0 || o.limitRate > JobOptions::maxLimit)
        return outOfBounds("limit-rate", o.limitRate, 0, JobOptions::maxLimit);
    if (o.limitRequests < 0 || o.limitRequests > JobOptions::maxLimit)
        return outOfBounds("limit-requests", o.limitRequests, 0, JobOptions::maxLimit);
    if (!o.caFile.isEmpty() && !QDir::isAbsolutePath(o.caFile))
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("ca-file \"%1\" must be an absolute path").arg(o.caFile)});
    if (const auto right = checkNetwork(o.network); !right)
        return std::unexpected(right.error());
    if (o.pack != Packing::None && o.fanOut)
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("fan-out is for folders, and pack puts the files into archives")});
    if (o.pack != Packing::None && o.existing != ExistingRule::Skip)
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("existing is for folders, and pack puts the files into new archives")});
    if (const auto steps = checkAfterSteps(o.then, o.pack != Packing::None); !steps)
        return std::unexpected(steps.error());
    for (const auto &[name, value] : {std::pair{"min-size", o.minSize}, {"max-size", o.maxSize}, {"newer-than", o.newerThan}, {"older-than", o.olderThan}}) {
        if (value < -1) // -1 is for what is not given
            return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("%1 is %2, but must not be negative").arg(QLatin1String(name)).arg(value)});
    }
    if (o.maxSize >= 0 && o.minSize > o.maxSize)
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("min-size is above max-size: no file has such a size")});
    if (o.olderThan >= 0 && o.newerThan >= o.olderThan)
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("newer-than is not before older-than: no file is of such a time")});
    for (const QString &glob : o.include + o.exclude) {
        if (glob.isEmpty() || !globExpression(glob).isValid())
            return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("\"%1\" is not a usable pattern").arg(shownName(glob))});
    }
    return o;
}

// Likewise "**/" is any folders, or none, and "a/" is all below a.
QRegularExpression globExpression(const QString &glob)
{
    static const QRegularExpression anyFolders(QStringLiteral("(?<![^/])[*][*]/"));
    QStringList parts = (glob.endsWith(QLatin1Char('/')) ? glob + QLatin1Char('*') : glob).split(anyFolders);
    for (QString &part : parts)
        part = QRegularExpression::wildcardToRegularExpression(part, QRegularExpression::NonPathWildcardConversion | QRegularExpression::UnanchoredWildcardConversion);
    return QRegularExpression(QRegularExpression::anchoredPattern(parts.join(QStringLiteral("(?:.*/)?"))), QRegularExpression::DotMatchesEverythingOption);
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
        {QStringLiteral("minSize"), o.minSize},
        {QStringLiteral("maxSize"), o.maxSize},
        {QStringLiteral("newerThan"), o.newerThan},
        {QStringLiteral("olderThan"), o.olderThan},
        {QStringLiteral("existing"), existingRuleName(o.existing)},
        {QStringLiteral("fanOut"), o.fanOut},
        {QStringLiteral("pack"), packingName(o.pack)},
        {QStringLiteral("transport"), transportName(o.transport)},
        {QStringLiteral("hostConnections"), o.hostConnections},
        {QStringLiteral("segments"), o.segments},
        {QStringLiteral("limitRate"), o.limitRate},
        {QStringLiteral("limitRequests"), o.limitRequests},
        {QStringLiteral("caFile"), o.caFile},
        {QStringLiteral("network"), toJson(o.network)},
        {QStringLiteral("then"), QJsonArray::fromStringList(o.then)},
        {QStringLiteral("refresh"), o.refresh},
        {QStringLiteral("source"), o.source},
    };
}

Result<JobOptions> jobOptionsFromJson(const QJsonObject &json)
{
    JobOptions o;
    Reader reader(json);
    reader.number("threads", o.threads);
    reader.number("connections", o.connections);
    reader.number("attempts", o.retry.attempts);
    reader.milliseconds("backoffMs", o.retry.backoff);
    reader.list("retryStatuses", o.retry.statuses, QJsonValue::Double, [](const QJsonValue &v) { return v.toInt(); });
    reader.milliseconds("timeoutMs", o.timeout);
    reader.strings("include", o.include);
    reader.strings("exclude", o.exclude);
    reader.number("minSize", o.minSize);
    reader.number("maxSize", o.maxSize);
    reader.number("newerThan", o.newerThan);
    reader.number("olderThan", o.olderThan);
    reader.word("existing", o.existing, existingRuleFromName);
    reader.flag("fanOut", o.fanOut);
    reader.word("pack", o.pack, packingFromName);
    reader.word("transport", o.transport, transportFromName);
    reader.number("hostConnections", o.hostConnections);
    reader.number("segments", o.segments);
    reader.number("limitRate", o.limitRate);
    reader.number("limitRequests", o.limitRequests);
    reader.text("caFile", o.caFile);
    QJsonObject network;
    reader.object("network", network);
    reader.strings("then", o.then);
    reader.flag("refresh", o.refresh);
    reader.object("source", o.source);
    if (reader.error)
        return std::unexpected(*reader.error);
    const auto reached = networkOptionsFromJson(network);
    if (!reached)
        return std::unexpected(reached.error());
    o.network = *reached;
    return validate(std::move(o));
}

} // namespace milliard
