// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/host_windows.h"

#include "core/base/retry_policy.h"

#include <algorithm>

namespace milliard {

void HostWindow::succeeded()
{
    ++m_successes;
    m_refusedInARow = 0;
    m_size = std::min(double(m_cap), m_size + 1 / m_size);
}

void HostWindow::refused(qint64 start, std::chrono::milliseconds retryAfter)
{
    if (++m_refusedInARow > size() && retryAfter > retryAfter.zero())
        m_notBefore = std::max(m_notBefore, Clock::now() + std::min<std::chrono::milliseconds>(retryAfter, RetryPolicy::maxRetryAfter));
    if (start <= m_narrowedAt)
        return;
    m_narrowedAt = m_starts;
    m_size = std::max(1.0, m_size / 2);
}

HostWindow &HostWindows::of(const QByteArray &url)
{
    const qsizetype start = url.indexOf("://") + 3; // without one it is as good a key as any
    const qsizetype end = url.indexOf('/', start);
    const QByteArrayView prefix = end < 0 ? QByteArrayView(url) : QByteArrayView(url).first(end);
    if (m_last && m_last->prefix == prefix) // nearly always
        return m_last->window;
    const auto key = [](QByteArrayView bytes) { return std::string_view(bytes.data(), size_t(bytes.size())); };
    auto found = m_hosts.find(key(prefix));
    if (found == m_hosts.end()) {
        if (m_hosts.size() >= kept)
            std::erase_if(m_hosts, [](const auto &item) { return item.second->window.inFlight() == 0 && item.second->window.waiting() == 0; });
        auto host = std::make_unique<Host>(prefix.toByteArray(), HostWindow(m_cap));
        const std::string_view name = key(host->prefix);
        found = m_hosts.emplace(name, std::move(host)).first;
    }
    m_last = found->second.get();
    return m_last->window;
}

} // namespace milliard
