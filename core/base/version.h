// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace milliard {

// What this program was built of: "0.1.0" is that release, anything else says its commit (cmake/version.cmake).
QString versionText();

} // namespace milliard
