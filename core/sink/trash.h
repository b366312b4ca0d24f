// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/sink/walk_files.h"

namespace milliard {

// Whether what is in a folder can go to the trash, which is tried with a file of ours that is gone afterwards. Any thread.
bool hasTrash(const QString &folder);

// Moves a file that a walk of 'folder' meets to the user's trash, where it keeps its path. PathUnusable; also where a link
// has taken the place of a folder meanwhile, since the trash goes by paths.
Result<void> moveToTrash(const QString &folder, const WalkedFile &file);

} // namespace milliard
