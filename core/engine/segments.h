// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/part.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace milliard {

// Which bytes of a large file are there, which are being fetched, and which are next. The file is covered by segments
// without gaps; each is filled from its beginning by at most one transfer. One thread.
class Segments
{
public:
    // A segment is cut in two only where both parts have at least this; less is not worth a request.
    static constexpr qint64 smallest = 4 << 20; // bytes

    // 'have': ascending, within the file and apart from each other.
    explicit Segments(qint64 size, const QList<Span> &have = {});

    qint64 size() const { return m_size; }
    qint64 have() const { return m_have; } // bytes
    bool isWhole() const { return m_have == m_size; }
    int busy() const { return m_busy; }
    QList<Span> spans() const; // that are there; what touches is one

    // One that nobody fetches, now taken; none if there is no such.
    std::optional<int> take();
    // The second half of the one that lacks most, now a segment of its own and taken.
    std::optional<int> split();
    void release(int segment);
    // Released by a transfer that got nothing of it: the transfer of the segment before, if there is one, goes on to its end.
    void giveBack(int segment);

    Span missing(int segment) const { return {of(segment).at, of(segment).end}; }
    Span whole(int segment) const { return {of(segment).first, of(segment).end}; }
    // So many more bytes of a segment are there: at most what it lacks.
    void advance(int segment, qint64 bytes);

private:
    struct Segment {
        qint64 first;
        qint64 at; // what comes before is there
        qint64 end;
        bool isBusy = false;
    };

    const Segment &of(int segment) const
    {
        Q_ASSERT(segment >= 0 && std::size_t(segment) < m_segments.size());
        return m_segments[std::size_t(segment)];
    }

    qint64 m_size;
    qint64 m_have = 0;
    int m_busy = 0;
    std::vector<Segment> m_segments; // in no order; an index stays
};

} // namespace milliard
