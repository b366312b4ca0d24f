// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/journal/name_column.h"

#include <algorithm>

namespace milliard {
namespace {

constexpr char32_t firstEscape = 0x10f000; // of U+D800
constexpr char32_t lastEscape = 0x10f7ff;  // of U+DFFF

bool isEscape(char32_t c)
{
    return c >= firstEscape && c <= lastEscape;
}

void escape(QString &column, QChar half)
{
    const char32_t c = firstEscape + (half.unicode() - 0xd800u);
    column += QString::fromUcs4(&c, 1);
}

} // namespace

QString toNameColumn(const QString &name)
{
    if (std::ranges::none_of(name, [](QChar c) { return c.isSurrogate(); }))
        return name;
    QString column;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const bool isPair = name[i].isHighSurrogate() && i + 1 < name.size() && name[i + 1].isLowSurrogate();
        if (!name[i].isSurrogate()) {
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
        name += isEscape(c) ? QChar(char16_t(0xd800 + (c - firstEscape))) : column[i];
        i += isEscape(c) ? 1 : 0;
    }
    return name;
}

} // namespace milliard
