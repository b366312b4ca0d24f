// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/destination.h"

#include "core/sink/safe_path.h"

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

int FileDescriptor::close()
{
    const int fd = std::exchange(m_fd, -1);
    return fd >= 0 && ::close(fd) != 0 ? errno : 0;
}

int writeAll(int fd, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(fd, bytes.data(), size_t(bytes.size()));
        if (written >= 0)
            bytes = bytes.sliced(written);
        else if (errno != EINTR)
            return errno;
    }
    return 0;
}

Result<Destination> Destination::open(const QString &folder, const QString &tag)
{
    const QByteArray path = QFile::encodeName(folder);
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
    place.emptyUnfinished(); // what an earlier, killed run left is not whole
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

void Destination::emptyUnfinished() const
{
    const auto entries = QDir(shown(m_unfinishedName)).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    for (const QFileInfo &entry : entries) {
        if (entry.isDir() && !entry.isSymLink())
            QDir(entry.filePath()).removeRecursively();
        else
            QFile::remove(entry.filePath());
    }
}

// Only a real folder is looked into, never where a link leads to; anything else of that name makes open() fail.
void Destination::removeUnfinished() const
{
    struct stat there;
    if (::fstatat(m_folder.get(), m_unfinishedName.constData(), &there, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(there.st_mode))
        QDir(shown(m_unfinishedName)).removeRecursively();
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
