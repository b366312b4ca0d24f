// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

namespace milliard {

// Where HOME is not set, as in some services and containers, takes the account's (getpwuid), and not the root folder, as Qt does
// then. Before any path is asked for, by the main thread alone.
void useHomeOfAccount();

} // namespace milliard
