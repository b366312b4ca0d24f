// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QString>

namespace milliard {

// Gives a file or folder another name without ever taking somebody else's. The folders are descriptors, or AT_FDCWD beside
// absolute paths. 0, or errno; EEXIST where the new name is taken. In one step, but where the file system cannot do that.
int renameNew(int fromFolder, const QByteArray &from, int toFolder, const QByteArray &to);

// So that what has got or lost this name keeps it so after a power cut: its folder is written to the disk. DestinationUnusable, DestinationFull.
Result<void> makeNameDurable(const QString &path);

} // namespace milliard
