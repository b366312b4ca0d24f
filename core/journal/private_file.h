// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QFile>
#include <QFileInfo>

namespace milliard {

// Makes a file, empty if it is new, for its owner's eyes only, in a folder that others may read too: addresses of sources can hold
// secrets. SQLite gives the files beside it the same permissions. Some file systems have none to give, and of a file that
// cannot be made SQLite tells.
inline void keepPrivate(const QString &path)
{
    constexpr QFile::Permissions owner = QFile::ReadOwner | QFile::WriteOwner;
    QFile file(path);
    if (!file.open(QIODevice::NewOnly, owner) && QFileInfo(path).isFile())
        file.setPermissions(owner);
}

} // namespace milliard
