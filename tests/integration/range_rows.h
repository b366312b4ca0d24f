// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/transport/transport.h"
#include "tests/support/answers.h"

namespace milliard::test {

// What a server answers that was asked for bytes 20-39 of version "v1" of a file, and what every transport must make of it.
struct RangeRow {
    const char *name;
    QList<Step> steps;
    const char *kind = "";       // of the error, as kindName() has it; empty: success
    QByteArray body = "$REST";   // what is delivered, also before an error
    AnswerHead head{true, 80, "\"v1\"", true}; // of a success
    bool mayBeLess = false;      // of the body, where an error may come sooner
};

const QList<RangeRow> &rangeRows();

} // namespace milliard::test
