// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QString>

class QNetworkReply;
class QUrl;

namespace milliard {

// A URL as logs, journals and messages may show it: without user, password, query and fragment, since any of
// these can hold a secret (signed URLs).
QString shownUrl(const QUrl &url);
// The host alone, with its port where the URL has one.
QString shownHost(const QUrl &url);

// What a finished reply's failure means; call only when it failed or its status is not a success. The
// message has the status and its reason, or the host and what the network said; never the whole URL.
Error networkError(const QNetworkReply &reply);

} // namespace milliard
