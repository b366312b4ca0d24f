// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace milliard {

// A file beside the journal that takes room while there is some and is dropped when there is none, so that the journal
// can write how far the jobs came even on a disk that others, or a job's own files, have filled to the last byte.
// Several programs may keep the same one.
class Ballast final
{
public:
    // Some 250 pages of SQLite, of which a transaction that ends a run writes about ten.
    static constexpr qint64 bytes = 1 << 20;

    explicit Ballast(const QString &dataDir);

    void keep() const; // makes it, where that leaves what is to be left alone (Room)
    bool drop() const; // whether there was one

private:
    const QByteArray m_path;
};

} // namespace milliard
