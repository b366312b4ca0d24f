// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/entry.h"
#include "core/base/job_options.h"
#include "core/sink/destination.h"
#include "core/sink/parent_folders.h"

#include <memory>

namespace milliard {

enum class FileFault {
    None,
    Missing,
    NotAFile,    // a folder, a symbolic link, a device
    WrongSize,   // other than the listing says
    WrongDigest, // other bytes than the listing or the user says
    Unreadable,
};

// A file as it is found.
struct FileCheck {
    FileFault fault = FileFault::None;
    QString message;  // what was found, without a full stop; empty: nothing wrong
    qint64 bytes = 0; // of the file
};

// Compares what a job stored in a folder with the listing. Changes nothing. Any thread.
class FolderCheck final
{
public:
    // DestinationUnusable.
    static Result<FolderCheck> open(const QString &folder, const JobOptions &options);

    // Looks at the file that the entry is stored as; reads it if the entry's digest is known. Where that may be one of
    // several files, since others were in the way, one that is right is enough.
    FileCheck check(const Entry &entry);

private:
    FolderCheck(FileDescriptor folder, ExistingRule existing, bool fanOut);
    FileCheck checkPath(const QByteArray &path, const Entry &entry);

    FileDescriptor m_folder;
    std::unique_ptr<ParentFolders> m_folders; // below it
    ExistingRule m_existing;
    bool m_fanOut;
};

// Stable, lower-case, hyphenated: for --json. "ok" where there is none.
QString fileFaultName(FileFault fault);

} // namespace milliard
