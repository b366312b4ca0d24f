// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/parent_folders.h"

#include "core/sink/stored_path.h"

#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <memory>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace milliard {
namespace {

constexpr int folderOnly = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

// Whether a folder has exactly this name, byte by byte. Reads all of it.
bool isSpelt(int folder, QByteArrayView name)
{
    const int fd = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const std::unique_ptr<DIR, decltype([](DIR *open) { ::closedir(open); })> all(fd < 0 ? nullptr : ::fdopendir(fd));
    while (const dirent *entry = all ? ::readdir(all.get()) : nullptr) {
        if (name == QByteArrayView(entry->d_name))
            return true;
    }
    return false;
}

// All of a path at once, without links (openat2(2), Linux 5.6).
FileDescriptor openDirectly(int root, const QByteArray &path)
{
    open_how how{};
    how.flags = folderOnly;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
    return FileDescriptor(int(::syscall(SYS_openat2, root, path.constData(), &how, sizeof how)));
}

} // namespace

Result<NameTraits> NameTraits::of(const Destination &destination)
{
    const int folder = destination.unfinished();
    const auto isThere = [folder](const char *name) {
        struct stat there;
        return ::fstatat(folder, name, &there, AT_SYMLINK_NOFOLLOW) == 0;
    };
    const QByteArray plain("probe");
    if (const auto made = destination.createUnfinished(plain); !made)
        return std::unexpected(made.error());
    NameTraits traits;
    traits.folds = isThere("PROBE");
    ::unlinkat(folder, plain.constData(), 0);
    const QByteArray composed("prob\u00e9"); // where it cannot be made, no name has such letters
    if (!traits.folds && destination.createUnfinished(composed)) {
        traits.folds = isThere("probe\u0301");
        ::unlinkat(folder, composed.constData(), 0);
    }
    const QByteArray signs("probe:*?\"<>|");
    traits.refusesSigns = !destination.createUnfinished(signs);
    ::unlinkat(folder, signs.constData(), 0);
    return traits;
}

std::expected<ParentFolders::Spot, int> ParentFolders::find(const QByteArray &path, bool make)
{
    const qsizetype slash = path.lastIndexOf('/');
    if (slash < 0)
        return Spot{m_root, path.constData()};
    const auto folder = open(QByteArrayView(path).first(slash), make);
    if (!folder)
        return std::unexpected(folder.error());
    return Spot{*folder, path.constData() + slash + 1};
}

void ParentFolders::forget(const QByteArray &path)
{
    for (qsizetype slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1))
        kept(QByteArrayView(path).first(slash)).folder.close();
}

bool ParentFolders::isAnothers(Spot spot, const struct stat &there) const
{
    return S_ISDIR(there.st_mode) || (m_traits.folds && !isSpelt(spot.folder, spot.name));
}

std::expected<int, int> ParentFolders::open(QByteArrayView path, bool make)
{
    Kept &place = kept(path);
    if (place.folder.isOpen() && place.path == path)
        return place.folder.get();
    std::expected<FileDescriptor, int> folder;
    if (!m_traits.folds)
        folder = openDirectly(m_root, path.toByteArray());
    if (!folder->isOpen()) {
        const qsizetype slash = path.lastIndexOf('/');
        const auto above = slash < 0 ? m_root : open(path.first(slash), make);
        if (!above)
            return above;
        folder = enter(*above, path, make);
        if (!folder)
            return std::unexpected(folder.error());
    }
    place = {path.toByteArray(), *std::move(folder)};
    return place.folder.get();
}

// One folder, 'path', in the one above it.
std::expected<FileDescriptor, int> ParentFolders::enter(int above, QByteArrayView path, bool make) const
{
    const QByteArray name = path.sliced(path.lastIndexOf('/') + 1).toByteArray();
    for (int round = 0;; ++round) { // others make folders and files meanwhile, each at most once
        FileDescriptor folder(::openat(above, name.constData(), folderOnly));
        const int code = folder.isOpen() ? 0 : errno;
        const bool isTaken = code == 0 ? m_traits.folds && !isSpelt(above, name) : code == ENOTDIR || code == ELOOP;
        if (code == 0 && !isTaken)
            return folder;
        if (!isTaken && code != ENOENT)
            return std::unexpected(code);
        QByteArray next = name; // to make
        if (isTaken || m_mayBeBeside) {
            const QByteArray aside = folderAside(path);
            folder = FileDescriptor(::openat(above, aside.constData(), folderOnly));
            if (folder.isOpen())
                return folder;
            if (errno != ENOENT)
                return std::unexpected(errno == ELOOP ? ENOTDIR : errno);
            if (isTaken)
                next = aside;
        }
        if (!make || round == 4)
            return std::unexpected(ENOENT);
        if (::mkdirat(above, next.constData(), 0777) != 0 && errno != EEXIST)
            return std::unexpected(errno);
    }
}

} // namespace milliard
