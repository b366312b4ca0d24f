// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/size_text.h"

#include <QLatin1StringView>

namespace milliard {
namespace {

constexpr QLatin1StringView units("KMG");

} // namespace

std::optional<qint64> bytesFromText(const QString &text, qint64 high)
{
    QString digits = text.trimmed().toUpper();
    if (digits.endsWith(QLatin1String("IB")))
        digits.chop(2);
    const qsizetype power = digits.isEmpty() ? 0 : 1 + units.indexOf(digits.back());
    if (power > 0)
        digits.chop(1);
    else if (digits != text.trimmed())
        return std::nullopt; // "20iB"
    bool ok = false;
    const qint64 value = digits.trimmed().toLongLong(&ok);
    if (!ok || value < 0 || value > high >> (10 * power))
        return std::nullopt;
    return value << (10 * power);
}

} // namespace milliard
