// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <limits>
#include <optional>

namespace milliard {

// What a file system has left for an ordinary user, and how much of it a download leaves alone, for the journal and for
// the system: the smaller of 2 % and a bound of bytes or files.
struct Room {
    static constexpr qint64 unknown = std::numeric_limits<qint64>::max(); // the file system has no such bound
    static constexpr qint64 destinationKeeps = 64 << 20; // bytes
    static constexpr qint64 journalKeeps = 8 << 20;      // where the journal has a file system of its own
    static constexpr qint64 filesKept = 1024;

    qint64 bytes = unknown; // free
    qint64 files = unknown; // inodes that are free
    qint64 keptBytes = 0;
    qint64 keptFiles = 0;
    qint64 inAll = unknown; // bytes, free or not

    bool isLow() const { return bytes < keptBytes || files < keptFiles; }
};

// Of the file system that an open file, or the folder at a path, is on (statvfs(3)). None: the system does not say.
std::optional<Room> roomAt(int fd, qint64 mostKept = Room::destinationKeeps);
std::optional<Room> roomAt(const QString &folder, qint64 mostKept = Room::destinationKeeps);

// What there must be before a download goes on that found no room: twice what is left alone, and so much more than
// there was when it had stopped and removed what was unfinished. So it cannot stop and go on without end, unless
// somebody really makes room each time.
struct RoomWanted {
    qint64 bytes = 0;
    qint64 files = 0;

    // 'missing': bytes that are known to be lacking; 0: unknown.
    static RoomWanted after(const Room &stoppedWith, qint64 missing);
    bool isMetBy(const Room &room) const { return room.bytes >= bytes && room.files >= files; }
    // "FOLDER has 12 KiB free, needs at least 1.20 MiB more"
    QString text(const QString &folder, const Room &room) const;
};

} // namespace milliard
