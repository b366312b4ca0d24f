// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/engine/source_preview.h"

#include <algorithm>
#include <utility>

namespace milliard {

SourcePreview::SourcePreview(std::unique_ptr<ListingSource> source, const JobOptions &options, qint64 limit)
    : m_filter(options)
    , m_limit(limit)
    , m_lister(std::move(source), {0, Cursor(), {}},
          {[this] { return m_mayAsk; },
              [this](qint64, Page page) { take(std::move(page)); },
              [this](const std::optional<Error> &error) { end(error); }})
{
}

void SourcePreview::start(Show show, Over over)
{
    m_show = std::move(show);
    m_over = std::move(over);
    m_lister.pump();
    m_mayAsk = m_limit == 0; // else not before it is known whether the page is enough
}

void SourcePreview::take(Page page)
{
    QList<Entry> &entries = page.entries;
    m_sums.listed += entries.size();
    m_sums.whole = !page.next;
    if (!m_filter.acceptsAll())
        entries.removeIf([this](const Entry &entry) { return !m_filter.accepts(entry); });
    m_sums.passed += entries.size();
    for (const Entry &entry : std::as_const(entries)) {
        m_sums.bytes += std::max<qint64>(0, entry.size);
        m_sums.sized += entry.size >= 0 ? 1 : 0;
        m_sums.faulty += entry.extras->fault ? 1 : 0;
    }
    if (m_limit > 0)
        entries.resize(std::min(entries.size(), qsizetype(m_limit - m_sums.shown)));
    m_sums.shown += entries.size();
    m_show(page);
    if (!page.next)
        return; // the lister says that it is over
    if (isCircle(*page.next))
        return m_lister.fail({ErrorKind::ListingLoop, QStringLiteral("the cursor of a page comes again after %1 pages").arg(m_sinceKept)});
    if (m_limit > 0 && m_sums.shown == m_limit)
        return end(std::nullopt);
    m_mayAsk = true;
    m_lister.pump();
    m_mayAsk = m_limit == 0;
}

bool SourcePreview::isCircle(const Cursor &next)
{
    ++m_sinceKept;
    if (next == m_kept)
        return true;
    if (m_sinceKept == m_keptFor) {
        m_kept = next;
        m_sinceKept = 0;
        m_keptFor *= 2;
    }
    return false;
}

// Not at once: who is told may destroy the source, which is in the middle of handing over a page.
void SourcePreview::end(const std::optional<Error> &error)
{
    QMetaObject::invokeMethod(this, [this, error] { std::exchange(m_over, {})(Sums(m_sums), error); }, Qt::QueuedConnection);
}

} // namespace milliard
