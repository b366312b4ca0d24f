// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QtTypes>

namespace milliard {

// How much may be had per second. 0: no limit; JobOptions::maxLimit is the largest.
struct Limits {
    qint64 bytesPerSecond = 0; // of bodies
    qint64 filesPerSecond = 0; // asked for

    bool areNone() const { return bytesPerSecond <= 0 && filesPerSecond <= 0; }
    bool operator==(const Limits &) const = default;
};

} // namespace milliard
