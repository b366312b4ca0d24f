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
    : m_folder(std::move(folder))
    , m_folders(std::make_unique<ParentFolders>(m_folder.get(), true, NameTraits{}))
    , m_existing(existing)
    , m_fanOut(fanOut)
{
}

Result<FolderCheck> FolderCheck::open(const QString &folder, const JobOptions &options)
{
    FileDescriptor opened(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.isOpen())
        return destinationError(errno, folder);
    return FolderCheck(std::move(opened), options.existing, options.fanOut);
}

FileCheck FolderCheck::check(const Entry &entry)
{
    FileCheck best = says(FileFault::Missing, {});
    // As on a file system that takes most names, and as on one that does not.
    for (const bool refusesSigns : {false, true}) {
        const NameRules rules{refusesSigns, m_existing == ExistingRule::Rename};
        const Result<QByteArray> path = FolderSink::pathOf(entry, m_fanOut, rules);
        if (!path)
            return says(FileFault::Missing, path.error().message);
        for (const QByteArray &own : {*path, pathAside(*path, rules)}) {
            if (own.isEmpty())
                continue;
            for (int number = 0; number == 0 || mayNumber(m_existing); ++number) {
                const FileCheck found = checkPath(number == 0 ? own : numbered(own, number), entry);
                if (found.fault == FileFault::None)
                    return found;
                if (best.fault == FileFault::Missing)
                    best = found;
                // A folder that cannot be searched tells of no number whether it is there.
                if (number > 0 && (found.fault == FileFault::Missing || found.fault == FileFault::Unreadable))
                    break;
            }
        }
    }
    return best;
}

FileCheck FolderCheck::checkPath(const QByteArray &path, const Entry &entry)
{
    const auto spot = m_folders->find(path, false);
    struct stat there;
    const int code = !spot ? spot.error() : ::fstatat(spot->folder, spot->name, &there, AT_SYMLINK_NOFOLLOW) != 0 ? errno : 0;
    if (code != 0) {
        const bool missing = code == ENOENT || code == ENOTDIR || code == ENAMETOOLONG;
        return says(missing ? FileFault::Missing : FileFault::Unreadable, qt_error_string(code));
    }
    if (!S_ISREG(there.st_mode))
        return says(FileFault::NotAFile, S_ISLNK(there.st_mode) ? QStringLiteral("a symbolic link is there")
                : S_ISDIR(there.st_mode) ? QStringLiteral("a folder is there") : QStringLiteral("no regular file is there"));
    if (entry.size >= 0 && there.st_size != entry.size)
        return says(FileFault::WrongSize, QStringLiteral("%1 bytes where the listing says %2").arg(there.st_size).arg(entry.size), there.st_size);
    if (entry.digest.isEmpty())
        return says(FileFault::None, {}, there.st_size);
    const FileDescriptor file(::openat(spot->folder, spot->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
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
