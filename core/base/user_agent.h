// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

namespace milliard {

// What every request says that it comes from, unless people say otherwise (RFC 9110 §10.1.5).
inline constexpr char userAgent[] = "Milliard/" MILLIARD_VERSION;

} // namespace milliard
