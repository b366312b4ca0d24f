// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/pieces.h"

#include <algorithm>

namespace milliard {

PieceHasher::PieceHasher(const Pieces &pieces)
    : m_pieces(pieces)
    , m_hasher(std::make_unique<Hasher>(pieces.algorithm))
{
}

void PieceHasher::add(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const QByteArrayView mine = bytes.first(std::min<qint64>(bytes.size(), m_begin + m_pieces.length - m_at));
        m_hasher->add(mine);
        m_at += mine.size();
        bytes = bytes.sliced(mine.size());
        if (m_at == m_begin + m_pieces.length)
            endPiece();
    }
}

Result<void> PieceHasher::check()
{
    if (m_at > m_begin)
        endPiece();
    return m_result;
}

void PieceHasher::endPiece()
{
    const qint64 piece = m_begin / m_pieces.length;
    if (piece < m_pieces.count()) { // a body may be longer than it should be
        const auto right = m_hasher->check(m_pieces.of(piece));
        if (!right && m_result)
            m_result = right;
        else if (right && !m_right.isEmpty() && m_right.last().end == m_begin)
            m_right.last().end = m_at;
        else if (right)
            m_right.append({m_begin, m_at});
    }
    m_begin = m_at;
    m_hasher = std::make_unique<Hasher>(m_pieces.algorithm);
}

} // namespace milliard
