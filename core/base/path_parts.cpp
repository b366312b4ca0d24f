// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/path_parts.h"

namespace milliard {

QByteArrayList decodedParts(const QByteArray &path)
{
    QByteArrayList parts = path.split('/');
    for (QByteArray &part : parts)
        part = QByteArray::fromPercentEncoding(part);
    return parts;
}

} // namespace milliard
