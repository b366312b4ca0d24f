// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>

namespace milliard {

// How the demo service lies. The words, and what each does, are in the table of demo_options.cpp, which
// demoFaultHelp() shows.
enum class DemoFaultKind {
    // /get, by chance for each request
    Status500, Status503, Status429, Reset, ResetBody, Short, Long, Close, Stall, StallBody, Slow, NoLength,
    Chunked, Empty, Html, Garbage, CloseAfter, NoRanges, ChangingEtag,
    // /get, by name: the same names each time
    Name404, Name403, NamePermanent500,
    // /list, by chance for each request
    List500, ListArray, ListTruncated, ListHtml, ListNumbers, ListEmpty, ListStall,
    // /list, the chain of the pages
    ListLoop, ListCycle, ListNoNames,
    // /list, hostile names on the first page
    NameSlash, NameDotdot, NameAbsolute, NameNul, NameLong, NameCase, NameEmpty, NameTwice, NameUnicode,
    NameControl,
};

// What the rate of a kind means. A kind of the last two holds always: its rate must be 1.
enum class DemoFaultScope { GetChance, GetName, ListChance, ListChain, ExtraName };

struct DemoFault {
    DemoFaultKind kind = DemoFaultKind::Status500;
    double rate = 1; // share of the requests or names hit; 0..1

    bool operator==(const DemoFault &) const = default;
};

QString demoFaultWord(DemoFaultKind kind);
DemoFaultScope demoFaultScope(DemoFaultKind kind);
// One line a kind: "word  what it does". For --help.
QStringList demoFaultHelp();
// KIND[:RATE]. BadInput lists the kinds.
Result<DemoFault> parseDemoFault(const QString &text);

// What the demo service serves. A plain value; the numbers of a running service are within validate()'s
// bounds.
struct DemoOptions {
    static constexpr qint64 maxFiles = 1'000'000'000;
    static constexpr qint64 maxSize = qint64(1) << 40; // 1 TiB
    static constexpr int maxPage = 1'000'000;
    static constexpr int maxThreads = 64;
    static constexpr std::chrono::milliseconds maxLatency{3'600'000};

    qint64 files = 10'000;                // 0..maxFiles
    qint64 size = 100;                    // bytes a body; 0..maxSize
    bool varySize = false;                // bodies of size/4 to 2 × size, fixed for each name
    qint64 pace = 0;                      // bytes a second of each body; 0: as fast as it goes
    int page = 1000;                      // names a page; 1..maxPage
    quint16 port = 0;                     // 0: any free one
    std::chrono::milliseconds latency{0}; // before each answer; 0..maxLatency
    QList<DemoFault> faults{};            // of several by chance, the first that hits wins
    int threads = 2;                      // 1..maxThreads
    quint64 seed = 1;                     // of the faults by chance
};

// BadInput names the option and its bounds.
Result<DemoOptions> validate(DemoOptions options);

// What the programs show first: about half a minute with 2 × 16 connections and 80 MB, slow enough for the bars of
// single files to be seen.
DemoOptions livelyDemo();

} // namespace milliard
