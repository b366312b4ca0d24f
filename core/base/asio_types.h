// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

// GCC 14 at -O1 (the sanitizers' presets) inlines one half of Asio's allocation of coroutine frames and then
// takes the pair for mismatched. It says so at the end of our coroutines, so this holds for the whole file
// that includes this internal header.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace milliard {

// Asio's types with the executor named, which spares the type erasure of any_io_executor on every step.
using IoExecutor = boost::asio::io_context::executor_type;
using TcpSocket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, IoExecutor>;
using TcpAcceptor = boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, IoExecutor>;
using IoTimer = boost::asio::basic_waitable_timer<std::chrono::steady_clock,
    boost::asio::wait_traits<std::chrono::steady_clock>, IoExecutor>;
template <typename T>
using IoTask = boost::asio::awaitable<T, IoExecutor>;

// The completion token of every wait: errors come in 'error' instead of as an exception.
inline auto ioAwait(boost::system::error_code &error)
{
    return boost::asio::redirect_error(boost::asio::use_awaitable_t<IoExecutor>(), error);
}

} // namespace milliard
