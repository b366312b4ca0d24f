// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/journal/journal_failures.h"

#include "core/journal/journal.h"
#include "core/journal/name_column.h"
#include "core/journal/statement.h"

#include <QDateTime>
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
    return fromNameColumn(hasTail(stored) ? stored.chopped(tailSize) : stored);
}

// None: nobody has said anything.
std::optional<ExistingAnswer> readAnswer(const QVariant &answer, const QVariant &answered)
{
    const QString name = answer.toString();
    if (name.isEmpty())
        return std::nullopt;
    const auto rule = existingAnswerFromName(name);
    return rule ? std::optional(ExistingAnswer{*rule, answered.toLongLong()}) : std::nullopt;
}

constexpr char selectFailures[] = "SELECT name, page, kind, status, attempts, message, size, modified, answer, answered FROM failure WHERE job = ? AND again = 0";

Failure readFailure(const QSqlQuery &row)
{
    return {nameOf(row.value(0).toString()), Error{kindFromName(row.value(2).toString()), fromNameColumn(row.value(5).toString()), row.value(3).toInt()},
        row.value(4).toInt(), row.value(1).toLongLong(), row.value(6).toLongLong(), row.value(7).toLongLong(), readAnswer(row.value(8), row.value(9))};
}

// Whether the name was free.
Result<bool> putFailure(const QSqlDatabase &database, JobId id, qint64 seq, const QString &name, const Failure &failure)
{
    const QString &message = failure.error.message;
    const bool isAnswered = failure.answer && failure.answer->rule != ExistingRule::Ask;
    const auto put = runSql(database, "INSERT INTO failure (job, name, page, kind, status, attempts, message, size, modified, answer, answered)"
                                      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (job, name) DO NOTHING",
        {id, name, seq, kindName(failure.error.kind), failure.error.httpStatus, failure.attempts, toNameColumn(message),
            failure.size, failure.modified, isAnswered ? existingRuleName(failure.answer->rule) : QStringLiteral(""), isAnswered ? failure.answer->given : 0});
    if (!put)
        return std::unexpected(put.error());
    return put->numRowsAffected() == 1;
}

} // namespace

// What makes a statement choose failures, and its values.
struct Journal::Choice {
    static Choice of(const QList<Cause> &causes);

    QByteArray sql; // empty: all
    QList<QVariant> values;
};

Journal::Choice Journal::Choice::of(const QList<Cause> &causes)
{
    Choice choice;
    for (const Cause &cause : causes) {
        choice.sql += choice.sql.isEmpty() ? " AND (" : " OR ";
        // Said outright, so that an index of one kind alone is used; our names have nothing but letters and hyphens.
        choice.sql += "kind = '" + kindName(cause.kind).toLatin1() + '\'';
        if (cause.kind == ErrorKind::HttpStatus) {
            choice.sql += " AND status = ?";
            choice.values << cause.httpStatus;
        }
    }
    if (!choice.sql.isEmpty())
        choice.sql += ')';
    return choice;
}

Result<QList<Entry>> entriesAskedAgain(const QSqlDatabase &database, JobId id, qint64 seq, const QList<Entry> &entries, bool isWhole)
{
    auto rows = runSql(database, "SELECT name, kind, answer, answered FROM failure WHERE job = ? AND page = ? AND again = 1", {id, seq});
    if (!rows)
        return std::unexpected(rows.error());
    QHash<QString, QList<std::optional<ExistingAnswer>>> failed;
    while (rows->next()) {
        auto answer = readAnswer(rows->value(2), rows->value(3));
        if (!answer && kindFromName(rows->value(1).toString()) == ErrorKind::FileExists)
            answer.emplace();
        failed[nameOf(rows->value(0).toString())] << answer;
    }
    if (const auto read = allRead(*rows); !read)
        return std::unexpected(read.error());
    QHash<QString, qsizetype> listed; // of these names
    for (const Entry &entry : entries) {
        if (failed.contains(entry.name))
            ++listed[entry.name];
    }
    const auto isUnclear = [&listed, rows = failed](const QString &name) { return listed.value(name) > rows.value(name).size(); };
    QList<Entry> asked;
    for (const Entry &entry : entries) {
        const auto left = failed.find(entry.name);
        if (left == failed.end() || left->isEmpty() || isUnclear(entry.name))
            continue;
        asked.append(entry);
        if (const auto answer = left->takeFirst())
            asked.last().extras.edit().answer = answer;
    }
    // A folder that could not be listed was all that the page had, and now its files are there: they are new.
    const bool wasFolder = std::all_of(failed.keyBegin(), failed.keyEnd(), [](const QString &name) { return name.endsWith(QLatin1Char('/')); });
    if (asked.isEmpty() && isWhole && wasFolder && listed.isEmpty())
        return entries;
    // What the page has no more is not forgotten: it may be on another one by now. Nor is what it has more often than it failed, of
    // which nobody knows any more which one that was.
    for (auto left = failed.cbegin(); left != failed.cend(); ++left) {
        const QString what = listed.contains(left.key()) ? QStringLiteral("%1: its page of the listing has the name more than once, and one of them failed")
                                                         : QStringLiteral("%1: its page of the listing has it no more");
        for (qsizetype i = 0; i < left->size(); ++i) {
            asked.emplace_back();
            asked.last().name = left.key();
            asked.last().extras.edit().fault = Error{ErrorKind::Changed, what.arg(shownName(left.key()))};
        }
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
        const QString name = toNameColumn(failure.name);
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

Result<JobRecord> Journal::reopenFailed(JobId id, const QList<Cause> &causes, std::optional<ExistingRule> answer)
{
    return reopen(id, Choice::of(causes), answer);
}

Result<JobRecord> Journal::reopenConflict(JobId id, const QString &name, ExistingRule answer)
{
    Choice choice = Choice::of({{ErrorKind::FileExists}});
    // With a tail too, which nothing else looks like.
    choice.sql += " AND (name = ? OR (name > ? AND name < ? AND length(name) = ? AND substr(name, -32) NOT GLOB '*[^0-9a-f]*'))";
    const QString column = toNameColumn(name);
    choice.values << column << column + QLatin1Char('\n') << column + QLatin1Char('\v') << column.toUcs4().size() + tailSize;
    return reopen(id, choice, answer);
}

Result<JobRecord> Journal::reopen(JobId id, const Choice &choice, std::optional<ExistingRule> answer)
{
    SqlTransaction transaction(m_database);
    if (const auto begun = transaction.begun(); !begun)
        return std::unexpected(begun.error());
    if (const auto readable = job(id); !readable)
        return readable;
    const QByteArray chosen = " FROM failure WHERE job = ? AND again = 0" + choice.sql;
    const QByteArray chosenOfPage = " FROM failure WHERE failure.job = page.job AND failure.page = page.seq AND again = 0" + choice.sql;
    // The pages first, while it can be told which failures are chosen now. One may be open, from an earlier call.
    const auto opened = runSql(m_database, ("UPDATE page SET state = 'open', retry = 1, failed = failed - (SELECT count(*)" + chosenOfPage
            + ") WHERE job = ? AND seq IN (SELECT page" + chosen + ')').constData(),
        choice.values + QList<QVariant>{id, id} + choice.values);
    if (!opened)
        return std::unexpected(opened.error());
    QList<QVariant> said;
    if (answer)
        said << existingRuleName(*answer) << QDateTime::currentMSecsSinceEpoch();
    const auto marked = runSql(m_database, ("UPDATE failure SET again = 1" + QByteArray(answer ? ", answer = ?, answered = ?" : "")
            + " WHERE job = ? AND again = 0" + choice.sql).constData(),
        said + QList<QVariant>{id} + choice.values);
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
    const Choice choice = Choice::of(causes);
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
    // A key that is not read back as it is stored would give the same rows for ever.
    if (from && !chunk.failures.isEmpty() && last.toUtf8() <= from->toUtf8()) {
        return std::unexpected(Error{ErrorKind::JournalUnusable,
            QStringLiteral("its names of failures from \"%1\" on are not those that were written; retry job %2, which writes them anew").arg(shownName(fromNameColumn(last))).arg(id)});
    }
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
