// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/demo/demo_options.h"

#include <algorithm>
#include <array>
#include <optional>

namespace milliard {
namespace {

struct Row {
    DemoFaultKind kind;
    DemoFaultScope scope;
    const char *word;
    const char *what;
};

using enum DemoFaultKind;
using enum DemoFaultScope;

// Every kind of fault, once. The order is that of --help.
constexpr std::array rows{
    Row{Status500, GetChance, "500", "Internal Server Error"},
    Row{Status503, GetChance, "503", "Service Unavailable"},
    Row{Status429, GetChance, "429", "Too Many Requests, Retry-After: 1"},
    Row{Reset, GetChance, "reset", "connection reset (RST) instead of an answer"},
    Row{ResetBody, GetChance, "reset-body", "connection reset after half of the body"},
    Row{Short, GetChance, "short", "connection closed before all announced bytes were sent"},
    Row{Long, GetChance, "long", "further bytes after the announced ones"},
    Row{Close, GetChance, "close", "connection closed instead of an answer"},
    Row{Stall, GetChance, "stall", "never an answer"},
    Row{StallBody, GetChance, "stall-body", "half of the body, then nothing more"},
    Row{Slow, GetChance, "slow", "a byte of the body each 50 ms"},
    Row{NoLength, GetChance, "no-length", "no Content-Length, the body ends with the connection"},
    Row{Chunked, GetChance, "chunked", "Transfer-Encoding: chunked"},
    Row{Empty, GetChance, "empty", "status 200, no body"},
    Row{Html, GetChance, "html", "status 200, an HTML error page as the body"},
    Row{Garbage, GetChance, "garbage", "bytes that are not HTTP, then closed"},
    Row{CloseAfter, GetChance, "close-after", "a right answer, then closed without notice"},
    Row{NoRanges, GetChance, "no-ranges", "the whole file, whatever part of it is asked for"},
    Row{ChangingEtag, GetChance, "changing-etag", "an ETag that no other answer has"},
    Row{Name404, GetName, "404", "Not Found, always for the same names"},
    Row{Name403, GetName, "403", "Forbidden, always for the same names"},
    Row{NamePermanent500, GetName, "permanent-500", "Internal Server Error, always for the same names"},
    Row{List500, ListChance, "list-500", "a page: Internal Server Error"},
    Row{ListArray, ListChance, "list-array", "a page: JSON array instead of an object"},
    Row{ListTruncated, ListChance, "list-truncated", "a page: half of the JSON"},
    Row{ListHtml, ListChance, "list-html", "a page: HTML instead of JSON, status 200"},
    Row{ListNumbers, ListChance, "list-numbers", "a page: numbers instead of names"},
    Row{ListEmpty, ListChance, "list-empty", "a page: an empty body, status 200"},
    Row{ListStall, ListChance, "list-stall", "a page: never an answer"},
    Row{ListLoop, ListChain, "list-loop", "from the second page on, NextFile is the page's own cursor"},
    Row{ListCycle, ListChain, "list-cycle", "from the third page on, NextFile is the second page's cursor"},
    Row{ListNoNames, ListChain, "list-no-names", "between two pages comes one without names"},
    Row{NameSlash, ExtraName, "name-slash", "one more name: folder/inside.bin"},
    Row{NameDotdot, ExtraName, "name-dotdot", "one more name: ../escape.bin"},
    Row{NameAbsolute, ExtraName, "name-absolute", "one more name: /etc/escape.bin"},
    Row{NameNul, ExtraName, "name-nul", "one more name, with a zero byte inside"},
    Row{NameLong, ExtraName, "name-long", "one more name, of 300 bytes"},
    Row{NameCase, ExtraName, "name-case", "two more names: Case.bin and case.bin"},
    Row{NameEmpty, ExtraName, "name-empty", "one more name: the empty one"},
    Row{NameTwice, ExtraName, "name-twice", "the first file's name once more"},
    Row{NameUnicode, ExtraName, "name-unicode", "one more name, beyond ASCII"},
    Row{NameControl, ExtraName, "name-control", "one more name, with a line feed and a tab inside"},
};
static_assert(rows.size() == size_t(NameControl) + 1);
static_assert([] {
    for (size_t i = 0; i < rows.size(); ++i) {
        if (size_t(rows[i].kind) != i)
            return false;
    }
    return true;
}(), "rows are found by the value of their kind");

const Row &rowOf(DemoFaultKind kind)
{
    return rows[size_t(kind)];
}

Error badInput(const QString &message)
{
    return {ErrorKind::BadInput, message};
}

QString knownWords()
{
    QStringList words;
    for (const Row &row : rows)
        words += QLatin1String(row.word);
    return words.join(QLatin1String(", "));
}

// Nothing if the fault can be had.
std::optional<Error> complaint(const DemoFault &fault)
{
    const DemoFaultScope scope = demoFaultScope(fault.kind);
    if (!(fault.rate >= 0 && fault.rate <= 1)) { // so written, it catches NaN too
        return badInput(QStringLiteral("fault %1 has rate %2, but must have one from 0 to 1")
                            .arg(demoFaultWord(fault.kind)).arg(fault.rate));
    }
    if ((scope == ListChain || scope == ExtraName) && fault.rate != 1) {
        return badInput(
            QStringLiteral("fault %1 holds always and takes no rate").arg(demoFaultWord(fault.kind)));
    }
    return std::nullopt;
}

} // namespace

QString demoFaultWord(DemoFaultKind kind)
{
    return QLatin1String(rowOf(kind).word);
}

DemoFaultScope demoFaultScope(DemoFaultKind kind)
{
    return rowOf(kind).scope;
}

QStringList demoFaultHelp()
{
    QStringList lines;
    for (const Row &row : rows)
        lines += QString::fromLatin1(row.word).leftJustified(15) + QLatin1String(row.what);
    return lines;
}

Result<DemoFault> parseDemoFault(const QString &text)
{
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    const QString word = text.left(colon); // all of it where there is no colon
    const auto row = std::ranges::find_if(rows, [&](const Row &r) { return word == QLatin1String(r.word); });
    if (row == rows.end())
        return std::unexpected(badInput(QStringLiteral("fault '%1' is none of: %2").arg(word, knownWords())));
    DemoFault fault{row->kind, 1};
    if (colon >= 0) {
        bool ok = false;
        fault.rate = text.mid(colon + 1).toDouble(&ok);
        if (!ok) {
            return std::unexpected(
                badInput(QStringLiteral("fault '%1' needs a rate from 0 to 1 after the colon").arg(text)));
        }
    }
    if (const auto error = complaint(fault))
        return std::unexpected(*error);
    return fault;
}

Result<DemoOptions> validate(DemoOptions options)
{
    const auto outOfBounds = [](const char *option, qint64 value, qint64 low, qint64 high) {
        return std::unexpected(badInput(QStringLiteral("%1 is %2, but must be from %3 to %4")
                                            .arg(QLatin1String(option)).arg(value).arg(low).arg(high)));
    };
    if (options.files < 0 || options.files > DemoOptions::maxFiles)
        return outOfBounds("files", options.files, 0, DemoOptions::maxFiles);
    if (options.size < 0 || options.size > DemoOptions::maxSize)
        return outOfBounds("size", options.size, 0, DemoOptions::maxSize);
    if (options.pace < 0 || options.pace > DemoOptions::maxSize)
        return outOfBounds("pace", options.pace, 0, DemoOptions::maxSize);
    if (options.page < 1 || options.page > DemoOptions::maxPage)
        return outOfBounds("page", options.page, 1, DemoOptions::maxPage);
    if (options.threads < 1 || options.threads > DemoOptions::maxThreads)
        return outOfBounds("threads", options.threads, 1, DemoOptions::maxThreads);
    if (options.latency.count() < 0 || options.latency > DemoOptions::maxLatency)
        return outOfBounds("latency", options.latency.count(), 0, DemoOptions::maxLatency.count());
    for (const DemoFault &fault : std::as_const(options.faults)) {
        if (const auto error = complaint(fault))
            return std::unexpected(*error);
    }
    return options;
}

DemoOptions livelyDemo()
{
    DemoOptions options;
    options.files = 6'000;
    options.size = 12'000;
    options.varySize = true;
    options.latency = std::chrono::milliseconds(15);
    options.pace = 100'000;
    return options;
}

} // namespace milliard
