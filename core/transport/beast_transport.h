// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/transport/transport.h"

#include <memory>

namespace milliard {

// The bulk engine: HTTP/1.1 by Boost.Beast on one io_context, a coroutine a connection, for very many files from few
// hosts. Connections are kept, opened gradually and only as they are needed, and closed where the server says so.
// What is not a plain success and may be one for somebody who can do more (redirects, authentication, HTTP/2 alone, a
// proxy in force) is left to a QtTransport, or is a failure if that is not wanted. Made, run and destroyed on one
// worker's thread.
class BeastTransport final : public Transport
{
public:
    enum class Others { LeaveToQt, Fail };

    BeastTransport(const TransportOptions &options, Others others);
    ~BeastTransport() override;

    void run(TransferPort &port) override;
    void wake() override;
    void abortAll() override;

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace milliard
