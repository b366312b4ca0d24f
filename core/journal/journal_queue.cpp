// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// What the user decides of jobs that do not run: their order and groups.
#include "core/journal/journal.h"

#include "core/journal/name_column.h"
#include "core/journal/statement.h"

#include <QJsonDocument>

namespace milliard {
namespace {

// The statement for each of them, its values before the id; all of them or none.
template <typename Item, typename Values>
Result<void> forEach(const QSqlDatabase &database, const char *sql, const QList<Item> &items, Values values)
{
    SqlTransaction transaction(database);
    if (const auto begun = transaction.begun(); !begun)
        return std::unexpected(begun.error());
    for (const Item &item : items) {
        if (const auto done = runSql(database, sql, values(item)); !done)
            return std::unexpected(done.error());
    }
    return transaction.commit();
}

} // namespace

Result<void> Journal::enqueue(const QList<QueuePlace> &places)
{
    return forEach(m_database, "UPDATE job SET place = ?, state = ?, error_kind = NULL, error_status = NULL, error_message = NULL"
                               " WHERE id = ? AND state <> ?", places,
        [](const QueuePlace &at) { return QVariantList{at.place, stateName(JobState::Queued), at.id, stateName(JobState::Done)}; });
}

Result<void> Journal::setPriority(const QList<JobId> &ids, Priority priority)
{
    return forEach(m_database, "UPDATE job SET priority = ? WHERE id = ?", ids, [&](JobId id) { return QVariantList{int(priority), id}; });
}

Result<void> Journal::setCategory(const QList<JobId> &ids, const QString &category)
{
    return forEach(m_database, "UPDATE job SET category = ? WHERE id = ?", ids, [&](JobId id) { return QVariantList{toNameColumn(category), id}; });
}

Result<void> Journal::setLimits(JobId id, const Limits &limits)
{
    SqlTransaction transaction(m_database);
    if (const auto begun = transaction.begun(); !begun)
        return std::unexpected(begun.error());
    const auto known = job(id);
    if (!known)
        return std::unexpected(known.error());
    JobOptions options = known->spec.options;
    options.limitRate = limits.bytesPerSecond;
    options.limitRequests = limits.filesPerSecond;
    const QString text = toNameColumn(QString::fromUtf8(QJsonDocument(toJson(options)).toJson(QJsonDocument::Compact)));
    if (const auto done = runSql(m_database, "UPDATE job SET options = ? WHERE id = ?", {text, id}); !done)
        return std::unexpected(done.error());
    return transaction.commit();
}

} // namespace milliard
