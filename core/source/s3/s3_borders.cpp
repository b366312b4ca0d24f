// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/s3/s3_ranges.h"

#include <QString>

#include <algorithm>
#include <cmath>
#include <set>

namespace milliard {
namespace {

constexpr qsizetype fineness = 3;   // characters of a border behind what the range's ends share
constexpr qsizetype looksAhead = 6; // characters that a place is told by
constexpr std::size_t maxAlphabet = 256;
constexpr qsizetype maxBorderBytes = 1000;
constexpr double pagesAPiece = 6; // at least, or it is sooner listed than split

bool isBoundary(const QByteArray &text, qsizetype at)
{
    return at >= text.size() || (uchar(text.at(at)) & 0xc0) != 0x80;
}

// How much of both begins alike, in whole characters.
qsizetype sharedSize(const QByteArray &a, const QByteArray &b)
{
    qsizetype size = std::ranges::mismatch(a, b).in1 - a.begin();
    while (size > 0 && !(isBoundary(a, size) && isBoundary(b, size)))
        --size;
    return size;
}

QList<uint> charactersFrom(const QByteArray &text, qsizetype at)
{
    return QString::fromUtf8(QByteArrayView(text).sliced(std::min(at, text.size())).first(std::min(4 * looksAhead, text.size() - std::min(at, text.size())))).toUcs4();
}

QByteArray withCharacter(const QByteArray &begin, char32_t c)
{
    return begin + QString::fromUcs4(&c, 1).toUtf8();
}

qsizetype charactersBetween(const QByteArray &text, qsizetype from, qsizetype to)
{
    qsizetype count = 0;
    for (qsizetype at = from; at < to; ++at)
        count += isBoundary(text, at);
    return count;
}

// Not in a border, since some servers do not take them: controls, and what is no character.
bool isUsable(char32_t c)
{
    return c >= 0x20 && c != 0x7f && c <= 0x10ffff && !(c >= 0xd800 && c <= 0xdfff) && (c & 0xfffe) != 0xfffe;
}

// Names as fractions between 0 and 1 in the order of names, as if each character of those seen were as likely as another at each place.
class Scale
{
public:
    explicit Scale(QList<char32_t> alphabet)
        : m_alphabet(std::move(alphabet))
        , m_base(double(m_alphabet.size() + 2))
    {
    }

    double base() const { return m_base; }

    double placeOf(const QList<uint> &characters) const
    {
        double place = 0;
        double step = 1;
        for (const uint c : characters.first(std::min(looksAhead, characters.size()))) {
            step /= m_base;
            place += step * double(1 + (std::ranges::lower_bound(m_alphabet, char32_t(c)) - m_alphabet.begin()));
        }
        return place;
    }

    QByteArray nameAt(double place) const
    {
        QByteArray name;
        for (qsizetype i = 0; i < fineness; ++i) {
            const double digit = std::floor(place *= m_base);
            place -= digit;
            if (digit < 1)
                break;
            if (qsizetype(digit) <= m_alphabet.size())
                name = withCharacter(name, m_alphabet.at(qsizetype(digit) - 1));
        }
        return name;
    }

private:
    const QList<char32_t> m_alphabet; // in order
    const double m_base;
};

// Those that differ between the page's keys, as far as it can be told.
QList<char32_t> alphabetOf(const QList<QByteArray> &keys, qsizetype from)
{
    std::set<char32_t> characters;
    for (const QByteArray &key : keys) {
        for (const uint c : charactersFrom(key, from)) {
            if (isUsable(c) && characters.size() < maxAlphabet)
                characters.insert(c);
        }
    }
    return {characters.begin(), characters.end()};
}

} // namespace

// Nothing but the page's keys tells how the others look. Where those differ from each other they are dense, so little is left deeper
// than that. Before it, each character may be the one by which the others differ. Without an end of the range nobody knows which,
// and there is a border behind all that begin alike, for each beginning. With one it is where the ends differ, and borders are put at
// equal distances, no more than there are pages left if keys go on as they do here.
QList<QByteArray> bordersWithin(const KeyRange &rest, const KeysSeen &seen, qsizetype prefix, qsizetype most)
{
    if (seen.keys.isEmpty() || !rest.after.isValidUtf8() || !rest.last.isValidUtf8())
        return {};
    const QByteArray &here = rest.after;
    const qsizetype dense = sharedSize(seen.keys.front(), here);
    const Scale scale(alphabetOf(seen.keys, dense));
    QList<QByteArray> borders;
    const auto add = [&](const QByteArray &border) {
        if (border.size() <= maxBorderBytes && border > here && (rest.last.isEmpty() || border < rest.last) && !borders.contains(border))
            borders.append(border);
    };
    if (rest.last.isEmpty()) {
        for (qsizetype at = dense - 1; at >= prefix && borders.size() < most; --at) {
            const QList<uint> next = isBoundary(here, at) ? charactersFrom(here, at) : QList<uint>();
            if (!next.isEmpty() && isUsable(next.front() + 1))
                add(withCharacter(here.first(at), next.front() + 1));
        }
    }
    const qsizetype shared = rest.last.isEmpty() ? prefix : std::max(prefix, sharedSize(here, rest.last));
    const double from = scale.placeOf(charactersFrom(here, shared));
    const double to = rest.last.isEmpty() ? 1 : scale.placeOf(charactersFrom(rest.last, shared));
    // The page's own extent, on the same scale.
    const double depth = double(charactersBetween(here, shared, dense));
    const double page = (scale.placeOf(charactersFrom(here, dense)) - scale.placeOf(charactersFrom(seen.keys.front(), dense))) * std::pow(scale.base(), -depth);
    const double pages = rest.last.isEmpty() || page <= 0 ? double(most) * pagesAPiece : (to - from) / page;
    const auto pieces = qsizetype(std::clamp(pages / pagesAPiece, 0.0, double(most - borders.size() + 1)));
    for (qsizetype i = 1; i < pieces; ++i)
        add(here.first(shared) + scale.nameAt(from + (to - from) * double(i) / double(pieces)));
    std::ranges::sort(borders);
    return borders;
}

} // namespace milliard
