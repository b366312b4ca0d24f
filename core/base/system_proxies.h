// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

namespace milliard {

// From now on all connections go through the proxies that the system names: the desktop's, or http_proxy and its kin.
// The system is asked once for each scheme, host and port, since the answer is slow to have and libproxy, which Qt
// asks, keeps some hundred bytes for each. Called once, on the main thread, before anything connects.
void useSystemProxies();

} // namespace milliard
