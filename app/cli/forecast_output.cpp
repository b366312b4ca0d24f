// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/forecast_output.h"

#include "app/cli/await.h"
#include "app/cli/exit_status.h"
#include "app/cli/output.h"
#include "core/model/format.h"

namespace milliard {
namespace {

void showFile(JobId id, const ForecastFile &file, OutputStyle style)
{
    if (style == OutputStyle::Json) {
        QJsonObject json{{QStringLiteral("event"), QStringLiteral("forecast")}, {QStringLiteral("job"), id}, {QStringLiteral("name"), file.name},
            {QStringLiteral("reason"), reasonName(file.reason)}};
        if (file.size >= 0)
            json.insert(QStringLiteral("size"), file.size);
        if (file.error) {
            json.insert(QStringLiteral("error"), kindName(file.error->kind));
            json.insert(QStringLiteral("message"), explain(*file.error));
        }
        printJson(json);
    } else if (file.error) {
        printLine(QStringLiteral("%1  %2: %3").arg(reasonName(file.reason), -8).arg(shownName(file.name), explain(*file.error)));
    } else {
        printLine(QStringLiteral("%1  %2  %3").arg(reasonName(file.reason), -8).arg(file.size < 0 ? QStringLiteral("-") : formatBytes(file.size), 10).arg(shownName(file.name)));
    }
}

void showVanished(JobId id, const VanishedFile &file, OutputStyle style)
{
    if (style == OutputStyle::Json)
        printJson({{QStringLiteral("event"), QStringLiteral("vanished")}, {QStringLiteral("job"), id}, {QStringLiteral("name"), file.path}, {QStringLiteral("deleted"), false}});
    else
        printLine(QStringLiteral("vanished  %1  %2").arg(QStringLiteral("-"), 10).arg(shownName(file.path)));
}

QJsonObject toJson(JobId id, const RoundForecast &sum)
{
    QJsonObject json{{QStringLiteral("event"), QStringLiteral("finished")}, {QStringLiteral("job"), id}, {QStringLiteral("dryRun"), true},
        {QStringLiteral("listed"), sum.listed}, {QStringLiteral("new"), sum.added}, {QStringLiteral("changed"), sum.changed},
        {QStringLiteral("lost"), sum.lost}, {QStringLiteral("fails"), sum.failed}, {QStringLiteral("staying"), sum.staying},
        {QStringLiteral("bytes"), sum.bytes}, {QStringLiteral("sized"), sum.sized}};
    if (sum.vanished.known) {
        json.insert(QStringLiteral("vanished"), sum.vanished.vanished);
        json.insert(QStringLiteral("vanishedStaying"), sum.vanished.staying);
    }
    if (const auto error = sum.error ? sum.error : sum.vanished.error) {
        json.insert(QStringLiteral("error"), kindName(error->kind));
        json.insert(QStringLiteral("message"), explain(*error));
    }
    return json;
}

QString textOf(JobId id, const RoundForecast &sum)
{
    QString text = QStringLiteral("Job %1, of %2: %3 would be fetched (%4 new, %5 changed, %6 lost)")
                       .arg(QString::number(id), counted(sum.listed, "file"), formatCount(sum.fetched()), formatCount(sum.added), formatCount(sum.changed), formatCount(sum.lost));
    if (sum.sized > 0)
        text += QStringLiteral(", %1%2").arg(sum.sized < sum.fetched() ? QStringLiteral("at least ") : QString(), formatBytes(sum.bytes));
    text += QStringLiteral("; %1 stay as they are").arg(formatCount(sum.staying));
    if (sum.failed > 0)
        text += QStringLiteral("; %1 would fail").arg(formatCount(sum.failed));
    if (!sum.error)
        text += sum.vanished.known ? QStringLiteral("; %1 have vanished").arg(formatCount(sum.vanished.vanished))
                                   : QStringLiteral("; nothing can be said of files that vanished%1").arg(sum.vanished.isPartial ? QStringLiteral(", since the source did not tell all that it has") : QString());
    if (sum.vanished.staying > 0)
        text += QStringLiteral("; %1 more have vanished and would stay, since they were changed or may be another job's").arg(formatCount(sum.vanished.staying));
    return text + QStringLiteral(". Nothing was changed.");
}

} // namespace

int showForecast(Engine &engine, JobId id, OutputStyle style)
{
    const bool isQuiet = style == OutputStyle::Quiet;
    const auto sum = await(engine.forecastRound(id, {[=](const ForecastFile &file) { if (!isQuiet) showFile(id, file, style); },
        [=](const VanishedFile &file) { if (!isQuiet) showVanished(id, file, style); }}));
    if (!sum)
        return printError(sum.error());
    const auto error = sum->error ? sum->error : sum->vanished.error;
    if (style == OutputStyle::Json)
        printJson(toJson(id, *sum));
    else if (!isQuiet)
        printLine(textOf(id, *sum));
    if (error)
        return style == OutputStyle::Json ? exitStatusOf(*error) : printError(*error);
    return ExitDone;
}

} // namespace milliard
