// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QStringList>

#include <atomic>

namespace milliard {

// The name without what says that it is an archive: "data.tar.gz" → "data", "notes.txt.gz" → "notes.txt".
QString withoutArchiveSuffix(const QString &name);

// The paths of files below a folder that are archives by their names, in no order and not more than so many: documents are often
// zips by their bytes. 'isCancelled' ends it. Blocks as long as it takes to read the folders.
QStringList archivesBelow(const QString &folder, int most, const std::atomic<bool> &isCancelled);

} // namespace milliard
