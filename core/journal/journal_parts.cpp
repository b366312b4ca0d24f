// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// What the journal knows of large files that are not whole yet.
#include "core/journal/journal_parts.h"

#include "core/journal/journal.h"
#include "core/journal/name_column.h"
#include "core/journal/statement.h"

namespace milliard {
namespace {

// "0-1048576,2097152-3145728": first and end of each.
QString spansText(const QList<Span> &spans)
{
    QStringList texts;
    for (const Span &span : spans)
        texts.append(QStringLiteral("%1-%2").arg(span.first).arg(span.end));
    return texts.join(QLatin1Char(','));
}

// None if the text cannot be true of a file of that size: then it is fetched from its beginning.
std::optional<QList<Span>> spansFrom(const QString &text, qint64 size)
{
    QList<Span> spans;
    qint64 from = 0;
    for (const QString &part : text.split(QLatin1Char(','))) {
        bool firstOk = false;
        bool endOk = false;
        const Span span{part.section(QLatin1Char('-'), 0, 0).toLongLong(&firstOk), part.section(QLatin1Char('-'), 1).toLongLong(&endOk)};
        if (!firstOk || !endOk || span.first < from || (!spans.isEmpty() && span.first == from) || span.end <= span.first || span.end > size)
            return std::nullopt; // those that touch are one
        from = span.end;
        spans.append(span);
    }
    return spans;
}

} // namespace

Result<QList<Part>> partsOf(const QSqlDatabase &database, JobId id, std::optional<qint64> page)
{
    auto rows = runSql(database, "SELECT page, name, version, size, validator, ranges FROM part WHERE job = ? AND (? IS NULL OR page = ?)",
        {id, page ? QVariant(*page) : QVariant(), page ? QVariant(*page) : QVariant()});
    if (!rows)
        return std::unexpected(rows.error());
    QList<Part> parts;
    while (rows->next()) {
        const qint64 size = rows->value(3).toLongLong();
        if (auto spans = spansFrom(rows->value(5).toString(), size))
            parts.append({rows->value(0).toLongLong(), fromNameColumn(rows->value(1).toString()), rows->value(2).toLongLong(), size, rows->value(4).toByteArray(), *std::move(spans)});
    }
    if (const auto read = allRead(*rows); !read)
        return std::unexpected(read.error());
    return parts;
}

Result<QList<Part>> Journal::parts(JobId id)
{
    return partsOf(m_database, id);
}

Result<void> Journal::savePart(JobId id, const Part &part)
{
    const auto written = part.spans.isEmpty()
        ? runSql(m_database, "DELETE FROM part WHERE job = ? AND page = ? AND name = ?", {id, part.page, toNameColumn(part.name)})
        : runSql(m_database, "INSERT INTO part (job, page, name, version, size, validator, ranges) SELECT job, seq, ?, ?, ?, ?, ? FROM page"
                             " WHERE job = ? AND seq = ? AND state = 'open' ON CONFLICT (job, page, name) DO UPDATE SET version = excluded.version, size = excluded.size,"
                             " validator = excluded.validator, ranges = excluded.ranges",
              {toNameColumn(part.name), part.version, part.size, part.validator, spansText(part.spans), id, part.page});
    if (!written)
        return std::unexpected(written.error());
    return {};
}

} // namespace milliard
