// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/model/word_index.h"

#include "core/model/near_match.h"

#include <algorithm>
#include <utility>

namespace milliard {
namespace {

constexpr QChar end = u'\n';

template <typename Take>
void forEachPart(const QString &text, Take take)
{
    qsizetype from = 0;
    for (qsizetype at = 0; at <= text.size(); ++at) {
        // Halves of a pair belong to some letter or sign beyond the 65,536 of old.
        if (at < text.size() && (text[at].isLetterOrNumber() || text[at].isMark() || text[at].isSurrogate()))
            continue;
        if (at > from)
            take(QStringView(text).sliced(from, at - from));
        from = at + 1;
    }
}

// 0: as it is.
int errorsAllowed(QStringView part)
{
    if (part.size() < 4 || std::ranges::all_of(part, [](QChar c) { return c.isDigit(); }))
        return 0;
    return part.size() < 8 ? 1 : 2;
}

} // namespace

WordIndex::WordIndex()
    : m_starts{0}
    , m_known(0, ByLetters{this}, ByLetters{this})
{
}

QStringView WordIndex::word(WordId id) const
{
    return QStringView(m_letters).sliced(m_starts[id], m_starts[id + 1] - m_starts[id] - 1);
}

std::vector<WordIndex::WordId> WordIndex::intern(const QString &text)
{
    std::vector<WordId> ids;
    forEachPart(text.toCaseFolded(), [&](QStringView part) {
        const auto known = m_known.find(part);
        if (known != m_known.end()) {
            ids.push_back(*known);
            return;
        }
        const WordId id = WordId(m_starts.size() - 1);
        m_letters.append(part).append(end);
        m_starts.push_back(m_letters.size());
        m_known.insert(id);
        ids.push_back(id);
    });
    ids.shrink_to_fit();
    return ids;
}

void WordIndex::insert(std::size_t row, const QString &text)
{
    m_rows.emplace(m_rows.begin() + std::ptrdiff_t(row));
    replace(row, text);
}

void WordIndex::replace(std::size_t row, const QString &text)
{
    m_rows[row] = intern(text);
    for (Asked &asked : m_asked) {
        for (Part &part : asked)
            match(part);
    }
}

void WordIndex::remove(std::size_t row)
{
    m_rows.erase(m_rows.begin() + std::ptrdiff_t(row));
}

void WordIndex::match(Part &part) const
{
    WordId id = WordId(part.words.size());
    const WordId count = WordId(m_starts.size() - 1);
    part.words.resize(count);
    if (part.tolerant && errorsAllowed(part.text) > 0) {
        const NearMatch near(part.text, errorsAllowed(part.text));
        for (; id < count; ++id)
            part.words[id] = near.isIn(word(id));
        return;
    }
    // Through all letters at once: a match begins and ends in one word, since no part has an end in it.
    for (qsizetype at = m_letters.indexOf(part.text, m_starts[id]); at >= 0; at = m_letters.indexOf(part.text, m_starts[id])) {
        id = WordId(std::ranges::upper_bound(m_starts, at) - m_starts.begin() - 1);
        part.words[id++] = true;
    }
}

bool WordIndex::has(const std::vector<WordId> &row, const Asked &asked) const
{
    for (std::size_t from = 0; from + asked.size() <= row.size(); ++from) {
        std::size_t i = 0;
        while (i < asked.size() && asked[i].words[row[from + i]])
            ++i;
        if (i == asked.size())
            return true;
    }
    return false;
}

void WordIndex::look(const QString &text)
{
    m_asked.clear();
    for (const QString &word : text.toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts)) {
        Asked asked;
        forEachPart(word, [&](QStringView part) { asked.push_back({part.toString(), false, {}}); });
        if (asked.empty())
            continue;
        for (Part &part : asked)
            match(part);
        const bool isKnown = std::ranges::any_of(m_rows, [&](const auto &row) { return has(row, asked); });
        for (Part &part : asked) {
            if (isKnown || errorsAllowed(part.text) == 0)
                continue;
            part = {part.text, true, {}};
            match(part);
        }
        m_asked.push_back(std::move(asked));
    }
}

bool WordIndex::isFound(std::size_t row) const
{
    return std::ranges::all_of(m_asked, [&](const Asked &asked) { return has(m_rows[row], asked); });
}

bool WordIndex::isTolerant() const
{
    return std::ranges::any_of(m_asked, [](const Asked &asked) { return std::ranges::any_of(asked, &Part::tolerant); });
}

} // namespace milliard
