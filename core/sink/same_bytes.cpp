// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/same_bytes.h"

#include "core/sink/destination.h"

#include <algorithm>
#include <array>
#include <span>
#include <sys/stat.h>

namespace milliard {

bool haveSameBytes(int fd, int other)
{
    struct stat a, b;
    if (::fstat(fd, &a) != 0 || ::fstat(other, &b) != 0 || a.st_size != b.st_size)
        return false;
    std::array<char, 64 * 1024> left, right;
    qint64 at = 0;
    while (at < a.st_size) {
        const auto read = readSome(fd, at, left, {});
        const auto readOther = readSome(other, at, right, {});
        if (!read || !readOther)
            return false;
        const qint64 both = std::min(*read, *readOther);
        if (both == 0 || !std::equal(left.begin(), left.begin() + both, right.begin()))
            return false;
        at += both;
    }
    return true;
}

bool haveBytes(int fd, const QByteArray &bytes)
{
    QByteArray found(bytes.size() + 1, Qt::Uninitialized);
    qint64 have = 0;
    for (qint64 more = -1; more != 0; have += more) {
        const auto read = readSome(fd, have, std::span(found).subspan(std::size_t(have)), {});
        if (!read)
            return false;
        more = *read;
    }
    return QByteArrayView(found).first(have) == bytes;
}

} // namespace milliard
