// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/error.h"
#include "tests/fuzz/fuzz.h"

#include <QList>

#include <algorithm>

using namespace milliard;

// A name, as UTF-16, since JSON can hold what UTF-8 cannot.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QString name(qsizetype(size / 2), Qt::Uninitialized);
    for (qsizetype i = 0; i < name.size(); ++i)
        name[i] = QChar(char16_t(data[2 * i] | data[2 * i + 1] << 8));
    const QString shown = shownName(name);
    hold(shown.size() <= 120 * 6 + 1, "a name is a line at most");
    hold(name.isEmpty() == shown.isEmpty(), "a name does not vanish");
    const auto characters = shown.toUcs4(); // what is half a character is U+FFFD
    for (const char32_t c : characters) {
        const auto category = QChar::category(c);
        hold(category != QChar::Other_Control && category != QChar::Separator_Line && category != QChar::Separator_Paragraph,
            "nothing ends the line or rings the bell");
        hold(category != QChar::Other_Format && category != QChar::Other_Surrogate, "nothing is invisible or turns what follows");
    }
    hold(shown.isValidUtf16(), "what is shown is Unicode");
    if (name.size() <= 120 && std::ranges::all_of(name, [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; }))
        hold(shown == name, "plain names are shown as they are");
    return 0;
}
