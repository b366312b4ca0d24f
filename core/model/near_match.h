// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QHash>
#include <QStringView>

#include <array>

namespace milliard {

// Whether a text has a pattern in it with so many errors at most: characters left out, put in or replaced, or two neighbours
// swapped (optimal string alignment). All columns of the table at once, a bit for each character of the pattern: H. Hyyrö, "A
// bit-vector algorithm for computing Levenshtein and Damerau edit distances", Nordic Journal of Computing 10 (2003), with E. Ukkonen's
// free beginning for the text. Of patterns beyond 64 characters the first 64 are looked for.
class NearMatch
{
public:
    static constexpr qsizetype longest = 64;

    NearMatch(QStringView pattern, int errors);

    bool isIn(QStringView text) const;

private:
    quint64 places(QChar c) const { return c.unicode() < m_ascii.size() ? m_ascii[c.unicode()] : m_others.value(c); }

    qsizetype m_size;
    int m_errors;
    std::array<quint64, 128> m_ascii{}; // where each character stands in the pattern
    QHash<QChar, quint64> m_others;
};

} // namespace milliard
