// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QStringList>

#include <algorithm>
#include <functional>

namespace milliard {

// What an archive may unpack to. Beyond that it is taken for a bomb: a small file made to fill a disk.
struct ExtractBounds {
    // Whatever its size, an archive may hold so much; above it, so many times its own size.
    static constexpr qint64 anyway = qint64(1) << 30;
    static constexpr qint64 times = 250;

    qint64 bytes = 0;             // of all bodies; 0: by the rule above
    qint64 members = 10'000'000; // files, folders and links

    qint64 bytesOf(qint64 archiveSize) const { return bytes > 0 ? bytes : std::max(anyway, times * archiveSize); }
};

struct ExtractProgress {
    qint64 done = 0;  // bytes
    qint64 total = 0; // of the same; 0: not known yet
    qint64 files = 0; // written
};

struct Extracted {
    QString path; // of the one file or folder that came out of it; empty: that was done before, and removing the archive was left to do
    qint64 files = 0;
    qint64 bytes = 0;
    QStringList leftOut; // members that were not written, each with its reason
    QString stays;       // why the archive is still there, which was to be removed; empty: it is gone, or was to stay

    bool operator==(const Extracted &) const = default;
};

// Unpacks a zip, a 7z, a tar, compressed or not, or a single compressed file into a new folder or file in 'folder', which is
// there. Nothing that exists is touched: what has a taken name becomes "name (1)". All of it appears in one step when the
// archive is whole, or nothing does. Names become paths by the rules of storedPath(); links that lead out of the archive,
// devices and the like are left out, and said to be.
// Memory: KArchive keeps an entry for each member, and the whole of a 7z, and may crash where it finds none: see
// ExtractProcess. 'watch' is called some ten times a second; false ends it as Cancelled.
// 'removes': the archive is removed once all of it came out and is durable. A process that is killed just before that has it done by the
// next one that unpacks into the folder.
// Errors: BadInput (no archive, or one that needs a password), BadArchive, TooLarge, DestinationFull, DestinationUnusable.
Result<Extracted> extractArchive(const QString &archive, const QString &folder, const ExtractBounds &bounds,
    const std::function<bool(const ExtractProgress &)> &watch, bool removes = false);

} // namespace milliard
