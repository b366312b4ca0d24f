// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/journal/journal_rescue.h"

#include "core/journal/statement.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QThread>
#include <QTimeZone>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace milliard {
namespace {

constexpr QByteArrayView inUse = "open\n";

// 0, or errno.
int renameFile(const QString &from, const QString &to)
{
    return std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0 ? 0 : errno;
}

std::unexpected<Error> cannotRename(const QString &from, const QString &to, int code)
{
    return std::unexpected(Error{ErrorKind::JournalUnusable,
        QStringLiteral("cannot rename %1 to %2: %3").arg(from, to, QString::fromLocal8Bit(std::strerror(code)))});
}

QString freeName(const QString &dataDir)
{
    const QString stem = dataDir + QStringLiteral("/journal-damaged-") + QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString name = stem + QStringLiteral(".sqlite");
    const auto isTaken = [](const QString &path) { return QFileInfo::exists(path) || QFileInfo::exists(path + QStringLiteral("-wal")); };
    for (int number = 2; isTaken(name); ++number)
        name = QStringLiteral("%1-%2.sqlite").arg(stem).arg(number);
    return name;
}

} // namespace

QString journalPath(const QString &dataDir)
{
    return dataDir + QStringLiteral("/journal.sqlite");
}

QString journalCopyPath(const QString &dataDir)
{
    return dataDir + QStringLiteral("/journal-backup.sqlite");
}

QString damageOf(const QSqlDatabase &database, bool thoroughly)
{
    // The first reads the head; the second, what the tables are; the third, everything but what is in the indexes.
    for (const char *sql : {"PRAGMA schema_version", "SELECT count(*) FROM sqlite_schema", "PRAGMA quick_check(1)"}) {
        QSqlQuery query(database);
        if (!query.exec(QString::fromLatin1(sql)) || !query.next())
            return isDamage(query.lastError()) ? query.lastError().databaseText() : QString();
        if (!thoroughly && QByteArrayView(sql).startsWith("SELECT"))
            return {};
        if (const QString said = query.value(0).toString(); QByteArrayView(sql).endsWith("(1)") && said != QLatin1String("ok"))
            return said.section(QStringLiteral("***"), -1).simplified();
    }
    return {};
}

QString damageOfFiles(const QString &dataDir)
{
    const QFileInfo file(journalPath(dataDir));
    const QFileInfo log(journalPath(dataDir) + QStringLiteral("-wal"));
    if (file.size() > 0 || (!QFileInfo::exists(journalCopyPath(dataDir)) && log.size() == 0))
        return {};
    return file.exists() ? QStringLiteral("the file is empty") : QStringLiteral("the file is gone");
}

QString Rescue::text() const
{
    QString text = QStringLiteral("The journal was damaged (%1)").arg(damage);
    if (!kept.isEmpty())
        text += QStringLiteral("; it is kept as %1").arg(kept.join(QStringLiteral(" and ")));
    if (copy) {
        return text + QStringLiteral(". Its copy of %1 has taken its place: resume the jobs, and what they did since then is found again or "
                                     "fetched again.").arg(copy->toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
    }
    return text + QStringLiteral(". There was no copy of it, so the list of jobs is empty: start them again, with the same source and folder, "
                                 "and the files that are there are skipped.");
}

Result<void> putAside(const QString &dataDir, Rescue &rescue)
{
    const QString path = journalPath(dataDir);
    const QString kept = freeName(dataDir);
    // The logs first: SQLite would apply one that is left to whatever file has the journal's name by then.
    bool any = false;
    for (const QString &ending : {QStringLiteral("-wal"), QStringLiteral("-journal"), QStringLiteral("-shm"), QString()}) {
        const int code = renameFile(path + ending, kept + ending);
        if (code != 0 && code != ENOENT)
            return cannotRename(path + ending, kept + ending, code);
        any = any || code == 0;
    }
    if (any)
        rescue.kept.append(kept);
    rescue.copy.reset();
    const QFileInfo copy(journalCopyPath(dataDir));
    if (!copy.exists())
        return {};
    const QDateTime made = copy.lastModified(QTimeZone::UTC);
    if (const int code = renameFile(copy.filePath(), path))
        return cannotRename(copy.filePath(), path, code);
    rescue.copy = made;
    return {};
}

Result<JournalPresence> JournalPresence::enter(const QString &dataDir)
{
    const QString path = dataDir + QStringLiteral("/journal.open");
    // A journal without that file was copied here, of whatever moment.
    const bool isCopied = QFileInfo::exists(journalPath(dataDir)) && !QFileInfo::exists(path);
    auto file = FileLock::open(path);
    if (!file)
        return std::unexpected(file.error());
    JournalPresence presence(*std::move(file));
    const FileLock &lock = presence.m_file;
    // The last one out has it for itself for a moment, too.
    const QDeadlineTimer deadline(std::chrono::seconds(10));
    while (!lock.tryExclusive()) {
        if (lock.tryShared()) {
            if (lock.tryExclusive()) // they left just now
                break;
            return presence;
        }
        if (deadline.hasExpired())
            return std::unexpected(Error{ErrorKind::JournalUnusable, QStringLiteral("%1 is locked by another program").arg(path)});
        QThread::sleep(std::chrono::milliseconds(1));
    }
    presence.m_alone = true;
    presence.m_doubtful = isCopied || !presence.m_file.content().isEmpty();
    presence.m_file.setContent(inUse.toByteArray());
    return presence;
}

void JournalPresence::settle()
{
    m_doubtful = false;
    m_file.tryShared();
}

void JournalPresence::distrust() const
{
    m_file.setContent("damaged\n");
}

// The last one out says that all is well.
JournalPresence::~JournalPresence()
{
    if (!m_doubtful && m_file.content() == inUse && m_file.tryExclusive())
        m_file.setContent({});
}

} // namespace milliard
