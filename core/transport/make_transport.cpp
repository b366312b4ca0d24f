// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/transport/make_transport.h"

#include "core/transport/beast_transport.h"
#include "core/transport/qt_transport.h"

namespace milliard {

std::unique_ptr<Transport> makeTransport(TransportChoice choice, const TransportOptions &options)
{
    switch (choice) {
    case TransportChoice::Auto:
        return std::make_unique<BeastTransport>(options, BeastTransport::Others::LeaveToQt);
    case TransportChoice::Beast:
        return std::make_unique<BeastTransport>(options, BeastTransport::Others::Fail);
    case TransportChoice::Qt:
        return std::make_unique<QtTransport>(options);
    }
    Q_UNREACHABLE_RETURN(nullptr);
}

} // namespace milliard
