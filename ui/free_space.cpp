// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "ui/free_space.h"

#include <QFileInfo>
#include <QStorageInfo>
#include <QtConcurrentRun>

namespace milliard {

QFuture<std::optional<qint64>> askFreeSpace(const QString &folder)
{
    return QtConcurrent::run([folder]() -> std::optional<qint64> {
        QString path = folder;
        while (!path.isEmpty() && !QFileInfo::exists(path) && path != QLatin1String("/"))
            path = QFileInfo(path).path();
        const QStorageInfo storage(path);
        if (path.isEmpty() || !storage.isValid() || storage.bytesAvailable() < 0)
            return std::nullopt;
        return storage.bytesAvailable();
    });
}

} // namespace milliard
