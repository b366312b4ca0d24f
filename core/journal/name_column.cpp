// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/journal/name_column.h"

#include <algorithm>
#include <array>

namespace milliard {
namespace {

constexpr char32_t firstEscape = 0x10f000;  // of U+D800
constexpr char32_t firstOfMarks = 0x10f800; // behind that of U+DFFF
constexpr std::array<char16_t, 3> marks{0xfeff, 0xfffe, 0xffff};

bool isMark(QChar c)
{
    return std::ranges::contains(marks, c.unicode());
}

bool isEscape(char32_t c)
{
    return c >= firstEscape && c < firstOfMarks + marks.size();
}

void escape(QString &column, QChar what)
{
    const char32_t c = isMark(what) ? firstOfMarks + char32_t(std::ranges::find(marks, what.unicode()) - marks.begin())
                                    : firstEscape + (what.unicode() - 0xd800u);
    column += QString::fromUcs4(&c, 1);
}

QChar escaped(char32_t c)
{
    return c < firstOfMarks ? QChar(char16_t(0xd800 + (c - firstEscape))) : QChar(marks[c - firstOfMarks]);
}

} // namespace

QString toNameColumn(const QString &name)
{
    if (std::ranges::none_of(name, [](QChar c) { return c.isSurrogate() || isMark(c); }))
        return name.isNull() ? QStringLiteral("") : name;
    QString column;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const bool isPair = name[i].isHighSurrogate() && i + 1 < name.size() && name[i + 1].isLowSurrogate();
        if (isMark(name[i])) {
            escape(column, name[i]);
        } else if (!name[i].isSurrogate()) {
            column += name[i];
        } else if (!isPair) {
            escape(column, name[i]);
        } else if (isEscape(QChar::surrogateToUcs4(name[i], name[i + 1]))) {
            escape(column, name[i]);
            escape(column, name[++i]);
        } else {
            column += name[i];
            column += name[++i];
        }
    }
    return column;
}

QString fromNameColumn(const QString &column)
{
    if (std::ranges::none_of(column, [](QChar c) { return c.isSurrogate(); }))
        return column;
    QString name;
    for (qsizetype i = 0; i < column.size(); ++i) {
        const bool isPair = column[i].isHighSurrogate() && i + 1 < column.size() && column[i + 1].isLowSurrogate();
        const char32_t c = isPair ? QChar::surrogateToUcs4(column[i], column[i + 1]) : 0;
        name += isEscape(c) ? escaped(c) : column[i];
        i += isEscape(c) ? 1 : 0;
    }
    return name;
}

} // namespace milliard
