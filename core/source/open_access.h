// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job.h"
#include "core/source/source_kind.h"

#include <QFuture>

namespace milliard {

// BadInput if the options have headers or a token that would go to nobody, since the source names no origin for them, or a file among them cannot be used.
Result<void> checkAccess(const SourcePlan &plan, const JobOptions &options);

// The options with their access: files are read, here and now, and the keychain is asked where they name it. Ready at once where they do
// not; otherwise as readSecret() says, so that nobody may wait for it on the main thread. BadInput says what cannot be used.
QFuture<Result<JobOptions>> openAccess(const QString &source, const JobOptions &options);

// makeSource() with access, for threads that may wait: not the main thread.
Result<std::unique_ptr<ListingSource>> openSource(const QString &source, const JobOptions &options);

} // namespace milliard
