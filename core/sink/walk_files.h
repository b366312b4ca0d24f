// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace milliard {

// A regular file below a folder, in the moment it is met.
struct WalkedFile {
    QByteArray path;   // below the folder that is walked
    qint64 changedMs;  // its change time, in milliseconds since 1970 in UTC
    qint64 bytes;
    int folder;        // that it is in, open
    const char *name;  // there

    Result<void> remove() const; // PathUnusable
};

// A folder below the one that is walked, when all that is in it has been met.
struct WalkedFolder {
    QByteArray path;
    int folder;       // that it is in, open
    const char *name; // there

    void removeIfEmpty() const;
};

// What becomes of another user's folder that may not be read, as lost+found is at the top of many a disk.
enum class Barred {
    Fails,
    PassedOver, // where only what this user stored is of interest: there is none of that in it
};

// Meets every regular file below a folder, in no order. No symbolic link is followed and no other file system entered, and
// our own folders for unfinished files are passed over. Memory is that of one path. DestinationUnusable where the folder, or one below
// it, cannot be read. What 'visit' gives as an error ends the walk. 'left' is told of each folder after its files.
Result<void> walkFiles(const QString &folder, Barred barred, const std::function<Result<void>(const WalkedFile &)> &visit,
    const std::function<void(const WalkedFolder &)> &left = {});

} // namespace milliard
