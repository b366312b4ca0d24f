// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/http_date.h"

#include <QByteArray>
#include <QList>

#include <algorithm>
#include <string_view>

namespace milliard {
namespace {

using namespace std::chrono;

constexpr std::string_view form = "Www, 00 Mmm 0000 00:00:00 GMT"; // what is no letter or zero stands as it is
constexpr std::string_view days = "SunMonTueWedThuFriSat";
constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";

unsigned number(std::string_view digits)
{
    unsigned value = 0;
    for (const char c : digits)
        value = value * 10 + unsigned(c - '0');
    return value;
}

bool hasForm(std::string_view text)
{
    return std::ranges::equal(text.substr(0, 26), form.substr(0, 26), [](char c, char as) {
        return as == '0' ? c >= '0' && c <= '9' : (as == ',' || as == ' ' || as == ':') ? c == as : (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }) && text.substr(26) == form.substr(26);
}

} // namespace

std::optional<sys_seconds> parseHttpDate(QByteArrayView bytes)
{
    const std::string_view text(bytes.data(), std::size_t(bytes.size()));
    if (text.size() != form.size() || !hasForm(text))
        return std::nullopt;
    const std::size_t dayName = days.find(text.substr(0, 3));
    const std::size_t monthName = months.find(text.substr(8, 3));
    if (dayName == days.npos || dayName % 3 != 0 || monthName == months.npos || monthName % 3 != 0)
        return std::nullopt;
    const year_month_day date(year(int(number(text.substr(12, 4)))), month(unsigned(monthName / 3 + 1)), day(number(text.substr(5, 2))));
    const unsigned hour = number(text.substr(17, 2));
    const unsigned minute = number(text.substr(20, 2));
    const unsigned second = number(text.substr(23, 2));
    if (!date.ok() || hour > 23 || minute > 59 || second > 60 || weekday(sys_days(date)) != weekday(unsigned(dayName / 3))) // 60: a leap second
        return std::nullopt;
    return sys_days(date) + hours(hour) + minutes(minute) + seconds(second);
}

std::optional<sys_seconds> parseAnyHttpDate(QByteArrayView bytes)
{
    const QList<QByteArray> words = bytes.toByteArray().simplified().split(' ');
    if (words.size() == 5) // "Sun", "Nov", "6", "08:49:37", "1994"
        return parseHttpDate(words[0] + ", " + words[2].rightJustified(2, '0') + ' ' + words[1] + ' ' + words[4] + ' ' + words[3] + " GMT");
    if (words.size() != 4 || !words[0].endsWith("day,") || words[1].size() != 9) // "Sunday,", "06-Nov-94", "08:49:37", "GMT"
        return parseHttpDate(bytes);
    // Its day of the week tells the century, since the same date has another one a hundred years on.
    const auto in = [&words](const char *century) {
        const QByteArray date = QByteArray(words[1]).replace('-', ' ').insert(7, century);
        return parseHttpDate(words[0].first(3) + ", " + date + ' ' + words[2] + ' ' + words[3]);
    };
    const auto recent = in("20");
    return recent ? recent : in("19");
}

qint64 httpDateMs(QByteArrayView text)
{
    const auto time = parseHttpDate(text);
    return time ? std::max<qint64>(-1, milliseconds(time->time_since_epoch()).count()) : -1;
}

} // namespace milliard
