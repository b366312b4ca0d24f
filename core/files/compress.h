// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QFuture>
#include <QStringList>
#include <QThreadPool>

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
        Left,    // it would not have become smaller, is compressed already, or a file of the new name is there
        Failed,
    };

    QString path;      // as given
    Outcome outcome = Left;
    qint64 before = 0; // bytes
    qint64 after = 0;  // bytes of what there is now
    std::optional<Error> error; // of Failed
};

// Compresses each file by itself and removes it once what replaces it is whole, durable and was read back to the same
// bytes. The new file has the old one's permissions and time. A link is never followed. Errors in the outcome: BadInput,
// DestinationFull, DestinationUnusable, WrongDigest (what was read back differs; the file stays).
Compressed compressFile(const QString &path, FileCompression compression);

// Many at a time, on the threads of the pool, which outlives the future (QtConcurrent::mapped).
// Results in their order; cancel() ends after the files under way. The paths are held in memory.
QFuture<Compressed> compressFiles(const QStringList &paths, FileCompression compression, QThreadPool &pool);

} // namespace milliard
