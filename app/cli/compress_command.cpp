// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/exit_status.h"
#include "app/cli/file_work.h"
#include "app/cli/output.h"
#include "core/files/compress.h"
#include "core/model/format.h"

#include <QThread>

namespace milliard {
namespace {

struct Plan {
    QStringList paths;
    FileCompression compression = FileCompression::Zstd;
    int threads = 1;
    bool isJson = false;
    bool isQuiet = false;
};

QString outcomeName(Compressed::Outcome outcome)
{
    switch (outcome) {
    case Compressed::Done:
        return QStringLiteral("done");
    case Compressed::Left:
        return QStringLiteral("left");
    case Compressed::Failed:
        return QStringLiteral("failed");
    }
    Q_UNREACHABLE_RETURN({});
}

QString savedText(qint64 before, qint64 after)
{
    const QString saved = before > 0 ? QStringLiteral(" (%1 saved)").arg(formatPercent(double(before - after) / double(before))) : QString();
    return QStringLiteral("%1 → %2%3").arg(formatBytes(before), formatBytes(after), saved);
}

void tell(const Compressed &file, const Plan &plan)
{
    if (plan.isJson) {
        QJsonObject json{{QStringLiteral("event"), QStringLiteral("file")}, {QStringLiteral("path"), file.path},
            {QStringLiteral("outcome"), outcomeName(file.outcome)}, {QStringLiteral("before"), file.before}, {QStringLiteral("after"), file.after}};
        if (file.error) {
            json.insert(QStringLiteral("error"), kindName(file.error->kind));
            json.insert(QStringLiteral("message"), explain(*file.error));
        }
        printJson(json);
    } else if (file.error) {
        printError(*file.error);
    } else if (!plan.isQuiet && file.outcome == Compressed::Done) {
        printLine(QStringLiteral("%1: %2").arg(file.path, savedText(file.before, file.after)));
    }
}

// 'isPlaceAtFault': in one of the failures the folder could not take the file.
int end(const CompressedSum &sum, bool isPlaceAtFault, const Plan &plan)
{
    if (plan.isJson)
        printJson({{QStringLiteral("event"), QStringLiteral("finished")}, {QStringLiteral("done"), sum.done}, {QStringLiteral("left"), sum.left},
            {QStringLiteral("failed"), sum.failed}, {QStringLiteral("before"), sum.before}, {QStringLiteral("after"), sum.after},
            {QStringLiteral("saved"), sum.before - sum.after}});
    else
        printLine(QStringLiteral("%1 compressed, %2 left as they are, %3 failed: %4").arg(counted(sum.done, "file"), formatCount(sum.left),
            formatCount(sum.failed), savedText(sum.before, sum.after)));
    if (!sum.error)
        return isPlaceAtFault ? ExitDestination : sum.failed > 0 ? ExitSomeFailed : ExitDone;
    return sum.error->kind == ErrorKind::Cancelled ? exitStatusOf(*sum.error) : printError(*sum.error);
}

} // namespace

int runCompress(const QStringList &words)
{
    Arguments arguments(QStringLiteral("compress"),
        QStringLiteral("Compresses files, each by itself and many at a time; of a folder, all that is in it. NAME becomes NAME.zst or NAME.gz with its time and "
                       "permissions, and is removed once what replaces it was read back to the same bytes. Files that would not become smaller, are "
                       "archives by their name or have one too long for the suffix stay as they are, and links are not followed. A job does not know its files any "
                       "more then: \"again\" would fetch them anew.\n\n"
                       "Exit status: 0 all done, 1 some files failed, 2 usage, 4 a folder is full or cannot be written, 130 interrupted."));
    arguments.addPositional("PATH", QStringLiteral("Files and folders."), "PATH…");
    arguments.add("with", "gzip|zstd", QStringLiteral("How."), QStringLiteral("zstd"));
    arguments.add("threads", "N", QStringLiteral("Files at a time."), QString::number(QThread::idealThreadCount()));
    arguments.addFlag("quiet", QStringLiteral("Show the sum and errors alone."));
    arguments.addFlag("json", QStringLiteral("One JSON object a line: each file; the last has the event \"finished\"."));
    const auto isToRun = arguments.parse(words);
    if (!isToRun)
        return printError(isToRun.error());
    if (!*isToRun)
        return ExitDone;
    if (arguments.positional().isEmpty())
        return printError({ErrorKind::BadInput, QStringLiteral("compress needs at least one PATH; see milliard-cli compress --help")});
    const auto compression = compressionFromName(arguments.text("with"));
    if (!compression)
        return printError(compression.error());
    const auto threads = arguments.integer("threads", 1, 256);
    if (!threads)
        return printError(threads.error());
    const Plan plan{arguments.positional(), *compression, int(*threads), arguments.has("json"), arguments.has("quiet")};
    return runFileWork([&plan](const std::atomic<bool> &isCancelled) {
        bool isPlaceAtFault = false;
        const CompressedSum sum = compressAll(plan.paths, plan.compression, plan.threads, isCancelled, [&](const Compressed &file) {
            isPlaceAtFault |= file.error && stopsJob(file.error->kind);
            tell(file, plan);
        });
        return end(sum, isPlaceAtFault, plan);
    });
}

} // namespace milliard
