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
    // In 'folder', which is there. What comes into being may replace the file 'replaced', as it is now. DestinationUnusable, DestinationFull.
    static Result<std::unique_ptr<UnpackedTree>> make(const QString &folder, const QString &replaced = {});

    // Those in the folder that nobody holds any more. What one of them was to replace, and was killed before it did, goes with it.
    static void removeAbandoned(const QString &folder);

    QString filePath(const QString &name) const { return m_dir.filePath(name); }
    struct Published {
        QString path;
        QString stays; // why the replaced file is still there; empty: it is gone, or was not to go
    };
    // Makes this file or folder of the tree durable and moves it beside the tree as 'name' or, where that is taken, as
    // "name (1)" and so on. Once that is durable, too, the replaced file is removed if 'replaces'. DestinationUnusable, DestinationFull.
    Result<Published> publish(const QString &from, const QString &name, bool replaces = false);

private:
    UnpackedTree(const QString &folder, const QString &replaced);
    Result<void> note(const QString &from) const;
    QString removeReplaced() const;

    const QString m_folder;
    const QString m_replaced; // absolute; empty: nothing
    const QString m_was;      // its identity
    FileDescriptor m_lock; // held until the folder is gone
    QTemporaryDir m_dir;
};

} // namespace milliard
