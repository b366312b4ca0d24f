// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/lister.h"

#include <utility>

namespace milliard {

Lister::Lister(std::unique_ptr<ListingSource> source, Journal::Position from, Callbacks callbacks)
    : m_source(std::move(source))
    , m_open(from.open.cbegin(), from.open.cend())
    , m_ahead(std::move(from.ahead))
    , m_nextSeq(from.nextSeq)
    , m_callbacks(std::move(callbacks))
{
}

void Lister::pump()
{
    if (m_over || m_asking)
        return;
    if (m_open.empty() && !m_ahead)
        return end(std::nullopt);
    if (!m_callbacks.hasRoom())
        return;
    m_asking = true;
    const bool isNew = m_open.empty();
    const qint64 seq = isNew ? m_nextSeq : m_open.front().seq;
    const Cursor cursor = isNew ? *m_ahead : m_open.front().cursor;
    m_source->page(cursor, [this, seq, isNew](Result<Page> page) { received(seq, isNew, std::move(page)); });
}

void Lister::received(qint64 seq, bool isNew, Result<Page> page)
{
    if (m_over)
        return;
    m_asking = false;
    // Of a page that is no more, nothing is left to ask for: its failures stay, each with the reason, and the job ends.
    if (!page && page.error().kind == ErrorKind::Changed && !isNew && m_open.front().isAskedAgain)
        page = Page{{}, {}, {}, {page.error().message}, false};
    if (!page)
        return end(page.error());
    if (const auto fault = check(*page, seq, isNew))
        return end(fault);
    std::optional<Error> loop;
    if (isNew) {
        m_ahead = page->next;
        ++m_nextSeq;
        if (page->next == page->cursor)
            loop = Error{ErrorKind::ListingLoop, QStringLiteral("page %1 names itself as the next").arg(seq + 1)};
    } else {
        page->cursor = std::move(m_open.front().cursor); // it is that page, however its source names it by now
        m_open.pop_front();
    }
    const bool more = !loop && (m_ahead || !m_open.empty());
    if (more)
        pump(); // the next request is under way before this page is looked at
    m_callbacks.page(seq, *std::move(page));
    if (!more && !m_over)
        end(loop);
}

// What no honest listing does, whatever its kind.
std::optional<Error> Lister::check(const Page &page, qint64 seq, bool isNew)
{
    if (page.next && page.next->size() > maxCursorBytes)
        return Error{ErrorKind::BadListing, QStringLiteral("page %1 names the next by a cursor of %2 bytes, more than %3").arg(seq + 1).arg(page.next->size()).arg(maxCursorBytes)};
    if (isNew)
        m_emptyInARow = page.entries.isEmpty() ? m_emptyInARow + 1 : 0;
    if (m_emptyInARow > maxEmptyInARow && page.next)
        return Error{ErrorKind::BadListing, QStringLiteral("%1 pages in a row without a name; it may go on for ever, and so it does where the job is resumed").arg(maxEmptyInARow)};
    return std::nullopt;
}

void Lister::stop()
{
    m_over = true;
    m_source.reset();
}

void Lister::fail(const Error &error)
{
    if (!m_over)
        end(error);
}

void Lister::end(std::optional<Error> error)
{
    m_over = true;
    m_callbacks.over(std::move(error));
}

} // namespace milliard
