// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/demo/demo_faults.h"
#include "core/demo/demo_listing.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <atomic>
#include <unordered_set>

// GCC 14 at -O1 (the sanitizers' presets) inlines one half of Asio's allocation of coroutine frames and then
// takes the pair for mismatched. It says so at the end of our coroutines, so this holds for the whole file
// that includes this internal header.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace milliard {

// Asio's types with the executor named, which spares the type erasure of any_io_executor on every step.
using DemoExecutor = boost::asio::io_context::executor_type;
using DemoSocket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, DemoExecutor>;
using DemoAcceptor = boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, DemoExecutor>;
using DemoTimer = boost::asio::basic_waitable_timer<std::chrono::steady_clock,
    boost::asio::wait_traits<std::chrono::steady_clock>, DemoExecutor>;
template <typename T>
using DemoTask = boost::asio::awaitable<T, DemoExecutor>;

// The completion token of every wait: errors come in 'error' instead of as an exception.
inline auto demoAwait(boost::system::error_code &error)
{
    return boost::asio::redirect_error(boost::asio::use_awaitable_t<DemoExecutor>(), error);
}

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
