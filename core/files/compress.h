// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QStringList>

#include <atomic>
#include <functional>
#include <optional>

namespace milliard {

// With what a file is compressed by itself. Gzip opens everywhere; Zstd is several times as fast and packs better.
enum class FileCompression { Gzip, Zstd };

QString compressionName(FileCompression compression); // "gzip", "zstd"
Result<FileCompression> compressionFromName(const QString &name);
QString compressionSuffix(FileCompression compression); // ".gz", ".zst"

// What became of one file.
struct Compressed {
    enum Outcome {
        Done,    // there is the compressed file alone
        Left,    // it would not have become smaller, is compressed already, a file of the new name is there, or its name is too long for one
        Failed,
    };

    QString path;      // as given
    Outcome outcome = Left;
    qint64 before = 0; // bytes
    qint64 after = 0;  // bytes of what there is now
    std::optional<Error> error; // of Failed
};

// Compresses each file by itself and removes it once what replaces it is whole, durable and was read back to the same
// bytes. The new file has the old one's permissions and time; a file beside such a one, as a kill between these two steps leaves
// them, is removed if that one holds the same bytes. A link is never followed. Errors in the outcome: BadInput, DestinationFull,
// DestinationUnusable, WrongDigest (what was read back differs; the file stays).
Compressed compressFile(const QString &path, FileCompression compression);

struct CompressedSum {
    qint64 done = 0; // files, by their outcome
    qint64 left = 0;
    qint64 failed = 0;
    qint64 before = 0; // bytes of all
    qint64 after = 0;
    std::optional<Error> error; // why it came to no end: Cancelled, or a folder that cannot be read

    void add(const Compressed &file);
};

// Compresses files, and all that is in folders, so many at a time (QtConcurrent::mapped). What came into being in a folder
// since this began is passed over, our own files among them. Blocks; memory is bounded whatever the number of files. 'told' is
// called for each file, on the caller's thread; after 'isCancelled' what is under way is left as it was, and nothing else begun.
CompressedSum compressAll(const QStringList &paths, FileCompression compression, int threads, const std::atomic<bool> &isCancelled,
    const std::function<void(const Compressed &)> &told);

} // namespace milliard
