// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/model/near_match.h"

#include <algorithm>

namespace milliard {

NearMatch::NearMatch(QStringView pattern, int errors)
    : m_size(std::min(pattern.size(), longest))
    , m_errors(errors)
{
    for (qsizetype i = 0; i < m_size; ++i) {
        const QChar c = pattern[i];
        (c.unicode() < m_ascii.size() ? m_ascii[c.unicode()] : m_others[c]) |= quint64(1) << i;
    }
}

bool NearMatch::isIn(QStringView text) const
{
    if (m_size <= m_errors)
        return true;
    if (text.size() < m_size - m_errors)
        return false;
    // Names as in the paper: VP and VN are the steps down a column (+1 and -1), D0 the diagonals without a step.
    const quint64 last = quint64(1) << (m_size - 1);
    quint64 vp = ~quint64(0);
    quint64 vn = 0;
    quint64 d0 = 0;
    quint64 before = 0;
    qsizetype score = m_size;
    for (const QChar c : text) {
        const quint64 pm = places(c);
        const quint64 swapped = ((~d0 & pm) << 1) & before;
        d0 = (((pm & vp) + vp) ^ vp) | pm | vn | swapped;
        const quint64 hp = vn | ~(d0 | vp);
        const quint64 hn = d0 & vp;
        if (hp & last)
            ++score;
        else if (hn & last)
            --score;
        if (score <= m_errors)
            return true;
        vp = (hn << 1) | ~(d0 | (hp << 1));
        vn = d0 & (hp << 1);
        before = pm;
    }
    return false;
}

} // namespace milliard
