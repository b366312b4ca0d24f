// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QList>

#include <variant>

namespace milliard {

// An address that stands for many, as curl writes them: [1-100], [0001-9999], [0-100:10], [a-z], [a-z:2] and {one,two,three},
// any number of them, the last changing fastest. Nothing is made beforehand: each is computed from its number.
class UrlPattern
{
public:
    static constexpr qint64 most = 1'000'000'000'000; // addresses

    // Whether there is something of that form in the text: a range, or braces with a comma in them. The brackets of an IPv6
    // address are none, nor are those without a range.
    static bool isIn(const QString &text);
    // BadInput says what is wrong where.
    static Result<UrlPattern> parse(const QString &text);

    qint64 count() const { return m_count; }
    QString at(qint64 number) const; // from 0

private:
    struct Range {
        qint64 first = 0;
        qint64 step = 1;
        qint64 count = 1;
        qsizetype width = 0; // with zeros before; of letters -1
    };
    using Part = std::variant<QString, QStringList, Range>; // text, words, numbers or letters

    static Result<Range> range(const QString &text);
    static qint64 countOf(const Part &part);
    static QString textOf(const Part &part, qint64 number);

    QList<Part> m_parts;
    qint64 m_count = 1;
};

} // namespace milliard
