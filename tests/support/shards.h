// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/demo/demo_content.h"
#include "core/sink/archive_reader.h"

#include <KTar>
#include <KZip>

#include <QDir>
#include <QList>
#include <QSet>
#include <QString>

#include <algorithm>
#include <memory>

namespace milliard::test {

struct Member {
    QString name;
    QByteArray body;

    bool operator==(const Member &) const = default;
    auto operator<=>(const Member &) const = default;
};

inline void appendMembers(QList<Member> &members, const KArchiveDirectory &folder, const QString &prefix = {})
{
    for (const QString &name : folder.entries()) {
        const KArchiveEntry *entry = folder.entry(name);
        if (entry->isDirectory())
            appendMembers(members, static_cast<const KArchiveDirectory &>(*entry), prefix + name + QLatin1Char('/'));
        else
            members.append({prefix + name, static_cast<const KArchiveFile &>(*entry).data()});
    }
}

// What an archive holds, by name; a member whose name comes twice is there once (KArchive).
inline QList<Member> membersOf(const QString &path)
{
    std::unique_ptr<KArchive> archive;
    if (path.endsWith(QLatin1String(".zip")))
        archive = std::make_unique<KZip>(path);
    else
        archive = std::make_unique<KTar>(path, path.endsWith(QLatin1String("gz")) ? QStringLiteral("application/gzip") : QStringLiteral("application/zstd"));
    QList<Member> members;
    if (archive->open(QIODevice::ReadOnly))
        appendMembers(members, *archive->directory());
    std::ranges::sort(members);
    return members;
}

// The shards in a folder, by name.
inline QStringList shardsIn(const QString &folder)
{
    return QDir(folder).entryList({QStringLiteral("*.tar.zst"), QStringLiteral("*.tar.gz"), QStringLiteral("*.zip")}, QDir::Files, QDir::Name);
}

// How many members a shard has, those with the same name too; -1: it cannot be read.
inline qint64 entriesOf(const QString &path)
{
    const auto contents = readArchive(path, packingFromName(QFileInfo(path).fileName().section(QLatin1Char('.'), 1)).value());
    return contents ? contents->entries : -1;
}

// What is wrong with the shards in a folder, which must hold exactly the first 'count' demo files of 'size' bytes, once
// each; empty: nothing.
inline QString demoShardsFault(const QString &folder, qint64 count, qint64 size)
{
    qint64 entries = 0;
    QSet<QString> names;
    for (const QString &shard : shardsIn(folder)) {
        const QString path = folder + QLatin1Char('/') + shard;
        entries += entriesOf(path);
        for (const Member &member : membersOf(path)) {
            names.insert(member.name);
            if (member.body.size() != size || !isDemoBody(member.name.toUtf8(), member.body))
                return QStringLiteral("%1 in %2 has a wrong body of %3 bytes").arg(member.name, shard).arg(member.body.size());
        }
    }
    for (qint64 i = 0; i < count; ++i) {
        if (!names.contains(QString::fromUtf8(demoName(i))))
            return QStringLiteral("%1 is missing").arg(QString::fromUtf8(demoName(i)));
    }
    if (entries != count || names.size() != count)
        return QStringLiteral("%1 members with %2 names where %3 were expected").arg(entries).arg(names.size()).arg(count);
    return {};
}

} // namespace milliard::test
