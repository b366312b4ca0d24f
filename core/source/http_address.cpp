// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/http_address.h"

#include "core/base/job.h"

#include <QRegularExpression>

namespace milliard {
namespace {

// The authority is looked at before QUrl does, which has one message for every fault in it.
QRegularExpressionMatch split(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^([A-Za-z0-9.+-]*?)(https?)://([^/?#]*)(.*)$"),
        QRegularExpression::DotMatchesEverythingOption | QRegularExpression::CaseInsensitiveOption);
    return form.match(text.trimmed());
}

std::unexpected<Error> bad(const QString &what)
{
    return std::unexpected(Error{ErrorKind::BadInput, what});
}

} // namespace

bool hasHttpForm(const QString &text, QLatin1StringView prefix)
{
    const QRegularExpressionMatch match = split(text);
    return match.hasMatch() && match.captured(1).compare(prefix, Qt::CaseInsensitive) == 0;
}

Result<QUrl> httpAddress(const QString &text, QLatin1StringView prefix)
{
    // Where there is an '@' anywhere, any part may be of a password: a slash in it ends the authority early.
    const auto shown = [&text](const QString &part) { return text.contains(QLatin1Char('@')) ? QStringLiteral("\u2026") : part; };
    if (!hasHttpForm(text, prefix))
        return bad(QStringLiteral("source \"%1\" is no %2http(s) address").arg(shown(shownSource(text)), prefix));
    const QRegularExpressionMatch match = split(text);
    const QString authority = match.captured(3);
    if (authority.contains(QLatin1Char('@')))
        return bad(QStringLiteral("a source cannot hold a user name or password, since it is kept in the journal"));
    const qsizetype colon = authority.lastIndexOf(QLatin1Char(':'));
    const bool hasPort = colon >= 0 && !authority.endsWith(QLatin1Char(']'));
    if ((hasPort ? authority.first(colon) : authority).isEmpty())
        return bad(QStringLiteral("source \"%1\" names no host").arg(shown(shownSource(text))));
    if (hasPort) {
        bool ok = false;
        const QString portText = authority.sliced(colon + 1);
        const int port = portText.toInt(&ok);
        if (!ok || port < 1 || port > 65535)
            return bad(QStringLiteral("port \"%1\" must be a number from 1 to 65535").arg(shown(portText)));
    }
    QUrl url(match.captured(2).toLower() + QStringLiteral("://") + authority + match.captured(4), QUrl::TolerantMode);
    if (!url.isValid())
        return bad(QStringLiteral("host \"%1\" is not a possible name or address").arg(shown(authority)));
    if (url.path().isEmpty())
        url.setPath(QStringLiteral("/"));
    return url;
}

} // namespace milliard
