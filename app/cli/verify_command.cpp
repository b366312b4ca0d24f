// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/commands.h"
#include "app/cli/exit_status.h"
#include "app/cli/job_argument.h"
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

int showSum(JobId id, const Sum &sum, const Counts &counts, bool asJson)
{
    const bool adds = sum.entries == counts.done && sum.bytes == counts.bytes;
    if (asJson) {
        printJson({{QStringLiteral("event"), QStringLiteral("verified")}, {QStringLiteral("job"), id},
            {QStringLiteral("shards"), sum.shards}, {QStringLiteral("bad"), sum.bad}, {QStringLiteral("entries"), sum.entries},
            {QStringLiteral("bytes"), sum.bytes}, {QStringLiteral("done"), counts.done}, {QStringLiteral("doneBytes"), counts.bytes},
            {QStringLiteral("ok"), adds && sum.bad == 0}});
    } else {
        printLine(QStringLiteral("Job %1: %2 shards with %3 files, %4; %5 of them bad").arg(QString::number(id), formatCount(sum.shards),
            formatCount(sum.entries), formatBytes(sum.bytes), formatCount(sum.bad)));
        if (!adds)
            printLine(QStringLiteral("The journal has %1 files done, %2 bytes; the shards have %3 files, %4 bytes")
                          .arg(counts.done).arg(counts.bytes).arg(sum.entries).arg(sum.bytes));
    }
    return adds && sum.bad == 0 ? ExitDone : ExitSomeFailed;
}

} // namespace

int runVerify(const QStringList &words)
{
    Arguments arguments(QStringLiteral("verify"),
        QStringLiteral("Reads every archive of a job that packs its files, from start to end, and compares it with the journal: length, "
                       "SHA-256, members and bytes; without ID, of the newest such job.\n\n"
                       "Exit status: 0 all is right, 1 something is missing, cut short, damaged or has other counts, 2 usage."));
    arguments.addPositional("ID", QStringLiteral("The job's number."), "[ID]");
    arguments.addFlag("json", QStringLiteral("One JSON object a shard; the last has the event \"verified\"."));
    arguments.addDataDir();
    return withEngine(arguments, words, [&](Engine &engine) {
        const auto id = jobArgument(arguments, engine, [](const JobRecord &job) { return job.spec.options.pack != Packing::None; });
        if (!id)
            return printError(id.error());
        const JobSpec &spec = engine.job(*id)->spec;
        if (spec.options.pack == Packing::None)
            return printError({ErrorKind::BadInput, QStringLiteral("job %1 has no shards: it stores its files one by one").arg(*id)});
        const auto stored = engine.stored(*id).result();
        if (!stored)
            return printError(stored.error());
        QLoggingCategory::setFilterRules(QStringLiteral("kf.archive=false")); // what it would say of damage is said here
        const bool asJson = arguments.has("json");
        Sum sum;
        for (const Shard &shard : stored->shards) {
            const ShardCheck check = checkShard(spec.destination, shard);
            show(*id, check, asJson);
            ++sum.shards;
            sum.bad += check.fault == ShardFault::None ? 0 : 1;
            sum.entries += check.found.entries;
            sum.bytes += check.found.bytes;
        }
        return showSum(*id, sum, stored->counts, asJson);
    });
}

} // namespace milliard
