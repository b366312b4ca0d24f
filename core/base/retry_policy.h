// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QList>

#include <chrono>
#include <optional>

class QDateTime;
class QRandomGenerator;

namespace milliard {

// When and how often a failed attempt is made again. Waits are backoff × 2^(n−1), capped, with full jitter
// (a uniform choice from zero to that), so that many clients of one server do not come back in step.
struct RetryPolicy {
    static constexpr int maxAttempts = 100;
    static constexpr std::chrono::milliseconds maxDelay{120'000};
    static constexpr std::chrono::milliseconds maxRetryAfter{3'600'000}; // a server that names a later time is asked then

    int attempts = 4;                            // in all, the first included; 1..maxAttempts
    std::chrono::milliseconds backoff{300};      // the factor; 0..maxDelay
    QList<int> statuses{408, 429, 500, 502, 503, 504};

    bool operator==(const RetryPolicy &) const = default;

    // Whether another attempt can help at all. Refused, lost and timed out can; a name without an address
    // can too (a resolver that is down answers alike); a bad certificate or a 404 cannot.
    bool retriable(const Error &error) const;

    // The wait before the attempt that follows 'made' failed ones, or none if there shall be no more.
    // The server's Retry-After is the least, even above maxDelay, up to one hour.
    std::optional<std::chrono::milliseconds> delay(const Error &error, int made, QRandomGenerator &random) const;
};

// RFC 9110 §10.2.3: seconds, or an HTTP date, which counts from 'now'. Zero for what is neither or past.
std::chrono::milliseconds parseRetryAfter(const QByteArray &value, const QDateTime &now);

} // namespace milliard
