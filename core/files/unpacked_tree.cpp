// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/files/unpacked_tree.h"

#include "core/sink/rename_new.h"
#include "core/sink/stored_path.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace milliard {
namespace {

constexpr int mostNumbered = 10'000;
constexpr char noteName[] = "replaces";

QString prefix()
{
    return QLatin1StringView(unfinishedPrefix) + QStringLiteral("unpacked-");
}

FileDescriptor openFolder(const QString &path)
{
    return FileDescriptor(::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

// Tells a file or folder from any other that may get its name, also after it was moved; empty: it is not there.
QString identityOf(const QString &path)
{
    struct stat is;
    if (::lstat(QFile::encodeName(path).constData(), &is) != 0)
        return {};
    return QStringLiteral("%1 %2 %3 %4").arg(is.st_ino).arg(is.st_size).arg(is.st_mtim.tv_sec).arg(is.st_mtim.tv_nsec);
}

// By the note of a tree that nobody holds any more: if what was in it has been published, what that replaces is removed.
void finish(const FileDescriptor &tree, const QDir &folder)
{
    struct stat is;
    if (::fstat(tree.get(), &is) != 0 || is.st_uid != ::geteuid()) // anybody else may name any file
        return;
    QFile file;
    const int fd = ::openat(tree.get(), noteName, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0 || !file.open(fd, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return;
    const QJsonObject note = QJsonDocument::fromJson(file.readAll()).object();
    const auto text = [&note](const char *name) { return note.value(QLatin1StringView(name)).toString(); };
    const QString replaced = text("replaced");
    if (text("made").isEmpty() || text("was").isEmpty() || identityOf(replaced) != text("was"))
        return;
    QDirIterator entry(folder.path(), QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot); // there may be millions
    while (entry.hasNext()) {
        const QString path = entry.next();
        if (identityOf(path) != text("made"))
            continue;
        if (makeNameDurable(path))
            QFile::remove(replaced);
        return;
    }
}

} // namespace

UnpackedTree::UnpackedTree(const QString &folder, const QString &replaced)
    : m_folder(folder)
    , m_replaced(replaced.isEmpty() ? QString() : QFileInfo(replaced).absoluteFilePath())
    , m_was(replaced.isEmpty() ? QString() : identityOf(m_replaced))
    , m_dir(QDir(folder).filePath(prefix() + QStringLiteral("XXXXXX")))
{
}

void UnpackedTree::removeAbandoned(const QString &folder)
{
    const QDir dir(folder);
    for (const QString &name : dir.entryList({prefix() + QLatin1Char('*')}, QDir::Dirs | QDir::Hidden)) {
        const FileDescriptor old = openFolder(dir.filePath(name));
        if (old.isOpen() && ::flock(old.get(), LOCK_EX | LOCK_NB) == 0) {
            finish(old, dir);
            QDir(dir.filePath(name)).removeRecursively();
        }
    }
}

Result<std::unique_ptr<UnpackedTree>> UnpackedTree::make(const QString &folder, const QString &replaced)
{
    removeAbandoned(folder);
    for (;;) {
        std::unique_ptr<UnpackedTree> tree(new UnpackedTree(folder, replaced));
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

// For who comes after a kill.
Result<void> UnpackedTree::note(const QString &from) const
{
    QFile file(m_dir.filePath(QLatin1StringView(noteName)));
    const QJsonObject note{{QStringLiteral("made"), identityOf(from)}, {QStringLiteral("replaced"), m_replaced}, {QStringLiteral("was"), m_was}};
    const QByteArray bytes = QJsonDocument(note).toJson(QJsonDocument::Compact);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || file.write(bytes) != bytes.size())
        return destinationError(errno, file.fileName());
    return {};
}

// Why it is still there.
QString UnpackedTree::removeReplaced() const
{
    if (identityOf(m_replaced) != m_was)
        return QStringLiteral("it was changed meanwhile");
    QFile file(m_replaced);
    return file.remove() ? QString() : file.errorString();
}

Result<UnpackedTree::Published> UnpackedTree::publish(const QString &from, const QString &name, bool replaces)
{
    if (const auto noted = replaces ? note(from) : Result<void>(); !noted)
        return std::unexpected(noted.error());
    if (::syncfs(m_lock.get()) != 0)
        return destinationError(errno, m_folder);
    const QByteArray wanted = QFile::encodeName(name);
    const QByteArray source = QFile::encodeName(from);
    for (int number = 0; number < mostNumbered; ++number) {
        const QString path = QDir(m_folder).filePath(QFile::decodeName(number == 0 ? wanted : numbered(wanted, number)));
        const int code = renameNew(AT_FDCWD, source, AT_FDCWD, QFile::encodeName(path));
        if (code == 0) {
            if (const auto durable = makeNameDurable(path); !durable)
                return std::unexpected(durable.error());
            return Published{path, replaces ? removeReplaced() : QString()};
        }
        if (code != EEXIST)
            return destinationError(code, path);
    }
    return std::unexpected(Error{ErrorKind::DestinationUnusable, QStringLiteral("%1: there are too many files of that name").arg(QDir(m_folder).filePath(name))});
}

} // namespace milliard
