// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>

namespace milliard {

struct FileDigest {
    qint64 bytes = 0;  // of the file
    QByteArray sha256; // 32 bytes (FIPS 180-4)
};

// Reads a whole file from its beginning. 'shown' names it in messages. DestinationUnusable.
Result<FileDigest> digestOf(int fd, const QString &shown);

} // namespace milliard
