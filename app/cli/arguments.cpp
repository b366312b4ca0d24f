// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/arguments.h"

#include "app/cli/output.h"
#include "core/engine/engine.h"

#include <QDir>

#include <cmath>

namespace milliard {
namespace {

std::unexpected<Error> bad(const QString &message)
{
    return std::unexpected(Error{ErrorKind::BadInput, message});
}

QString word(const char *name)
{
    return QString::fromLatin1(name);
}

} // namespace

Arguments::Arguments(const QString &command, const QString &description)
    : m_command(command)
{
    m_parser.setApplicationDescription(description);
    m_parser.addOption(QCommandLineOption({QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Shows this help.")));
}

void Arguments::add(const char *name, const char *value, const QString &description, const QString &defaultValue)
{
    QStringList names{word(name)};
    if (names.first() == QLatin1String("output"))
        names.prepend(QStringLiteral("o"));
    const QString full = defaultValue.isEmpty() ? description : description + QStringLiteral(" Default: ") + defaultValue + QLatin1Char('.');
    m_parser.addOption(QCommandLineOption(names, full, word(value), defaultValue));
}

void Arguments::addFlag(const char *name, const QString &description)
{
    m_parser.addOption(QCommandLineOption(word(name), description));
}

void Arguments::addPositional(const char *name, const QString &description, const char *syntax)
{
    m_parser.addPositionalArgument(word(name), description, word(syntax));
}

void Arguments::addDataDir()
{
    add("data-dir", "DIR", QStringLiteral("Where the journal is kept."), Engine::defaultDataDir());
}

Result<bool> Arguments::parse(const QStringList &words)
{
    if (!m_parser.parse(QStringList{QStringLiteral("milliard-cli ") + m_command} + words))
        return bad(m_parser.errorText().chopped(m_parser.errorText().endsWith(QLatin1Char('.')) ? 1 : 0));
    if (m_parser.isSet(QStringLiteral("help"))) {
        printLine(m_parser.helpText().replace(QStringLiteral("[options]"), m_command + QStringLiteral(" [options]")).trimmed());
        return false;
    }
    return true;
}

bool Arguments::has(const char *name) const
{
    return m_parser.isSet(word(name));
}

QString Arguments::text(const char *name) const
{
    return m_parser.value(word(name));
}

QStringList Arguments::texts(const char *name) const
{
    return m_parser.values(word(name));
}

Result<qint64> Arguments::integer(const char *name, qint64 low, qint64 high) const
{
    bool ok = false;
    const qint64 value = text(name).toLongLong(&ok);
    if (!ok || value < low || value > high)
        return bad(QStringLiteral("--%1 is \"%2\", but must be a whole number from %3 to %4").arg(word(name), text(name)).arg(low).arg(high));
    return value;
}

Result<qint64> Arguments::bytes(const char *name, qint64 high) const
{
    QString digits = text(name).toUpper();
    const qsizetype power = digits.isEmpty() ? 0 : 1 + QStringLiteral("KMG").indexOf(digits.back());
    if (power > 0)
        digits.chop(1);
    bool ok = false;
    const qint64 value = digits.toLongLong(&ok);
    if (!ok || value < 0 || value > high >> (10 * power))
        return bad(QStringLiteral("--%1 is \"%2\", but must be a number of bytes from 0 to %3, such as 500000, 800K or 20M").arg(word(name), text(name)).arg(high));
    return value << (10 * power);
}

Result<std::chrono::milliseconds> Arguments::seconds(const char *name) const
{
    bool ok = false;
    const double value = text(name).toDouble(&ok);
    if (!ok || !std::isfinite(value) || value < 0 || value > 86'400)
        return bad(QStringLiteral("--%1 is \"%2\", but must be a number of seconds from 0 to 86400").arg(word(name), text(name)));
    return std::chrono::milliseconds(qint64(std::lround(value * 1000)));
}

void addJobOptions(Arguments &a)
{
    const JobOptions d;
    const auto secondsText = [](std::chrono::milliseconds ms) { return QString::number(double(ms.count()) / 1000); };
    a.add("threads", "N", QStringLiteral("Worker threads, 1 to %1.").arg(JobOptions::maxThreads), QString::number(d.threads));
    a.add("connections", "N", QStringLiteral("Transfers in flight per thread, 1 to %1.").arg(JobOptions::maxConnections), QString::number(d.connections));
    a.add("transport", "ENGINE", QStringLiteral("HTTP engine: beast (bulk), qt (general), or auto, which uses beast and leaves to qt what is not for it."), transportName(d.transport));
    a.add("pack", "FORMAT", QStringLiteral("none (one file each), or archives of many files: tar.zst, tar.gz or zip. Not with --existing or --fan-out."), packingName(d.pack));
    a.add("host-connections", "N", QStringLiteral("Most transfers in flight to one host, all threads together; 0: no further bound."), QString::number(d.hostConnections));
    a.add("segments", "N", QStringLiteral("Most connections for one large file, where some are idle, 1 to %1.").arg(JobOptions::maxSegments), QString::number(d.segments));
    a.add("limit-rate", "BYTES", QStringLiteral("Most bytes per second, with K, M or G for 1,024, 1,024² or 1,024³; 0: no limit."), QString::number(d.limitRate));
    a.add("limit-requests", "N", QStringLiteral("Most files asked for per second; 0: no limit."), QString::number(d.limitRequests));
    a.add("ca-file", "FILE", QStringLiteral("PEM certificates to trust beside the system's."));
    a.add("retries", "N", QStringLiteral("Further attempts for a file or page that failed, 0 to %1.").arg(RetryPolicy::maxAttempts - 1), QString::number(d.retry.attempts - 1));
    a.add("backoff", "SECONDS", QStringLiteral("Longest wait before the second attempt; doubles with each."), secondsText(d.retry.backoff));
    a.add("timeout", "SECONDS", QStringLiteral("Longest silence of a server during an attempt."), secondsText(d.timeout));
    a.add("include", "GLOB", QStringLiteral("Only names that match; may be given again."));
    a.add("exclude", "GLOB", QStringLiteral("No names that match; may be given again."));
    a.add("existing", "RULE", QStringLiteral("For files that are already there: skip, overwrite, rename or fail."), existingRuleName(d.existing));
    a.addFlag("fan-out", QStringLiteral("Two levels of folders from a hash of the name, for very many files."));
}

Result<JobOptions> jobOptions(const Arguments &a)
{
    JobOptions o;
    const auto threads = a.integer("threads", 1, JobOptions::maxThreads);
    const auto connections = a.integer("connections", 1, JobOptions::maxConnections);
    const auto retries = a.integer("retries", 0, RetryPolicy::maxAttempts - 1);
    const auto hostConnections = a.integer("host-connections", 0, JobOptions::maxThreads * JobOptions::maxConnections);
    const auto limitRequests = a.integer("limit-requests", 0, JobOptions::maxLimit);
    const auto segments = a.integer("segments", 1, JobOptions::maxSegments);
    for (const auto *number : {&threads, &connections, &retries, &hostConnections, &limitRequests, &segments}) {
        if (!*number)
            return std::unexpected(number->error());
    }
    const auto backoff = a.seconds("backoff");
    const auto timeout = a.seconds("timeout");
    for (const auto *time : {&backoff, &timeout}) {
        if (!*time)
            return std::unexpected(time->error());
    }
    const auto existing = existingRuleFromName(a.text("existing"));
    if (!existing)
        return bad(QStringLiteral("--") + existing.error().message);
    const auto transport = transportFromName(a.text("transport"));
    if (!transport)
        return bad(QStringLiteral("--") + transport.error().message);
    const auto pack = packingFromName(a.text("pack"));
    if (!pack)
        return bad(QStringLiteral("--") + pack.error().message);
    const auto limitRate = a.bytes("limit-rate", JobOptions::maxLimit);
    if (!limitRate)
        return std::unexpected(limitRate.error());
    o.threads = int(*threads);
    o.connections = int(*connections);
    o.retry.attempts = int(*retries) + 1;
    o.retry.backoff = *backoff;
    o.timeout = *timeout;
    o.include = a.texts("include");
    o.exclude = a.texts("exclude");
    o.existing = *existing;
    o.fanOut = a.has("fan-out");
    o.pack = *pack;
    o.transport = *transport;
    o.hostConnections = int(*hostConnections);
    o.segments = int(*segments);
    o.limitRate = *limitRate;
    o.limitRequests = *limitRequests;
    if (a.has("ca-file"))
        o.caFile = QDir::cleanPath(QDir().absoluteFilePath(a.text("ca-file")));
    auto valid = validate(std::move(o));
    if (!valid) // messages of the core begin with the option's name
        valid.error().message.prepend(valid.error().message.startsWith(QLatin1Char('"')) ? QString() : QStringLiteral("--"));
    return valid;
}

} // namespace milliard
