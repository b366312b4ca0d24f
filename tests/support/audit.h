// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/support/shards.h"
#include "tests/support/tree.h"

#include <QCryptographicHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <algorithm>

namespace milliard::test {

// What the journal of a dead program claims of its newest job. Read from copies of its files, so that the next program
// finds them as the dead one left them.
struct Claim {
    struct Archive {
        QString name;
        qint64 entries;
        qint64 bytes;
        qint64 fileBytes;
        QByteArray digest;
    };
    qint64 job = 0; // 0: it has none
    QString state;
    qint64 listed = 0;
    qint64 done = 0;
    qint64 skipped = 0;
    qint64 failed = 0;
    QList<qint64> finished; // pages
    QList<Archive> archives;
};

inline Claim claimOf(const QString &dataDir)
{
    const QTemporaryDir copy;
    for (const QString &name : {QStringLiteral("/journal.sqlite"), QStringLiteral("/journal.sqlite-wal")})
        QFile::copy(dataDir + name, copy.path() + name);
    Claim claim;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("claim"));
        database.setDatabaseName(copy.path() + QStringLiteral("/journal.sqlite"));
        QSqlQuery rows(database.open() ? database : QSqlDatabase());
        const auto ask = [&rows](const QString &sql) { return rows.exec(sql) && rows.next(); };
        const bool isWhole = ask(QStringLiteral("PRAGMA quick_check(1)")) && rows.value(0) == QStringLiteral("ok"); // or else it claims nothing
        if (isWhole && ask(QStringLiteral("SELECT id, state, listed, done, skipped, failed FROM job ORDER BY id DESC LIMIT 1"))) {
            claim.job = rows.value(0).toLongLong();
            claim.state = rows.value(1).toString();
            claim.listed = rows.value(2).toLongLong();
            claim.done = rows.value(3).toLongLong();
            claim.skipped = rows.value(4).toLongLong();
            claim.failed = rows.value(5).toLongLong();
            const QString mine = QString::number(claim.job);
            for (bool more = ask(QStringLiteral("SELECT seq FROM page WHERE state = 'done' AND job = ") + mine); more; more = rows.next())
                claim.finished << rows.value(0).toLongLong();
            for (bool more = ask(QStringLiteral("SELECT name, entries, bytes, file_bytes, digest FROM shard WHERE job = ") + mine); more; more = rows.next()) {
                claim.archives.append({rows.value(0).toString(), rows.value(1).toLongLong(), rows.value(2).toLongLong(),
                    rows.value(3).toLongLong(), rows.value(4).toByteArray()});
            }
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("claim"));
    return claim;
}

// Looks at a destination byte by byte, and counts what must not be.
class Audit
{
public:
    Audit(QString folder, qint64 files, qint64 size, qint64 page)
        : m_folder(std::move(folder)), m_files(files), m_size(size), m_page(page)
    {
    }

    struct Faults {
        qint64 torn = 0;    // a final name with partial or wrong content
        qint64 lost = 0;    // claimed or due, but not there
        qint64 doubled = 0; // there twice, or under a name that nobody asked for
        QString first;

        void count(qint64 &which, const QString &what)
        {
            ++which;
            if (first.isEmpty())
                first = what;
        }
        Faults &operator+=(const Faults &o)
        {
            torn += o.torn;
            lost += o.lost;
            doubled += o.doubled;
            first = first.isEmpty() ? o.first : first;
            return *this;
        }
    };
    qint64 compared() const { return m_compared; } // bodies so far

    // At any moment at which no program writes.
    Faults midway(const Claim &claim) const
    {
        Faults faults;
        const QSet<QString> there = lookAtFiles(faults);
        for (const Claim::Archive &archive : claim.archives)
            lookAtArchive(archive, faults);
        if (!claim.archives.isEmpty())
            return faults;
        for (const qint64 page : claim.finished) {
            for (qint64 i = page * m_page; i < std::min((page + 1) * m_page, m_files); ++i) {
                const QString name = QString::fromUtf8(demoName(i));
                if (!there.contains(name))
                    faults.count(faults.lost, QStringLiteral("%1 of page %2, which the journal says is finished").arg(name).arg(page));
            }
        }
        return faults;
    }

    // Once the job is done: each file is there, once.
    Faults atEnd(const Claim &claim) const
    {
        Faults faults = midway(claim);
        QStringList names = filesBelow(m_folder);
        // Not what a job left that its journal has forgotten: whether hidden folders may be there is the caller's question.
        names.removeIf([](const QString &name) { return name.startsWith(QLatin1String(".milliard-unfinished-")); });
        for (const QString &shard : shardsIn(m_folder)) {
            names.removeOne(shard);
            const QList<Member> members = membersOf(m_folder + QLatin1Char('/') + shard);
            for (const Member &member : members)
                names << member.name;
            for (qint64 more = entriesOf(m_folder + QLatin1Char('/') + shard) - members.size(); more > 0; --more)
                faults.count(faults.doubled, QStringLiteral("a member of %1").arg(shard));
        }
        names.sort();
        for (qsizetype i = 1; i < names.size(); ++i) {
            if (names[i] == names[i - 1])
                faults.count(faults.doubled, names[i]);
        }
        for (const QString &name : names) {
            if (const auto index = demoIndex(name.toUtf8()); !index || *index >= m_files)
                faults.count(faults.doubled, name);
        }
        for (qint64 i = 0; i < m_files; ++i) {
            if (const QString name = QString::fromUtf8(demoName(i)); !std::ranges::binary_search(names, name))
                faults.count(faults.lost, name);
        }
        return faults;
    }

private:
    // What has a final name is whole. Gives the plain files.
    QSet<QString> lookAtFiles(Faults &faults) const
    {
        const QStringList shards = shardsIn(m_folder);
        for (const QString &shard : shards) {
            const QString path = m_folder + QLatin1Char('/') + shard;
            if (entriesOf(path) <= 0)
                faults.count(faults.torn, shard);
            for (const Member &member : membersOf(path))
                lookAtBody(member.name, member.body, faults);
        }
        const QStringList all = QDir(m_folder).entryList(QDir::Files); // the hidden folder has the unfinished
        const QSet<QString> there = QSet<QString>(all.begin(), all.end()).subtract(QSet<QString>(shards.begin(), shards.end()));
        for (const QString &name : there)
            lookAtBody(name, contentOf(m_folder + QLatin1Char('/') + name), faults);
        return there;
    }

    void lookAtBody(const QString &name, const QByteArray &body, Faults &faults) const
    {
        ++m_compared;
        if (body.size() != m_size || !isDemoBody(name.toUtf8(), body))
            faults.count(faults.torn, QStringLiteral("%1 with %2 bytes").arg(name).arg(body.size()));
    }

    void lookAtArchive(const Claim::Archive &archive, Faults &faults) const
    {
        const QString path = m_folder + QLatin1Char('/') + archive.name;
        QFile file(path);
        QCryptographicHash digest(QCryptographicHash::Sha256);
        if (!file.open(QIODevice::ReadOnly) || !digest.addData(&file))
            faults.count(faults.lost, archive.name);
        else if (file.size() != archive.fileBytes || digest.result() != archive.digest || entriesOf(path) != archive.entries)
            faults.count(faults.torn, archive.name);
    }

    const QString m_folder;
    const qint64 m_files;
    const qint64 m_size;
    const qint64 m_page;
    mutable qint64 m_compared = 0;
};

} // namespace milliard::test
