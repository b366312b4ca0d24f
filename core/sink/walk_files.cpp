// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/walk_files.h"

#include "core/base/open_files.h"
#include "core/sink/destination.h"
#include "core/sink/stored_path.h"

#include <QFile>

#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace milliard {
namespace {

constexpr qint64 openFiles = 4096; // one for each folder that a folder is in: a stored path has 4,000 bytes at most; and for all else that is open

class Walk
{
public:
    Walk(const QString &root, dev_t device, Barred barred, const std::function<Result<void>(const WalkedFile &)> &visit,
        const std::function<void(const WalkedFolder &)> &left)
        : m_root(root), m_device(device), m_barred(barred), m_visit(visit), m_left(left)
    {
    }

    // Takes the descriptor.
    Result<void> enter(int fd)
    {
        const std::unique_ptr<DIR, int (*)(DIR *)> folder(::fdopendir(fd), ::closedir);
        if (!folder) {
            const auto error = unreadable();
            ::close(fd);
            return error;
        }
        for (;;) {
            errno = 0;
            const dirent *const entry = ::readdir(folder.get());
            if (!entry)
                return errno == 0 ? Result<void>() : unreadable();
            const QByteArray name(entry->d_name);
            if (name == "." || name == ".." || name.startsWith(unfinishedPrefix))
                continue;
            const qsizetype size = m_path.size();
            m_path += (size == 0 ? "" : "/") + name;
            if (const auto met = meet(fd, entry->d_name); !met)
                return met;
            m_path.truncate(size);
        }
    }

private:
    Result<void> meet(int folder, const char *name)
    {
        struct stat there;
        if (::fstatat(folder, name, &there, AT_SYMLINK_NOFOLLOW) != 0)
            return errno == ENOENT ? Result<void>() : unreadable();
        if (S_ISREG(there.st_mode))
            return m_visit({m_path, qint64(there.st_ctim.tv_sec) * 1000 + there.st_ctim.tv_nsec / 1'000'000, there.st_size, folder, name});
        if (!S_ISDIR(there.st_mode) || there.st_dev != m_device)
            return {};
        const int below = ::openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (below < 0 && errno == EACCES && m_barred == Barred::PassedOver && there.st_uid != ::geteuid())
            return {};
        if (below < 0)
            return unreadable();
        const auto met = enter(below);
        if (met && m_left)
            m_left({m_path, folder, name});
        return met;
    }

    std::unexpected<Error> unreadable() const { return destinationError(errno, m_root + QLatin1Char('/') + shownName(QString::fromUtf8(m_path))); }

    const QString m_root;
    const dev_t m_device;
    const Barred m_barred;
    const std::function<Result<void>(const WalkedFile &)> &m_visit;
    const std::function<void(const WalkedFolder &)> &m_left;
    QByteArray m_path;
};

} // namespace

Result<void> WalkedFile::remove() const
{
    if (::unlinkat(folder, name, 0) == 0)
        return {};
    return std::unexpected(Error{ErrorKind::PathUnusable, QStringLiteral("%1: %2").arg(shownName(QString::fromUtf8(path)), qt_error_string(errno))});
}

// One that is not empty stays, which is no fault.
void WalkedFolder::removeIfEmpty() const
{
    ::unlinkat(folder, name, AT_REMOVEDIR);
}

Result<void> walkFiles(const QString &folder, Barred barred, const std::function<Result<void>(const WalkedFile &)> &visit,
    const std::function<void(const WalkedFolder &)> &left)
{
    (void)allowOpenFiles(openFiles); // where that is refused, less deep folders can be walked
    FileDescriptor root(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    struct stat there;
    if (!root.isOpen() || ::fstat(root.get(), &there) != 0)
        return destinationError(errno, folder);
    return Walk(folder, there.st_dev, barred, visit, left).enter(::fcntl(root.get(), F_DUPFD_CLOEXEC, 0));
}

} // namespace milliard
