// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/await.h"
#include "app/cli/commands.h"
#include "app/cli/exit_status.h"
#include "app/cli/job_argument.h"
#include "app/cli/job_output.h"
#include "app/cli/output.h"
#include "core/model/format.h"
#include "core/sink/shard_check.h"

#include <QLoggingCategory>

namespace milliard {
namespace {

// What is read adds up to this.
struct Sum {
    qint64 shards = 0;
    qint64 bad = 0;
    qint64 entries = 0;
    qint64 bytes = 0;
};

void show(JobId id, const ShardCheck &check, bool asJson)
{
    if (asJson) {
        printJson({{QStringLiteral("event"), QStringLiteral("shard")}, {QStringLiteral("job"), id},
            {QStringLiteral("name"), check.found.name}, {QStringLiteral("state"), shardFaultName(check.fault)},
            {QStringLiteral("entries"), check.found.entries}, {QStringLiteral("bytes"), check.found.bytes},
            {QStringLiteral("fileBytes"), check.found.fileBytes}, {QStringLiteral("message"), check.message}});
    } else if (check.fault != ShardFault::None) {
        printLine(QStringLiteral("%1: %2: %3").arg(check.found.name, shardFaultName(check.fault), check.message));
    }
}

// 'how': to get what is bad again.
int showSum(JobId id, const Sum &sum, const Counts &counts, bool asJson, const QString &how)
{
    const bool adds = sum.entries == counts.done && sum.bytes == counts.bytes;
    if (asJson) {
        printJson({{QStringLiteral("event"), QStringLiteral("verified")}, {QStringLiteral("job"), id},
            {QStringLiteral("shards"), sum.shards}, {QStringLiteral("bad"), sum.bad}, {QStringLiteral("entries"), sum.entries},
            {QStringLiteral("bytes"), sum.bytes}, {QStringLiteral("done"), counts.done}, {QStringLiteral("doneBytes"), counts.bytes},
            {QStringLiteral("ok"), adds && sum.bad == 0}});
    } else {
        printLine(QStringLiteral("Job %1: %2 with %3, %4; %5 bad").arg(QString::number(id), counted(sum.shards, "shard"),
            counted(sum.entries, "file"), formatBytes(sum.bytes), formatCount(sum.bad)));
        if (!adds)
            printLine(QStringLiteral("The journal has %1 with %2; the shards have %3 with %4")
                          .arg(counted(counts.done, "file"), counted(counts.bytes, "byte"), counted(sum.entries, "file"), counted(sum.bytes, "byte")));
        if (sum.bad > 0)
            printLine(how);
    }
    return adds && sum.bad == 0 ? ExitDone : ExitSomeFailed;
}

int verifyShards(Engine &engine, JobId id, const JobSpec &spec, bool asJson, const QString &dataDir)
{
    const auto stored = engine.stored(id).result();
    if (!stored)
        return printError(stored.error());
    QLoggingCategory::setFilterRules(QStringLiteral("kf.archive=false")); // what it would say of damage is said here
    Sum sum;
    for (const Shard &shard : stored->shards) {
        const ShardCheck check = checkShard(spec.destination, shard);
        show(id, check, asJson);
        ++sum.shards;
        sum.bad += check.fault == ShardFault::None ? 0 : 1;
        sum.entries += check.found.entries;
        sum.bytes += check.found.bytes;
    }
    // Which files were in an archive that is gone, nobody knows.
    const QString how = QStringLiteral("To get these files again, download all anew: into another folder, or into this one after \"milliard-cli remove %1 --with-files%2\", "
                                       "which deletes all archives of the job").arg(QString::number(id), dataDirWords(dataDir));
    return showSum(id, sum, stored->counts, asJson, how);
}

void show(JobId id, const FolderProblem &problem, bool asJson)
{
    if (asJson) {
        QJsonObject json{{QStringLiteral("event"), problem.name.isNull() ? QStringLiteral("page") : QStringLiteral("file")}, {QStringLiteral("job"), id},
            {QStringLiteral("page"), problem.page + 1}, {QStringLiteral("state"), problem.fault}, {QStringLiteral("message"), problem.message}};
        if (!problem.name.isNull())
            json.insert(QStringLiteral("name"), problem.name);
        printJson(json);
    } else {
        const QString what = problem.name.isNull() ? QStringLiteral("page %1").arg(problem.page + 1) : shownName(problem.name);
        printLine(QStringLiteral("%1: %2: %3").arg(what, problem.fault, problem.message));
    }
}

QJsonObject toJson(JobId id, const FolderSum &sum, bool ok)
{
    QJsonObject json{{QStringLiteral("event"), QStringLiteral("verified")}, {QStringLiteral("job"), id}, {QStringLiteral("pages"), sum.pages},
        {QStringLiteral("openPages"), sum.open}, {QStringLiteral("listingDone"), sum.listingDone}, {QStringLiteral("files"), sum.files},
        {QStringLiteral("bytes"), sum.bytes}, {QStringLiteral("sizes"), sum.sized}, {QStringLiteral("digests"), sum.digests},
        {QStringLiteral("failed"), sum.failed}, {QStringLiteral("bad"), sum.problems}, {QStringLiteral("ok"), ok}};
    if (sum.error) {
        json.insert(QStringLiteral("error"), kindName(sum.error->kind));
        json.insert(QStringLiteral("message"), explain(*sum.error));
    }
    return json;
}

void printSum(JobId id, const FolderSum &sum)
{
    printLine(QStringLiteral("Job %1: %2 with %3 on %4 looked at; %5")
                  .arg(QString::number(id), counted(sum.files, "file"), formatBytes(sum.bytes), counted(sum.pages, "page"), counted(sum.problems, "problem")));
    printLine(QStringLiteral("Compared with the listing's sizes: %1 of them; with digests: %2").arg(formatCount(sum.sized), formatCount(sum.digests)));
    if (sum.failed > 0)
        printLine(QStringLiteral("Not looked at: %1 that the job could not get").arg(formatCount(sum.failed)));
    if (sum.open > 0 || !sum.listingDone)
        printLine(QStringLiteral("The job is not finished: %1 open%2").arg(counted(sum.open, "page"),
            sum.listingDone ? QString() : QStringLiteral(", and the listing goes on")));
    if (!sum.error && sum.pagesCounts != sum.jobCounts)
        printLine(QStringLiteral("The journal's pages have %1 done, %2 skipped, %3 failed of %4; the job has %5, %6, %7 of %8")
                      .arg(sum.pagesCounts.done).arg(sum.pagesCounts.skipped).arg(sum.pagesCounts.failed).arg(sum.pagesCounts.listed)
                      .arg(sum.jobCounts.done).arg(sum.jobCounts.skipped).arg(sum.jobCounts.failed).arg(sum.jobCounts.listed));
}

int verifyFiles(Engine &engine, JobId id, bool asJson)
{
    const auto sum = await(engine.verify(id, [id, asJson](const FolderProblem &problem) { show(id, problem, asJson); }));
    if (!sum)
        return printError(sum.error());
    const bool ok = !sum->error && sum->problems == 0 && sum->pagesCounts == sum->jobCounts;
    if (asJson)
        printJson(toJson(id, *sum, ok));
    else
        printSum(id, *sum);
    if (sum->error) // the source, say, cannot be reached: what lies behind is not known
        return asJson ? exitStatusOf(*sum->error) : printError(*sum->error);
    return ok ? ExitDone : ExitSomeFailed;
}

} // namespace

int runVerify(const QStringList &words)
{
    Arguments arguments(QStringLiteral("verify"),
        QStringLiteral("Compares what a job has stored with what it should have; without ID, of the newest job. Changes nothing.\n\n"
                       "Files: asks the source for the listing again and looks for every file of the finished pages: there, a regular "
                       "file, with the size and the digest that the listing tells. Archives: reads every one from start to end and compares "
                       "it with the journal: length, SHA-256, members and bytes.\n\n"
                       "Exit status: 0 all is right, 1 something is missing, cut short, damaged or has other counts, 2 usage, "
                       "3 the source cannot be asked, 4 the destination cannot be read."));
    arguments.addPositional("ID", QStringLiteral("The job's number."), "[ID]");
    arguments.addFlag("json", QStringLiteral("One JSON object a line: problems, or shards; the last has the event \"verified\"."));
    arguments.addDataDir();
    return withEngine(arguments, words, [&](Engine &engine) {
        const auto id = jobArgument(arguments, engine, [](const JobRecord &) { return true; });
        if (!id)
            return printError(id.error());
        const JobSpec &spec = engine.job(*id)->spec;
        const bool asJson = arguments.has("json");
        return spec.options.pack == Packing::None ? verifyFiles(engine, *id, asJson) : verifyShards(engine, *id, spec, asJson, arguments.givenDataDir());
    });
}

} // namespace milliard
