// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/digest.h"

#include <algorithm>
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
    explicit PieceHasher(const Pieces &pieces) : m_pieces(pieces), m_hasher(std::make_unique<Hasher>(pieces.algorithm)) { }

    void add(QByteArrayView bytes)
    {
        while (!bytes.isEmpty()) {
            const QByteArrayView mine = bytes.first(std::min<qint64>(bytes.size(), m_pieces.length - m_inPiece));
            m_hasher->add(mine);
            m_inPiece += mine.size();
            bytes = bytes.sliced(mine.size());
            if (m_inPiece == m_pieces.length)
                endPiece();
        }
    }
    // Of the whole body. WrongDigest.
    Result<void> check()
    {
        if (m_inPiece > 0)
            endPiece();
        return m_result;
    }

private:
    void endPiece()
    {
        if (m_result && m_piece < m_pieces.count())
            m_result = m_hasher->check(m_pieces.of(m_piece));
        ++m_piece;
        m_inPiece = 0;
        m_hasher = std::make_unique<Hasher>(m_pieces.algorithm);
    }

    const Pieces m_pieces;
    std::unique_ptr<Hasher> m_hasher; // of the present piece
    qint64 m_piece = 0;
    qint64 m_inPiece = 0; // bytes
    Result<void> m_result;
};

} // namespace milliard
