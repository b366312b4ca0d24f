// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

// Jobs of lists that are kept beside the journal.
#include "core/engine/engine.h"

#include "core/journal/kept_list.h"

namespace milliard {

Result<JobId> Engine::addList(QIODevice &list, JobSpec spec)
{
    const auto kept = keepList(list, m_dataDir);
    if (!kept)
        return std::unexpected(kept.error());
    spec.source += *kept;
    auto id = add(spec);
    if (!id)
        forgetList(spec.source, m_dataDir);
    return id;
}

} // namespace milliard
