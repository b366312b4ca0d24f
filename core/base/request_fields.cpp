// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/request_fields.h"

#include <QUrl>

#include <algorithm>
#include <string_view>

namespace milliard {
namespace {

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
}

bool isTokenCharacter(char c)
{
    constexpr std::string_view others = "!#$%&'*+-.^_`|~";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || others.find(c) != others.npos;
}

} // namespace

bool isSendable(const QByteArray &name, const QByteArray &value)
{
    return !name.isEmpty() && std::ranges::all_of(name, isTokenCharacter)
        && std::ranges::all_of(value, [](char c) { return c == '\t' || (quint8(c) >= ' ' && c != '\x7f'); });
}

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && portOf(a) == portOf(b);
}

} // namespace milliard
