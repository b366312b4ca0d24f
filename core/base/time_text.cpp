// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/time_text.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>
#include <optional>

namespace milliard {
namespace {

// One digit at least, and no sign.
std::optional<qint64> ago(QStringView text)
{
    using namespace std::chrono;
    const QStringView digits = text.chopped(text.isEmpty() ? 0 : 1);
    if (digits.isEmpty() || digits.size() > 9 || !std::ranges::all_of(digits, [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return std::nullopt;
    const qint64 count = digits.toLongLong();
    switch (text.back().unicode()) {
    case u'h':
        return milliseconds(hours(count)).count();
    case u'd':
        return milliseconds(days(count)).count();
    case u'w':
        return milliseconds(weeks(count)).count();
    default:
        return std::nullopt;
    }
}

} // namespace

Result<qint64> timeFromText(const QString &text, qint64 now)
{
    if (const auto before = ago(text))
        return std::max<qint64>(0, now - *before);
    const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    if (time.isValid() && time.toMSecsSinceEpoch() >= 0)
        return time.toMSecsSinceEpoch();
    return std::unexpected(Error{ErrorKind::BadInput,
        QStringLiteral("\"%1\" is no time: it must be a date from 1970 on, such as 2026-03-31 or 2026-03-31T18:00:00Z, or how long ago, such as 3h, 7d or 2w")
            .arg(shownName(text))});
}

} // namespace milliard
