// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/exit_status.h"
#include "app/cli/file_work.h"
#include "app/cli/output.h"
#include "core/files/compress.h"
#include "core/model/format.h"
#include "core/sink/walk_files.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
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

class Compressing
{
public:
    Compressing(const Plan &plan, const std::atomic<bool> &isCancelled)
        : m_plan(plan)
        , m_isCancelled(isCancelled)
    {
        m_pool.setMaxThreadCount(plan.threads);
    }

    int run()
    {
        for (const QString &path : m_plan.paths) {
            if (const auto walked = take(path); !walked) {
                m_status = exitStatusOf(walked.error()) == ExitSource ? ExitSomeFailed : exitStatusOf(walked.error());
                if (walked.error().kind != ErrorKind::Cancelled)
                    printError(walked.error());
                break;
            }
        }
        if (const auto last = settle(); !last)
            m_status = ExitInterrupted;
        tellSum();
        return m_status == ExitDone && m_failed > 0 ? ExitSomeFailed : m_status;
    }

private:
    static constexpr qsizetype atOnce = 10'000; // paths in memory

    Result<void> take(const QString &path)
    {
        if (!QFileInfo(path).isDir()) {
            m_batch.append(path);
            return m_batch.size() < atOnce ? Result<void>() : settle();
        }
        return walkFiles(path, [&](const WalkedFile &file) -> Result<void> {
            if (file.changedMs >= m_began) // came into being meanwhile, by us or by somebody who still writes it
                return {};
            m_batch.append(QDir(path).filePath(QFile::decodeName(file.path)));
            return m_batch.size() < atOnce ? Result<void>() : settle();
        });
    }

    // Compresses what has gathered.
    Result<void> settle()
    {
        const QStringList paths = std::exchange(m_batch, {});
        QFuture<Compressed> results = compressFiles(paths, m_plan.compression, m_pool);
        for (int i = 0; i < paths.size() && !m_isCancelled; ++i)
            tell(results.resultAt(i)); // waits for it
        if (!m_isCancelled)
            return {};
        results.cancel();
        results.waitForFinished();
        return std::unexpected(Error{ErrorKind::Cancelled, {}});
    }

    void tell(const Compressed &file)
    {
        m_done += file.outcome == Compressed::Done ? 1 : 0;
        m_left += file.outcome == Compressed::Left ? 1 : 0;
        m_failed += file.outcome == Compressed::Failed ? 1 : 0;
        m_before += file.before;
        m_after += file.after;
        if (m_plan.isJson) {
            QJsonObject json{{QStringLiteral("event"), QStringLiteral("file")}, {QStringLiteral("path"), file.path},
                {QStringLiteral("outcome"), outcomeName(file.outcome)}, {QStringLiteral("before"), file.before}, {QStringLiteral("after"), file.after}};
            if (file.error) {
                json.insert(QStringLiteral("error"), kindName(file.error->kind));
                json.insert(QStringLiteral("message"), explain(*file.error));
            }
            printJson(json);
        } else if (file.error) {
            printError(*file.error);
        } else if (!m_plan.isQuiet && file.outcome == Compressed::Done) {
            printLine(QStringLiteral("%1: %2").arg(file.path, savedText(file.before, file.after)));
        }
    }

    void tellSum() const
    {
        if (m_plan.isJson) {
            printJson({{QStringLiteral("event"), QStringLiteral("finished")}, {QStringLiteral("done"), m_done}, {QStringLiteral("left"), m_left},
                {QStringLiteral("failed"), m_failed}, {QStringLiteral("before"), m_before}, {QStringLiteral("after"), m_after},
                {QStringLiteral("saved"), m_before - m_after}});
            return;
        }
        printLine(QStringLiteral("%1 files compressed, %2 left as they are, %3 failed: %4").arg(formatCount(m_done), formatCount(m_left), formatCount(m_failed),
            savedText(m_before, m_after)));
    }

    const Plan &m_plan;
    const std::atomic<bool> &m_isCancelled;
    const qint64 m_began = QDateTime::currentMSecsSinceEpoch();
    QThreadPool m_pool;
    QStringList m_batch;
    qint64 m_done = 0;
    qint64 m_left = 0;
    qint64 m_failed = 0;
    qint64 m_before = 0;
    qint64 m_after = 0;
    ExitStatus m_status = ExitDone;
};

} // namespace

int runCompress(const QStringList &words)
{
    Arguments arguments(QStringLiteral("compress"),
        QStringLiteral("Compresses files, each by itself and many at a time; of a folder, all that is in it. NAME becomes NAME.zst or NAME.gz with its time and "
                       "permissions, and is removed once what replaces it was read back to the same bytes. Files that would not become smaller or are "
                       "archives by their name stay as they are, and links are not followed. A job does not know its files any more then: \"again\" "
                       "would fetch them anew.\n\n"
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
    return runFileWork([&plan](const std::atomic<bool> &isCancelled) { return Compressing(plan, isCancelled).run(); });
}

} // namespace milliard
