// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayList>

namespace milliard {

// What stands between the slashes of a percent-encoded path, each part decoded: the same however servers and pages encode it, and a
// slash in a name is none between folders.
QByteArrayList decodedParts(const QByteArray &path);

} // namespace milliard
