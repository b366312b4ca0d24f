// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/redirect.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace milliard;

// The URL that was asked for, then the Location of its answer.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    QUrl from = QUrl::fromEncoded(input.line(), QUrl::StrictMode);
    if (!from.isValid() || from.host().isEmpty() || (from.scheme() != QLatin1String("http") && from.scheme() != QLatin1String("https")))
        from = QUrl(QStringLiteral("https://user:secret@example.org/a/b?c"));
    const QByteArray location = input.rest();
    const auto target = redirectTarget(from, 302, location, 0);
    hold(!redirectTarget(from, 302, location, maxRedirects), "redirects have an end");
    if (!target) {
        hold(target.error().kind == ErrorKind::BadRedirect && target.error().httpStatus == 302, "it is a bad redirect");
        const QByteArray password = from.password().toUtf8();
        hold(password.size() < 6 || location.toLower().contains(password.toLower()) || !target.error().message.toUtf8().contains(password),
            "messages have no password");
        return 0;
    }
    const QString scheme = target->scheme();
    hold(target->isValid() && !target->host().isEmpty(), "there is somewhere to go");
    hold(scheme == QLatin1String("https") || (scheme == QLatin1String("http") && from.scheme() == QLatin1String("http")),
        "nothing but HTTP, and no way down from TLS");
    hold(target->userInfo().isEmpty(), "nobody is who the server says");
    const QByteArray encoded = target->toEncoded(QUrl::RemoveFragment);
    hold(std::ranges::all_of(encoded, [](char c) { return c > 0x20 && c < 0x7f; }), "a target cannot end the request's line");
    return 0;
}
