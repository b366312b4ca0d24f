// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/entry.h"
#include "core/base/error.h"
#include "core/journal/journal.h"
#include "core/source/listing_source.h"

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace milliard {

// Walks a source from where the journal says: first the pages that were listed but not finished, then the
// chain of cursors to its end. Asks for the next page as soon as a cursor is known and there is room. Lives
// on the run's thread. Ends once: with the last page, or with the error that ended it.
class Lister final
{
public:
    // Services that filter give empty pages now and then; without a bound, a listing of nothing else would never end. The
    // next run goes on from there, with as many again.
    static constexpr int maxEmptyInARow = 1000;

    struct Callbacks {
        std::function<bool()> hasRoom;
        std::function<void(qint64 seq, Page page)> page;
        std::function<void(std::optional<Error> error)> over;
    };

    Lister(std::unique_ptr<ListingSource> source, Journal::Position from, Callbacks callbacks);

    // Asks for the next page if there is one, there is room and none is being asked for.
    void pump();
    // Nothing is called any more.
    void stop();
    // The listing was found at fault by somebody else; over() is called with it.
    void fail(const Error &error);

    bool isOver() const { return m_over; }

private:
    std::optional<Error> check(const Page &page, qint64 seq, bool isNew);
    void received(qint64 seq, bool isNew, Result<Page> page);
    void end(std::optional<Error> error);

    std::unique_ptr<ListingSource> m_source;
    std::deque<Journal::OpenPage> m_open;
    std::optional<Cursor> m_ahead;
    qint64 m_nextSeq;
    Callbacks m_callbacks;
    int m_emptyInARow = 0;
    bool m_asking = false;
    bool m_over = false;
};

} // namespace milliard
