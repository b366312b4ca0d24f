// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QList>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace milliard {

inline constexpr int busySeconds = 10; // that a statement waits for other programs

// SQLite's result code without its details (sqlite.org/rescode.html); 0: not from SQLite.
inline int resultCode(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

// SQLITE_CORRUPT, SQLITE_NOTADB: the file itself is at fault.
inline bool isDamage(const QSqlError &error)
{
    return resultCode(error) == 11 || resultCode(error) == 26;
}

inline std::unexpected<Error> journalError(const QSqlError &error)
{
    QString text = error.databaseText();
    if (resultCode(error) == 13) // SQLITE_FULL
        return std::unexpected(Error{ErrorKind::JournalFull, text});
    if (isDamage(error))
        text = QStringLiteral("it is damaged (%1); end every Milliard and start it again, which puts its copy in place").arg(text);
    else if (resultCode(error) == 5) // SQLITE_BUSY
        text = QStringLiteral("another program has kept it locked for more than %1 seconds (%2); resume the job when that has ended").arg(busySeconds).arg(text);
    return std::unexpected(Error{ErrorKind::JournalUnusable, text.isEmpty() ? error.text() : text});
}

// One SQL statement with its values, run at once.
inline Result<QSqlQuery> runSql(const QSqlDatabase &database, const char *sql, const QList<QVariant> &values = {})
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    bool ok = query.prepare(QString::fromLatin1(sql));
    if (ok) {
        for (const QVariant &value : values)
            query.addBindValue(value);
        ok = query.exec();
    }
    if (!ok)
        return journalError(query.lastError());
    return query;
}

// After the last row that next() gave: whether that was the last, or what came in the way.
inline Result<void> allRead(const QSqlQuery &query)
{
    return query.lastError().isValid() ? Result<void>(journalError(query.lastError())) : Result<void>();
}

// Rolls back unless committed.
class SqlTransaction
{
public:
    explicit SqlTransaction(QSqlDatabase database) : m_database(std::move(database)), m_open(m_database.transaction()) { }
    ~SqlTransaction()
    {
        if (m_open)
            m_database.rollback();
    }
    SqlTransaction(const SqlTransaction &) = delete;
    SqlTransaction &operator=(const SqlTransaction &) = delete;

    // Whether there is one at all; without it each statement would be its own.
    Result<void> begun() const
    {
        return m_open ? Result<void>() : Result<void>(journalError(m_database.lastError()));
    }
    Result<void> commit()
    {
        if (!m_open || !m_database.commit())
            return journalError(m_database.lastError());
        m_open = false;
        return {};
    }

private:
    QSqlDatabase m_database;
    bool m_open;
};

} // namespace milliard
