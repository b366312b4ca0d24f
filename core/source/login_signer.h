// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/source/page_fetcher.h"

#include <QUrl>

#include <memory>

namespace milliard {

// Sends the login that the user's files hold for an address' host (core/base/login.h) as Basic (RFC 7617), before it is asked
// for, to that origin alone. Null where there is none. Reads them once, here.
std::shared_ptr<RequestSigner> loginSigner(const QUrl &origin);

// The same for a page's request; nothing for null.
std::function<RequestFields(const QUrl &)> signWith(const std::shared_ptr<RequestSigner> &signer);

// What 401 from 'url' means, in words that say what to do. 'challenge': its WWW-Authenticate; empty: not known. 'hasLogin': it
// was an answer to one.
Error loginError(const QUrl &url, const QByteArray &challenge, bool hasLogin);

} // namespace milliard
