// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/urls/url_pattern.h"

#include <QRegularExpression>
#include <QStringList>

namespace milliard {
namespace {

std::unexpected<Error> bad(const QString &what)
{
    return std::unexpected(Error{ErrorKind::BadInput, what});
}

// What begins a group: [0- or [a-, or braces with a comma.
const QRegularExpression &groupStart()
{
    static const QRegularExpression start(QStringLiteral("\\[(?:[0-9]+|[A-Za-z])-|\\{[^{}]*,"));
    return start;
}

} // namespace

bool UrlPattern::isIn(const QString &text)
{
    return groupStart().match(text).hasMatch();
}

Result<UrlPattern> UrlPattern::parse(const QString &text)
{
    UrlPattern pattern;
    qsizetype at = 0;
    while (at < text.size()) {
        const QRegularExpressionMatch match = groupStart().match(text, at);
        const qsizetype start = match.hasMatch() ? match.capturedStart() : text.size();
        if (start > at)
            pattern.m_parts.append(Part(text.sliced(at, start - at)));
        if (!match.hasMatch())
            break;
        const bool isRange = text.at(start) == QLatin1Char('[');
        const qsizetype end = text.indexOf(isRange ? QLatin1Char(']') : QLatin1Char('}'), start);
        if (end < 0)
            return bad(QStringLiteral("the \"%1\" at character %2 of the pattern is not closed").arg(text.at(start)).arg(start + 1));
        const QString inside = text.sliced(start + 1, end - start - 1);
        if (isRange) {
            auto range = UrlPattern::range(inside);
            if (!range)
                return std::unexpected(range.error());
            pattern.m_parts.append(Part(*std::move(range)));
        } else if (inside.contains(QLatin1Char('{')) || groupStart().match(inside).hasMatch() || text.first(start).count(QLatin1Char('{')) > text.first(start).count(QLatin1Char('}'))) {
            return bad(QStringLiteral("the \"{\" at character %1 of the pattern is in another, or has a pattern in it: patterns stand beside each other, and {a,{b,c}} is {a,b,c}").arg(start + 1));
        } else {
            pattern.m_parts.append(Part(inside.split(QLatin1Char(','))));
        }
        const qint64 count = countOf(pattern.m_parts.constLast());
        if (count > most / pattern.m_count)
            return bad(QStringLiteral("the pattern stands for more than %1 addresses").arg(most));
        pattern.m_count *= count;
        at = end + 1;
    }
    return pattern;
}

Result<UrlPattern::Range> UrlPattern::range(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(?:([0-9]{1,18})-([0-9]{1,18})|([a-z])-([a-z])|([A-Z])-([A-Z]))(?::([0-9]{1,18}))?$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return bad(QStringLiteral("\"[%1]\" is no range such as [1-100], [001-100], [0-100:10] or [a-z]").arg(shownName(text)));
    const bool isNumbers = match.hasCaptured(1);
    const int group = isNumbers ? 1 : match.hasCaptured(3) ? 3 : 5;
    const auto value = [&](const QString &end) { return isNumbers ? end.toLongLong() : qint64(end.front().unicode()); };
    Range range;
    range.first = value(match.captured(group));
    const qint64 last = value(match.captured(group + 1));
    range.step = match.hasCaptured(7) ? match.captured(7).toLongLong() : 1;
    if (last < range.first || range.step < 1)
        return bad(QStringLiteral("the range \"[%1]\" must go up, by 1 or more").arg(text));
    range.count = (last - range.first) / range.step + 1;
    const QString firstText = match.captured(group);
    range.width = !isNumbers ? -1 : firstText.size() > 1 && firstText.startsWith(QLatin1Char('0')) ? firstText.size() : 0;
    return range;
}

qint64 UrlPattern::countOf(const Part &part)
{
    if (const auto *words = std::get_if<QStringList>(&part))
        return words->size();
    const auto *range = std::get_if<Range>(&part);
    return range ? range->count : 1;
}

QString UrlPattern::textOf(const Part &part, qint64 number)
{
    if (const auto *text = std::get_if<QString>(&part))
        return *text;
    if (const auto *words = std::get_if<QStringList>(&part))
        return words->at(number);
    const Range &range = std::get<Range>(part);
    const qint64 value = range.first + number * range.step;
    return range.width < 0 ? QString(QChar(char16_t(value))) : QString::number(value).rightJustified(range.width, QLatin1Char('0'));
}

QString UrlPattern::at(qint64 number) const
{
    QStringList texts;
    for (auto part = m_parts.crbegin(); part != m_parts.crend(); ++part) {
        const qint64 count = countOf(*part);
        texts.prepend(textOf(*part, number % count));
        number /= count;
    }
    return texts.join(QString());
}

} // namespace milliard
