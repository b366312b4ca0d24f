// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/support/answers.h"

namespace milliard::test {

// What a server answers, and what every transport must make of it. One connection serves the file before, this and
// the next, so a row that leaves bytes behind is found out by the next.
struct ContractRow {
    const char *name;
    QList<Step> steps;
    const char *kind = "";       // of the error, as kindName() has it; empty: success
    QByteArray body = "$BODY";   // of a success
    std::chrono::milliseconds pause{0}; // before the next request
    const char *blind = ""; // a transport that cannot always tell, so that it may also succeed with bytes of this file
};

const QList<ContractRow> &contractRows();

} // namespace milliard::test
