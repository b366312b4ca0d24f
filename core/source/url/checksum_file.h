// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/digest.h"

#include <QStringList>

#include <optional>

namespace milliard {

// What a file of checksums says of a file that has one of these names or paths: lines of coreutils ("DIGEST  NAME", "DIGEST *NAME", and
// with a backslash before them where the name has some), of BSD and OpenSSL ("SHA256 (NAME) = DIGEST"), or a digest alone, which is of
// any file. Other lines are passed over, such as those of a signature. The longest path that the file's ends with goes before other
// paths with the same last parts, and these before no name; of several algorithms the first holds. Digests without the name of their
// algorithm are known by their length: those of SHA-2, SHA-1 and MD5. BadListing: lines that fit alike contradict each other.
Result<std::optional<Digest>> digestFor(const QStringList &names, const QByteArray &checksums);

} // namespace milliard
