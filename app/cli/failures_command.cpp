// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/cause_argument.h"
#include "app/cli/commands.h"
#include "app/cli/job_argument.h"
#include "app/cli/output.h"
#include "core/model/failure_lines.h"
#include "core/model/format.h"

#include <QJsonDocument>

namespace milliard {
namespace {

enum class Form { Text, Names, Csv, Json };

QByteArray jsonLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

// Whole, so that it can be read again; but it must neither end the line nor steer a terminal.
QByteArray printableName(QString name)
{
    for (QChar &c : name) {
        if (!c.isPrint() && !c.isSurrogate())
            c = QLatin1Char('?');
    }
    return name.toUtf8();
}

QByteArray lineOf(const Failure &failure, JobId id, Form form)
{
    switch (form) {
    case Form::Text:
        return failureText(failure);
    case Form::Names:
        return printableName(failure.name) + '\n';
    case Form::Csv:
        return failureCsvRecord(failure);
    case Form::Json:
        return jsonLine(failureToJson(id, failure));
    }
    Q_UNREACHABLE_RETURN({});
}

QByteArray lineOf(const CauseCount &counted, JobId id, Form form)
{
    const QString name = causeName(counted.cause);
    const Failure &example = counted.example;
    switch (form) {
    case Form::Names: // has no causes
    case Form::Text:
        return QStringLiteral("%1\t%2\t").arg(name, formatCount(counted.count)).toUtf8() + failureText(example);
    case Form::Csv:
        return csvRecord({name, QString::number(counted.count), example.name, explain(example.error)});
    case Form::Json:
        return jsonLine({{QStringLiteral("job"), id}, {QStringLiteral("cause"), name}, {QStringLiteral("count"), counted.count},
            {QStringLiteral("example"), failureToJson(id, example)}});
    }
    Q_UNREACHABLE_RETURN({});
}

Result<void> printCauses(Engine &engine, JobId id, Form form)
{
    const auto causes = engine.failureCauses(id).result();
    if (!causes)
        return std::unexpected(causes.error());
    QByteArray lines = form == Form::Csv ? csvRecord({QStringLiteral("cause"), QStringLiteral("count"), QStringLiteral("example"), QStringLiteral("message")})
                                         : QByteArray();
    for (const CauseCount &counted : *causes)
        lines += lineOf(counted, id, form);
    return printLines(lines);
}

// Any number of failures, a bounded part in memory.
Result<void> printFailures(Engine &engine, JobId id, const QList<Cause> &causes, Form form)
{
    constexpr qint64 atOnce = 1000;
    QByteArray lines = form == Form::Csv ? failureCsvHeader() : QByteArray();
    std::optional<QString> from;
    do {
        const auto chunk = engine.failuresByName(id, causes, atOnce, from).result();
        if (!chunk)
            return std::unexpected(chunk.error());
        for (const Failure &failure : chunk->failures)
            lines += lineOf(failure, id, form);
        if (const auto printed = printLines(lines); !printed)
            return printed;
        lines.clear();
        from = chunk->next;
    } while (from);
    return {};
}

} // namespace

int runFailures(const QStringList &words)
{
    Arguments arguments(QStringLiteral("failures"),
        QStringLiteral("Lists the files that a job could not get by name, and why; without ID, of the newest job."));
    arguments.addPositional("ID", QStringLiteral("The job's number."), "[ID]");
    arguments.addFlag("by-cause", QStringLiteral("The causes instead, each with the number of its failures and one of them."));
    addCauses(arguments);
    arguments.addFlag("names", QStringLiteral("The names alone, one a line: of missing symbols, a list as it was given."));
    arguments.addFlag("csv", QStringLiteral("CSV as RFC 4180 has it: a line of headings, then a record each."));
    arguments.addFlag("json", QStringLiteral("One JSON object a line."));
    arguments.addDataDir();
    return withEngine(arguments, words, [&](Engine &engine) {
        if (int(arguments.has("csv")) + int(arguments.has("json")) + int(arguments.has("names")) > 1)
            return printError({ErrorKind::BadInput, QStringLiteral("--names, --csv and --json cannot be had at once")});
        if (arguments.has("by-cause") && arguments.has("names"))
            return printError({ErrorKind::BadInput, QStringLiteral("--by-cause has no names; it goes without --names")});
        if (arguments.has("by-cause") && arguments.has("cause"))
            return printError({ErrorKind::BadInput, QStringLiteral("--by-cause has all causes; it goes without --cause")});
        const Form form = arguments.has("csv") ? Form::Csv : arguments.has("json") ? Form::Json : arguments.has("names") ? Form::Names : Form::Text;
        const auto id = jobArgument(arguments, engine, [](const JobRecord &) { return true; });
        if (!id)
            return printError(id.error());
        const auto causes = causesArgument(arguments, engine, *id);
        if (!causes)
            return printError(causes.error());
        const auto printed = arguments.has("by-cause") ? printCauses(engine, *id, form) : printFailures(engine, *id, *causes, form);
        return printed ? 0 : printError(printed.error());
    });
}

} // namespace milliard
