// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/shard_sink.h"

#include "core/sink/file_digest.h"
#include "core/sink/rename_new.h"
#include "core/sink/shard_name.h"
#include "core/sink/shard_place.h"
#include "core/sink/shard_writer.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

namespace milliard {

ShardLimits ShardLimits::of(Packing pack)
{
    ShardLimits limits;
    limits.entries = pack == Packing::Zip ? 5'000 : 100'000;
    return limits;
}

ShardSink::ShardSink(Options options)
    : m_options(std::move(options))
{
}

ShardSink::~ShardSink() = default;

Result<void> ShardSink::open(const Known &known)
{
    Result<Destination> destination = Destination::open(m_options.folder, m_options.job, known.parts, m_options.mayBeMade);
    if (!destination)
        return std::unexpected(destination.error());
    QSet<QString> names;
    for (const Shard &shard : known.shards) {
        names.insert(shard.name);
        if (const auto name = ShardName::parse(shard.name, m_options.job))
            m_lastSeq[name->worker] = std::max(m_lastSeq.value(name->worker), name->seq);
    }
    // A crash came between the renaming of a shard and the journal.
    for (const QString &name : QDir(m_options.folder).entryList({m_options.job + QStringLiteral("-*")}, QDir::Files | QDir::Hidden | QDir::System)) {
        if (names.contains(name) || !ShardName::parse(name, m_options.job))
            continue;
        if (::unlinkat(destination->folder(), QFile::encodeName(name).constData(), 0) != 0)
            return destinationError(errno, destination->shown(name.toUtf8()));
    }
    const QFileInfo folder(m_options.folder);
    m_place = std::make_shared<Place>(m_options, *std::move(destination), ArchiveWriter::Owner{folder.owner(), folder.group()});
    return {};
}

Result<std::unique_ptr<SinkWriter>> ShardSink::writer(int worker)
{
    Q_ASSERT(m_place);
    return std::make_unique<ShardWriter>(m_place, worker, m_lastSeq.value(worker) + 1);
}

Result<QList<Shard>> ShardSink::makeDurable(QList<Shard> shards)
{
    const Destination &destination = m_place->destination;
    for (Shard &shard : shards) {
        const QString shown = destination.shown(shard.name.toUtf8());
        const QByteArray part = Place::partName(shard.name);
        const FileDescriptor file(::openat(destination.unfinished(), part.constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
        if (!file.isOpen())
            return destinationError(errno, shown);
        Result<FileDigest> digest = digestOf(file.get(), DigestAlgorithm::Sha256, shown);
        if (!digest)
            return std::unexpected(digest.error());
        shard.fileBytes = digest->bytes;
        shard.digest = std::move(digest->digest.bytes);
        if (::fsync(file.get()) != 0)
            return destinationError(errno, shown);
        if (const int code = renameNew(destination.unfinished(), part, destination.folder(), shard.name.toUtf8()))
            return destinationError(code, shown);
    }
    if (!shards.isEmpty() && ::fsync(destination.folder()) != 0)
        return destinationError(errno, m_options.folder);
    return shards;
}

Result<Room> ShardSink::look() const
{
    return m_place->destination.look();
}

void ShardSink::close(const QList<QByteArray> &parts)
{
    if (m_place)
        m_place->destination.removeUnfinished(parts);
    m_place.reset();
}

} // namespace milliard
