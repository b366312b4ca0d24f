// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QString>

class QIODevice;

namespace milliard {

// Lists that came by standard input, kept in "lists" beside the journal, since a job that goes on reads its list again.

// Copies all that 'input' has into a new file for its owner's eyes; gives its path, absolute. It is there as a whole or not at
// all. BadInput where 'input' cannot be read, JournalFull, JournalUnusable.
Result<QString> keepList(QIODevice &input, const QString &dataDir);

// Removes the list that the text of a source names ("urls:PATH"), if it is a kept one of this folder.
void forgetList(const QString &source, const QString &dataDir);

} // namespace milliard
