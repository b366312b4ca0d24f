// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QUrl>

namespace milliard {

// Whether an answer is a web page rather than XML, by its beginning.
bool isWebPage(const QByteArray &body);

// The first feed that a web page at 'base' names as another form of itself: <link rel=alternate type=application/rss+xml href=…>, or
// Atom's type. Empty: none.
QUrl alternateFeed(const QByteArray &html, const QUrl &base);

} // namespace milliard
