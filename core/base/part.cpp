// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/part.h"

#include <QCryptographicHash>

namespace milliard {

QByteArray partFileName(qint64 page, const QString &name, qint64 version)
{
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256);
    return "part-" + QByteArray::number(page) + '-' + hash.first(16).toHex() + '-' + QByteArray::number(version);
}

} // namespace milliard
