// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QNetworkProxy>
#include <QUrl>

namespace milliard {

// The proxy that a job's option names: empty (those that the system names; QNetworkProxy::DefaultProxy), "none", or an address,
// "http://[USER@]HOST:PORT" or "socks5://[USER@]HOST:PORT". It has no password; with socks5 names are looked up by the proxy. BadInput says what is
// wrong, and shows nothing of a password.
Result<QNetworkProxy> proxyFrom(const QString &text);

// The same as an address, without its user: its password's account in the keychain. Empty for those that are none.
QUrl proxyOrigin(const QString &text);

// Which proxy a request for this address goes by: the job's own, or where that is the system's, the first that it names. NoProxy: none.
QNetworkProxy proxyInForce(const QNetworkProxy &ofJob, const QUrl &url);

// "host:port", as messages name it.
QString shownProxy(const QNetworkProxy &proxy);

} // namespace milliard
