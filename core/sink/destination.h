// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QString>

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

// All bytes to a file at its position; 0, or errno.
int writeAll(int fd, QByteArrayView bytes);

// A job's open destination folder, with its hidden folder for what is unfinished. Read by any thread once open.
class Destination final
{
public:
    // 'folder' is absolute and is made if only its last part is missing. 'tag' tells this job's unfinished files from
    // others'; letters, digits, '-' and '_'. What an earlier run left unfinished is removed. DestinationUnusable,
    // DestinationFull; JobBusy while another Destination has the same folder and tag.
    static Result<Destination> open(const QString &folder, const QString &tag);
    // Removes the folder for unfinished files and all in it.
    void removeUnfinished() const;

    int folder() const { return m_folder.get(); }         // a descriptor, owned
    int unfinished() const { return m_unfinished.get(); } // likewise
    QString shown(const QByteArray &path) const;          // a path below the folder, for messages
    QString shown() const { return m_path; }
    // A new, empty file in the hidden folder, open for writing and reading.
    Result<FileDescriptor> createUnfinished(const QByteArray &name) const;
    bool isNew() const { return m_isNew; } // open() has made it
    // Whether files had better have no name at all until they are finished (O_TMPFILE, linkat(2)): in memory that
    // takes fewer locks of folders, which workers share; on ext4 it costs more (docs/architecture.md has figures).
    bool prefersUnnamed() const { return m_prefersUnnamed; }
    Result<FileDescriptor> createUnnamed() const; // open for writing; only if preferred

private:
    Result<void> takeUnfinished();
    void emptyUnfinished() const;
    bool canLinkUnnamed() const;

    QString m_path;
    QByteArray m_unfinishedName;
    FileDescriptor m_folder;
    FileDescriptor m_unfinished;
    bool m_isNew = false;
    bool m_prefersUnnamed = false;
};

} // namespace milliard
