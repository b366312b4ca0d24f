// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QList>
#include <QNetworkCookie>

namespace milliard {

// The cookies in a text of the form that Netscape began with, and that curl and browsers' exports write: a line each, of domain, whether hosts
// below it have it too (TRUE, FALSE), path, whether it goes over TLS alone, its end in seconds since 1970 (0: it has none), name and
// value, with tabs between them. Lines that begin with "#" are comments, but for "#HttpOnly_", which stands before a domain. What has ended
// by 'now' (likewise in seconds) is left out. A domain is that host alone or, with a dot before it, those below too; one that is an
// address is that host alone (RFC 6265 §5.1.3). BadInput names the first wrong line by its number and shows nothing of it.
Result<QList<QNetworkCookie>> cookiesIn(const QByteArray &text, qint64 now);

} // namespace milliard
