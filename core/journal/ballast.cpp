// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/journal/ballast.h"

#include "core/base/room.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace milliard {

Ballast::Ballast(const QString &dataDir)
    : m_path(QFile::encodeName(dataDir + QStringLiteral("/journal.ballast")))
{
}

void Ballast::keep() const
{
    const int fd = ::open(m_path.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return; // there is one, or there can be none
    const auto room = roomAt(fd, Room::journalKeeps);
    const bool fits = room && !room->isLow() && room->bytes - room->keptBytes >= bytes;
    if (!fits || ::posix_fallocate(fd, 0, bytes) != 0)
        ::unlink(m_path.constData());
    ::close(fd);
}

bool Ballast::drop() const
{
    return ::unlink(m_path.constData()) == 0;
}

} // namespace milliard
