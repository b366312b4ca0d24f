// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/retry_policy.h"
#include "tests/fuzz/fuzz.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTimeZone>

#include <algorithm>

using namespace milliard;

// The value of a Retry-After field.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray value = Input(data, size).rest();
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, QTimeZone::UTC);
    const auto wait = parseRetryAfter(value, now);
    hold(wait.count() >= 0, "nobody waits for the past");
    const QByteArray text = value.trimmed();
    if (!text.isEmpty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) {
        hold(wait <= std::chrono::hours(24), "seconds have a bound");
        bool fits = false;
        const int seconds = text.toInt(&fits);
        hold(!fits || seconds > 86'400 || wait == std::chrono::seconds(seconds), "seconds are taken as they are");
    }
    RetryPolicy policy;
    QRandomGenerator random(1);
    const Error error{ErrorKind::HttpStatus, {}, 503, wait};
    const auto delay = policy.delay(error, 1, random);
    hold(delay && *delay >= std::min(wait, RetryPolicy::maxRetryAfter), "the server's wish is the least");
    hold(*delay <= std::max(RetryPolicy::maxDelay, RetryPolicy::maxRetryAfter), "and an hour the most");
    return 0;
}
