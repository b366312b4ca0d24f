// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/exit_status.h"
#include "app/cli/file_work.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "core/files/extract_process.h"
#include "core/model/format.h"
#include "core/sink/destination.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>
#include <fcntl.h>
#include <limits>
#include <sys/file.h>
#include <sys/resource.h>
#include <unistd.h>

namespace milliard {
namespace {

struct Plan {
    QStringList archives;
    QString folder; // empty: the archive's own
    ExtractBounds bounds;
    bool removes = false;
    bool isJson = false;
};

// An archive of a hundred bytes can ask for any amount of memory. So this process may have what it has by now, and as much as
// all that comes out of the archive, which a 7z takes; never more than half of the machine's.
void limitMemory([[maybe_unused]] qint64 bytes)
{
#ifndef __SANITIZE_ADDRESS__ // which reserves terabytes
    constexpr qint64 forEntries = 256 << 20;
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly))
        return;
    const qint64 page = ::sysconf(_SC_PAGESIZE);
    const qint64 has = statm.readAll().split(' ').first().toLongLong() * page;
    const qint64 half = ::sysconf(_SC_PHYS_PAGES) * page / 2;
    rlimit limit;
    if (has > 0 && ::getrlimit(RLIMIT_AS, &limit) == 0) {
        limit.rlim_cur = std::min(limit.rlim_max, rlim_t(has + forEntries + std::min(bytes, half)));
        ::setrlimit(RLIMIT_AS, &limit);
    }
#endif
}

// Tells what became of each archive, and what the exit status is.
class Outcomes
{
public:
    explicit Outcomes(const Plan &plan) : m_plan(plan) { }

    void progress(const QString &archive, const ExtractProgress &progress) const
    {
        if (m_plan.isJson)
            printJson({{QStringLiteral("event"), QStringLiteral("progress")}, {QStringLiteral("archive"), archive},
                {QStringLiteral("done"), progress.done}, {QStringLiteral("total"), progress.total}, {QStringLiteral("files"), progress.files}});
    }

    void take(const QString &archive, const Result<Extracted> &extracted)
    {
        if (!extracted)
            return fail(archive, extracted.error());
        ++m_extracted;
        tell(archive, *extracted);
        if (!extracted->stays.isEmpty())
            printNotice(QStringLiteral("%1 was unpacked, but could not be removed: %2").arg(archive, extracted->stays));
    }

    // Archives are left that nobody begins any more.
    void interrupt() { m_status = ExitInterrupted; }

    int end() const
    {
        if (m_plan.isJson)
            printJson({{QStringLiteral("event"), QStringLiteral("finished")}, {QStringLiteral("extracted"), m_extracted}, {QStringLiteral("failed"), m_failed}});
        return m_status;
    }

private:
    void fail(const QString &archive, const Error &error)
    {
        ++m_failed;
        if (m_plan.isJson)
            printJson({{QStringLiteral("event"), QStringLiteral("failed")}, {QStringLiteral("archive"), archive},
                {QStringLiteral("error"), kindName(error.kind)}, {QStringLiteral("message"), explain(error)}, {QStringLiteral("detail"), error.message}});
        else
            printError(error);
        const ExitStatus status = exitStatusOf(error);
        if (m_status != ExitInterrupted)
            m_status = status == ExitSource ? ExitSomeFailed : status; // there is no source here
    }

    void tell(const QString &archive, const Extracted &extracted) const
    {
        if (m_plan.isJson) {
            printJson({{QStringLiteral("event"), QStringLiteral("extracted")}, {QStringLiteral("archive"), archive}, {QStringLiteral("path"), extracted.path},
                {QStringLiteral("files"), extracted.files}, {QStringLiteral("bytes"), extracted.bytes},
                {QStringLiteral("leftOut"), QJsonArray::fromStringList(extracted.leftOut)}, {QStringLiteral("stays"), extracted.stays}});
            return;
        }
        if (extracted.path.isEmpty())
            return printLine(QStringLiteral("%1: unpacked before, by a program that was ended; removed now").arg(archive));
        printLine(QStringLiteral("%1: %2, %3").arg(extracted.path, counted(extracted.files, "file"), formatBytes(extracted.bytes)));
        for (const QString &member : extracted.leftOut)
            printNotice(QStringLiteral("left out of %1: %2").arg(QFileInfo(extracted.path).fileName(), member));
    }

    const Plan &m_plan;
    qint64 m_extracted = 0;
    qint64 m_failed = 0;
    ExitStatus m_status = ExitDone;
};

QString folderFor(const Plan &plan, const QString &archive)
{
    return plan.folder.isEmpty() ? QFileInfo(archive).absolutePath() : plan.folder;
}

// Who unpacks and removes the same archive has it first, say a process that goes on after the one that began it was killed; then it is
// gone. File systems without such locks (flock(2)) go without.
FileDescriptor lockArchive(const QString &archive)
{
    FileDescriptor file(::open(QFile::encodeName(archive).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    if (file.isOpen())
        ::flock(file.get(), LOCK_EX);
    return file;
}

// What --here does: in this process, which may not survive it.
int extractHere(const Plan &plan)
{
    return runFileWork([&plan](const std::atomic<bool> &isCancelled) {
        Outcomes outcomes(plan);
        for (const QString &archive : plan.archives) {
            if (isCancelled) {
                outcomes.interrupt();
                break;
            }
            const FileDescriptor lock = plan.removes ? lockArchive(archive) : FileDescriptor();
            limitMemory(plan.bounds.bytesOf(QFileInfo(archive).size()));
            const auto extracted = extractArchive(archive, folderFor(plan, archive), plan.bounds, [&](const ExtractProgress &progress) {
                outcomes.progress(archive, progress);
                return !isCancelled;
            }, plan.removes);
            outcomes.take(archive, extracted);
        }
        return outcomes.end();
    });
}

// One archive after the other, each in a process of its own.
class Extracting final : public QObject
{
public:
    explicit Extracting(const Plan &plan)
        : m_plan(plan)
        , m_outcomes(plan)
        , m_process(QCoreApplication::applicationFilePath())
    {
        connect(&m_interrupt, &Interrupt::requested, this, [this] {
            if (!m_left.isEmpty())
                m_outcomes.interrupt();
            m_left.clear();
            m_process.cancel();
        });
        connect(&m_process, &ExtractProcess::progressed, this, [this](const ExtractProgress &progress) { m_outcomes.progress(m_archive, progress); });
        connect(&m_process, &ExtractProcess::ended, this, [this](const Result<Extracted> &extracted) {
            m_outcomes.take(m_archive, extracted);
            next();
        });
        next();
    }

private:
    void next()
    {
        if (m_left.isEmpty())
            return QCoreApplication::exit(m_outcomes.end());
        m_archive = m_left.takeFirst();
        m_process.start(m_archive, folderFor(m_plan, m_archive), m_plan.bounds, m_plan.removes);
    }

    const Plan &m_plan;
    Outcomes m_outcomes;
    QStringList m_left = m_plan.archives;
    QString m_archive;
    Interrupt m_interrupt;
    ExtractProcess m_process;
};

} // namespace

int runExtract(const QStringList &words)
{
    Arguments arguments(QStringLiteral("extract"),
        QStringLiteral("Unpacks archives: zip, 7z, tar (plain, gzip, bzip2, xz, zstd), or single files compressed so. Each becomes a new folder or file, "
                       "which appears when the archive is whole; nothing that exists is touched. Paths stay inside the folder, links that lead out of it "
                       "are left out, and archives that unpack to far more than their size are refused.\n\n"
                       "Exit status: 0 all done, 1 an archive is damaged or too large, 2 usage or no archive, 4 the folder is full or cannot be written, "
                       "130 interrupted."));
    arguments.addPositional("ARCHIVE", QStringLiteral("The files to unpack."), "ARCHIVE…");
    arguments.add("output", "DIR", QStringLiteral("The folder to unpack into, which must exist. Default: that of each archive."));
    arguments.add("max-size", "BYTES", QStringLiteral("The most that may come out of an archive, such as 20G. Default: 1 GiB or 250 times its size, whichever is more."));
    arguments.addFlag("remove", QStringLiteral("Remove each archive once all of it is unpacked."));
    arguments.addFlag("here", QStringLiteral("Do it in this process instead of one for each archive, which an archive that makes it crash ends alone."));
    arguments.addFlag("json", QStringLiteral("One JSON object a line; the last has the event \"finished\"."));
    const auto isToRun = arguments.parse(words);
    if (!isToRun)
        return printError(isToRun.error());
    if (!*isToRun)
        return ExitDone;
    Plan plan{arguments.positional(), arguments.text("output"), {}, arguments.has("remove"), arguments.has("json")};
    if (plan.archives.isEmpty())
        return printError({ErrorKind::BadInput, QStringLiteral("extract needs at least one ARCHIVE; see milliard-cli extract --help")});
    if (!plan.folder.isEmpty() && !QFileInfo(plan.folder).isDir())
        return printError({ErrorKind::DestinationUnusable, QStringLiteral("%1 is no folder").arg(plan.folder)});
    if (arguments.has("max-size")) {
        const auto most = arguments.bytes("max-size", std::numeric_limits<qint64>::max());
        if (!most)
            return printError(most.error());
        if (*most == 0)
            return printError({ErrorKind::BadInput, QStringLiteral("--max-size must be more than 0")});
        plan.bounds.bytes = *most;
    }
    if (arguments.has("here"))
        return extractHere(plan);
    const Extracting extracting(plan);
    return QCoreApplication::exec();
}

} // namespace milliard
