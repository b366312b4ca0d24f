// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QtTypes>

#include <chrono>
#include <deque>
#include <optional>

namespace milliard {

// Speed over a sliding window of samples of two growing counts. One thread.
class RateMeter
{
public:
    using Clock = std::chrono::steady_clock;

    explicit RateMeter(std::chrono::milliseconds window = std::chrono::seconds(5));

    void sample(Clock::time_point now, qint64 files, qint64 bytes);
    double filesPerSecond() const;
    double bytesPerSecond() const;

private:
    struct Sample {
        Clock::time_point at;
        qint64 files;
        qint64 bytes;
    };
    double perSecond(qint64 Sample::*count) const;

    Clock::duration m_window;
    std::deque<Sample> m_samples; // bounded: the window at ten samples a second
};

// Time for 'remaining' files at this speed; none where there is no speed or nothing sensible to say.
std::optional<std::chrono::seconds> estimate(qint64 remaining, double perSecond);

} // namespace milliard
