// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/segments.h"

#include <algorithm>

namespace milliard {

Segments::Segments(qint64 size, const QList<Span> &have)
    : m_size(size)
{
    if (have.isEmpty() || have.first().first > 0)
        m_segments.push_back({0, 0, 0});
    for (const Span &span : have) {
        if (!m_segments.empty()) // what is missing behind a span is its continuation
            m_segments.back().end = span.first;
        m_segments.push_back({span.first, span.end, span.end});
        m_have += span.size();
    }
    m_segments.back().end = size;
}

QList<Span> Segments::spans() const
{
    QList<Span> spans;
    for (const Segment &segment : m_segments) {
        if (segment.at > segment.first)
            spans.append({segment.first, segment.at});
    }
    std::ranges::sort(spans, {}, &Span::first);
    QList<Span> joined;
    for (const Span &span : spans) {
        if (!joined.isEmpty() && joined.last().end == span.first)
            joined.last().end = span.end;
        else
            joined.append(span);
    }
    return joined;
}

std::optional<int> Segments::take()
{
    const auto free = std::ranges::find_if(m_segments, [](const Segment &s) { return !s.isBusy && s.at < s.end; });
    if (free == m_segments.end())
        return std::nullopt;
    free->isBusy = true;
    ++m_busy;
    return int(free - m_segments.begin());
}

std::optional<int> Segments::split()
{
    const auto most = std::ranges::max_element(m_segments, {}, [](const Segment &s) { return s.end - s.at; });
    const qint64 lacks = most->end - most->at;
    if (lacks < 2 * smallest)
        return std::nullopt;
    const qint64 middle = most->at + lacks / 2;
    const Segment second{middle, middle, most->end, true};
    most->end = middle;
    m_segments.push_back(second);
    ++m_busy;
    return int(m_segments.size()) - 1;
}

void Segments::release(int segment)
{
    m_segments[std::size_t(segment)].isBusy = false;
    --m_busy;
}

void Segments::giveBack(int segment)
{
    release(segment);
    Segment &mine = m_segments[std::size_t(segment)];
    const auto before = std::ranges::find_if(m_segments, [&](const Segment &s) { return s.isBusy && s.end == mine.first; });
    if (mine.at > mine.first || before == m_segments.end())
        return;
    before->end = mine.end;
    mine.first = mine.at = mine.end;
}

void Segments::advance(int segment, qint64 bytes)
{
    Q_ASSERT(bytes <= missing(segment).size());
    m_segments[std::size_t(segment)].at += bytes;
    m_have += bytes;
}

} // namespace milliard
