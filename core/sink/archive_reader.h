// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job_options.h"

#include <expected>

namespace milliard {

struct ArchiveContents {
    qint64 entries = 0; // members
    qint64 bytes = 0;   // of their bodies
};

// Where reading came to its end too soon.
struct ArchiveFault {
    bool cutShort = false; // the file ended; else its bytes make no sense
    QString message;
    ArchiveContents before; // what could be read
};

// Reads an archive of ShardSink's from start to end, every body included. A tar is streamed, in memory of fixed size;
// of a zip the directory is in memory. 'pack' is not None.
std::expected<ArchiveContents, ArchiveFault> readArchive(const QString &path, Packing pack);

} // namespace milliard
