// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/journal/file_lock.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace milliard {
namespace {

struct flock wholeFile(short type)
{
    struct flock range = {};
    range.l_type = type;
    range.l_whence = SEEK_SET;
    return range;
}

} // namespace

Result<FileLock> FileLock::open(const QString &path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) {
        return std::unexpected(Error{ErrorKind::JournalUnusable,
            QStringLiteral("cannot lock %1: %2").arg(path, QString::fromLocal8Bit(std::strerror(errno)))});
    }
    return FileLock(path, fd);
}

FileLock::~FileLock()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

bool FileLock::lock(short type) const
{
    struct flock range = wholeFile(type);
    return ::fcntl(m_fd, F_OFD_SETLK, &range) == 0;
}

bool FileLock::tryExclusive() const
{
    return lock(F_WRLCK);
}

bool FileLock::tryExclusive(std::chrono::milliseconds patience) const
{
    const QDeadlineTimer deadline(patience);
    while (!tryExclusive()) {
        if (deadline.hasExpired())
            return false;
        QThread::sleep(std::chrono::milliseconds(5)); // the kernel's own wait has no end
    }
    return true;
}

bool FileLock::tryShared() const
{
    return lock(F_RDLCK);
}

bool FileLock::isTaken() const
{
    struct flock range = wholeFile(F_WRLCK);
    return ::fcntl(m_fd, F_OFD_GETLK, &range) == 0 && range.l_type != F_UNLCK;
}

bool FileLock::isCurrent() const
{
    struct stat mine;
    struct stat named;
    return ::fstat(m_fd, &mine) == 0 && ::stat(QFile::encodeName(m_path).constData(), &named) == 0
        && mine.st_dev == named.st_dev && mine.st_ino == named.st_ino;
}

void FileLock::remove() const
{
    ::unlink(QFile::encodeName(m_path).constData());
}

QByteArray FileLock::content() const
{
    QByteArray text(256, Qt::Uninitialized);
    const ssize_t size = ::pread(m_fd, text.data(), size_t(text.size()), 0);
    return text.first(size > 0 ? size : 0);
}

// What cannot be written is missing in a message, or costs a look at the journal.
void FileLock::setContent(const QByteArray &text) const
{
    if (::ftruncate(m_fd, 0) == 0)
        [[maybe_unused]] const ssize_t written = ::pwrite(m_fd, text.constData(), size_t(text.size()), 0);
}

} // namespace milliard
