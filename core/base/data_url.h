// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>

namespace milliard {

// An address that is its own body (RFC 2397), which there is nobody to ask for: how a source hands over bytes that it has.
// Whether a URL is one, in any case.
bool isDataUrl(QByteArrayView url);

// One with this body, in base64.
QByteArray dataUrl(const QByteArray &body);

// The body, in base64 or percent-encoded. BadResponse for what is no base64, or has no comma.
Result<QByteArray> dataUrlBody(const QByteArray &url);

} // namespace milliard
