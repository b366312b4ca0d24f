// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

namespace milliard {

// The file name that a Content-Disposition field gives (RFC 6266 §4): "filename*" (RFC 8187) before "filename", of several the
// first, and of a path its last part alone (§4.3). What is quoted as it should not be is read as most servers mean it, and so is a
// field that lacks its type and begins with the name; bytes of "filename" that are UTF-8 are taken for it, others for ISO 8859-1.
// Null: the field gives none. Never empty, "." or "..", never with a slash or a backslash, at most 1,024 UTF-16 units.
QString fileNameOf(const QByteArray &contentDisposition);

} // namespace milliard
