// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/xml_text.h"

#include <algorithm>

namespace milliard {

QByteArray withDeclarationFirst(QByteArray xml)
{
    constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");
    constexpr QByteArrayView declaration("<?xml");
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    const QByteArrayView text(xml);
    const qsizetype start = text.startsWith(byteOrderMark) ? byteOrderMark.size() : 0;
    const qsizetype at = std::find_if_not(text.begin() + start, text.end(), isBlank) - text.begin();
    const qsizetype end = at + declaration.size();
    if (at == start || !text.sliced(at).startsWith(declaration) || end == text.size() || !isBlank(text[end]))
        return xml;
    std::rotate(xml.begin() + start, xml.begin() + at, xml.begin() + end);
    return xml;
}

} // namespace milliard
