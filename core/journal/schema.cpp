// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/journal/schema.h"

#include "core/base/version.h"
#include "core/journal/private_file.h"
#include "core/journal/statement.h"

#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <span>

namespace milliard {
namespace {

// What made each version of the one before. The first has jobs, pages and failures.
constexpr std::array toSecond{ // shards, and pages that are opened anew for what failed
    "ALTER TABLE page ADD COLUMN retry INTEGER NOT NULL DEFAULT 0",
    "CREATE TABLE shard (job BIGINT NOT NULL, name TEXT NOT NULL, entries BIGINT NOT NULL, bytes BIGINT NOT NULL,"
    " file_bytes BIGINT NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (job, name))",
};
constexpr std::array toThird{ // the parts of large files that are on disk, and failures of which only some are asked for again
    "ALTER TABLE failure ADD COLUMN again INTEGER NOT NULL DEFAULT 0",
    "UPDATE failure SET again = 1 WHERE EXISTS (SELECT 1 FROM page WHERE page.job = failure.job AND page.seq = failure.page"
    " AND page.state = 'open' AND page.retry = 1)",
    "CREATE TABLE part (job BIGINT NOT NULL, page BIGINT NOT NULL, name TEXT NOT NULL, version BIGINT NOT NULL,"
    " size BIGINT NOT NULL, validator BLOB NOT NULL, ranges TEXT NOT NULL, PRIMARY KEY (job, page, name))",
};
constexpr std::array toFourth{ // jobs that run again
    "ALTER TABLE job ADD COLUMN round INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE job ADD COLUMN began BIGINT NOT NULL DEFAULT 0",
    "UPDATE job SET began = created",
};
constexpr std::array toFifth{ // the queue, and categories
    "ALTER TABLE job ADD COLUMN priority INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE job ADD COLUMN place BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE job ADD COLUMN category TEXT NOT NULL DEFAULT ''",
};
constexpr std::array toSixth{ // what the listing told of a file that failed, and what people said of what is in its way
    "ALTER TABLE failure ADD COLUMN size BIGINT NOT NULL DEFAULT -1",
    "ALTER TABLE failure ADD COLUMN modified BIGINT NOT NULL DEFAULT -1",
    "ALTER TABLE failure ADD COLUMN answer TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE failure ADD COLUMN answered BIGINT NOT NULL DEFAULT 0",
};
constexpr std::array<std::span<const char *const>, 5> steps{toSecond, toThird, toFourth, toFifth, toSixth};
constexpr int schemaVersion = 1 + int(steps.size());

Result<void> createTables(const QSqlDatabase &database)
{
    constexpr std::array statements{
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = NORMAL",
        "CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
        "CREATE TABLE IF NOT EXISTS job (id INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL,"
        " destination TEXT NOT NULL, options TEXT NOT NULL, state TEXT NOT NULL, error_kind TEXT, error_status INTEGER,"
        " error_message TEXT, cursor_ahead BLOB, listing_done INTEGER NOT NULL DEFAULT 0, next_seq BIGINT NOT NULL DEFAULT 0,"
        " listed BIGINT NOT NULL DEFAULT 0, done BIGINT NOT NULL DEFAULT 0, skipped BIGINT NOT NULL DEFAULT 0,"
        " failed BIGINT NOT NULL DEFAULT 0, bytes BIGINT NOT NULL DEFAULT 0, created BIGINT NOT NULL,"
        " seconds REAL NOT NULL DEFAULT 0, boot TEXT NOT NULL DEFAULT '')",
        "CREATE TABLE IF NOT EXISTS page (job BIGINT NOT NULL, seq BIGINT NOT NULL, cursor BLOB NOT NULL,"
        " cursor_key BLOB NOT NULL, entries BIGINT NOT NULL, state TEXT NOT NULL, done BIGINT NOT NULL DEFAULT 0,"
        " skipped BIGINT NOT NULL DEFAULT 0, failed BIGINT NOT NULL DEFAULT 0, bytes BIGINT NOT NULL DEFAULT 0,"
        " PRIMARY KEY (job, seq), UNIQUE (job, cursor_key))",
        "CREATE INDEX IF NOT EXISTS page_open ON page (job) WHERE state = 'open'",
        "CREATE TABLE IF NOT EXISTS failure (job BIGINT NOT NULL, name TEXT NOT NULL, page BIGINT NOT NULL, kind TEXT NOT NULL,"
        " status INTEGER NOT NULL, attempts INTEGER NOT NULL, message TEXT NOT NULL, PRIMARY KEY (job, name))",
        "CREATE INDEX IF NOT EXISTS failure_page ON failure (job, page)",
    };
    for (const char *sql : statements) {
        if (const auto done = runSql(database, sql); !done)
            return std::unexpected(done.error());
    }
    return {};
}

// An older program cannot read what becomes of its journal: what it wrote is kept, as journal-schema-N.sqlite.
Result<void> keepOlder(const QSqlDatabase &database, int schema)
{
    if (schema == schemaVersion)
        return {};
    auto job = runSql(database, "SELECT 1 FROM job LIMIT 1");
    if (!job)
        return std::unexpected(job.error());
    const bool hasJobs = job->next();
    job->finish();
    if (!hasJobs)
        return {};
    const QString copy = QStringLiteral("%1/journal-schema-%2.sqlite").arg(QFileInfo(database.databaseName()).path()).arg(schema);
    const QString made = copy + QStringLiteral(".part");
    QFile::remove(made);
    keepPrivate(made); // VACUUM INTO takes an empty file
    if (const auto done = runSql(database, "VACUUM INTO ?", {made}); !done)
        return std::unexpected(done.error());
    if (std::rename(QFile::encodeName(made).constData(), QFile::encodeName(copy).constData()) != 0) {
        return std::unexpected(Error{ErrorKind::JournalUnusable,
            QStringLiteral("cannot keep it as %1: %2").arg(copy, QString::fromLocal8Bit(std::strerror(errno)))});
    }
    return {};
}

// The version of the program that wrote the journal as it is; "another version" where that is not known.
QString writer(const QSqlDatabase &database)
{
    auto row = runSql(database, "SELECT value FROM meta WHERE name = 'program'");
    return row && row->next() ? QStringLiteral("Milliard %1").arg(row->value(0).toString()) : QStringLiteral("another version");
}

// The schema that the journal has; 1, with which all begin, where it is new. Refused is what no program of this version can read.
Result<int> schemaOf(const QSqlDatabase &database)
{
    if (!database.tables().contains(QStringLiteral("meta")))
        return 1;
    auto row = runSql(database, "SELECT value FROM meta WHERE name = 'schema'");
    if (!row)
        return std::unexpected(row.error());
    const QString found = row->next() ? row->value(0).toString() : QStringLiteral("1");
    const int schema = found.toInt();
    if (schema < 1 || schema > schemaVersion)
        return std::unexpected(Error{ErrorKind::JournalUnusable,
            QStringLiteral("written by %1 (schema %2; this is %3 with schema %4). Use that one or a newer one, or another journal by --data-dir")
                .arg(writer(database), found, versionText()).arg(schemaVersion)});
    return schema;
}

Result<void> upgrade(const QSqlDatabase &database, int from)
{
    SqlTransaction transaction(database);
    if (const auto begun = transaction.begun(); !begun)
        return std::unexpected(begun.error());
    for (int version = from; version < schemaVersion; ++version) {
        for (const char *sql : steps[std::size_t(version - 1)]) {
            if (const auto done = runSql(database, sql); !done)
                return std::unexpected(done.error());
        }
    }
    if (from < schemaVersion) {
        const auto put = runSql(database, "INSERT INTO meta (name, value) VALUES ('schema', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            {QString::number(schemaVersion)});
        if (!put)
            return std::unexpected(put.error());
        if (const auto forgotten = runSql(database, "DELETE FROM meta WHERE name = 'program'"); !forgotten)
            return std::unexpected(forgotten.error());
    }
    const auto signedBy = runSql(database, "INSERT INTO meta (name, value) VALUES ('program', ?) ON CONFLICT (name) DO NOTHING", {versionText()});
    if (!signedBy)
        return std::unexpected(signedBy.error());
    return transaction.commit();
}

} // namespace

Result<void> prepareSchema(const QSqlDatabase &database)
{
    const auto schema = schemaOf(database); // before anything is written to one that is not ours
    if (!schema)
        return std::unexpected(schema.error());
    if (const auto made = createTables(database); !made)
        return made;
    if (const auto kept = keepOlder(database, *schema); !kept)
        return kept;
    if (const auto upgraded = upgrade(database, *schema); !upgraded)
        return upgraded;
    // Missing files, and those that others are in the way of, are counted for each job that is shown, and there may be
    // millions of other failures.
    for (const char *sql : {"CREATE INDEX IF NOT EXISTS failure_missing ON failure (job) WHERE kind = 'missing' AND again = 0",
             "CREATE INDEX IF NOT EXISTS failure_conflict ON failure (job, name) WHERE kind = 'file-exists' AND again = 0"}) {
        if (const auto made = runSql(database, sql); !made)
            return std::unexpected(made.error());
    }
    return {};
}

} // namespace milliard
