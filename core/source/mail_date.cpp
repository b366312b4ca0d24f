// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/mail_date.h"

#include <QDateTime>
#include <QString>

#include <algorithm>
#include <array>
#include <utility>

namespace milliard {
namespace {

// Zones that have a name (RFC 5322 §4.3); Qt takes numbers alone.
constexpr std::array zones{std::pair("GMT", "+0000"), std::pair("UTC", "+0000"), std::pair("UT", "+0000"), std::pair("Z", "+0000"),
    std::pair("EST", "-0500"), std::pair("EDT", "-0400"), std::pair("CST", "-0600"), std::pair("CDT", "-0500"),
    std::pair("MST", "-0700"), std::pair("MDT", "-0600"), std::pair("PST", "-0800"), std::pair("PDT", "-0700")};

} // namespace

qint64 fromMailDate(const QByteArray &text)
{
    if (text.size() > 100)
        return -1;
    QString date = QString::fromLatin1(text).simplified();
    for (const auto &[name, offset] : zones) {
        if (date.endsWith(QLatin1Char(' ') + QLatin1String(name))) {
            date = date.chopped(qsizetype(qstrlen(name))) + QLatin1String(offset);
            break;
        }
    }
    const QDateTime when = QDateTime::fromString(date, Qt::RFC2822Date);
    return when.isValid() ? std::max<qint64>(-1, when.toMSecsSinceEpoch()) : -1;
}

} // namespace milliard
