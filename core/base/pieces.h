// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/digest.h"
#include "core/base/part.h"

#include <QList>

#include <memory>

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

// Compares the pieces of a body that comes in order.
class PieceHasher
{
public:
    // The pieces fit() the body.
    explicit PieceHasher(const Pieces &pieces);

    void add(QByteArrayView bytes);
    // Of the whole body, at its end. WrongDigest: of the first piece that is wrong.
    Result<void> check();
    // After check(): where the pieces are that are right, ascending, apart from each other.
    const QList<Span> &right() const { return m_right; }

private:
    void endPiece();

    const Pieces m_pieces;
    std::unique_ptr<Hasher> m_hasher; // of the present piece
    qint64 m_at = 0;                  // bytes that were added
    qint64 m_begin = 0;               // of the present piece
    QList<Span> m_right;
    Result<void> m_result;
};

} // namespace milliard
