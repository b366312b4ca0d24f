// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/room.h"

#include <QFile>
#include <QLocale>

#include <algorithm>
#include <sys/statvfs.h>

namespace milliard {
namespace {

// More than any disk, and small enough to be added to.
constexpr qint64 most = qint64(1) << 60;

qint64 product(quint64 blocks, quint64 bytes)
{
    return bytes == 0 || blocks > quint64(most) / bytes ? most : qint64(blocks * bytes);
}

Room roomFrom(const struct statvfs &system, qint64 mostKept)
{
    Room room;
    if (system.f_blocks > 0) {
        room.inAll = product(system.f_blocks, system.f_frsize);
        room.bytes = product(system.f_bavail, system.f_frsize);
        room.keptBytes = std::min(mostKept, room.inAll / 50);
    }
    if (system.f_files > 0) { // btrfs and FAT have as many as fit
        room.files = qint64(std::min<quint64>(system.f_favail, quint64(most)));
        room.keptFiles = std::min(Room::filesKept, qint64(std::min<quint64>(system.f_files, quint64(most))) / 50);
    }
    return room;
}

QString bytesText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 1024 ? 0 : 1);
}

} // namespace

std::optional<Room> roomAt(int fd, qint64 mostKept)
{
    struct statvfs system;
    return ::fstatvfs(fd, &system) == 0 ? std::optional(roomFrom(system, mostKept)) : std::nullopt;
}

std::optional<Room> roomAt(const QString &folder, qint64 mostKept)
{
    struct statvfs system;
    return ::statvfs(QFile::encodeName(folder).constData(), &system) == 0 ? std::optional(roomFrom(system, mostKept)) : std::nullopt;
}

RoomWanted RoomWanted::after(const Room &now, qint64 missing)
{
    RoomWanted wanted;
    const bool hasBytes = now.bytes != Room::unknown;
    const bool hasFiles = now.files != Room::unknown;
    if (hasBytes)
        wanted.bytes = 2 * now.keptBytes;
    if (hasFiles)
        wanted.files = 2 * now.keptFiles;
    // Of which of both there is less, as far as it can be compared.
    const bool lacksFiles = hasFiles && missing == 0
        && (!hasBytes || double(now.files) * double(now.keptBytes) < double(now.bytes) * double(now.keptFiles));
    if (lacksFiles)
        wanted.files = std::max(wanted.files, now.files + std::max<qint64>(1, now.keptFiles));
    else if (hasBytes)
        wanted.bytes = std::max(wanted.bytes, now.bytes + std::max({missing, now.keptBytes, qint64(1)}));
    return wanted;
}

QString RoomWanted::text(const QString &folder, const Room &room) const
{
    if (room.bytes >= bytes && room.files < files) {
        return QStringLiteral("%1 can take %2 more files, needs at least %3 (inodes)")
            .arg(folder, QLocale().toString(room.files), QLocale().toString(files));
    }
    return QStringLiteral("%1 has %2 free, needs at least %3 more").arg(folder, bytesText(room.bytes), bytesText(std::max<qint64>(0, bytes - room.bytes)));
}

} // namespace milliard
