// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/entry.h"
#include "core/base/error.h"

#include <QList>

namespace milliard {

inline constexpr qsizetype maxMetalinkFiles = 100'000;
inline constexpr qsizetype maxMetalinkAddresses = 64; // of one file; the worst of more are passed over

struct Metalink {
    QList<Entry> files;
    qsizetype unchecked = 0; // files that have hashes, but none of an algorithm that we know, nor of their pieces
    QString unknownHash;     // the algorithm of the first such hash, as written
};

// A Metalink, version 4 (RFC 5854) or 3.0: its files, each with its addresses, the best first, its size, and its strongest digest of
// those that we know, and of its pieces likewise. Only http and https are addresses; a file that has none has a fault instead, and so
// has one whose strongest digest is no value of its algorithm. Names are as written. Elements of other namespaces are passed over with all
// that is in them (RFC 5854 §5). BadListing says what is wrong, and in which line; no file at all is wrong (§4.1.1).
Result<Metalink> readMetalink(const QByteArray &xml);

} // namespace milliard
