// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QString>
#include <QUrl>

namespace milliard {

// Whether a text begins with this prefix and "http://" or "https://", in any case: "list+" for "List+HTTP://host".
bool hasHttpForm(const QString &text, QLatin1StringView prefix);

// The http or https URL behind the prefix. BadInput says which part is wrong: no host, a port that is none, a user name or
// password, since sources are kept in the journal. An empty path becomes "/".
Result<QUrl> httpAddress(const QString &text, QLatin1StringView prefix);

} // namespace milliard
