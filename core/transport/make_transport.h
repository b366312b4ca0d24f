// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job_options.h"
#include "core/transport/transport.h"

#include <memory>

namespace milliard {

// On the thread of the worker whose transport it is to be.
std::unique_ptr<Transport> makeTransport(TransportChoice choice, const TransportOptions &options);

} // namespace milliard
