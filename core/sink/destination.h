// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/room.h"
#include "core/sink/sink.h"

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <atomic>
#include <memory>
#include <utility>

namespace milliard {

// An error of the system that hits the destination as a whole: DestinationFull (ENOSPC, EDQUOT) or
// DestinationUnusable. 'code' is an errno.
std::unexpected<Error> destinationError(int code, const QString &path);

// Closes itself.
class FileDescriptor final
{
public:
    FileDescriptor() = default;
    explicit FileDescriptor(int fd) : m_fd(fd) { }
    FileDescriptor(FileDescriptor &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) { }
    FileDescriptor &operator=(FileDescriptor &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~FileDescriptor() { close(); }

    int get() const { return m_fd; }
    bool isOpen() const { return m_fd >= 0; }
    int close(); // 0, or errno: some file systems tell of a full disk only here

private:
    int m_fd = -1;
};

// All bytes to a file, from 'at' on; 0, or errno.
int writeAll(int fd, qint64 at, QByteArrayView bytes);

// BodyWriter::flush() and read() of an open file.
Result<BodyWriter::Flush> flushOf(int fd, const QString &path);
Result<qint64> readSome(int fd, qint64 at, std::span<char> to, const QString &path);

// The right of a large body to as many bytes as it has still to write, so that bodies that arrive side by side do not
// each take the same room for theirs. Given back by the destructor.
class RoomClaim final
{
public:
    RoomClaim() = default; // to nothing
    RoomClaim(std::shared_ptr<std::atomic<qint64>> all, qint64 bytes) : m_all(std::move(all)), m_left(bytes) { *m_all += bytes; }
    RoomClaim(RoomClaim &&other) noexcept : m_all(std::move(other.m_all)), m_left(std::exchange(other.m_left, 0)) { }
    RoomClaim &operator=(RoomClaim &&) = delete;
    ~RoomClaim() { written(m_left); }

    void written(qint64 bytes)
    {
        if (m_left == 0)
            return;
        const qint64 part = std::min(bytes, m_left);
        *m_all -= part;
        m_left -= part;
    }

private:
    std::shared_ptr<std::atomic<qint64>> m_all;
    qint64 m_left = 0;
};

// A job's open destination folder, with its hidden folder for what is unfinished. Read by any thread once open.
class Destination final
{
public:
    // 'folder' is absolute and, if it 'mayBeMade', is made where only its last part is missing. 'tag' tells this job's
    // unfinished files from others'; letters, digits, '-' and '_'. What an earlier run left unfinished is removed, besides
    // these files of the hidden folder. DestinationUnusable, DestinationFull; JobBusy while another Destination has the same
    // folder and tag.
    static Result<Destination> open(const QString &folder, const QString &tag, const QList<QByteArray> &kept = {}, bool mayBeMade = true);
    // Removes all files for unfinished bodies but these, and the hidden folder if it is empty then.
    void removeUnfinished(const QList<QByteArray> &kept = {}) const;

    // Likewise, of a destination that is not open; nothing if there is none, or a Destination has it.
    static void discardUnfinished(const QString &folder, const QString &tag);

    int folder() const { return m_folder.get(); }         // a descriptor, owned
    int unfinished() const { return m_unfinished.get(); } // likewise
    QString shown(const QByteArray &path) const;          // a path below the folder, for messages
    QString shown() const { return m_path; }
    // A new, empty file in the hidden folder, open for writing and reading.
    Result<FileDescriptor> createUnfinished(const QByteArray &name) const;
    // One of this size, its room taken where that costs nothing, which then needs no claim; or, to resume, the one that is
    // there: WrongLength if it is smaller. For bodies that are kept.
    Result<FileDescriptor> openKept(const QByteArray &name, qint64 size, bool resume, RoomClaim &claim) const;
    bool isNew() const { return m_isNew; } // open() has made it

    // Whether the folder is still what open() found under its name, and its room. DestinationUnusable, saying what became
    // of it.
    Result<Room> look() const;
    // Whether files can be made in it: then a path below that cannot be written is at fault by itself.
    bool isWritable() const;
    // For a body of so many bytes. Asks nobody about less than smallestClaim, of which the room that is kept can hold
    // many. DestinationFull, with what is missing; TooLarge where the file system never had as much.
    static constexpr qint64 smallestClaim = 1 << 20;
    Result<RoomClaim> claim(qint64 bytes) const;
    // Whether files had better have no name at all until they are finished (O_TMPFILE, linkat(2)): in memory that
    // takes fewer locks of folders, which workers share; on ext4 it costs more (docs/architecture.md has figures).
    bool prefersUnnamed() const { return m_prefersUnnamed; }
    Result<FileDescriptor> createUnnamed() const; // open for writing; only if preferred

private:
    Result<void> takeUnfinished();
    void emptyUnfinished(const QList<QByteArray> &kept) const;
    bool canLinkUnnamed() const;

    QString m_path;
    QByteArray m_unfinishedName;
    FileDescriptor m_folder;
    FileDescriptor m_unfinished;
    std::shared_ptr<std::atomic<qint64>> m_claimed = std::make_shared<std::atomic<qint64>>(0); // bytes
    bool m_isNew = false;
    bool m_prefersUnnamed = false;
};

} // namespace milliard
