// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/host_text.h"

#include <QRegularExpression>

namespace milliard {

std::optional<HostText> splitHost(const QString &text)
{
    static const QRegularExpression form(QStringLiteral(
        R"(^(?:(?:list\+)?(https?)://)?(\[[0-9A-Fa-f:.]+\]|[^\s/:@?#\[\]]+)(?::(\d{1,5}))?(/[^\s?#]*)?$)"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    HostText parts;
    parts.host = match.captured(2);
    if (match.hasCaptured(1))
        parts.https = match.captured(1).compare(QLatin1String("https"), Qt::CaseInsensitive) == 0;
    if (match.hasCaptured(3))
        parts.port = match.captured(3).toInt();
    parts.prefix = match.captured(4);
    while (parts.prefix.endsWith(QLatin1Char('/')))
        parts.prefix.chop(1);
    const bool bare = !parts.https && parts.port == 0 && match.captured(4).isEmpty();
    if (bare || parts.port > 65535 || (match.hasCaptured(3) && parts.port == 0))
        return std::nullopt;
    return parts;
}

QString listSource(const QString &host, int port, bool https, const QString &prefix)
{
    QString path = prefix.trimmed();
    if (!path.isEmpty() && !path.startsWith(QLatin1Char('/')))
        path.prepend(QLatin1Char('/'));
    QString name = host.trimmed();
    if (name.contains(QLatin1Char(':')) && !name.startsWith(QLatin1Char('['))) // an IPv6 address
        name = QLatin1Char('[') + name + QLatin1Char(']');
    return QStringLiteral("list+%1://%2:%3%4")
        .arg(https ? QStringLiteral("https") : QStringLiteral("http"), name, QString::number(port), path);
}

} // namespace milliard
