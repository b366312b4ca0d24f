// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QUrl>

namespace milliard {

constexpr int maxRedirects = 20;

// Whether an answer of this status says that its file is elsewhere (RFC 9110 §15.4; 304 does not).
constexpr bool isRedirect(int status)
{
    return status >= 300 && status <= 399 && status != 304;
}

// Whether a redirect puts nothing but a slash behind the path, as servers do that are asked for a folder without it. Scheme, host,
// port, query and what is percent-encoded may be others.
bool isToFolder(const QUrl &from, const QUrl &target);

// Where that is, for an answer from 'from' whose Location is this, after 'made' redirects. http and https only, never from
// https to http, and without a user name. BadRedirect.
Result<QUrl> redirectTarget(const QUrl &from, int status, const QByteArray &location, int made);

} // namespace milliard
