// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/sink/destination.h"
#include "core/sink/folder_sink.h"
#include "core/sink/parent_folders.h"
#include "core/sink/stored_path.h"

#include <cerrno>
#include <cstring>
#include <mutex>
#include <sys/stat.h>

namespace milliard {

// The open folder, what it is like, and whose the files in it are. Used by all writers at once.
struct FolderSink::Place {
    Options options;
    Destination destination;
    NameTraits traits;
    NameRules rules;
    mutable std::mutex folding; // where names fold: one file at a time gets its name

    QString shown(const QByteArray &path) const { return destination.shown(path); }

    // In a folder of our own making hardly anything is in the way, and a link to a name that is taken fails: then it need
    // not be asked for each file beforehand.
    bool looksAtCommit() const { return destination.isNew() && destination.prefersUnnamed(); }

    // Whether what is admitted takes the place of what is there, whoever wrote it.
    static bool replaces(ExistingRule rule) { return rule == ExistingRule::Overwrite || rule == ExistingRule::Newer; }

    // The change time cannot be set by programs that restore old file times, so it tells who was first. What is no
    // ordinary file, say a link, was never made by a job.
    bool isSinceRound(const struct stat &there) const { return isChangedSince(there, options.jobBegan.toMSecsSinceEpoch()); }
    bool isSinceJob(const struct stat &there) const { return isChangedSince(there, options.jobCreated.toMSecsSinceEpoch()); }
    bool isOfThisRun(const struct stat &there) const { return options.runBegan.isValid() && isChangedSince(there, options.runBegan.toMSecsSinceEpoch()); }

    // Stored by the job, and written to by nobody since, as far as anybody knows: all else is the user's, whenever it came.
    bool isOwn(const struct stat &there) const
    {
        return isSinceJob(there) && (wasStored(options.stored, changedMs(there)) || isOfThisRun(there));
    }
    // Not so what another entry of this round has stored under the name.
    bool isOfEarlierRound(const struct stat &there) const { return isOwn(there) && !isSinceRound(there); }
    // After a power cut it is not known when the last run stored files.
    bool mayBeOwn(const struct stat &there) const { return isOwn(there) || (!options.trustOwn && isSinceRound(there)); }

    static bool isChangedSince(const struct stat &there, qint64 timeMs) { return S_ISREG(there.st_mode) && changedMs(there) >= timeMs; }
    static qint64 changedMs(const struct stat &there) { return qint64(there.st_ctim.tv_sec) * 1000 + there.st_ctim.tv_nsec / 1'000'000; }

    // Two entries come to one path, or somebody else writes there too: the first stays.
    std::unexpected<Error> takenMeanwhile(const QByteArray &path) const
    {
        return std::unexpected(Error{ErrorKind::FileExists, QStringLiteral("%1: another file of this run, with other bytes, has the name").arg(shown(path))});
    }

    // What is in this entry's way, and beside it too, is its fault and not the destination's; so is a folder
    // below that may not be written, or a link in the way, while the destination itself can be written.
    std::unexpected<Error> refusal(int code, const QByteArray &path) const
    {
        switch (code) {
        case ENOTDIR:
        case EISDIR:
        case ENOTEMPTY:
        case EEXIST:
            return std::unexpected(Error{ErrorKind::FileExists, shown(path)});
        case ENAMETOOLONG:
        case EILSEQ:
        case EINVAL:
            return std::unexpected(Error{ErrorKind::BadName,
                QStringLiteral("%1: the file system refuses it").arg(shown(path))});
        case EACCES:
        case EPERM:
        case EROFS:
        case ELOOP:
        case EXDEV:
            if (destination.isWritable()) {
                return std::unexpected(Error{ErrorKind::PathUnusable,
                    QStringLiteral("%1: %2").arg(shown(path), QString::fromLocal8Bit(std::strerror(code)))});
            }
            return destinationError(code, shown(path));
        default:
            return destinationError(code, shown(path));
        }
    }
};

} // namespace milliard
