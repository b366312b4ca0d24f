// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job_options.h"
#include "core/engine/entry_filter.h"
#include "core/engine/lister.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace milliard {

// Walks the pages of a source on the event loop of its thread and tells what a job with these options would download,
// without a journal and without asking for any file. Memory is a page's, however long the listing is.
class SourcePreview final : public QObject
{
public:
    // Of the pages that were seen, whole ones.
    struct Sums {
        qint64 listed = 0;
        qint64 passed = 0; // of these, by the filters
        qint64 faulty = 0; // of these, what cannot be fetched: a line that cannot be read, a folder that is refused
        qint64 shown = 0;  // of these, up to the limit
        qint64 bytes = 0;  // of those that passed and whose size is told
        qint64 sized = 0;  // their number
        bool whole = false; // there is no further page
    };
    // A page with those of its entries that pass, as far as the limit lets them be shown; in their order.
    using Show = std::function<void(const Page &page)>;
    // Called once, from the event loop, with the error that ended the listing, if any: those of the source, and ListingLoop
    // or BadListing for what no honest one does. The preview may be destroyed in it.
    using Over = std::function<void(const Sums &sums, const std::optional<Error> &error)>;

    // Ends with the page that brings the limit of entries to show; 0: with the last page.
    SourcePreview(std::unique_ptr<ListingSource> source, const JobOptions &options, qint64 limit);

    // Once. Nothing is called any more after the preview is destroyed.
    void start(Show show, Over over);
    // What was seen so far, for who ends it early by destroying it.
    const Sums &sums() const { return m_sums; }

private:
    void take(Page page);
    bool isCircle(const Cursor &next);
    void end(const std::optional<Error> &error);

    const EntryFilter m_filter;
    const qint64 m_limit;
    Lister m_lister;
    Show m_show;
    Over m_over;
    Sums m_sums;
    bool m_mayAsk = true;
    // Brent's search for a circle: the cursor of a page is kept for twice as many pages each time.
    Cursor m_kept;
    qint64 m_sinceKept = 0;
    qint64 m_keptFor = 1;
};

} // namespace milliard
