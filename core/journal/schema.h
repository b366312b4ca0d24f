// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

class QSqlDatabase;

namespace milliard {

// Makes the journal's tables, or brings those of an older program up to date: such a journal goes on working, and a copy of it as
// it was stays beside it. A newer one is left alone and refused, naming the program that wrote it. JournalUnusable.
Result<void> prepareSchema(const QSqlDatabase &database);

} // namespace milliard
