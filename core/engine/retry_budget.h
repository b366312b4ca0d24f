// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QtTypes>

#include <algorithm>
#include <atomic>

namespace milliard {

// Bounds the further attempts of a whole job, so that a server in trouble is not asked twice as much by
// everybody: each file done earns a fifth of an attempt, each retry costs one (the idea of gRPC's retry
// throttling, gRFC A6). Thread-safe; a little more or less than exact under contention is fine.
class RetryBudget
{
public:
    static constexpr qint64 start = 1000;  // attempts
    bool spend()
    {
        if (m_fifths.load(std::memory_order_relaxed) < 5)
            return false;
        m_fifths.fetch_sub(5, std::memory_order_relaxed);
        return true;
    }
    void earn()
    {
        m_done.fetch_add(1, std::memory_order_relaxed);
        if (m_fifths.load(std::memory_order_relaxed) < start * 5)
            m_fifths.fetch_add(1, std::memory_order_relaxed);
    }

    // Files done so far: whether anything moves at all.
    qint64 done() const { return m_done.load(std::memory_order_relaxed); }

private:
    std::atomic<qint64> m_done{0};
    std::atomic<qint64> m_fifths{start * 5};
};

} // namespace milliard
