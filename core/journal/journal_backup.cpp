// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/journal/journal_backup.h"

#include "core/journal/file_lock.h"
#include "core/journal/journal_rescue.h"
#include "core/journal/private_file.h"
#include "core/journal/statement.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QTimeZone>
#include <QUuid>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <unistd.h>

namespace milliard {
namespace {

using namespace std::chrono_literals;

constexpr qint64 bytesPerMs = 100'000; // of a journal, for a first guess on the safe side: a million pages are 114 MB and take 220 ms
constexpr auto leastBetween = 10s;
constexpr auto unnoticed = 20ms; // at the end of a program
constexpr qint64 roomLeft = 64 << 20; // for the journal itself

std::unexpected<Error> copyError(const QString &path, const QString &reason)
{
    return std::unexpected(Error{ErrorKind::JournalUnusable, QStringLiteral("%1: %2").arg(path, reason)});
}

// VACUUM INTO reads all tables in one view of the database and writes them anew: damage does not get into a copy unseen.
Result<void> vacuumInto(const QString &journal, const QString &made)
{
    const QString connection = QUuid::createUuid().toString(QUuid::WithoutBraces);
    Result<void> result;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        keepPrivate(made); // VACUUM INTO takes an empty file
        database.setDatabaseName(journal);
        database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busySeconds * 1000));
        if (!database.open())
            result = journalError(database.lastError());
        else if (const auto done = runSql(database, "VACUUM INTO ?", {made}); !done)
            result = std::unexpected(done.error());
    }
    QSqlDatabase::removeDatabase(connection);
    return result;
}

// None where there is no copy. A clock that was set back makes it as good as new.
std::optional<std::chrono::milliseconds> ageOfCopy(const QString &dataDir)
{
    const QFileInfo copy(journalCopyPath(dataDir));
    if (!copy.exists())
        return std::nullopt;
    return std::max(0ms, std::chrono::milliseconds(copy.lastModified(QTimeZone::UTC).msecsTo(QDateTime::currentDateTimeUtc())));
}

} // namespace

JournalBackup::JournalBackup(const QString &dataDir)
    : m_dataDir(dataDir)
    , m_took(std::chrono::milliseconds(QFileInfo(journalPath(dataDir)).size() / bytesPerMs))
{
    m_thread.setMaxThreadCount(1);
    m_thread.setObjectName(QStringLiteral("backup"));
    if (const auto age = ageOfCopy(dataDir))
        m_next.setRemainingTime(std::max(0ms, between() - *age));
}

std::chrono::milliseconds JournalBackup::between() const
{
    return std::max<std::chrono::milliseconds>(leastBetween, 100 * m_took.load());
}

void JournalBackup::begin(qint64 changes)
{
    if (changes == m_copied)
        return;
    m_next.setRemainingTime(between());
    if (m_thread.activeThreadCount() > 0)
        return;
    m_copied = changes;
    m_thread.start([this] { run(); });
}

void JournalBackup::finish(qint64 changes)
{
    m_thread.waitForDone();
    const auto age = ageOfCopy(m_dataDir);
    if (changes != m_copied && (m_took.load() < unnoticed || !age || *age > between()))
        run();
}

void JournalBackup::run()
{
    QElapsedTimer timer;
    timer.start();
    if (const auto made = copy(m_dataDir); !made && !m_failed.exchange(true))
        qWarning("no copy of the journal: %s", qPrintable(made.error().message));
    m_took = std::chrono::milliseconds(timer.elapsed());
}

Result<void> JournalBackup::copy(const QString &dataDir)
{
    const auto turn = FileLock::open(dataDir + QStringLiteral("/journal-backup.lock"));
    if (!turn)
        return std::unexpected(turn.error());
    if (!turn->tryExclusive())
        return {};
    const QString journal = journalPath(dataDir);
    const QStorageInfo disk(dataDir);
    if (disk.isValid() && disk.bytesAvailable() < 2 * QFileInfo(journal).size() + roomLeft)
        return {};
    const QString made = dataDir + QStringLiteral("/journal-backup.new");
    QFile::remove(made); // of one that was killed
    Result<void> written = vacuumInto(journal, made);
    if (QFile file(made); written && (!file.open(QIODevice::ReadWrite) || ::fsync(file.handle()) != 0))
        written = copyError(made, QString::fromLocal8Bit(std::strerror(errno)));
    if (written && std::rename(QFile::encodeName(made).constData(), QFile::encodeName(journalCopyPath(dataDir)).constData()) != 0)
        written = copyError(made, QString::fromLocal8Bit(std::strerror(errno)));
    if (!written)
        QFile::remove(made);
    return written;
}

} // namespace milliard
