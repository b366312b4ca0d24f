// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/sink/destination.h"

#include <QHash>

#include <array>
#include <expected>

struct stat;

namespace milliard {

// What a destination's file system makes of names.
struct NameTraits {
    bool folds = false;        // names that differ in case, or in how accents are composed, are one file
    bool refusesSigns = false; // : * ? " < > | cannot be in a name, as on vfat, exfat and ntfs

    // Tries it in a folder of ours. DestinationFull, DestinationUnusable.
    static Result<NameTraits> of(const Destination &destination);
};

// The open folders of one writer's files below the destination, some of them kept; used by its thread only. No symbolic
// link below the destination is followed: one that leads out would put files where nobody asked for them, and by one that
// stays inside two names would have one path. Where a link, a file or, if names fold, another spelling is in a folder's
// place, the folder beside it is taken (folderAside()), and by a later run also if nothing is in its place any more, so
// that the files are found. Each name is resolved in a folder that is open, so that nothing can be put in between.
class ParentFolders final
{
public:
    static constexpr int most = 64; // open at once

    struct Spot {
        int folder;       // open until the next find() or forget()
        const char *name; // of the file there; a piece of the path that was asked for
    };

    // The destination's folder stays open meanwhile.
    ParentFolders(const Destination &destination, NameTraits traits)
        : ParentFolders(destination.folder(), !destination.isNew(), traits)
    {
    }
    // 'mayBeBeside': an earlier run may have taken folders beside others that are gone.
    ParentFolders(int root, bool mayBeBeside, NameTraits traits)
        : m_root(root), m_mayBeBeside(mayBeBeside), m_traits(traits)
    {
    }

    // Or errno: ENOENT where a folder is missing; ENOTDIR where none can be had.
    std::expected<Spot, int> find(const QByteArray &path, bool make);
    void forget(const QByteArray &path); // its folders may have been removed: opened anew the next time
    // Whether what is in a file's place is no file of its name: a folder, or a name spelt otherwise.
    bool isAnothers(Spot spot, const struct stat &there) const;

private:
    struct Kept {
        QByteArray path;
        FileDescriptor folder;
    };

    Kept &kept(QByteArrayView path) { return m_kept[qHash(path) % std::size(m_kept)]; }
    std::expected<int, int> open(QByteArrayView path, bool make);
    std::expected<FileDescriptor, int> enter(int above, QByteArrayView path, bool make) const;

    const int m_root;
    const bool m_mayBeBeside;
    const NameTraits m_traits;
    std::array<Kept, most> m_kept; // by the hash of the path
};

} // namespace milliard
