// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <utility>

namespace milliard {

// A lock on a file beside the journal that lasts as long as this object or its process, however that ends: the kernel holds
// it for the open file (F_OFD_SETLK, fcntl(2)). So none is ever stale, and a process id that is used again means nothing,
// which in containers is the rule. Others' objects are others, in this process as in any.
class FileLock final
{
public:
    // Makes the file, and locks nothing yet. JournalUnusable.
    static Result<FileLock> open(const QString &path);
    FileLock(FileLock &&other) noexcept : m_path(std::move(other.m_path)), m_fd(std::exchange(other.m_fd, -1)) { }
    FileLock &operator=(FileLock &&) = delete;
    ~FileLock();

    // False where others are in the way. A lock that is held is changed in one step.
    bool tryExclusive() const;
    bool tryExclusive(std::chrono::milliseconds patience) const;
    bool tryShared() const;
    // Whether others have it, without taking it meanwhile from those who try.
    bool isTaken() const;
    // Whether the file still has its name, which a holder may have removed while this one waited.
    bool isCurrent() const;
    void remove() const;

    QByteArray content() const;             // a line at most
    void setContent(const QByteArray &text) const;

private:
    FileLock(QString path, int fd) : m_path(std::move(path)), m_fd(fd) { }
    bool lock(short type) const;

    QString m_path;
    int m_fd;
};

} // namespace milliard
