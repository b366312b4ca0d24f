// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/model/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace milliard {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("milliard", text);
}

} // namespace

QString formatCount(qint64 count)
{
    return QLocale().toString(count);
}

QString formatBytes(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 1024 ? 0 : 1);
}

QString formatFilesPerSecond(double rate)
{
    if (rate < 0.05)
        return {};
    return tr("%1 files/s").arg(QLocale().toString(rate, 'f', rate < 10 ? 1 : 0));
}

QString formatBytesPerSecond(double rate)
{
    return rate < 1 ? QString() : tr("%1/s").arg(formatBytes(qint64(rate)));
}

QString formatDuration(std::chrono::seconds time)
{
    const qint64 s = time.count();
    const auto two = [](qint64 n) { return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0')); };
    if (s < 60)
        return tr("%1 s").arg(s);
    if (s < 3600)
        return tr("%1 min %2 s").arg(QString::number(s / 60), two(s % 60));
    if (s < 86'400)
        return tr("%1 h %2 min").arg(QString::number(s / 3600), two(s % 3600 / 60));
    return tr("%1 d %2 h").arg(s / 86'400).arg(s % 86'400 / 3600);
}

QString formatPercent(double fraction)
{
    const int percent = std::clamp(int(std::floor(fraction * 100 + 1e-9)) /* 0.29 × 100 is a little under 29 */, 0, 100);
    return tr("%1 %").arg(percent);
}

} // namespace milliard
