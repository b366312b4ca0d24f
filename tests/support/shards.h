// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/sink/archive_reader.h"

#include <KTar>
#include <KZip>

#include <QDir>
#include <QList>
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

} // namespace milliard::test
