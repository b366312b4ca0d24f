// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QHash>
#include <QString>

#include <unordered_set>
#include <vector>

namespace milliard {

// Rows of text, found by words that people type: 100,000 in some milliseconds. A word is what is between spaces; it is in a row if
// its letters and digits are, in any case, as a part of longer ones too. One that no row has is taken for mistyped: then rows count
// that have it with one error (a character left out, put in, replaced, or two swapped), or with two if it has 8 characters or
// more. Words below 4 characters, and numbers, are always meant as they are. The words of rows that are gone stay in memory. One thread.
class WordIndex
{
public:
    WordIndex();
    WordIndex(const WordIndex &) = delete;
    WordIndex &operator=(const WordIndex &) = delete;

    void insert(std::size_t row, const QString &text);
    void replace(std::size_t row, const QString &text);
    void remove(std::size_t row);

    // From now on this text is looked for; empty: every row has it.
    void look(const QString &text);
    bool isFound(std::size_t row) const;
    bool isTolerant() const; // something was taken for mistyped

private:
    using WordId = quint32;
    struct ByLetters {
        using is_transparent = void;
        const WordIndex *index;
        std::size_t operator()(WordId id) const { return (*this)(index->word(id)); }
        std::size_t operator()(QStringView text) const { return qHash(text); }
        bool operator()(WordId a, WordId b) const { return a == b; }
        bool operator()(QStringView a, WordId b) const { return a == index->word(b); }
        bool operator()(WordId a, QStringView b) const { return index->word(a) == b; }
    };
    struct Part { // of a word that is looked for: what is between two signs that are neither letters nor digits
        QString text;
        bool tolerant = false;
        std::vector<bool> words; // which have it
    };
    using Asked = std::vector<Part>; // one after the other

    QStringView word(WordId id) const;
    std::vector<WordId> intern(const QString &text);
    void match(Part &part) const; // the words that are not looked at yet
    bool has(const std::vector<WordId> &row, const Asked &asked) const;

    QString m_letters;               // of all words, each with an end
    std::vector<qsizetype> m_starts; // of each word, and of the next one to come
    std::unordered_set<WordId, ByLetters, ByLetters> m_known;
    std::vector<std::vector<WordId>> m_rows; // words in their order
    std::vector<Asked> m_asked;
};

} // namespace milliard
