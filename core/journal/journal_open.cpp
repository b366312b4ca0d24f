// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/journal/journal.h"

#include "core/journal/private_file.h"
#include "core/journal/schema.h"
#include "core/journal/statement.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

namespace milliard {

Journal::Journal(JournalPresence presence)
    : m_presence(std::move(presence))
    , m_connection(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

Journal::~Journal()
{
    disconnect();
}

Result<void> Journal::connect(const QString &path, const char *options)
{
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    m_database.setDatabaseName(path);
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1%2").arg(busySeconds * 1000).arg(QLatin1String(options)));
    return m_database.open() ? Result<void>() : Result<void>(journalError(m_database.lastError()));
}

void Journal::disconnect()
{
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<Journal>> Journal::open(const QString &dataDir)
{
    const bool isNew = !QFileInfo::exists(dataDir);
    if (!QDir().mkpath(dataDir))
        return std::unexpected(Error{ErrorKind::JournalUnusable, QStringLiteral("cannot make the folder %1; --data-dir names another").arg(dataDir)});
    if (isNew) // for the user's eyes only: sources and names can tell a lot
        QFile::setPermissions(dataDir, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    // Programs that start at once take turns: SQLite refuses a change to WAL at once where another connection is open,
    // whatever the busy timeout; and one alone puts a damaged journal aside.
    const auto turn = FileLock::open(dataDir + QStringLiteral("/journal.lock"));
    if (!turn)
        return std::unexpected(turn.error());
    if (!turn->tryExclusive(std::chrono::seconds(30)))
        return std::unexpected(Error{ErrorKind::JournalUnusable, QStringLiteral("another program that opens it has not come to an end in 30 seconds")});
    auto presence = JournalPresence::enter(dataDir);
    if (!presence)
        return std::unexpected(presence.error());
    std::unique_ptr<Journal> journal(new Journal(*std::move(presence)));
    if (const auto opened = journal->openOrRescue(dataDir); !opened) {
        return std::unexpected(Error{ErrorKind::JournalUnusable,
            QStringLiteral("%1: %2").arg(journalPath(dataDir), opened.error().message)});
    }
    journal->m_presence.settle();
    return journal;
}

Result<void> Journal::openOrRescue(const QString &dataDir)
{
    const bool isAlone = m_presence.isAlone();
    QString damage = damageOfFiles(dataDir);
    for (;;) {
        // Not for writing, so that the log of a damaged journal can be kept as it is.
        if (damage.isEmpty() && isAlone && (m_presence.isDoubtful() || m_rescue)) {
            if (connect(journalPath(dataDir), ";QSQLITE_OPEN_READONLY"))
                damage = damageOf(m_database, true);
            disconnect();
        }
        if (damage.isEmpty()) {
            keepPrivate(journalPath(dataDir));
            Result<void> opened = connect(journalPath(dataDir));
            if (opened)
                damage = damageOf(m_database, false);
            if (opened && damage.isEmpty()) {
                opened = prepareSchema(m_database);
                if (!opened)
                    damage = damageOf(m_database, isAlone);
            }
            if (damage.isEmpty())
                return opened && m_rescue && m_rescue->copy ? doubtRuns() : opened;
            disconnect();
        }
        if (!isAlone) {
            return std::unexpected(Error{ErrorKind::JournalUnusable,
                QStringLiteral("it is damaged (%1); end every Milliard and start it again, which puts its copy in place").arg(damage)});
        }
        if (!m_rescue)
            m_rescue = Rescue{damage, {}, {}};
        if (const auto aside = putAside(dataDir, *m_rescue); !aside)
            return aside;
        damage.clear();
    }
}

// A job that is new in the copy may have run since: what is in its folder may be its own, and perhaps not whole.
Result<void> Journal::doubtRuns()
{
    const auto done = runSql(m_database, "UPDATE job SET boot = 'unknown' WHERE boot = ''");
    return done ? Result<void>() : std::unexpected(done.error());
}

qint64 Journal::changes()
{
    auto row = runSql(m_database, "SELECT total_changes()");
    return row && row->next() ? row->value(0).toLongLong() : 0;
}

} // namespace milliard
