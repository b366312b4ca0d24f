// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include <QtTypes>

namespace milliard {

// What to do with a file that the destination already has. One that the job stored, and nobody wrote to since, is its own and
// counts as there, so that a resumed job fetches nothing twice.
enum class ExistingRule {
    Skip,      // keep it; where the listing tells another size, or has other bytes with it, it is in the way: FileExists
    Overwrite,
    Newer,     // overwrite it where the listing tells a later time than it has; without a time, as Skip
    Rename,    // the new one becomes "name (1).ext"
    Fail,
    Ask,       // put the new one aside as FileExists until people have said what becomes of it (ExistingAnswer); one of the
               // listed size and time is skipped
};

// Whether a job of this rule may have stored "name (1)" where somebody else's "name" was.
constexpr bool mayNumber(ExistingRule rule)
{
    return rule == ExistingRule::Rename || rule == ExistingRule::Fail || rule == ExistingRule::Ask;
}

// What people said of an entry that failed since something is in its way: a rule for it alone, in place of the job's. What is
// there is not this job's, whatever its time, unless it was stored since the answer. Of the rules, Skip keeps whatever is there,
// and so does Newer without a time.
struct ExistingAnswer {
    ExistingRule rule = ExistingRule::Ask; // Ask: nothing yet; never Fail
    qint64 given = 0; // milliseconds since 1970 in UTC
};

} // namespace milliard
