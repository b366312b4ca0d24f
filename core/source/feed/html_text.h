// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace milliard {

// A title is no longer than a name; more of it is cut off.
inline constexpr qsizetype maxHtmlTextCharacters = 2'048;

// What a piece of HTML says: its text, with its character references resolved, and without its tags. White space is simplified.
QString htmlText(const QString &html);

// Whether the text has such references, as "&amp;" and "&#8217;".
bool hasCharacterReference(const QString &text);

} // namespace milliard
