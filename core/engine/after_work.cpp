// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/after_work.h"

#include "core/engine/afterwards.h"
#include "core/engine/folder_verification.h"
#include "core/files/archive_names.h"
#include "core/files/compress.h"
#include "core/files/extract_process.h"
#include "core/files/unpacked_tree.h"
#include "core/journal/journal_thread.h"
#include "core/sink/shard_check.h"

#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QProcess>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace milliard {
namespace {

using namespace std::chrono_literals;

constexpr auto look = 100ms;      // for a cancellation
constexpr auto patience = 5s;     // with a program that was told to end
constexpr qsizetype mostOutput = 4096; // of its last bytes that are kept
constexpr qsizetype mostLines = 10;    // of these, that are told
constexpr qsizetype atOnce = 1000; // files

std::unexpected<Error> failed(const QString &message)
{
    return std::unexpected(Error{ErrorKind::BadInput, message});
}

QString formatted(qint64 count)
{
    return QLocale().toString(count);
}

} // namespace

AfterWork::AfterWork(const JobRecord &job, JournalThread &journal, const Tools &tools, const std::atomic<bool> &isCancelled)
    : m_job(job)
    , m_journal(journal)
    , m_tools(tools)
    , m_isCancelled(isCancelled)
{
}

void AfterWork::Sum::fail(const Error &error)
{
    ++failed;
    if (!first)
        first = error;
}

Result<void> AfterWork::Sum::result(const QString &of) const
{
    if (failed == 0)
        return {};
    return milliard::failed(Afterwards::tr("%1: %2 failed, of which the first is: %3").arg(of, formatted(failed), explain(*first)));
}

Result<void> AfterWork::checkCancelled() const
{
    return m_isCancelled ? Result<void>(std::unexpected(Error{ErrorKind::Cancelled, {}})) : Result<void>();
}

Result<void> AfterWork::run(const AfterStep &step)
{
    switch (step.kind) {
    case AfterStep::Verify:
        return m_job.spec.options.pack == Packing::None ? verify() : verifyShards();
    case AfterStep::Extract:
    case AfterStep::ExtractRemove:
        return extract(step.kind == AfterStep::ExtractRemove);
    case AfterStep::CompressGzip:
    case AfterStep::CompressZstd:
        return compress(step.kind);
    case AfterStep::Run:
        return runProgram(step.words);
    case AfterStep::Open:
    case AfterStep::Show:
        return oneFile().transform([&](const QString &name) {
            m_tools.want(step.kind, name.isEmpty() ? m_job.spec.destination : m_job.spec.destination + QLatin1Char('/') + name);
        });
    }
    Q_UNREACHABLE_RETURN({});
}

void AfterWork::clear(const AfterStep &step)
{
    if (step.kind != AfterStep::Extract)
        return;
    QString last;
    (void)walkOwn(m_job.began, [&](const WalkedFile &file) -> Result<void> {
        const QString path = m_job.spec.destination + QLatin1Char('/') + QFile::decodeName(file.path);
        const QString folder = QFileInfo(path).path();
        if (withoutArchiveSuffix(path) != path && folder != last)
            UnpackedTree::removeAbandoned(last = folder);
        return checkCancelled();
    });
}

// ---- verify

Result<void> AfterWork::verify()
{
    m_tools.tell(Afterwards::tr("Verifying"));
    QString first;
    const auto sum = verifyFolder(m_job.id, m_journal, [&first](const FolderProblem &problem) {
        if (first.isEmpty())
            first = problem.name.isNull() ? problem.message : QStringLiteral("%1: %2").arg(shownName(problem.name), problem.message);
    }, &m_isCancelled);
    if (!sum || sum->error)
        return std::unexpected(sum ? *sum->error : sum.error());
    if (sum->problems > 0)
        return failed(Afterwards::tr("verified, and %1 files are not as they should be; the first: %2").arg(formatted(sum->problems), first));
    if (sum->pagesCounts != sum->jobCounts)
        return failed(Afterwards::tr("verified, and the journal's counts do not add up"));
    m_tools.say(Afterwards::tr("Verified: %1 files are as they should be").arg(formatted(sum->files)));
    return {};
}

Result<void> AfterWork::verifyShards()
{
    const auto stored = m_journal.ask([id = m_job.id](Journal &j) { return j.stored(id); }).result();
    if (!stored)
        return std::unexpected(stored.error());
    qint64 files = 0;
    for (const Shard &shard : stored->shards) {
        if (const auto goesOn = checkCancelled(); !goesOn)
            return goesOn;
        tellCount(Afterwards::tr("Verifying"), files);
        const ShardCheck check = checkShard(m_job.spec.destination, shard);
        if (check.fault != ShardFault::None)
            return failed(Afterwards::tr("verified, and %1 is not as it should be: %2").arg(shard.name, check.message));
        files += check.found.entries;
    }
    if (files != stored->counts.done)
        return failed(Afterwards::tr("verified, and the archives have %1 files where %2 should be").arg(formatted(files), formatted(stored->counts.done)));
    m_tools.say(Afterwards::tr("Verified: %1 files are as they should be").arg(formatted(files)));
    return {};
}

// ---- what is done with each file of the round

Result<void> AfterWork::extract(bool removes)
{
    Sum sum;
    const auto walked = walkOwn(m_job.began, [&](const WalkedFile &file) -> Result<void> {
        const QString path = m_job.spec.destination + QLatin1Char('/') + QFile::decodeName(file.path);
        const QString name = QFile::decodeName(file.path);
        if (withoutArchiveSuffix(path) == path || m_tools.isKept(name))
            return checkCancelled();
        tellCount(Afterwards::tr("Unpacking"), sum.done);
        const Result<bool> isWhole = extractOne(path, removes);
        if (removes && !isWhole && !QFileInfo::exists(path)) // by a process that went on after the one that began it was killed
            return checkCancelled();
        if (!isWhole && isWhole.error().kind == ErrorKind::Cancelled)
            return std::unexpected(isWhole.error());
        isWhole ? void(++sum.done) : sum.fail(isWhole.error());
        return removes && isWhole && !*isWhole ? m_tools.keep(name) : Result<void>();
    });
    if (!walked || walked->error)
        return std::unexpected(walked ? *walked->error : walked.error());
    if (!walked->known)
        return failed(Afterwards::tr("which files are the download's own was not written down"));
    m_tools.say(Afterwards::tr("Unpacked: %1 archives").arg(formatted(sum.done)));
    return sum.result(Afterwards::tr("Unpacking"));
}

Result<bool> AfterWork::extractOne(const QString &path, bool removes)
{
    QEventLoop loop;
    ExtractProcess process(m_tools.program);
    Result<bool> outcome = true;
    QObject::connect(&process, &ExtractProcess::ended, &loop, [&](const Result<Extracted> &extracted) {
        if (!extracted) {
            outcome = std::unexpected(extracted.error());
        } else if (!extracted->stays.isEmpty()) {
            outcome = failed(Afterwards::tr("%1 was unpacked, and cannot be removed: %2").arg(shownName(path), extracted->stays));
        } else if (!extracted->leftOut.isEmpty()) {
            outcome = false;
            m_tools.say(Afterwards::tr("%1: left out %2").arg(shownName(QFileInfo(path).fileName()), extracted->leftOut.first()));
        }
        loop.quit();
    });
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        if (!m_isCancelled)
            return;
        timer.stop();
        process.cancel();
    });
    timer.start(look);
    process.start(path, QFileInfo(path).path(), {}, removes);
    loop.exec();
    return outcome;
}

Result<void> AfterWork::compress(AfterStep::Kind kind)
{
    const auto compression = kind == AfterStep::CompressGzip ? FileCompression::Gzip : FileCompression::Zstd;
    Sum sum;
    qint64 left = 0;
    qint64 before = 0;
    qint64 after = 0;
    QStringList paths;
    const auto compressed = [&](const Compressed &file) {
        before += file.before;
        after += file.after;
        if (file.error)
            sum.fail(*file.error);
        else
            ++(file.outcome == Compressed::Done ? sum.done : left);
        tellCount(Afterwards::tr("Compressing"), sum.done);
    };
    const auto flush = [&] {
        const CompressedSum some = compressAll(paths, compression, QThread::idealThreadCount(), m_isCancelled, compressed);
        paths.clear();
        return some.error ? Result<void>(std::unexpected(*some.error)) : checkCancelled();
    };
    const auto walked = walkOwn(m_job.began, [&](const WalkedFile &file) -> Result<void> {
        paths += m_job.spec.destination + QLatin1Char('/') + QFile::decodeName(file.path);
        return paths.size() < atOnce ? checkCancelled() : flush();
    });
    if (!walked || walked->error)
        return std::unexpected(walked ? *walked->error : walked.error());
    if (!walked->known)
        return failed(Afterwards::tr("which files are the download's own was not written down"));
    if (const auto last = flush(); !last)
        return last;
    m_tools.say(Afterwards::tr("Compressed: %1 files, and %2 left as they are; %3 before and %4 after").arg(formatted(sum.done), formatted(left), QLocale().formattedDataSize(before), QLocale().formattedDataSize(after)));
    return sum.result(Afterwards::tr("Compressing"));
}

// ---- a program of the user's

Result<void> AfterWork::runProgram(const QStringList &words)
{
    const auto name = oneFile();
    if (!name)
        return std::unexpected(name.error());
    const Counts &counts = m_job.counts;
    const QString &folder = m_job.spec.destination;
    const AfterPlaces places{folder, name->isEmpty() ? QFileInfo(folder).fileName() : *name,
        QStringLiteral("done=%1 skipped=%2 failed=%3 bytes=%4").arg(counts.done).arg(counts.skipped).arg(counts.failed).arg(counts.bytes)};
    m_tools.tell(Afterwards::tr("Running %1").arg(words.first()));
    QEventLoop loop;
    QProcess process;
    QByteArray output;
    process.setProgram(words.first());
    process.setArguments(filledArguments(words, places));
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setUnixProcessParameters(QProcess::UnixProcessFlag::ResetSignalHandlers); // what we ignore is ours
    const auto read = [&] {
        output += process.readAllStandardOutput();
        output = output.last(std::min(mostOutput, output.size()));
    };
    QObject::connect(&process, &QProcess::readyReadStandardOutput, &loop, read);
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(&process, &QProcess::errorOccurred, &loop, [&](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            loop.quit();
    }, Qt::QueuedConnection);
    QTimer timer;
    QTimer killer;
    killer.setSingleShot(true);
    QObject::connect(&killer, &QTimer::timeout, &process, &QProcess::kill);
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        if (!m_isCancelled)
            return;
        timer.stop();
        process.terminate();
        killer.start(patience);
    });
    timer.start(look);
    process.start();
    loop.exec();
    if (process.error() == QProcess::FailedToStart)
        return failed(Afterwards::tr("%1 cannot be started: %2").arg(words.first(), process.errorString()));
    if (const auto goesOn = checkCancelled(); !goesOn)
        return goesOn;
    read();
    const QList<QByteArray> lines = output.trimmed().split('\n');
    for (const QByteArray &line : lines.last(std::min(mostLines, lines.size()))) {
        if (!line.trimmed().isEmpty())
            m_tools.say(QStringLiteral("%1: %2").arg(QFileInfo(words.first()).fileName(), shownName(QString::fromUtf8(line.trimmed()))));
    }
    if (process.exitStatus() == QProcess::CrashExit)
        return failed(Afterwards::tr("%1 crashed").arg(words.first()));
    if (process.exitCode() != 0)
        return failed(Afterwards::tr("%1 ended with status %2").arg(words.first()).arg(process.exitCode()));
    m_tools.say(Afterwards::tr("%1 ended with status %2").arg(words.first()).arg(0));
    return {};
}

// ---- helpers

// What the job stored since then, and nobody changed.
Result<StoredWalk> AfterWork::walkOwn(const QDateTime &since, const std::function<Result<void>(const WalkedFile &)> &visit) const
{
    return walkStored(m_tools.dataDir, m_job, since, m_journal, {},
        [&visit](const WalkedFile &file, Whose whose) { return whose == Whose::Own ? visit(file) : Result<void>(); });
}

Result<QString> AfterWork::oneFile() const
{
    QString name;
    if (m_job.counts.listed != 1 || m_job.spec.options.pack != Packing::None)
        return name;
    const auto walked = walkOwn(m_job.created, [&name](const WalkedFile &file) -> Result<void> {
        name = QFile::decodeName(file.path);
        return {};
    });
    if (!walked || walked->error)
        return std::unexpected(walked ? *walked->error : walked.error());
    return name;
}

void AfterWork::tellCount(const QString &text, qint64 count)
{
    m_tools.tell(Afterwards::tr("%1: %2 so far").arg(text, formatted(count)));
}

} // namespace milliard
