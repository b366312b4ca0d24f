// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/sink/tar_header.h"

#include <QByteArray>

#include <algorithm>

namespace milliard {

qint64 tarNumber(QByteArrayView field)
{
    const qsizetype end = std::min(field.indexOf('\0') < 0 ? field.size() : field.indexOf('\0'), field.size());
    bool ok = false;
    const qint64 value = field.first(end).trimmed().toLongLong(&ok, 8);
    return ok ? value : -1;
}

bool isTarHeader(QByteArrayView block)
{
    constexpr qsizetype at = 148; // the checksum's own field, which counts as spaces
    constexpr qsizetype length = 8;
    if (block.size() != tarBlockBytes)
        return false;
    qint64 sum = length * ' ';
    for (qsizetype i = 0; i < block.size(); ++i)
        sum += i >= at && i < at + length ? 0 : uchar(block[i]);
    return tarNumber(block.sliced(at, length)) == sum;
}

} // namespace milliard
