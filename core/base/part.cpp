// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/part.h"

#include <QCryptographicHash>

namespace milliard {

QByteArray partFileName(qint64 page, const QString &name, qint64 version)
{
    // Halves of surrogate pairs, which names of bytes that are no UTF-8 have, are all the same in UTF-8.
    const QByteArrayView units(reinterpret_cast<const char *>(name.utf16()), name.size() * qsizetype(sizeof(char16_t)));
    const QByteArray hash = QCryptographicHash::hash(name.isValidUtf16() ? name.toUtf8() : units.toByteArray(), QCryptographicHash::Sha256);
    return "part-" + QByteArray::number(page) + '-' + hash.first(16).toHex() + '-' + QByteArray::number(version);
}

} // namespace milliard
