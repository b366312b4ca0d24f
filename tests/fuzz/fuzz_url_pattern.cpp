// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/urls/url_pattern.h"
#include "tests/fuzz/fuzz.h"

using namespace milliard;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto pattern = UrlPattern::parse(text);
    if (!pattern) {
        hold(pattern.error().kind == ErrorKind::BadInput && !pattern.error().message.isEmpty(), "a bad pattern is bad input, and says why");
        return 0;
    }
    const qint64 count = pattern->count();
    hold(count >= 1 && count <= UrlPattern::most, "it stands for some, and not for too many");
    hold(UrlPattern::isIn(text) || (count == 1 && pattern->at(0) == text), "what is no pattern is itself");
    for (const qint64 number : {qint64(0), count / 2, count - 1})
        hold(pattern->at(number).size() <= text.size(), "and is as long as it is written, at most");
    return 0;
}
