// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/transport/qt_transport.h"

#include <array>

namespace milliard::test {

// Every transport there is. The contract tests run each of their cases with each of these, and want the same of all.
struct NamedTransport {
    const char *name;
    std::unique_ptr<Transport> (*make)(const TransportOptions &options);
};

template <typename Kind>
std::unique_ptr<Transport> makeTransport(const TransportOptions &options)
{
    return std::make_unique<Kind>(options);
}

inline constexpr std::array transports{
    NamedTransport{"qt", makeTransport<QtTransport>},
};

} // namespace milliard::test
