// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/http_date.h"
#include "tests/fuzz/fuzz.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

using namespace milliard;

// A date, as heads have it.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text = Input(data, size).rest();
    const auto date = parseHttpDate(text);
    const auto any = parseAnyHttpDate(text);
    hold(!date || any == date, "the usual form is one of the three");
    if (!date)
        return 0;
    hold(text.size() == 29, "a date has one form");
    const auto seconds = date->time_since_epoch().count();
    if (text.sliced(23, 2) == "60") // Qt knows no leap seconds
        return 0;
    const QDateTime when = QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::UTC);
    hold(QLocale::c().toString(when, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'")).toLatin1() == text || text.sliced(12, 4) == "0000",
        "Qt writes the same date");
    return 0;
}
