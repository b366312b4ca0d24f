// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QFuture>
#include <QString>

#include <optional>

namespace milliard {

// Bytes that an ordinary user may still write where 'folder' is or would be made. Asked on a pool thread, since a
// network file system may take its time. None: nobody knows.
QFuture<std::optional<qint64>> askFreeSpace(const QString &folder);

} // namespace milliard
