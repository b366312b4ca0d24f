// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/mirrors.h"

#include <utility>

namespace milliard {
namespace {

// Of the place, the journal, or what becomes of the file here, another address knows no better.
bool isOfAddress(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::HostNotFound:
    case ErrorKind::ConnectionRefused:
    case ErrorKind::ConnectionLost:
    case ErrorKind::TimedOut:
    case ErrorKind::TlsFailed:
    case ErrorKind::HttpStatus:
    case ErrorKind::BadRedirect:
    case ErrorKind::BadResponse:
    case ErrorKind::WrongLength:
    case ErrorKind::Changed:
    case ErrorKind::WrongDigest:
        return true;
    default:
        return false;
    }
}

bool isOfServer(ErrorKind kind) // it may be down
{
    return kind == ErrorKind::HostNotFound || kind == ErrorKind::ConnectionRefused || kind == ErrorKind::ConnectionLost || kind == ErrorKind::TimedOut;
}

} // namespace

std::optional<int> Mirrors::turn(Entry &entry, const Error &error, const RetryPolicy &policy, int round)
{
    if (entry.extras->mirrors.isEmpty() || !isOfAddress(error.kind))
        return std::nullopt;
    m_wasAnswered = m_wasAnswered || !isOfServer(error.kind);
    const bool isOver = m_asked > entry.extras->mirrors.size();
    if (isOver && round >= policy.attempts)
        return std::nullopt;
    const QByteArray failed = std::exchange(entry.url, entry.extras.edit().mirrors.takeFirst());
    const bool isOut = !policy.retriable(error);
    if (!isOut)
        entry.extras.edit().mirrors.append(failed);
    if (isOver)
        m_asked = 1;
    else if (!isOut)
        ++m_asked;
    if (!isOver)
        return round;
    return isOut ? std::optional(round + 1) : std::nullopt;
}

} // namespace milliard
