// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/arguments.h"

#include "app/cli/output.h"
#include "core/base/size_text.h"
#include "core/base/time_text.h"
#include "core/engine/engine.h"

#include <QDateTime>

#include <cmath>

namespace milliard {
namespace {

std::unexpected<Error> bad(const QString &message)
{
    return std::unexpected(Error{ErrorKind::BadInput, message});
}

QString word(const char *name)
{
    return QString::fromUtf8(name);
}

} // namespace

Arguments::Arguments(const QString &command, const QString &description)
    : m_command(command)
    , m_description(description)
{
    m_parser.setApplicationDescription(description);
    addOption(QCommandLineOption({QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Shows this help.")));
}

void Arguments::addOption(const QCommandLineOption &option)
{
    m_parser.addOption(option);
    m_options.append(option);
}

void Arguments::add(const char *name, const char *value, const QString &description, const QString &defaultValue)
{
    QStringList names{word(name)};
    if (names.first() == QLatin1String("output"))
        names.prepend(QStringLiteral("o"));
    const QString full = defaultValue.isEmpty() ? description : description + QStringLiteral(" Default: ") + defaultValue + QLatin1Char('.');
    addOption(QCommandLineOption(names, full, word(value), defaultValue));
}

void Arguments::addFlag(const char *name, const QString &description)
{
    addOption(QCommandLineOption(word(name), description));
}

void Arguments::addPositional(const char *name, const QString &description, const char *syntax)
{
    m_parser.addPositionalArgument(word(name), description, word(syntax));
    m_operands.append({word(name), word(syntax), description});
}

void Arguments::addDataDir()
{
    add("data-dir", "DIR", QStringLiteral("Where the journal is kept."), Engine::defaultDataDir());
}

Result<bool> Arguments::parse(const QStringList &words)
{
    if (words == QStringList{QStringLiteral("--describe")}) {
        printJson(describe(m_command, m_description, m_operands, m_options));
        return false;
    }
    if (!m_parser.parse(QStringList{QStringLiteral("milliard-cli ") + m_command} + words))
        return bad(m_parser.errorText().chopped(m_parser.errorText().endsWith(QLatin1Char('.')) ? 1 : 0));
    if (m_parser.isSet(QStringLiteral("help"))) {
        printLine(m_parser.helpText().replace(QStringLiteral("[options]"), m_command + QStringLiteral(" [options]")).trimmed());
        return false;
    }
    if (m_parser.optionNames().contains(QLatin1String("data-dir")) && text("data-dir").isEmpty())
        return bad(QStringLiteral("--data-dir needs a folder"));
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

QString Arguments::givenDataDir() const
{
    return has("data-dir") ? text("data-dir") : QString();
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
    const auto bytes = bytesFromText(text(name), high);
    if (!bytes)
        return bad(QStringLiteral("--%1 is \"%2\", but must be a number of bytes from 0 to %3, such as 500000, 800K or 20M").arg(word(name), text(name)).arg(high));
    return *bytes;
}

Result<qint64> Arguments::time(const char *name) const
{
    auto time = timeFromText(text(name), QDateTime::currentMSecsSinceEpoch());
    if (!time)
        time.error().message.prepend(QStringLiteral("--%1: ").arg(word(name)));
    return time;
}

Result<std::chrono::milliseconds> Arguments::seconds(const char *name) const
{
    bool ok = false;
    const double value = text(name).toDouble(&ok);
    if (!ok || !std::isfinite(value) || value < 0 || value > 86'400)
        return bad(QStringLiteral("--%1 is \"%2\", but must be a number of seconds from 0 to 86400").arg(word(name), text(name)));
    return std::chrono::milliseconds(qint64(std::lround(value * 1000)));
}

} // namespace milliard
