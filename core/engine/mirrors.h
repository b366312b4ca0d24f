// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/entry.h"
#include "core/base/retry_policy.h"

#include <optional>

namespace milliard {

// Which of a file's addresses is asked next: all of them once, the best first and without a wait, then, as the policy says, all of
// them again. One that failed with what a further attempt does not mend is asked no more. So a round is what an attempt is for a file
// with one address.
class Mirrors
{
public:
    // An attempt at entry.url failed, in the round of this number from 1. If another address is to be asked at once, entry.url is
    // that one, and the number is of the round that it is in. Else the policy says what comes, and unless this was the last round
    // entry.url is the best address again, and the mirrors are the others, the next first. Does nothing to an entry without any, nor
    // for an error that another address cannot mend.
    std::optional<int> turn(Entry &entry, const Error &error, const RetryPolicy &policy, int round);

    // An address was left whose server is not down: what the others do does not stop the job.
    bool wasAnswered() const { return m_wasAnswered; }

private:
    qsizetype m_asked = 1; // addresses in this round
    bool m_wasAnswered = false;
};

} // namespace milliard
