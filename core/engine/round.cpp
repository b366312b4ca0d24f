// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/round.h"

#include "core/journal/journal.h"
#include "core/sink/folder_sink.h"

#include <QDir>

#include <cerrno>
#include <sys/stat.h>
#include <utility>
#include <vector>

namespace milliard {
namespace {

QString folderIn(const QString &dataDir)
{
    return dataDir + QStringLiteral("/rounds");
}

// What may stand behind it is not known: in a folder that could not be read, or in a line that could not, whose file has another name. Not
// so what is gone, nor what the journal alone has still (entriesAskedAgain).
bool hidesOthers(const Entry &entry)
{
    const auto &fault = entry.extras->fault;
    return fault && entry.url.isEmpty() && fault->kind != ErrorKind::Changed && fault->httpStatus != 404 && fault->httpStatus != 410;
}

// A crash may have come between any two of these steps: each is done again until its result is there.
Result<void> prepare(const QString &dataDir, JobId id, int round)
{
    const QString previous = Round::previousPath(dataDir, id, round);
    const QString listing = Round::listingPath(dataDir, id, round - 1);
    const QString older = Round::previousPath(dataDir, id, round - 1);
    if (!QFile::exists(previous) && QFile::exists(listing)) {
        const QString sorted = listing + QStringLiteral(".sorted");
        auto done = sortRecords(listing, sorted);
        if (done)
            done = mergeRecords(sorted, older, previous);
        QFile::remove(sorted);
        if (!done)
            return done;
    } else if (!QFile::exists(previous)) {
        QFile::rename(older, previous); // the last round ended before it had any notes
    }
    QFile::remove(listing);
    QFile::remove(older);
    return {};
}

} // namespace

QString Round::listingPath(const QString &dataDir, JobId id, int round)
{
    return QStringLiteral("%1/%2-%3.listing").arg(folderIn(dataDir)).arg(id).arg(round);
}

QString Round::previousPath(const QString &dataDir, JobId id, int round)
{
    return QStringLiteral("%1/%2-%3.previous").arg(folderIn(dataDir)).arg(id).arg(round);
}

QString Round::scratchPath(const QString &dataDir, JobId id)
{
    return QStringLiteral("%1/%2-forecast").arg(folderIn(dataDir)).arg(id);
}

QByteArray Round::pathOf(const QString &name, const JobOptions &options)
{
    return FolderSink::pathOf({name, {}}, options.fanOut, {false, options.existing == ExistingRule::Rename}).value_or(QByteArray());
}

Round::Round(JobOptions options, std::unique_ptr<RunTimes> times, std::unique_ptr<RoundWriter> writer, RoundTable previous)
    : m_options(std::move(options))
    , m_times(std::move(times))
    , m_writer(std::move(writer))
    , m_previous(std::move(previous))
{
}

Result<std::unique_ptr<Round>> Round::open(const QString &dataDir, const JobRecord &job, bool resumed)
{
    if (::mkdir(QFile::encodeName(folderIn(dataDir)).constData(), 0700) != 0 && errno != EEXIST)
        return std::unexpected(Error{ErrorKind::JournalUnusable, QStringLiteral("%1: %2").arg(folderIn(dataDir), qt_error_string(errno))});
    if (job.round > 1) {
        if (const auto prepared = prepare(dataDir, job.id, job.round); !prepared)
            return std::unexpected(prepared.error());
    }
    const QString listing = listingPath(dataDir, job.id, job.round);
    // An earlier run may have ended before it came here; then no page is recorded.
    const bool goesOn = resumed && (QFile::exists(listing) || job.counts.listed > 0);
    auto writer = RoundWriter::open(listing, goesOn ? RoundWriter::Begin::GoOnIfThere : RoundWriter::Begin::Anew);
    if (!writer)
        return std::unexpected(writer.error());
    auto previous = RoundTable::open(previousPath(dataDir, job.id, job.round));
    if (!previous)
        return std::unexpected(previous.error());
    auto times = RunTimes::begin(RunTimes::pathOf(dataDir, job.id));
    if (!times)
        return std::unexpected(times.error());
    return std::unique_ptr<Round>(new Round(job.spec.options, *std::move(times), *std::move(writer), *std::move(previous)));
}

Result<void> Round::note(const Page &page)
{
    if (!m_writer)
        return {};
    std::vector<RoundRecord> records;
    records.reserve(std::size_t(page.entries.size()));
    if (!page.isSure)
        records.push_back({RoundRecord::unreadFolder, RoundRecord::unclear});
    for (const Entry &entry : page.entries) {
        if (hidesOthers(entry))
            records.push_back({RoundRecord::unreadFolder, RoundRecord::unclear});
        if (const QByteArray path = pathOf(entry.name, m_options); !path.isEmpty())
            records.push_back({keyOf(path), printOf(entry)});
    }
    return m_writer->append(records);
}

Result<void> Round::flush()
{
    extend();
    return m_writer ? m_writer->flush() : Result<void>();
}

QList<Earlier> Round::earlier(const QList<Entry> &entries) const
{
    if (m_previous.records().empty())
        return {};
    QList<Earlier> list;
    list.reserve(entries.size());
    for (const Entry &entry : entries) {
        const RoundRecord *const record = m_previous.find(keyOf(pathOf(entry.name, m_options)));
        list.append(!record ? Earlier::None : record->print == printOf(entry) ? Earlier::Same : Earlier::Another);
    }
    return list;
}

Result<void> Round::noteFailures(const QString &dataDir, const JobRecord &job, Journal &journal)
{
    constexpr qint64 atOnce = 1000;
    const auto writer = RoundWriter::open(listingPath(dataDir, job.id, job.round), RoundWriter::Begin::GoOnIfThere);
    if (!writer || !*writer)
        return writer ? Result<void>() : std::unexpected(writer.error());
    std::optional<QString> from;
    do {
        const auto chunk = journal.failuresByName(job.id, {}, atOnce, from);
        if (!chunk)
            return std::unexpected(chunk.error());
        std::vector<RoundRecord> records;
        for (const Failure &failure : chunk->failures)
            records.push_back({keyOf(pathOf(failure.name, job.spec.options)), RoundRecord::failed});
        if (const auto noted = (*writer)->append(records); !noted)
            return noted;
        from = chunk->next;
    } while (from);
    return (*writer)->flush();
}

void Round::discard(const QString &dataDir, JobId id)
{
    QDir folder(folderIn(dataDir));
    for (const QString &name : folder.entryList({QStringLiteral("%1-*").arg(id)}, QDir::Files))
        folder.remove(name);
    QDir(scratchPath(dataDir, id)).removeRecursively();
}

} // namespace milliard
