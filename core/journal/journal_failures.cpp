// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/journal/journal_failures.h"

#include "core/journal/journal.h"
#include "core/journal/statement.h"

#include <QHash>
#include <QUuid>

#include <algorithm>

namespace milliard {
namespace {

// A listing may have a name twice, while the table has each name of a job once. Another failure of a name that is
// taken gets a tail: a line feed and 32 digits that no other has. So every failure has a row, and a page's count of
// failures is that of its rows.
constexpr qsizetype tailSize = 1 + 32;

QString withTail(const QString &name)
{
    return name + QLatin1Char('\n') + QUuid::createUuid().toString(QUuid::Id128);
}

bool hasTail(const QString &stored)
{
    if (stored.size() < tailSize || stored.at(stored.size() - tailSize) != QLatin1Char('\n'))
        return false;
    return std::ranges::all_of(QStringView(stored).last(tailSize - 1), [](QChar c) {
        return (c >= QLatin1Char('0') && c <= QLatin1Char('9')) || (c >= QLatin1Char('a') && c <= QLatin1Char('f'));
    });
}

QString nameOf(const QString &stored)
{
    return hasTail(stored) ? stored.chopped(tailSize) : stored;
}

constexpr char selectFailures[] = "SELECT name, page, kind, status, attempts, message FROM failure WHERE job = ? AND again = 0";

Failure readFailure(const QSqlQuery &row)
{
    return {nameOf(row.value(0).toString()), Error{kindFromName(row.value(2).toString()), row.value(5).toString(), row.value(3).toInt()},
        row.value(4).toInt(), row.value(1).toLongLong()};
}

// What makes a statement choose failures by cause, and its values.
struct Choice {
    QByteArray sql; // empty: all
    QList<QVariant> values;
};

Choice choiceOf(const QList<Cause> &causes)
{
    Choice choice;
    for (const Cause &cause : causes) {
        choice.sql += choice.sql.isEmpty() ? " AND (" : " OR ";
        choice.sql += "kind = ?";
        choice.values << kindName(cause.kind);
        if (cause.kind == ErrorKind::HttpStatus) {
            choice.sql += " AND status = ?";
            choice.values << cause.httpStatus;
        }
    }
    if (!choice.sql.isEmpty())
        choice.sql += ')';
    return choice;
}

// Whether the name was free.
Result<bool> putFailure(const QSqlDatabase &database, JobId id, qint64 seq, const QString &name, const Failure &failure)
{
    const QString &message = failure.error.message;
    const auto put = runSql(database, "INSERT INTO failure (job, name, page, kind, status, attempts, message)"
                                      " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (job, name) DO NOTHING",
        {id, name, seq, kindName(failure.error.kind), failure.error.httpStatus, failure.attempts, message.isNull() ? QStringLiteral("") : message});
    if (!put)
        return std::unexpected(put.error());
    return put->numRowsAffected() == 1;
}

} // namespace

Result<QList<Entry>> entriesAskedAgain(const QSqlDatabase &database, JobId id, qint64 seq, const QList<Entry> &entries)
{
    auto rows = runSql(database, "SELECT name FROM failure WHERE job = ? AND page = ? AND again = 1", {id, seq});
    if (!rows)
        return std::unexpected(rows.error());
    QHash<QString, qsizetype> failed;
    while (rows->next())
        ++failed[nameOf(rows->value(0).toString())];
    if (const auto read = allRead(*rows); !read)
        return std::unexpected(read.error());
    QList<Entry> asked;
    for (const Entry &entry : entries) {
        const auto left = failed.find(entry.name);
        if (left != failed.end() && (*left)-- > 0)
            asked.append(entry);
    }
    return asked;
}

Result<QStringList> failedNames(const QSqlDatabase &database, JobId id, qint64 seq)
{
    auto rows = runSql(database, "SELECT name FROM failure WHERE job = ? AND page = ? AND again = 0", {id, seq});
    if (!rows)
        return std::unexpected(rows.error());
    QStringList names;
    while (rows->next())
        names << nameOf(rows->value(0).toString());
    if (const auto read = allRead(*rows); !read)
        return std::unexpected(read.error());
    return names;
}

Result<void> putFailures(const QSqlDatabase &database, JobId id, qint64 seq, const QList<Failure> &failures)
{
    if (const auto old = runSql(database, "DELETE FROM failure WHERE job = ? AND page = ? AND again = 1", {id, seq}); !old)
        return std::unexpected(old.error());
    for (const Failure &failure : failures) {
        const QString name = failure.name.isNull() ? QStringLiteral("") : failure.name;
        bool put = false;
        if (!hasTail(name)) { // or else it would be told without its end
            const auto plain = putFailure(database, id, seq, name, failure);
            if (!plain)
                return std::unexpected(plain.error());
            put = *plain;
        }
        if (put)
            continue;
        if (const auto other = putFailure(database, id, seq, withTail(name), failure); !other)
            return std::unexpected(other.error());
    }
    return {};
}

Result<JobRecord> Journal::reopenFailed(JobId id, const QList<Cause> &causes)
{
    SqlTransaction transaction(m_database);
    if (const auto begun = transaction.begun(); !begun)
        return std::unexpected(begun.error());
    if (const auto readable = job(id); !readable)
        return readable;
    const Choice choice = choiceOf(causes);
    const QByteArray chosenOfPage = " FROM failure WHERE failure.job = page.job AND failure.page = page.seq AND again = 0" + choice.sql;
    // The pages first, while it can be told which failures are chosen now. One may be open, from an earlier call.
    const auto opened = runSql(m_database, ("UPDATE page SET state = 'open', retry = 1, failed = failed - (SELECT count(*)" + chosenOfPage
            + ") WHERE job = ? AND failed > 0 AND EXISTS (SELECT 1" + chosenOfPage + ')').constData(),
        choice.values + QList<QVariant>{id} + choice.values);
    if (!opened)
        return std::unexpected(opened.error());
    const auto marked = runSql(m_database, ("UPDATE failure SET again = 1 WHERE job = ? AND again = 0" + choice.sql).constData(),
        QList<QVariant>{id} + choice.values);
    if (!marked)
        return std::unexpected(marked.error());
    if (const int count = marked->numRowsAffected(); count > 0) {
        const auto counted = runSql(m_database, "UPDATE job SET failed = failed - ?, state = 'paused' WHERE id = ?", {count, id});
        if (!counted)
            return std::unexpected(counted.error());
    }
    if (const auto done = transaction.commit(); !done)
        return std::unexpected(done.error());
    return job(id);
}

Result<QList<Failure>> Journal::failures(JobId id, qint64 limit)
{
    auto rows = runSql(m_database, (QByteArray(selectFailures) + " ORDER BY page DESC, name LIMIT ?").constData(), {id, limit});
    if (!rows)
        return std::unexpected(rows.error());
    QList<Failure> failures;
    while (rows->next())
        failures.append(readFailure(*rows));
    if (const auto read = allRead(*rows); !read)
        return std::unexpected(read.error());
    return failures;
}

Result<Journal::FailureChunk> Journal::failuresByName(JobId id, const QList<Cause> &causes, qint64 limit, const std::optional<QString> &from)
{
    // By the primary key, so that each chunk begins where the last ended without a look at what was before.
    const Choice choice = choiceOf(causes);
    QList<QVariant> values{id};
    if (from)
        values << *from;
    auto rows = runSql(m_database, (selectFailures + QByteArray(from ? " AND name > ?" : "") + choice.sql + " ORDER BY name LIMIT ?").constData(),
        values + choice.values + QList<QVariant>{limit});
    if (!rows)
        return std::unexpected(rows.error());
    FailureChunk chunk;
    QString last;
    while (rows->next()) {
        last = rows->value(0).toString();
        chunk.failures.append(readFailure(*rows));
    }
    if (const auto read = allRead(*rows); !read)
        return std::unexpected(read.error());
    if (chunk.failures.size() == limit)
        chunk.next = last;
    return chunk;
}

Result<QList<CauseCount>> Journal::failureCauses(JobId id)
{
    auto rows = runSql(m_database, "SELECT kind, CASE WHEN kind = ? THEN status ELSE 0 END AS code, count(*), min(name) FROM failure"
                                   " WHERE job = ? AND again = 0 GROUP BY kind, code ORDER BY count(*) DESC, kind, code",
        {kindName(ErrorKind::HttpStatus), id});
    if (!rows)
        return std::unexpected(rows.error());
    QList<CauseCount> causes;
    while (rows->next()) {
        auto example = runSql(m_database, (QByteArray(selectFailures) + " AND name = ?").constData(), {id, rows->value(3)});
        if (!example || !example->next())
            return example ? journalError(example->lastError()) : std::unexpected(example.error());
        causes.append({{kindFromName(rows->value(0).toString()), rows->value(1).toInt()}, rows->value(2).toLongLong(), readFailure(*example)});
    }
    if (const auto read = allRead(*rows); !read)
        return std::unexpected(read.error());
    return causes;
}

} // namespace milliard
