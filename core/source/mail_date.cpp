// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/mail_date.h"

#include <QDate>
#include <QRegularExpression>
#include <QString>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace milliard {
namespace {

// Zones by their names (RFC 5322 §4.3), and others that feeds have; minutes to the east. Of those that several countries call alike,
// such as IST, there is none.
constexpr std::array zones{std::pair("EST", -300), std::pair("EDT", -240), std::pair("CST", -360), std::pair("CDT", -300),
    std::pair("MST", -420), std::pair("MDT", -360), std::pair("PST", -480), std::pair("PDT", -420), std::pair("AKST", -540),
    std::pair("AKDT", -480), std::pair("HST", -600), std::pair("BST", 60), std::pair("WEST", 60), std::pair("CET", 60), std::pair("MEZ", 60),
    std::pair("CEST", 120), std::pair("MESZ", 120), std::pair("EET", 120), std::pair("EEST", 180), std::pair("MSK", 180),
    std::pair("JST", 540), std::pair("KST", 540), std::pair("AEST", 600), std::pair("AEDT", 660), std::pair("NZST", 720), std::pair("NZDT", 780)};

constexpr std::array months{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

// The forms that a date has, whatever their letters' case, once comments and double blanks are gone.
const std::array<QRegularExpression, 4> &forms()
{
    static const std::array<QRegularExpression, 4> all = [] {
        const QString weekday = QStringLiteral("(?:[a-z]+\\.?,? ?)?");
        const QString day = QStringLiteral("(?<day>[0-9]{1,2})");
        const QString month = QStringLiteral("(?<month>[a-z]{3,}\\.?)");
        const QString year = QStringLiteral("(?<year>[0-9]{4})");
        const QString time = QStringLiteral("(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]+))?)?(?: ?(?<half>[ap])m)?");
        const QString zone = QStringLiteral("(?: ?(?<zone>[a-z_/]+))?(?: ?(?<sign>[+-])(?<zoneHours>[0-9]{1,2}):?(?<zoneMinutes>[0-9]{2})?)?");
        const auto form = [](const QString &text) { return QRegularExpression(QLatin1Char('^') + text + QLatin1Char('$'), QRegularExpression::CaseInsensitiveOption); };
        return std::array{
            // "Sat, 21 Nov 2026 06:53:00 GMT" (RFC 5322 §3.3), "Saturday, 21-Nov-26 06:53:00 GMT" (RFC 850)
            form(weekday + day + QStringLiteral("[ -]") + month + QStringLiteral(",?[ -](?<year>[0-9]{2,4})(?:,? ") + time + QStringLiteral(")?") + zone),
            // "2026-11-21T06:53:00.5+01:00" (RFC 3339)
            form(year + QStringLiteral("-(?<month>[0-9]{1,2})-") + day + QStringLiteral("(?:[t ]") + time + QStringLiteral(")?") + zone),
            // "Sat Nov 21 06:53:00 2026" (of C's asctime())
            form(weekday + month + QLatin1Char(' ') + day + QLatin1Char(' ') + time + zone + QLatin1Char(' ') + year),
            // "Sat Nov 21 2026 06:53:00 GMT+0100" (of JavaScript)
            form(weekday + month + QLatin1Char(' ') + day + QStringLiteral(",? ") + year + QStringLiteral("(?:,? ") + time + QStringLiteral(")?") + zone)};
    }();
    return all;
}

int monthOf(const QString &text)
{
    if (text.front().isDigit())
        return text.toInt();
    const auto found = std::ranges::find(months, text.first(3).toLower(), [](const char *name) { return QLatin1String(name); });
    return int(found - months.begin()) + 1; // 13 is none
}

// Minutes to the east; by no name that we know: 0, as RFC 5322 §4.3 would have it.
int offsetOf(const QRegularExpressionMatch &match)
{
    if (const QString sign = match.captured(u"sign"); !sign.isEmpty()) {
        const int minutes = match.captured(u"zoneHours").toInt() * 60 + match.captured(u"zoneMinutes").toInt();
        return sign == QLatin1String("-") ? -minutes : minutes;
    }
    const QString name = match.captured(u"zone").toUpper();
    const auto found = std::ranges::find(zones, name, [](const auto &zone) { return QLatin1String(zone.first); });
    return found == zones.end() ? 0 : found->second;
}

// Of the day; -1: none. A leap second is the next minute's first.
qint64 millisecondsOf(const QRegularExpressionMatch &match)
{
    int hour = match.captured(u"hour").toInt();
    const int minute = match.captured(u"minute").toInt();
    const int second = match.captured(u"second").toInt();
    if (const QString half = match.captured(u"half").toLower(); !half.isEmpty()) {
        if (hour < 1 || hour > 12)
            return -1;
        hour = hour % 12 + (half == QLatin1String("p") ? 12 : 0);
    }
    const bool isMidnight = hour == 24 && minute == 0 && second == 0;
    if ((hour > 23 && !isMidnight) || minute > 59 || second > 60)
        return -1;
    return ((hour * 60 + minute) * 60 + second) * 1000LL + match.captured(u"fraction").leftJustified(3, QLatin1Char('0'), true).toInt();
}

std::optional<QDate> dateOf(const QRegularExpressionMatch &match)
{
    const QString digits = match.captured(u"year");
    int year = digits.toInt();
    if (digits.size() < 4) // RFC 5322 §4.3
        year += year < 50 && digits.size() == 2 ? 2000 : 1900;
    const QDate date(year, monthOf(match.captured(u"month")), match.captured(u"day").toInt());
    return date.isValid() ? std::optional(date) : std::nullopt;
}

} // namespace

qint64 fromMailDate(const QByteArray &text)
{
    if (text.size() > 100)
        return -1;
    static const QRegularExpression comment(QStringLiteral("\\([^()]*\\)"));
    const QString date = QString::fromLatin1(text).remove(comment).simplified();
    for (const QRegularExpression &form : forms()) {
        const QRegularExpressionMatch match = form.match(date);
        if (!match.hasMatch())
            continue;
        const auto day = dateOf(match);
        const qint64 milliseconds = millisecondsOf(match);
        if (!day || milliseconds < 0)
            return -1;
        // Not by QDateTime, for which some times do not exist where the clock is put forward.
        const qint64 days = QDate(1970, 1, 1).daysTo(*day);
        return std::max<qint64>(-1, days * 86'400'000 + milliseconds - offsetOf(match) * 60'000LL);
    }
    return -1;
}

} // namespace milliard
