// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/arguments.h"
#include "app/cli/cause_argument.h"
#include "app/cli/commands.h"
#include "app/cli/forecast_output.h"
#include "app/cli/job_argument.h"
#include "app/cli/job_output.h"
#include "app/cli/job_watch.h"
#include "app/cli/option_arguments.h"
#include "app/cli/output.h"
#include "app/cli/source_arguments.h"
#include "core/engine/after_record.h"
#include "core/journal/journal_thread.h"
#include "core/model/format.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <cstdio>

namespace milliard {
namespace {

void addOutputFlags(Arguments &arguments)
{
    arguments.addFlag("json", QStringLiteral("One JSON object a line; the last has the event \"finished\"."));
    arguments.addFlag("quiet", QStringLiteral("No output but errors."));
    arguments.addFlag("wait-for-room", QStringLiteral("If the destination is full, wait until there is room and go on, instead of ending with status 4."));
    arguments.addDataDir();
}

OutputStyle outputStyle(const Arguments &arguments)
{
    if (arguments.has("json"))
        return OutputStyle::Json;
    return arguments.has("quiet") ? OutputStyle::Quiet : OutputStyle::People;
}

std::unique_ptr<JobOutput> jobOutput(const Arguments &arguments)
{
    return makeJobOutput(outputStyle(arguments), arguments.givenDataDir());
}

template <typename Start>
int watch(Engine &engine, JobId id, const Arguments &arguments, const Start &start)
{
    engine.setWaitsForRoom(arguments.has("wait-for-room"));
    JobWatch watch(engine, id, jobOutput(arguments));
    const Result<void> started = start(watch);
    return started ? QCoreApplication::exec() : printError(started.error());
}

int resume(Engine &engine, JobId id, const Arguments &arguments)
{
    return watch(engine, id, arguments, [](JobWatch &watch) { return watch.start(); });
}

// What people say of the files that are already there; none: they say nothing.
Result<std::optional<ExistingRule>> answerArgument(const Arguments &arguments)
{
    if (!arguments.has("existing"))
        return std::nullopt;
    const auto answer = existingAnswerFromName(arguments.text("existing"));
    if (!answer)
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("--") + answer.error().message});
    return std::optional(*answer);
}

// Whether files that failed are asked for again, by a retry that has not come to its end.
bool isRetried(Engine &engine, const JobRecord &job)
{
    if (job.state == JobState::Done)
        return false;
    const auto position = engine.journal().ask([id = job.id](Journal &j) { return j.position(id); }).result();
    return position && std::ranges::any_of(position->open, &Journal::OpenPage::isAskedAgain);
}

// The list that standard input is.
Result<JobId> addInput(Engine &engine, const JobSpec &spec)
{
    QFile input;
    return openInput(input).and_then([&] { return engine.addList(input, spec); });
}

} // namespace

int runGet(const QStringList &words)
{
    Arguments arguments(QStringLiteral("get"),
        QStringLiteral("Downloads all that SOURCE lists.\n\n"
                       "SOURCE is one of") + sourceForms());
    arguments.addPositional("SOURCE", QStringLiteral("Where to download from."), "SOURCE");
    arguments.add("output", "DIR", QStringLiteral("Destination folder; made if only its last part is missing."));
    addJobOptions(arguments);
    addSourceOptions(arguments);
    addOutputFlags(arguments);
    return withEngine(arguments, words, [&](Engine &engine) {
        if (arguments.positional().size() != 1)
            return printError({ErrorKind::BadInput, QStringLiteral("get needs one SOURCE; see milliard-cli get --help")});
        if (!arguments.has("output"))
            return printError({ErrorKind::BadInput, QStringLiteral("get needs -o DIR")});
        const QString source = givenSource(arguments);
        auto options = jobOptions(arguments);
        if (!options)
            return printError(options.error());
        const auto ofSource = sourceOptions(arguments, source);
        if (!ofSource)
            return printError(ofSource.error());
        options->source = *ofSource;
        const JobSpec spec{isInput(source) ? source.chopped(1) : source, arguments.text("output"), *options};
        const auto id = isInput(source) ? addInput(engine, spec) : engine.add(spec);
        return id ? resume(engine, *id, arguments) : printError(id.error());
    });
}

int runResume(const QStringList &words)
{
    Arguments arguments(QStringLiteral("resume"), QStringLiteral("Goes on with a job that was interrupted, paused or stopped, also in what was to follow it (--then); without ID, with the newest."));
    arguments.addPositional("ID", QStringLiteral("The job's number."), "[ID]");
    addOutputFlags(arguments);
    return withEngine(arguments, words, [&](Engine &engine) {
        const auto id = jobArgument(arguments, engine, [&](const JobRecord &job) { return job.state != JobState::Done || AfterRecord::isDue(engine.dataDir(), job); });
        return id ? resume(engine, *id, arguments) : printError(id.error());
    });
}

int runRetry(const QStringList &words)
{
    Arguments arguments(QStringLiteral("retry"), QStringLiteral("Asks again for the files that a job could not get; without ID, of the newest job that has any, or whose retry was interrupted."));
    arguments.addPositional("ID", QStringLiteral("The job's number."), "[ID]");
    addCauses(arguments);
    arguments.add("existing", "skip|overwrite|newer|rename",
        QStringLiteral("What becomes of files that are in the way of these (cause file-exists), in place of the job's own rule: skip keeps what is there, newer overwrites it if "
                       "the listing tells a later time than it has, and rename stores the new one as \"name (1)\"."));
    addOutputFlags(arguments);
    return withEngine(arguments, words, [&](Engine &engine) {
        const auto id = jobArgument(arguments, engine, [&](const JobRecord &job) { return job.counts.failed > 0 || isRetried(engine, job); });
        if (!id)
            return printError(id.error());
        const auto answer = answerArgument(arguments);
        if (!answer)
            return printError(answer.error());
        const auto causes = causesArgument(arguments, engine, *id);
        if (!causes)
            return printError(causes.error());
        return watch(engine, *id, arguments, [&](JobWatch &watch) { return watch.retryFailed(*causes, *answer); });
    });
}

int runAgain(const QStringList &words)
{
    Arguments arguments(QStringLiteral("again"),
        QStringLiteral("Lists the source of a finished job anew and fetches what is new or changed by its size, ETag, time or digest, as far as the "
                       "listing tells them; where it tells names alone, only new names. Then says which of the job's files the source has no more. "
                       "Goes on with such a round that was interrupted. Without ID, the newest that can; with --delete-vanished, the newest and no other."));
    arguments.addPositional("ID", QStringLiteral("The job's number."), "[ID]");
    arguments.addFlag("delete-vanished", QStringLiteral("Remove those that the source has no more, once the whole listing is known. Without it they are but named."));
    arguments.addFlag("dry-run", QStringLiteral("Show what would be fetched and what has vanished, and change nothing."));
    addOutputFlags(arguments);
    return withEngine(arguments, words, [&](Engine &engine) {
        const auto can = [](const JobRecord &job) { return job.spec.options.pack == Packing::None && (job.state == JobState::Done || job.round > 1); };
        const bool removes = arguments.has("delete-vanished");
        // Where files are removed, no other job's than the newest's are meant. It says itself why it cannot, as it does where none can.
        const bool isNewest = removes || std::ranges::none_of(engine.jobs(), can);
        const auto id = jobArgument(arguments, engine, [&](const JobRecord &job) { return isNewest || can(job); });
        if (!id)
            return printError(id.error());
        if (arguments.has("dry-run"))
            return showForecast(engine, *id, outputStyle(arguments));
        return watch(engine, *id, arguments, [&](JobWatch &watch) { return watch.runAgain(removes); });
    });
}

int runJobs(const QStringList &words)
{
    Arguments arguments(QStringLiteral("jobs"), QStringLiteral("Lists the jobs that the journal has."));
    arguments.addFlag("json", QStringLiteral("One JSON object a line."));
    arguments.addDataDir();
    return withEngine(arguments, words, [&](Engine &engine) {
        if (!arguments.positional().isEmpty())
            return printError({ErrorKind::BadInput, QStringLiteral("jobs takes no \"%1\"").arg(arguments.positional().first())});
        const QList<JobRecord> jobs = engine.jobs();
        for (const JobRecord &job : jobs) {
            // Running by its record, but by no process: it was killed.
            const QString state = engine.isInterrupted(job.id) ? QStringLiteral("interrupted")
                : job.isWaiting()                              ? QStringLiteral("waiting")
                                                               : stateName(job.state);
            if (arguments.has("json")) {
                QJsonObject json = jobToJson(job);
                json.insert(QStringLiteral("state"), state);
                printJson(json);
                continue;
            }
            printLine(QStringLiteral("%1  %2  %3  %4  %5 -> %6")
                          .arg(QString::number(job.id).rightJustified(4), state.leftJustified(11), countsText(job.counts),
                              formatBytes(job.counts.bytes), shownSource(job.spec.source), job.spec.destination));
            if (job.error)
                printLine(QStringLiteral("      %1").arg(explain(*job.error)));
        }
        if (jobs.isEmpty() && !arguments.has("json"))
            printLine(QStringLiteral("No jobs yet. Start one with: milliard-cli get SOURCE -o DIR"));
        return 0;
    });
}

} // namespace milliard
