// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/cookie_file.h"

#include "core/base/request_fields.h"

#include <QDateTime>
#include <QHostAddress>
#include <QTimeZone>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace milliard {
namespace {

constexpr QByteArrayView httpOnly("#HttpOnly_");
constexpr double lastSecond = 253'402'300'799; // of the year 9999

struct Line {
    QNetworkCookie cookie;
    double end = 0; // seconds since 1970; 0 or below: with the session
};

bool isFlag(const QByteArray &text, bool &value)
{
    value = text.compare("TRUE", Qt::CaseInsensitive) == 0;
    return value || text.compare("FALSE", Qt::CaseInsensitive) == 0;
}

// As QUrl has hosts; empty: it is none.
QString hostOf(QByteArrayView domain)
{
    while (domain.startsWith('.'))
        domain = domain.sliced(1);
    QUrl url;
    url.setHost(QString::fromUtf8(domain));
    return url.host();
}

// Cookie names are tokens and values are without ";" (RFC 6265 §4.1.1), so that none makes two of itself.
bool isCookie(const QByteArray &name, const QByteArray &value)
{
    return isSendable("Cookie", name) && isSendable("Cookie", value) && !name.contains(';') && !name.contains('=') && !value.contains(';')
        && !(name.isEmpty() && value.isEmpty());
}

// Null: what is wrong with it is in 'fault'.
std::optional<Line> lineFrom(const QByteArray &text, const char *&fault)
{
    const auto wrong = [&fault](const char *what) {
        fault = what;
        return std::nullopt;
    };
    const QList<QByteArray> fields = text.split('\t');
    if (fields.size() != 7 && fields.size() != 6) // an empty value, and an editor that takes off what it does not see
        return wrong("is not seven fields with tabs between them");
    Line line;
    bool below = false;
    bool secure = false;
    bool isNumber = false;
    line.end = fields.at(4).toDouble(&isNumber); // some exports have parts of seconds
    if (!isFlag(fields.at(1), below) || !isFlag(fields.at(3), secure))
        return wrong("has neither TRUE nor FALSE in its second or fourth field");
    if (!isNumber || !std::isfinite(line.end))
        return wrong("has no number of seconds in its fifth field");
    const QString host = hostOf(fields.at(0));
    if (host.isEmpty())
        return wrong("does not begin with a domain");
    if (!fields.at(2).startsWith('/'))
        return wrong("has a path that does not begin with a slash");
    const QByteArray value = fields.value(6);
    if (!isCookie(fields.at(5), value))
        return wrong("has a name or a value that no cookie can have");
    line.cookie = QNetworkCookie(fields.at(5), value);
    line.cookie.setDomain(below && QHostAddress(host).isNull() ? QLatin1Char('.') + host : host);
    line.cookie.setPath(QString::fromUtf8(fields.at(2)));
    line.cookie.setSecure(secure);
    if (line.end > 0)
        line.cookie.setExpirationDate(QDateTime::fromSecsSinceEpoch(qint64(std::min(line.end, lastSecond)), QTimeZone::UTC));
    return line;
}

} // namespace

Result<QList<QNetworkCookie>> cookiesIn(const QByteArray &text, qint64 now)
{
    QList<QNetworkCookie> cookies;
    qsizetype number = 0;
    for (QByteArray line : text.split('\n')) {
        ++number;
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.startsWith(httpOnly))
            line.remove(0, httpOnly.size());
        else if (line.startsWith('#') || line.trimmed().isEmpty())
            continue;
        const char *fault = nullptr;
        const auto read = lineFrom(line, fault);
        if (!read)
            return std::unexpected(Error{ErrorKind::BadInput, QStringLiteral("line %1 %2").arg(number).arg(QLatin1String(fault))});
        if (read->end <= 0 || read->end > double(now))
            cookies.append(read->cookie);
    }
    return cookies;
}

} // namespace milliard
