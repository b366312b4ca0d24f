// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/addresses.h"

#include "core/source/source_registry.h"

#include <QFileInfo>
#include <QMimeData>
#include <QRegularExpression>
#include <QUrl>

namespace milliard {
namespace {

// Of all kinds that begin with a scheme.
bool isAddress(const QString &text)
{
    return text.contains(QLatin1String("://")) && kindOf(text);
}

// A URL in a sentence ends before its full stop, and before the bracket or quotation mark that was opened ahead of it.
QString withoutPunctuation(QString url)
{
    while (!url.isEmpty() && QStringLiteral(".,;:!?\"'>").contains(url.back()))
        url.chop(1);
    if (url.endsWith(QLatin1Char(')')) && !url.contains(QLatin1Char('(')))
        url.chop(1);
    return url;
}

} // namespace

QStringList addressesIn(const QString &text)
{
    QStringList found;
    if (text.size() > mostAddressText)
        return found;
    static const QRegularExpression url(QStringLiteral("\\b[a-z][a-z0-9]*(?:\\+https?)?://[^\\s<>\"]+"), QRegularExpression::CaseInsensitiveOption);
    for (const QString &whole : text.split(QLatin1Char('\n'))) {
        const QString line = whole.trimmed();
        if (!line.contains(QLatin1Char(' ')) && isAddress(line)) {
            found += line;
            continue;
        }
        for (auto match = url.globalMatch(line); match.hasNext();) {
            if (const QString part = withoutPunctuation(match.next().captured()); isAddress(part))
                found += part;
        }
    }
    found.removeDuplicates();
    return found;
}

QStringList addressesIn(const QMimeData &data)
{
    QStringList found;
    for (const QUrl &url : data.urls()) {
        const QString text = url.isLocalFile() ? url.toLocalFile() : url.toString(QUrl::FullyEncoded);
        if (url.isLocalFile() ? QFileInfo(text).isFile() : isAddress(text))
            found += text;
    }
    found.removeDuplicates();
    return found.isEmpty() ? addressesIn(data.text()) : found;
}

QString pathOrAddress(const QString &text)
{
    const QUrl url(text);
    return url.isLocalFile() ? url.toLocalFile() : text;
}

} // namespace milliard
