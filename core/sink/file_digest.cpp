// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/file_digest.h"

#include "core/sink/destination.h"

#include <openssl/evp.h>

#include <cerrno>
#include <memory>
#include <unistd.h>

namespace milliard {

Result<FileDigest> digestOf(int fd, const QString &shown)
{
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    FileDigest digest{0, QByteArray(32, Qt::Uninitialized)};
    QByteArray chunk(256 * 1024, Qt::Uninitialized);
    bool ok = EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1;
    while (ok) {
        const ssize_t got = ::pread(fd, chunk.data(), size_t(chunk.size()), digest.bytes);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return destinationError(errno, shown);
        if (got == 0)
            break;
        ok = EVP_DigestUpdate(context.get(), chunk.constData(), size_t(got)) == 1;
        digest.bytes += got;
    }
    ok = ok && EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char *>(digest.sha256.data()), nullptr) == 1;
    if (!ok)
        return std::unexpected(Error{ErrorKind::DestinationUnusable, QStringLiteral("%1: no SHA-256 on this system").arg(shown)});
    return digest;
}

} // namespace milliard
