// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/access.h"
#include "core/base/cookie_file.h"
#include "tests/fuzz/fuzz.h"

#include <QNetworkCookieJar>

using namespace milliard;

// A host, then a file of cookies.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    const QUrl url(QStringLiteral("http://") + QString::fromUtf8(input.line()) + QStringLiteral("/a/b"));
    const QByteArray text = input.rest();
    const auto cookies = cookiesIn(text, 1'700'000'000);
    if (!cookies) {
        hold(cookies.error().kind == ErrorKind::BadInput && cookies.error().message.startsWith(QLatin1String("line ")), "what is wrong has a line");
        return 0;
    }
    hold(cookies->size() <= text.count('\n') + 1, "a line is one cookie");
    hold(cookiesIn(text, 0)->size() >= cookies->size(), "time takes cookies away alone");
    const Access access({.cookies = *cookies});
    const auto jar = access.cookiesFor(url.host());
    if (!jar)
        return 0;
    const QByteArray field = cookieField(*jar, url);
    hold(field.isEmpty() || isSendable("Cookie", field), "no cookie ends its line");
    for (const QNetworkCookie &cookie : jar->cookiesForUrl(url)) {
        const QString domain = cookie.domain();
        hold(domain.startsWith(QLatin1Char('.')) ? (QLatin1Char('.') + url.host()).endsWith(domain) : domain == url.host(), "a cookie stays at home");
        hold(!cookie.isSecure(), "what is for TLS goes by TLS");
    }
    return 0;
}
