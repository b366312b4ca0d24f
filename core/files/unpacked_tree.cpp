// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/files/unpacked_tree.h"

#include "core/sink/rename_new.h"
#include "core/sink/stored_path.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace milliard {
namespace {

constexpr int mostNumbered = 10'000;

QString prefix()
{
    return QLatin1StringView(unfinishedPrefix) + QStringLiteral("unpacked-");
}

FileDescriptor openFolder(const QString &path)
{
    return FileDescriptor(::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

} // namespace

UnpackedTree::UnpackedTree(const QString &folder)
    : m_folder(folder)
    , m_dir(QDir(folder).filePath(prefix() + QStringLiteral("XXXXXX")))
{
}

void UnpackedTree::removeAbandoned(const QString &folder)
{
    const QDir dir(folder);
    for (const QString &name : dir.entryList({prefix() + QLatin1Char('*')}, QDir::Dirs | QDir::Hidden)) {
        const FileDescriptor old = openFolder(dir.filePath(name));
        if (old.isOpen() && ::flock(old.get(), LOCK_EX | LOCK_NB) == 0)
            QDir(dir.filePath(name)).removeRecursively();
    }
}

Result<std::unique_ptr<UnpackedTree>> UnpackedTree::make(const QString &folder)
{
    removeAbandoned(folder);
    for (;;) {
        std::unique_ptr<UnpackedTree> tree(new UnpackedTree(folder));
        if (!tree->m_dir.isValid())
            return std::unexpected(Error{ErrorKind::DestinationUnusable, QStringLiteral("%1: %2").arg(folder, tree->m_dir.errorString())});
        const QString path = tree->m_dir.path();
        struct stat mine;
        struct stat named;
        tree->m_lock = openFolder(path);
        const bool isLocked = tree->m_lock.isOpen() && ::flock(tree->m_lock.get(), LOCK_EX) == 0 && ::fstat(tree->m_lock.get(), &mine) == 0;
        if (!isLocked && errno != ENOENT)
            return destinationError(errno, path);
        // Before it had its lock another process may have taken it for an abandoned one.
        if (isLocked && ::lstat(QFile::encodeName(path).constData(), &named) == 0 && mine.st_ino == named.st_ino)
            return tree;
        tree->m_dir.setAutoRemove(false);
    }
}

Result<QString> UnpackedTree::publish(const QString &from, const QString &name)
{
    if (::syncfs(m_lock.get()) != 0)
        return destinationError(errno, m_folder);
    const QByteArray wanted = QFile::encodeName(name);
    const QByteArray source = QFile::encodeName(from);
    for (int number = 0; number < mostNumbered; ++number) {
        const QString path = QDir(m_folder).filePath(QFile::decodeName(number == 0 ? wanted : numbered(wanted, number)));
        const int code = renameNew(AT_FDCWD, source, AT_FDCWD, QFile::encodeName(path));
        if (code == 0) {
            if (const FileDescriptor folder = openFolder(m_folder); folder.isOpen())
                ::fsync(folder.get());
            return path;
        }
        if (code != EEXIST)
            return destinationError(code, path);
    }
    return std::unexpected(Error{ErrorKind::DestinationUnusable, QStringLiteral("%1: there are too many files of that name").arg(QDir(m_folder).filePath(name))});
}

} // namespace milliard
