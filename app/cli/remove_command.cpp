// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/await.h"
#include "app/cli/commands.h"
#include "app/cli/exit_status.h"
#include "app/cli/interrupt.h"
#include "app/cli/job_argument.h"
#include "app/cli/output.h"
#include "core/model/format.h"

#include <atomic>

namespace milliard {
namespace {

int removeJob(Engine &engine, JobId id, bool asJson, const QString &ofFiles, QJsonObject event)
{
    if (const auto removed = engine.remove(id).result(); !removed)
        return printError(removed.error());
    event.insert(QStringLiteral("event"), QStringLiteral("removed"));
    event.insert(QStringLiteral("job"), id);
    if (asJson)
        printJson(event);
    else
        printLine(QStringLiteral("Job %1 removed. %2").arg(QString::number(id), ofFiles));
    return ExitDone;
}

void show(JobId id, const StoredFile &file, bool removes, bool asJson)
{
    if (asJson) {
        QJsonObject json{{QStringLiteral("event"), QStringLiteral("file")}, {QStringLiteral("job"), id}, {QStringLiteral("path"), file.path},
            {QStringLiteral("bytes"), file.bytes}, {QStringLiteral("deleted"), file.removed}};
        if (file.error)
            json.insert(QStringLiteral("message"), explain(*file.error));
        printJson(json);
    } else if (file.error) {
        printLine(QStringLiteral("not deleted: %1").arg(explain(*file.error)));
    } else if (!removes) {
        printLine(shownName(file.path));
    }
}

// What stays though the job listed it, as a sentence with a space before it; empty: nothing.
QString stayingText(const StoredSum &sum)
{
    QString text;
    if (sum.changed > 0)
        text += QStringLiteral(" %1 were changed since and stay.").arg(formatCount(sum.changed));
    if (sum.shared > 0)
        text += QStringLiteral(" %1 may be another job's as well and stay.").arg(formatCount(sum.shared));
    return text;
}

int removeWithFiles(Engine &engine, JobId id, bool isDry, bool asJson)
{
    const QString folder = engine.job(id)->spec.destination;
    std::atomic<bool> isCancelled = false;
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::requested, &interrupt, [&isCancelled] { isCancelled = true; });
    const auto found = [&](const StoredFile &file) {
        show(id, file, !isDry, asJson);
        return !isCancelled;
    };
    const auto sum = await(engine.dealWithStored(id, isDry ? StoredFate::Stay : StoredFate::Delete, found));
    if (!sum)
        return printError(sum.error());
    const QJsonObject json{{QStringLiteral("files"), sum->files}, {QStringLiteral("bytes"), sum->bytes}, {QStringLiteral("deleted"), sum->removed},
        {QStringLiteral("changed"), sum->changed}, {QStringLiteral("shared"), sum->shared}};
    if (!sum->walk.known)
        return printError({ErrorKind::BadInput, QStringLiteral("what job %1 listed was not written down, so that its files cannot be told from others; without --with-files it is forgotten and they stay").arg(id)});
    const QString bytes = formatBytes(sum->bytes);
    if (isDry && !sum->walk.error) {
        if (asJson) {
            QJsonObject event = json;
            event.insert(QStringLiteral("event"), QStringLiteral("found"));
            event.insert(QStringLiteral("job"), id);
            printJson(event);
        } else {
            printLine(QStringLiteral("%1 with %2 in %3 would be deleted.%4").arg(counted(sum->files, "file"), bytes, folder, stayingText(*sum)));
        }
        return ExitDone;
    }
    if (!sum->walk.error && sum->removed == sum->files)
        return removeJob(engine, id, asJson, QStringLiteral("%1 with %2 deleted from %3.%4").arg(counted(sum->removed, "file"), bytes, folder, stayingText(*sum)), json);
    // The job stays as well, so that this can be tried again.
    const QString how = QStringLiteral("%1 deleted from %2; job %3 and the others stay").arg(counted(sum->removed, "file"), folder).arg(id);
    if (sum->walk.error && sum->walk.error->kind == ErrorKind::Cancelled) {
        printNotice(how);
        return ExitInterrupted;
    }
    if (sum->walk.error)
        return printError(*sum->walk.error);
    printNotice(how);
    return ExitSomeFailed;
}

} // namespace

int runRemove(const QStringList &words)
{
    Arguments arguments(QStringLiteral("remove"),
        QStringLiteral("Forgets a job. The files it downloaded stay, unless --with-files deletes them too.\n\n"
                       "The job's own are the files that it listed and that nobody changed since it stored them, or its archives. What was there "
                       "before stays, and so does what another job may have stored in the same place, or what unpacking or compressing made. Nothing goes to the trash."));
    arguments.addPositional("ID", QStringLiteral("The job's number."), "ID");
    arguments.addFlag("with-files", QStringLiteral("Delete the files that the job stored, for good."));
    arguments.addFlag("dry-run", QStringLiteral("With --with-files: show which they are, and change nothing."));
    arguments.addFlag("json", QStringLiteral("One JSON object a line; with --with-files a line for each file before."));
    arguments.addDataDir();
    return withEngine(arguments, words, [&](Engine &engine) {
        if (arguments.positional().isEmpty())
            return printError({ErrorKind::BadInput, QStringLiteral("remove needs the job's number; see milliard-cli jobs")});
        if (arguments.has("dry-run") && !arguments.has("with-files"))
            return printError({ErrorKind::BadInput, QStringLiteral("--dry-run is for --with-files: without it no file is touched")});
        const auto id = jobArgument(arguments, engine, [](const JobRecord &) { return false; });
        if (!id)
            return printError(id.error());
        const bool asJson = arguments.has("json");
        if (arguments.has("with-files"))
            return removeWithFiles(engine, *id, arguments.has("dry-run"), asJson);
        return removeJob(engine, *id, asJson, QStringLiteral("Its files stay."), {});
    });
}

} // namespace milliard
