// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/integration/hostile_rows.h"

namespace milliard::test {

// Starts the row's server, runs milliard-cli against it, and says what is wrong with what came of it; empty: nothing.
// Besides what the row expects, always: no crash and no hang, nothing outside the destination, no other file and no wrong
// byte in it, sums that add up, memory within bounds, and no secret in output, in the journal or at another host. Blocks;
// on any thread.
QString hostileFault(const HostileRow &row, const QString &transport, const TestAuthority &authority);

} // namespace milliard::test
