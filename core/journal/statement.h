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

inline std::unexpected<Error> journalError(const QSqlError &error)
{
    const bool full = error.nativeErrorCode() == QLatin1String("13"); // SQLITE_FULL
    return std::unexpected(Error{full ? ErrorKind::JournalFull : ErrorKind::JournalUnusable, error.text()});
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
