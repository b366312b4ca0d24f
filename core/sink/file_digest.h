// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/digest.h"

#include <stop_token>

namespace milliard {

struct FileDigest {
    qint64 bytes = 0;  // of the file
    Digest digest;
};

// Reads a whole file from its beginning. 'shown' names it in messages. DestinationUnusable,
// WrongDigest as Hasher::result(); Cancelled once it is to stop.
Result<FileDigest> digestOf(int fd, DigestAlgorithm algorithm, const QString &shown, const std::stop_token &stop = {});

} // namespace milliard
