// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/file_digest.h"

#include "core/sink/destination.h"

#include <cerrno>
#include <unistd.h>

namespace milliard {

Result<FileDigest> digestOf(int fd, DigestAlgorithm algorithm, const QString &shown, const std::stop_token &stop)
{
    Hasher hasher(algorithm);
    FileDigest file;
    QByteArray chunk(256 * 1024, Qt::Uninitialized);
    for (;;) {
        if (stop.stop_requested())
            return std::unexpected(Error{ErrorKind::Cancelled, {}});
        const ssize_t got = ::pread(fd, chunk.data(), size_t(chunk.size()), file.bytes);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return destinationError(errno, shown);
        if (got == 0)
            break;
        hasher.add(QByteArrayView(chunk).first(got));
        file.bytes += got;
    }
    const auto digest = hasher.result();
    if (!digest)
        return std::unexpected(digest.error());
    file.digest = *digest;
    return file;
}

} // namespace milliard
