// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/transport/content_range.h"

#include <charconv>
#include <limits>
#include <optional>

namespace milliard {
namespace {

constexpr QByteArrayView unit = "bytes ";
constexpr qint64 greatest = std::numeric_limits<qint64>::max() - 1; // so that a length can be computed

// Takes digits from the beginning of the text, at least one. Nothing but digits: from_chars() would take a minus, too.
std::optional<qint64> takeNumber(QByteArrayView &text)
{
    qint64 number = 0;
    if (text.isEmpty() || text.front() < '0' || text.front() > '9')
        return std::nullopt;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    if (error != std::errc() || number > greatest)
        return std::nullopt;
    text = text.sliced(end - text.begin());
    return number;
}

bool take(QByteArrayView &text, char c)
{
    if (!text.startsWith(c))
        return false;
    text = text.sliced(1);
    return true;
}

std::optional<ContentRange> parse(QByteArrayView text)
{
    if (text.size() < unit.size() || text.first(unit.size()).compare(unit, Qt::CaseInsensitive) != 0)
        return std::nullopt;
    text = text.sliced(unit.size());
    const auto first = takeNumber(text);
    if (!first || !take(text, '-'))
        return std::nullopt;
    const auto last = takeNumber(text);
    if (!last || *last < *first || !take(text, '/'))
        return std::nullopt;
    ContentRange found{{*first, *last}};
    if (!take(text, '*')) {
        const auto size = takeNumber(text);
        if (!size || *size <= *last)
            return std::nullopt;
        found.size = *size;
    }
    return text.isEmpty() ? std::optional(found) : std::nullopt;
}

} // namespace

Result<ContentRange> parseContentRange(QByteArrayView value)
{
    if (const auto found = parse(value))
        return *found;
    return std::unexpected(Error{ErrorKind::BadResponse,
        QStringLiteral("Content-Range \"%1\" names no part of a file").arg(shownName(QString::fromLatin1(value)))});
}

} // namespace milliard
