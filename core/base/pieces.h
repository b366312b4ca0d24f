// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/digest.h"

namespace milliard {

// Digests of a file's pieces, by which those that are wrong can be told from the others.
struct Pieces {
    DigestAlgorithm algorithm = DigestAlgorithm::Sha256;
    qint64 length = 0;   // bytes of each piece but the last, which has the rest; above 0
    QByteArray digests{}; // one behind the other, of 'digestBytes' each
    qsizetype digestBytes = 0;

    qint64 count() const { return digestBytes > 0 ? digests.size() / digestBytes : 0; }
    // Whether they are those of a file of this size.
    bool fit(qint64 size) const { return length > 0 && size > 0 && count() == (size - 1) / length + 1; }
    Digest of(qint64 piece) const { return {algorithm, digests.sliced(piece * digestBytes, digestBytes)}; }
};

} // namespace milliard
