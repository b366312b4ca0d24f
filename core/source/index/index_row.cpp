// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/index/index_row.h"

#include <QRegularExpression>

namespace milliard {

QByteArray toldBy(const QByteArray &row)
{
    // A time, and the size behind it, as most servers write them.
    static const QRegularExpression usual(QStringLiteral("\\b(?:(?:\\d{4}-(?:\\d{2}|[A-Z][a-z]{2})-\\d{2}|\\d{2}-[A-Z][a-z]{2}-\\d{4})[ T]|\\d{1,2}([./-])\\d{1,2}\\1\\d{4} +)\\d{1,2}:\\d{2}(?::\\d{2})?(?: [AP]M)?(?:\\s+\\d[\\d.,]* ?[KMGTkmgt]?i?B?(?=\\s|$))?"));
    // Days and sizes as Tomcat, Jetty, Nexus, WEBrick and others write them, in any order, with the time of day.
    static const QRegularExpression other(QStringLiteral("\\b(?:\\d{4}/\\d{2}/\\d{2}|\\d{1,2}[ -](?:$MONTH)[ -]\\d{4}|(?:$MONTH) \\d{1,2},? \\d{4}|(?:$MONTH) \\d{1,2} \\d{2}:\\d{2}:\\d{2} [A-Z]{1,5} \\d{4}|\\d[\\d.,]* ?(?:[KMGT]i?B?|[Bb]ytes?|B)(?!\\w))(?:,? \\d{1,2}:\\d{2}(?::\\d{2})?)?").replace(QStringLiteral("$MONTH"), QStringLiteral("(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}")));
    const QString text = QString::fromUtf8(row);
    if (const QRegularExpressionMatch match = usual.match(text); match.hasMatch())
        return match.captured().toLatin1();
    QByteArrayList told;
    for (QRegularExpressionMatchIterator match = other.globalMatch(text); match.hasNext();)
        told.append(match.next().captured().toLatin1());
    return told.join(' ');
}

} // namespace milliard
