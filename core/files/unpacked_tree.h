// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/sink/destination.h"

#include <QTemporaryDir>

#include <memory>

namespace milliard {

// A hidden folder in which something comes into being that is to appear beside it in one step. Removed with all that is left in
// it; what a process that was killed left is removed by the next one made there. One thread.
class UnpackedTree final
{
public:
    // In 'folder', which is there. DestinationUnusable, DestinationFull.
    static Result<std::unique_ptr<UnpackedTree>> make(const QString &folder);

    // Those in the folder that nobody holds any more. What one of them was to replace, and was killed before it did, goes with it.
    static void removeAbandoned(const QString &folder);

    QString filePath(const QString &name) const { return m_dir.filePath(name); }
    // Makes this file or folder of the tree durable and moves it beside the tree as 'name' or, where that is taken, as
    // "name (1)" and so on; gives its path. Then the file that it replaces, if any, is removed; it is there where it could not be.
    // DestinationUnusable, DestinationFull.
    Result<QString> publish(const QString &from, const QString &name, const QString &replaced = {});

private:
    explicit UnpackedTree(const QString &folder);
    Result<void> note(const QString &from, const QString &replaced) const;

    const QString m_folder;
    FileDescriptor m_lock; // held until the folder is gone
    QTemporaryDir m_dir;
};

} // namespace milliard
