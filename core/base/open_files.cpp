// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/open_files.h"

#include <algorithm>
#include <mutex>
#include <sys/resource.h>

namespace milliard {

Result<void> allowOpenFiles(qint64 needed)
{
    static std::mutex mutex; // what another thread has raised meanwhile is not lowered
    const std::scoped_lock lock(mutex);
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= rlim_t(needed))
        return {};
    const rlim_t before = limit.rlim_cur;
    limit.rlim_cur = std::min(limit.rlim_max, rlim_t(needed));
    if (limit.rlim_cur == rlim_t(needed) && ::setrlimit(RLIMIT_NOFILE, &limit) == 0)
        return {};
    return std::unexpected(Error{ErrorKind::BadInput,
        QStringLiteral("so many connections need up to %1 open files, but this system allows %2 (ulimit -n); use fewer threads or connections, or raise the limit")
            .arg(needed).arg(std::max(before, limit.rlim_max))});
}

} // namespace milliard
