// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QtTypes>

namespace milliard {

// The finalizer and the generator of SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number
// generators", 2014). For demo data, not for secrets.
constexpr quint64 demoMix(quint64 x)
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

class DemoRandom final
{
public:
    constexpr explicit DemoRandom(quint64 seed)
        : m_state(seed)
    {
    }

    constexpr quint64 next() { return demoMix(m_state += 0x9e3779b97f4a7c15u); }
    constexpr double fraction() { return toFraction(next()); } // 0 <= x < 1

    static constexpr double toFraction(quint64 x) { return double(x >> 11) * 0x1p-53; }

private:
    quint64 m_state;
};

} // namespace milliard
