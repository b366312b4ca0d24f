// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/asio_types.h"
#include "core/demo/demo_faults.h"
#include "core/demo/demo_listing.h"

#include <atomic>
#include <unordered_set>

namespace milliard {

class DemoSession;

// What all threads of a service read and none writes.
struct DemoSite {
    explicit DemoSite(const DemoOptions &o)
        : options(o)
        , listing(o)
    {
    }

    const DemoOptions options;
    const DemoListing listing;
};

// One thread of the service with what is its own, so that threads share no lock while they serve. Only
// 'context' and 'served' may be used by others. Owned by the service, which outlives the thread.
struct alignas(64) DemoLane {
    DemoLane(const DemoOptions &options, int thread)
        : faults(options, thread)
    {
    }

    boost::asio::io_context context{1}; // one thread runs it
    DemoFaults faults;
    std::unordered_set<DemoSession *> sessions; // alive now; they enter and leave themselves
    bool closing = false;                       // no more sessions
    std::atomic<qint64> served{0};              // requests; written by this thread alone
};

} // namespace milliard
