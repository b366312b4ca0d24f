// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/journal/journal.h"

#include "core/journal/journal_failures.h"
#include "core/journal/journal_parts.h"
#include "core/journal/name_column.h"
#include "core/journal/statement.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QTimeZone>

namespace milliard {
namespace {

// A short stand-in for cursors of any length in the index that finds loops.
QByteArray cursorKey(const Cursor &cursor)
{
    return QCryptographicHash::hash(cursor, QCryptographicHash::Sha256).first(16);
}

// Qt binds a null QByteArray as NULL; an empty cursor is a value.
QVariant blob(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

QString readText(const QVariant &column)
{
    return fromNameColumn(column.toString());
}

// Where the system does not tell, as without /proc: every run of before is in doubt then.
constexpr QLatin1StringView unknownBoot("unknown");

// Another one after each start of the system.
QString bootId()
{
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll().trimmed()) : unknownBoot;
}

constexpr char selectJobs[] = "SELECT id, source, destination, options, state, error_kind, error_status, error_message,"
                              " listed, done, skipped, failed, bytes, listing_done, created, seconds, round, began, priority, place, category,"
                              " (SELECT count(*) FROM failure WHERE failure.job = job.id AND failure.kind = 'missing' AND failure.again = 0),"
                              " (SELECT count(*) FROM failure WHERE failure.job = job.id AND failure.kind = 'file-exists' AND failure.again = 0) FROM job";

// Of one with options or a state of another version all the rest, Stopped.
JobRecord readJob(const QSqlQuery &row, bool &isReadable)
{
    JobRecord job;
    job.id = row.value(0).toLongLong();
    job.spec.source = readText(row.value(1));
    job.spec.destination = readText(row.value(2));
    if (const QString kind = row.value(5).toString(); !kind.isEmpty())
        job.error = Error{kindFromName(kind), readText(row.value(7)), row.value(6).toInt()};
    job.counts = {row.value(8).toLongLong(), row.value(9).toLongLong(), row.value(10).toLongLong(),
        row.value(11).toLongLong(), row.value(12).toLongLong()};
    job.listingDone = row.value(13).toInt() != 0;
    job.created = QDateTime::fromMSecsSinceEpoch(row.value(14).toLongLong(), QTimeZone::UTC);
    job.seconds = row.value(15).toDouble();
    job.round = row.value(16).toInt();
    job.began = QDateTime::fromMSecsSinceEpoch(row.value(17).toLongLong(), QTimeZone::UTC);
    job.priority = Priority(std::clamp(row.value(18).toInt(), int(Priority::Low), int(Priority::High)));
    job.place = row.value(19).toLongLong();
    job.spec.category = readText(row.value(20));
    job.missing = row.value(21).toLongLong();
    job.conflicts = row.value(22).toLongLong();
    const auto options = jobOptionsFromJson(QJsonDocument::fromJson(readText(row.value(3)).toUtf8()).object());
    const auto state = stateFromName(row.value(4).toString());
    isReadable = options && state;
    if (isReadable) {
        job.spec.options = *options;
        job.state = *state;
    } else {
        job.state = JobState::Stopped;
        job.error = Error{ErrorKind::JournalUnusable, QStringLiteral("job %1 has options or a state of another version").arg(job.id)};
    }
    return job;
}

} // namespace

Result<JobRecord> Journal::createJob(const JobSpec &spec)
{
    JobRecord job;
    job.spec = spec;
    job.created = job.began = QDateTime::currentDateTimeUtc();
    auto row = runSql(m_database, "INSERT INTO job (source, destination, options, state, created, began, category) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        {toNameColumn(spec.source), toNameColumn(spec.destination), toNameColumn(QString::fromUtf8(QJsonDocument(toJson(spec.options)).toJson(QJsonDocument::Compact))),
            stateName(job.state), job.created.toMSecsSinceEpoch(), job.began.toMSecsSinceEpoch(), toNameColumn(spec.category)});
    if (!row)
        return std::unexpected(row.error());
    if (!row->next())
        return journalError(row->lastError());
    job.id = row->value(0).toLongLong();
    return job;
}

Result<QList<JobRecord>> Journal::jobs()
{
    auto rows = runSql(m_database, (QByteArray(selectJobs) + " ORDER BY id").constData());
    if (!rows)
        return std::unexpected(rows.error());
    QList<JobRecord> jobs;
    bool isReadable = false;
    while (rows->next())
        jobs.append(readJob(*rows, isReadable));
    if (const auto read = allRead(*rows); !read)
        return std::unexpected(read.error());
    return jobs;
}

Result<JobRecord> Journal::job(JobId id)
{
    auto row = runSql(m_database, (QByteArray(selectJobs) + " WHERE id = ?").constData(), {id});
    if (!row)
        return std::unexpected(row.error());
    if (!row->next()) {
        if (const auto read = allRead(*row); !read)
            return std::unexpected(read.error());
        return std::unexpected(Error{ErrorKind::NoSuchJob, QString::number(id)});
    }
    bool isReadable = false;
    const JobRecord job = readJob(*row, isReadable);
    if (!isReadable)
        return std::unexpected(*job.error);
    return job;
}

Result<void> Journal::setState(JobId id, JobState state, const std::optional<Error> &error, double moreSeconds)
{
    const auto done = runSql(m_database, "UPDATE job SET state = ?, error_kind = ?, error_status = ?, error_message = ?,"
                                         " seconds = seconds + ? WHERE id = ?",
        {stateName(state), error ? QVariant(kindName(error->kind)) : QVariant(), error ? QVariant(error->httpStatus) : QVariant(),
            error ? QVariant(toNameColumn(error->message)) : QVariant(), moreSeconds, id});
    if (!done)
        return std::unexpected(done.error());
    return {};
}

Result<Journal::Begun> Journal::beginRun(JobId id)
{
    SqlTransaction transaction(m_database);
    if (const auto begun = transaction.begun(); !begun)
        return std::unexpected(begun.error());
    const QString boot = bootId();
    // Also the write that makes the reads below part of one turn.
    if (const auto mine = runSql(m_database, "UPDATE job SET seconds = seconds WHERE id = ?", {id}); !mine)
        return std::unexpected(mine.error());
    auto job = this->job(id);
    if (!job)
        return std::unexpected(job.error());
    auto before = runSql(m_database, "SELECT boot FROM job WHERE id = ?", {id});
    if (!before || !before->next())
        return before ? journalError(before->lastError()) : std::unexpected(before.error());
    const QString last = before->value(0).toString();
    before->finish();
    // Once in doubt, always: a later run that is killed as well must not lend its word to what came before.
    const bool powerLost = !last.isEmpty() && (last != boot || boot == unknownBoot);
    if (job->state != JobState::Done) {
        job->state = JobState::Running;
        job->error.reset();
        const auto begun = runSql(m_database, "UPDATE job SET state = ?, error_kind = NULL, error_status = NULL, error_message = NULL,"
                                              " boot = ? WHERE id = ?",
            {stateName(job->state), powerLost ? QStringLiteral("several") : boot, id});
        if (!begun)
            return std::unexpected(begun.error());
    }
    if (const auto done = transaction.commit(); !done)
        return std::unexpected(done.error());
    // That it began must be known also from a journal that lost its log: what the run stores is the job's own from now on, and by a rule
    // that numbers files it would be stored beside itself.
    if (last.isEmpty()) {
        if (const auto kept = runSql(m_database, "PRAGMA wal_checkpoint(PASSIVE)"); !kept)
            return std::unexpected(kept.error());
    }
    return Begun{*job, powerLost, !last.isEmpty()};
}

Result<JobRecord> Journal::endRun(JobId id, JobState state, std::optional<Error> error, double moreSeconds)
{
    Result<JobRecord> job = this->job(id);
    if (!job)
        return job;
    if (state == JobState::Done && (!job->listingDone || job->counts.settled() != job->counts.listed)) {
        state = JobState::Stopped;
        error = Error{ErrorKind::JournalUnusable,
            QStringLiteral("%1 entries were listed but %2 have an outcome; resume the job").arg(job->counts.listed).arg(job->counts.settled())};
    }
    if (const auto set = setState(id, state, error, moreSeconds); !set)
        return std::unexpected(set.error());
    return this->job(id);
}

Result<JobRecord> Journal::beginRound(JobId id)
{
    SqlTransaction transaction(m_database);
    if (const auto begun = transaction.begun(); !begun)
        return std::unexpected(begun.error());
    // An empty boot: no run has begun with it yet.
    const auto begun = runSql(m_database, "UPDATE job SET round = round + 1, began = ?, state = ?, error_kind = NULL, error_status = NULL,"
                                          " error_message = NULL, cursor_ahead = NULL, listing_done = 0, next_seq = 0, listed = 0, done = 0,"
                                          " skipped = 0, failed = 0, bytes = 0, seconds = 0, boot = '' WHERE id = ? AND state = ?",
        {QDateTime::currentMSecsSinceEpoch(), stateName(JobState::Paused), id, stateName(JobState::Done)});
    if (!begun)
        return std::unexpected(begun.error());
    if (begun->numRowsAffected() == 0)
        return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("job %1 has not come to its end; resume it first").arg(id)});
    for (const char *sql : {"DELETE FROM failure WHERE job = ?", "DELETE FROM page WHERE job = ?", "DELETE FROM part WHERE job = ?"}) {
        if (const auto done = runSql(m_database, sql, {id}); !done)
            return std::unexpected(done.error());
    }
    if (const auto done = transaction.commit(); !done)
        return std::unexpected(done.error());
    return job(id);
}

Result<void> Journal::removeJob(JobId id)
{
    SqlTransaction transaction(m_database);
    if (const auto begun = transaction.begun(); !begun)
        return std::unexpected(begun.error());
    for (const char *sql : {"DELETE FROM failure WHERE job = ?", "DELETE FROM page WHERE job = ?",
             "DELETE FROM shard WHERE job = ?", "DELETE FROM part WHERE job = ?"}) {
        if (const auto done = runSql(m_database, sql, {id}); !done)
            return std::unexpected(done.error());
    }
    const auto removed = runSql(m_database, "DELETE FROM job WHERE id = ?", {id});
    if (!removed)
        return std::unexpected(removed.error());
    if (removed->numRowsAffected() == 0)
        return std::unexpected(Error{ErrorKind::NoSuchJob, QString::number(id)});
    return transaction.commit();
}

Result<Journal::Position> Journal::position(JobId id)
{
    auto job = runSql(m_database, "SELECT next_seq, cursor_ahead, listing_done FROM job WHERE id = ?", {id});
    if (!job)
        return std::unexpected(job.error());
    if (!job->next())
        return std::unexpected(Error{ErrorKind::NoSuchJob, QString::number(id)});
    Position position;
    position.nextSeq = job->value(0).toLongLong();
    if (job->value(2).toInt() == 0)
        position.ahead = job->value(1).toByteArray();
    auto rows = runSql(m_database, "SELECT seq, cursor, entries, retry FROM page WHERE job = ? AND state = 'open' ORDER BY seq", {id});
    if (!rows)
        return std::unexpected(rows.error());
    while (rows->next())
        position.open.append({rows->value(0).toLongLong(), rows->value(1).toByteArray(), rows->value(2).toLongLong(), rows->value(3).toInt() != 0});
    if (const auto read = allRead(*rows); !read)
        return std::unexpected(read.error());
    return position;
}

Result<Journal::Recorded> Journal::recordPage(JobId id, qint64 seq, const Page &page)
{
    SqlTransaction transaction(m_database);
    if (const auto begun = transaction.begun(); !begun)
        return std::unexpected(begun.error());
    // A write comes first: it waits its turn where another process writes, while a read that later wants to
    // write would be refused by SQLite at once. It is also the row lock that PostgreSQL needs.
    if (const auto mine = runSql(m_database, "UPDATE job SET listed = listed WHERE id = ?", {id}); !mine)
        return std::unexpected(mine.error());
    else if (mine->numRowsAffected() == 0)
        return std::unexpected(Error{ErrorKind::NoSuchJob, QString::number(id)});
    auto known = runSql(m_database, "SELECT seq, entries, retry, done + skipped + failed FROM page WHERE job = ? AND cursor_key = ?", {id, cursorKey(page.cursor)});
    if (!known)
        return std::unexpected(known.error());
    const bool again = known->next();
    if (again && known->value(0).toLongLong() != seq)
        return std::unexpected(Error{ErrorKind::ListingLoop,
            QStringLiteral("page %1 has the cursor of page %2").arg(seq + 1).arg(known->value(0).toLongLong() + 1)});
    const qint64 before = again ? known->value(1).toLongLong() : 0;
    Recorded recorded;
    qint64 entries = page.entries.size();
    if (again && known->value(2).toInt() != 0) {
        auto asked = entriesAskedAgain(m_database, id, seq, page.entries, known->value(3).toLongLong() == 0);
        if (!asked)
            return std::unexpected(asked.error());
        entries = known->value(3).toLongLong() + asked->size();
        recorded.only = *std::move(asked);
    }
    if (again && !recorded.only)
        recorded.lost = std::max<qint64>(0, before - entries);
    known->finish();
    auto put = runSql(m_database, "INSERT INTO page (job, seq, cursor, cursor_key, entries, state) VALUES (?, ?, ?, ?, ?, 'open')"
                                  " ON CONFLICT (job, seq) DO UPDATE SET entries = excluded.entries",
        {id, seq, blob(page.cursor), cursorKey(page.cursor), entries});
    if (!put)
        return std::unexpected(put.error());
    const qint64 more = entries - before;
    auto moved = again
        ? runSql(m_database, "UPDATE job SET listed = listed + ? WHERE id = ? RETURNING listed", {more, id})
        : runSql(m_database, "UPDATE job SET listed = listed + ?, next_seq = ?, cursor_ahead = ?, listing_done = ?"
                             " WHERE id = ? AND next_seq = ? RETURNING listed",
              {more, seq + 1, page.next ? blob(*page.next) : QVariant(), page.next ? 0 : 1, id, seq});
    if (!moved)
        return std::unexpected(moved.error());
    if (!moved->next()) // the page before could not be recorded: to go on would lose it
        return std::unexpected(Error{ErrorKind::JournalUnusable, QStringLiteral("page %1 of job %2 is not the next").arg(seq + 1).arg(id)});
    recorded.listed = moved->value(0).toLongLong();
    moved->finish(); // SQLite commits nothing while a statement is open
    if (again) {
        auto parts = partsOf(m_database, id, seq);
        if (!parts)
            return std::unexpected(parts.error());
        recorded.parts = *std::move(parts);
    }
    if (const auto done = transaction.commit(); !done)
        return std::unexpected(done.error());
    return recorded;
}

Result<void> Journal::finishPages(JobId id, const QList<FinishedPage> &pages, const QList<Shard> &shards, double moreSeconds)
{
    SqlTransaction transaction(m_database);
    if (const auto begun = transaction.begun(); !begun)
        return std::unexpected(begun.error());
    if (const auto timed = runSql(m_database, "UPDATE job SET seconds = seconds + ? WHERE id = ?", {moreSeconds, id}); !timed)
        return std::unexpected(timed.error());
    for (const FinishedPage &page : pages) {
        const Counts &c = page.counts;
        // Only an open page can be finished, so that nothing is ever counted twice.
        const auto closed = runSql(m_database, "UPDATE page SET state = 'done', retry = 0, done = done + ?, skipped = skipped + ?,"
                                               " failed = failed + ?, bytes = bytes + ? WHERE job = ? AND seq = ? AND state = 'open'",
            {c.done, c.skipped, c.failed, c.bytes, id, page.seq});
        if (!closed)
            return std::unexpected(closed.error());
        if (closed->numRowsAffected() != 1)
            return std::unexpected(Error{ErrorKind::JournalUnusable,
                QStringLiteral("page %1 of job %2 is not open").arg(page.seq + 1).arg(id)});
        const auto summed = runSql(m_database, "UPDATE job SET done = done + ?, skipped = skipped + ?, failed = failed + ?,"
                                               " bytes = bytes + ? WHERE id = ?",
            {c.done, c.skipped, c.failed, c.bytes, id});
        if (!summed)
            return std::unexpected(summed.error());
        if (const auto put = putFailures(m_database, id, page.seq, page.failures); !put)
            return put;
        const auto whole = runSql(m_database, "DELETE FROM part WHERE job = ? AND page = ? AND NOT EXISTS (SELECT 1 FROM failure"
                                              " WHERE failure.job = part.job AND failure.page = part.page AND failure.name = part.name)",
            {id, page.seq});
        if (!whole)
            return std::unexpected(whole.error());
    }
    for (const Shard &shard : shards) {
        const auto put = runSql(m_database, "INSERT INTO shard (job, name, entries, bytes, file_bytes, digest) VALUES (?, ?, ?, ?, ?, ?)",
            {id, shard.name, shard.entries, shard.bytes, shard.fileBytes, blob(shard.digest)});
        if (!put)
            return std::unexpected(put.error());
    }
    return transaction.commit();
}

Result<std::optional<Journal::PageState>> Journal::page(JobId id, qint64 seq)
{
    SqlTransaction transaction(m_database); // both questions see the same
    if (const auto begun = transaction.begun(); !begun)
        return std::unexpected(begun.error());
    auto row = runSql(m_database, "SELECT cursor, state, entries, done, skipped, failed, bytes FROM page WHERE job = ? AND seq = ?", {id, seq});
    if (!row)
        return std::unexpected(row.error());
    if (!row->next())
        return std::nullopt;
    auto failed = failedNames(m_database, id, seq);
    if (!failed)
        return std::unexpected(failed.error());
    return PageState{row->value(0).toByteArray(), row->value(1).toString() == QLatin1String("done"),
        {row->value(2).toLongLong(), row->value(3).toLongLong(), row->value(4).toLongLong(), row->value(5).toLongLong(), row->value(6).toLongLong()},
        *std::move(failed)};
}

Result<Journal::Stored> Journal::stored(JobId id)
{
    SqlTransaction transaction(m_database); // both questions see the same
    if (const auto begun = transaction.begun(); !begun)
        return std::unexpected(begun.error());
    const auto job = this->job(id);
    if (!job)
        return std::unexpected(job.error());
    auto rows = runSql(m_database, "SELECT name, entries, bytes, file_bytes, digest FROM shard WHERE job = ? ORDER BY name", {id});
    if (!rows)
        return std::unexpected(rows.error());
    Stored stored{job->counts, {}};
    while (rows->next()) {
        stored.shards.append({rows->value(0).toString(), rows->value(1).toLongLong(), rows->value(2).toLongLong(),
            rows->value(3).toLongLong(), rows->value(4).toByteArray()});
    }
    if (const auto read = allRead(*rows); !read)
        return std::unexpected(read.error());
    return stored;
}

} // namespace milliard
