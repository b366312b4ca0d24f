// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/destination.h"

#include "core/sink/stored_path.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace milliard {

std::unexpected<Error> destinationError(int code, const QString &path)
{
    const bool full = code == ENOSPC || code == EDQUOT;
    return std::unexpected(Error{full ? ErrorKind::DestinationFull : ErrorKind::DestinationUnusable,
        QStringLiteral("%1: %2").arg(path, QString::fromLocal8Bit(std::strerror(code)))});
}

namespace {

std::unexpected<Error> gone(const QString &folder)
{
    return std::unexpected(Error{ErrorKind::DestinationUnusable,
        QStringLiteral("%1: the folder is gone; bring it back, say by mounting its disk, or make an empty one there, then resume the job").arg(folder)});
}

} // namespace

int FileDescriptor::close()
{
    const int fd = std::exchange(m_fd, -1);
    return fd >= 0 && ::close(fd) != 0 ? errno : 0;
}

int writeAll(int fd, qint64 at, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::pwrite(fd, bytes.data(), size_t(bytes.size()), at);
        if (written < 0 && errno != EINTR)
            return errno;
        if (written > 0) {
            bytes = bytes.sliced(written);
            at += written;
        }
    }
    return 0;
}

Result<BodyWriter::Flush> flushOf(int fd, const QString &path)
{
    // Its own descriptor, since the writer's may be closed at any time. Shared, since functions are copied.
    const auto file = std::make_shared<FileDescriptor>(::fcntl(fd, F_DUPFD_CLOEXEC, 0));
    if (!file->isOpen())
        return destinationError(errno, path);
    return [file, path]() -> Result<void> {
        if (::fdatasync(file->get()) != 0)
            return destinationError(errno, path);
        return {};
    };
}

Result<qint64> readSome(int fd, qint64 at, std::span<char> to, const QString &path)
{
    for (;;) {
        const ssize_t got = ::pread(fd, to.data(), to.size(), at);
        if (got >= 0)
            return got;
        if (errno != EINTR)
            return destinationError(errno, path);
    }
}

Result<Destination> Destination::open(const QString &folder, const QString &tag, const QList<QByteArray> &kept, bool mayBeMade)
{
    const QByteArray path = QFile::encodeName(folder);
    // A folder that held files and is gone may be on a disk that is not mounted: it is not made anew somewhere else.
    if (!mayBeMade && ::access(path.constData(), F_OK) != 0 && errno == ENOENT)
        return gone(folder);
    const bool isNew = ::mkdir(path.constData(), 0777) == 0;
    if (!isNew && errno != EEXIST) {
        const int code = errno;
        if (code == ENOENT && !QFileInfo::exists(QFileInfo(folder).path()))
            return std::unexpected(Error{ErrorKind::DestinationUnusable,
                QStringLiteral("%1: the folder above it does not exist").arg(folder)});
        return destinationError(code, folder);
    }
    Destination place;
    place.m_path = folder;
    place.m_isNew = isNew;
    place.m_folder = FileDescriptor(::open(path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!place.m_folder.isOpen()) {
        if (errno == ENOTDIR)
            return std::unexpected(Error{ErrorKind::DestinationUnusable,
                QStringLiteral("%1: it is a file, not a folder").arg(folder)});
        return destinationError(errno, folder);
    }
    place.m_unfinishedName = unfinishedPrefix + tag.toUtf8();
    if (const auto taken = place.takeUnfinished(); !taken)
        return std::unexpected(taken.error());
    place.emptyUnfinished(kept); // what an earlier, killed run left is not whole
    place.m_prefersUnnamed = place.canLinkUnnamed();
    return place;
}

// Two journals can have the same job, when one is a copy of the other: the second would write into the first one's files.
// The lock lasts as long as the descriptor; file systems without such locks (flock(2)) go without.
Result<void> Destination::takeUnfinished()
{
    struct stat mine = {};
    struct stat named;
    do {
        if (::mkdirat(m_folder.get(), m_unfinishedName.constData(), 0777) != 0 && errno != EEXIST)
            return destinationError(errno, m_path);
        m_unfinished = FileDescriptor(::openat(m_folder.get(), m_unfinishedName.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
        if (!m_unfinished.isOpen()) {
            if (errno == ENOENT) // the run before has just removed it
                continue;
            return destinationError(errno, m_path);
        }
        if (::flock(m_unfinished.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
            return std::unexpected(Error{ErrorKind::JobBusy, QStringLiteral("another program writes its files into %1").arg(m_path)});
        if (::fstat(m_unfinished.get(), &mine) != 0)
            return destinationError(errno, m_path);
    } while (::fstatat(m_folder.get(), m_unfinishedName.constData(), &named, AT_SYMLINK_NOFOLLOW) != 0 || mine.st_ino != named.st_ino);
    return {};
}

void Destination::emptyUnfinished(const QList<QByteArray> &kept) const
{
    const auto entries = QDir(shown(m_unfinishedName)).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    for (const QFileInfo &entry : entries) {
        if (entry.isDir() && !entry.isSymLink())
            QDir(entry.filePath()).removeRecursively();
        else if (!kept.contains(QFile::encodeName(entry.fileName())))
            QFile::remove(entry.filePath());
    }
}

// Only a real folder is looked into, never where a link leads to; anything else of that name makes open() fail.
void Destination::removeUnfinished(const QList<QByteArray> &kept) const
{
    struct stat there;
    if (::fstatat(m_folder.get(), m_unfinishedName.constData(), &there, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISDIR(there.st_mode))
        return;
    emptyUnfinished(kept);
    ::unlinkat(m_folder.get(), m_unfinishedName.constData(), AT_REMOVEDIR);
}

void Destination::discardUnfinished(const QString &folder, const QString &tag)
{
    Destination place;
    place.m_path = folder;
    place.m_unfinishedName = unfinishedPrefix + tag.toUtf8();
    place.m_folder = FileDescriptor(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!place.m_folder.isOpen())
        return;
    place.m_unfinished = FileDescriptor(::openat(place.m_folder.get(), place.m_unfinishedName.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
    const bool isUsed = place.m_unfinished.isOpen() && ::flock(place.m_unfinished.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    if (!isUsed)
        place.removeUnfinished();
}

Result<Room> Destination::look() const
{
    struct stat ours;
    struct stat there;
    if (::fstat(m_folder.get(), &ours) != 0)
        return destinationError(errno, m_path);
    if (::stat(QFile::encodeName(m_path).constData(), &there) != 0)
        return errno == ENOENT || errno == ENOTDIR ? gone(m_path) : destinationError(errno, m_path);
    if (ours.st_dev != there.st_dev || ours.st_ino != there.st_ino) {
        return std::unexpected(Error{ErrorKind::DestinationUnusable,
            QStringLiteral("%1: another folder has taken the place of the one that the job wrote to; bring that back, or resume the job to go on in the new one").arg(m_path)});
    }
    if (!isWritable())
        return destinationError(errno, m_path);
    return roomAt(m_folder.get()).value_or(Room());
}

// Both folders, since their permissions can differ.
bool Destination::isWritable() const
{
    return ::faccessat(m_folder.get(), ".", W_OK | X_OK, AT_EACCESS) == 0
        && ::faccessat(m_unfinished.get(), ".", W_OK | X_OK, AT_EACCESS) == 0;
}

Result<RoomClaim> Destination::claim(qint64 bytes) const
{
    if (bytes < smallestClaim)
        return RoomClaim();
    const Room room = roomAt(m_folder.get()).value_or(Room());
    if (bytes > room.inAll) { // no room that is made helps, and a server may say any number
        return std::unexpected(Error{ErrorKind::TooLarge,
            QStringLiteral("%1 bytes, more than the whole file system of %2 has").arg(bytes).arg(m_path)});
    }
    const qint64 missing = bytes - (room.bytes - room.keptBytes - *m_claimed);
    if (missing > 0) {
        Error error{ErrorKind::DestinationFull, QStringLiteral("%1: a file of %2 bytes does not fit").arg(m_path).arg(bytes)};
        error.missing = missing;
        return std::unexpected(error);
    }
    return RoomClaim(m_claimed, bytes);
}

QString Destination::shown(const QByteArray &path) const
{
    return m_path + QLatin1Char('/') + QString::fromUtf8(path);
}

Result<FileDescriptor> Destination::createUnfinished(const QByteArray &name) const
{
    FileDescriptor file(::openat(m_unfinished.get(), name.constData(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666));
    if (!file.isOpen())
        return destinationError(errno, shown(m_unfinishedName));
    return file;
}

Result<FileDescriptor> Destination::openKept(const QByteArray &name, qint64 size, bool resume, RoomClaim &claim) const
{
    if (!resume) {
        Result<FileDescriptor> file = createUnfinished(name);
        if (!file)
            return file;
        // In memory, taking the room means to clear it.
        int code = m_prefersUnnamed || ::fallocate(file->get(), 0, 0, size) == 0 ? 0 : errno;
        if (code != ENOSPC && code != EDQUOT && code != EFBIG) // any other says only that it cannot be taken beforehand
            code = ::ftruncate(file->get(), size) == 0 ? 0 : errno;
        if (code) {
            ::unlinkat(m_unfinished.get(), name.constData(), 0);
            if (code == EFBIG) // of this file alone
                return std::unexpected(Error{ErrorKind::TooLarge, QStringLiteral("%1: the file system or a limit of this process takes no %2 bytes").arg(m_path).arg(size)});
            return destinationError(code, shown(m_unfinishedName));
        }
        if (!m_prefersUnnamed)
            claim.written(size);
        return file;
    }
    FileDescriptor file(::openat(m_unfinished.get(), name.constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
    struct stat there;
    if (!file.isOpen() || ::fstat(file.get(), &there) != 0)
        return destinationError(errno, shown(m_unfinishedName));
    if (!S_ISREG(there.st_mode) || there.st_size < size)
        return std::unexpected(Error{ErrorKind::WrongLength, shown(m_unfinishedName + '/' + name)});
    return file;
}

Result<FileDescriptor> Destination::createUnnamed() const
{
    FileDescriptor file(::openat(m_unfinished.get(), ".", O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666));
    if (!file.isOpen())
        return destinationError(errno, shown(m_unfinishedName));
    return file;
}

// Naming an open file needs a new kernel or a privilege (open(2), AT_EMPTY_PATH), so it is tried.
bool Destination::canLinkUnnamed() const
{
    struct statfs system;
    if (::fstatfs(m_folder.get(), &system) != 0 || system.f_type != TMPFS_MAGIC)
        return false;
    const Result<FileDescriptor> file = createUnnamed();
    constexpr char probe[] = "probe";
    const bool linked = file && ::linkat(file->get(), "", m_unfinished.get(), probe, AT_EMPTY_PATH) == 0;
    return linked && ::unlinkat(m_unfinished.get(), probe, 0) == 0;
}

} // namespace milliard
