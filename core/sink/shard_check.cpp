// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/shard_check.h"

#include "core/sink/archive_reader.h"
#include "core/sink/destination.h"
#include "core/sink/file_digest.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace milliard {

ShardCheck checkShard(const QString &folder, const Shard &expected)
{
    ShardCheck check;
    check.found.name = expected.name;
    const auto says = [&check](ShardFault fault, const QString &message) {
        check.fault = fault;
        check.message = message;
        return check;
    };
    const QString path = folder + QLatin1Char('/') + expected.name;
    const QByteArray encoded = QFile::encodeName(path);
    struct stat there;
    if (::lstat(encoded.constData(), &there) != 0)
        return says(ShardFault::Missing, errno == ENOENT ? QStringLiteral("no such file") : qt_error_string(errno));
    if (!S_ISREG(there.st_mode)) // a FIFO, say, would be waited for
        return says(ShardFault::Missing, S_ISLNK(there.st_mode) ? QStringLiteral("a symbolic link is there") : QStringLiteral("no regular file is there"));
    const FileDescriptor file(::open(encoded.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file.isOpen())
        return says(ShardFault::Missing, qt_error_string(errno));
    const auto digest = digestOf(file.get(), DigestAlgorithm::Sha256, path);
    if (!digest)
        return says(ShardFault::Missing, digest.error().message);
    check.found.fileBytes = digest->bytes;
    check.found.digest = digest->digest.bytes;
    const auto pack = packingFromName(expected.name.section(QLatin1Char('.'), 1));
    if (!pack || *pack == Packing::None)
        return says(ShardFault::Damaged, QStringLiteral("its name tells no format"));
    // Read in any case, to tell how much is there.
    const auto contents = readArchive(path, *pack);
    check.found.entries = contents ? contents->entries : contents.error().before.entries;
    check.found.bytes = contents ? contents->bytes : contents.error().before.bytes;

    if (digest->bytes < expected.fileBytes)
        return says(ShardFault::CutShort, QStringLiteral("%1 bytes of %2 are there").arg(digest->bytes).arg(expected.fileBytes));
    if (digest->bytes > expected.fileBytes)
        return says(ShardFault::Damaged, QStringLiteral("%1 bytes where %2 were written").arg(digest->bytes).arg(expected.fileBytes));
    if (digest->digest.bytes != expected.digest)
        return says(ShardFault::Damaged, QStringLiteral("its bytes are not those that were written"));
    if (!contents)
        return says(contents.error().cutShort ? ShardFault::CutShort : ShardFault::Damaged, contents.error().message);
    if (contents->entries != expected.entries || contents->bytes != expected.bytes)
        return says(ShardFault::OtherCounts, QStringLiteral("%1 files of %2 bytes where the journal has %3 of %4")
                .arg(contents->entries).arg(contents->bytes).arg(expected.entries).arg(expected.bytes));
    return check;
}

QString shardFaultName(ShardFault fault)
{
    switch (fault) {
    case ShardFault::None:
        return QStringLiteral("ok");
    case ShardFault::Missing:
        return QStringLiteral("missing");
    case ShardFault::CutShort:
        return QStringLiteral("cut-short");
    case ShardFault::Damaged:
        return QStringLiteral("damaged");
    case ShardFault::OtherCounts:
        return QStringLiteral("other-counts");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace milliard
