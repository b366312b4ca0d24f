// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/transport/make_transport.h"

#include <array>

namespace milliard::test {

// Every transport there is. The contract tests run each of their cases with each of these, and want the same of all.
struct NamedTransport {
    const char *name;
    std::unique_ptr<Transport> (*make)(const TransportOptions &options);
};

template <TransportChoice choice>
std::unique_ptr<Transport> make(const TransportOptions &options)
{
    return makeTransport(choice, options);
}

inline constexpr std::array transports{
    NamedTransport{"qt", make<TransportChoice::Qt>},
    NamedTransport{"auto", make<TransportChoice::Auto>},
};

} // namespace milliard::test
