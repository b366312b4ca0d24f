// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/segments.h"
#include "tests/fuzz/fuzz.h"

#include <vector>

using namespace milliard;

namespace {

// The file is covered by what is there and what is missing, each byte once.
void checkSegments(const Segments &segments)
{
    qint64 have = 0, end = -1;
    for (const Span &span : segments.spans()) {
        hold(span.first > end && span.end > span.first && span.end <= segments.size(), "spans ascend, apart from each other, in the file");
        end = span.end;
        have += span.size();
    }
    hold(have == segments.have(), "what is there adds up");
}

} // namespace

// The journal's spans as pairs of bytes, gap and length in MiB, up to a pair that is zero; then what happens.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr qint64 unit = 1 << 20;
    std::size_t at = 0;
    const auto next = [&]() -> int { return at < size ? data[at++] : 0; };
    QList<Span> spans;
    qint64 from = next() * unit;
    for (int gap = next(), length = next(); length > 0; gap = next() + 1, length = next()) {
        spans.append({from + gap * unit, from + (gap + length) * unit});
        from = spans.last().end;
    }
    Segments segments(from + next() * unit + 1, spans);
    hold(segments.spans() == spans, "what was there is there");
    checkSegments(segments);
    std::vector<int> taken;
    while (at < size) {
        const int what = next();
        if (what % 4 == 0 || what % 4 == 1) {
            if (const auto segment = what % 4 == 0 ? segments.take() : segments.split()) {
                hold(segments.missing(*segment).size() > 0, "what is taken lacks something");
                taken.push_back(*segment);
            }
        } else if (!taken.empty()) {
            const std::size_t which = std::size_t(what / 4) % taken.size();
            const Span missing = segments.missing(taken[which]);
            if (what % 4 == 2) {
                segments.advance(taken[which], std::min<qint64>(missing.size(), next() * unit / 2));
            } else {
                what & 64 ? segments.giveBack(taken[which]) : segments.release(taken[which]);
                taken.erase(taken.begin() + std::ptrdiff_t(which));
            }
        }
        hold(segments.busy() == int(taken.size()), "whoever fetches is counted");
        checkSegments(segments);
    }
    // Whatever happened, the rest can be had, and then the file is whole.
    for (const int segment : taken)
        segments.release(segment);
    while (const auto segment = segments.take()) {
        segments.advance(*segment, segments.missing(*segment).size());
        segments.release(*segment);
    }
    hold(segments.isWhole() && segments.spans() == QList<Span>{{0, segments.size()}}, "the file is whole in the end");
    return 0;
}
