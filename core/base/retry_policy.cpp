// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/base/retry_policy.h"

#include "core/base/http_date.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <algorithm>

namespace milliard {

using std::chrono::milliseconds;

bool RetryPolicy::retriable(const Error &error) const
{
    switch (error.kind) {
    case ErrorKind::HttpStatus:
        return statuses.contains(error.httpStatus);
    case ErrorKind::HostNotFound:
    case ErrorKind::ConnectionRefused:
    case ErrorKind::ConnectionLost:
    case ErrorKind::TimedOut:
    case ErrorKind::BadResponse:
    case ErrorKind::WrongLength:
    case ErrorKind::Changed:
    case ErrorKind::WrongDigest:
        return true;
    default:
        return false;
    }
}

std::optional<milliseconds> RetryPolicy::delay(const Error &error, int made, QRandomGenerator &random) const
{
    if (made >= attempts || !retriable(error))
        return std::nullopt;
    // 2^16 factors are past any cap; the bound keeps the shift defined.
    const qint64 ceiling = std::min<qint64>(backoff.count() << std::clamp(made - 1, 0, 16), maxDelay.count());
    const milliseconds jittered{qint64(random.generateDouble() * double(ceiling + 1))};
    return std::max(jittered, std::min(error.retryAfter, maxRetryAfter));
}

milliseconds parseRetryAfter(const QByteArray &value, const QDateTime &now)
{
    const QByteArray text = value.trimmed();
    if (text.isEmpty())
        return milliseconds::zero();
    const bool digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (digits) {
        bool ok = false;
        const qlonglong seconds = text.toLongLong(&ok);
        constexpr qlonglong day = 86'400; // no one waits longer for a file; also keeps the product in range
        return ok ? milliseconds(std::min(seconds, day) * 1000) : milliseconds(day * 1000);
    }
    const auto when = parseAnyHttpDate(text); // RFC 9110 §10.2.3
    return when ? std::max(milliseconds::zero(), *when - std::chrono::sys_time<milliseconds>(milliseconds(now.toMSecsSinceEpoch()))) : milliseconds::zero();
}

} // namespace milliard
