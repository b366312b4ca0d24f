// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/folder_check.h"

#include "core/sink/file_digest.h"
#include "core/sink/folder_sink.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace milliard {
namespace {

FileCheck says(FileFault fault, const QString &message, qint64 bytes = 0)
{
    return {fault, message, bytes};
}

} // namespace

FolderCheck::FolderCheck(FileDescriptor folder, ExistingRule existing, bool fanOut)
    : m_folder(std::move(folder)), m_existing(existing), m_fanOut(fanOut)
{
}

Result<FolderCheck> FolderCheck::open(const QString &folder, const JobOptions &options)
{
    FileDescriptor opened(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.isOpen())
        return destinationError(errno, folder);
    return FolderCheck(std::move(opened), options.existing, options.fanOut);
}

FileCheck FolderCheck::check(const Entry &entry) const
{
    const Result<QByteArray> path = FolderSink::pathOf(entry, m_fanOut);
    if (!path)
        return says(FileFault::Missing, path.error().message);
    const FileCheck first = checkPath(*path, entry);
    if (m_existing != ExistingRule::Rename || first.fault == FileFault::None)
        return first;
    for (int number = 1;; ++number) {
        const FileCheck other = checkPath(FolderSink::numbered(*path, number), entry);
        if (other.fault == FileFault::None)
            return other;
        if (other.fault == FileFault::Missing)
            return first;
    }
}

FileCheck FolderCheck::checkPath(const QByteArray &path, const Entry &entry) const
{
    struct stat there;
    if (::fstatat(m_folder.get(), path.constData(), &there, AT_SYMLINK_NOFOLLOW) != 0) {
        const bool missing = errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG;
        return says(missing ? FileFault::Missing : FileFault::Unreadable, qt_error_string(errno));
    }
    if (!S_ISREG(there.st_mode))
        return says(FileFault::NotAFile, S_ISLNK(there.st_mode) ? QStringLiteral("a symbolic link is there")
                : S_ISDIR(there.st_mode) ? QStringLiteral("a folder is there") : QStringLiteral("no regular file is there"));
    if (entry.size >= 0 && there.st_size != entry.size)
        return says(FileFault::WrongSize, QStringLiteral("%1 bytes where the listing says %2").arg(there.st_size).arg(entry.size), there.st_size);
    if (entry.digest.isEmpty())
        return says(FileFault::None, {}, there.st_size);
    const FileDescriptor file(::openat(m_folder.get(), path.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file.isOpen())
        return says(FileFault::Unreadable, qt_error_string(errno));
    const Digest expected = Digest::unpacked(entry.digest);
    const auto found = digestOf(file.get(), expected.algorithm, QString::fromUtf8(path));
    if (!found)
        return says(FileFault::Unreadable, found.error().message);
    if (found->digest != expected)
        return says(FileFault::WrongDigest, QStringLiteral("%1 where %2 is expected").arg(found->digest.text(), expected.text()), found->bytes);
    return says(FileFault::None, {}, found->bytes);
}

QString fileFaultName(FileFault fault)
{
    switch (fault) {
    case FileFault::None:
        return QStringLiteral("ok");
    case FileFault::Missing:
        return QStringLiteral("missing");
    case FileFault::NotAFile:
        return QStringLiteral("not-a-file");
    case FileFault::WrongSize:
        return QStringLiteral("wrong-size");
    case FileFault::WrongDigest:
        return QStringLiteral("wrong-digest");
    case FileFault::Unreadable:
        return QStringLiteral("unreadable");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace milliard
