// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/feed/feed_document.h"
#include "core/source/listing_source.h"
#include "core/source/page_fetcher.h"

#include <QSet>
#include <QUrl>

namespace milliard {

// The files that a feed's items bring along. A listing of one page, since what a file is called hangs on all other items: where a
// feed goes on in further documents at the same origin (RFC 5005 §3), these are read too.
class FeedSource final : public ListingSource
{
public:
    static constexpr int maxDocuments = 200;

    // The newest so many items; 0: all.
    FeedSource(const QUrl &url, qsizetype newest, const JobOptions &jobOptions);
    void page(const Cursor &cursor, Receive receive) override;

private:
    void read(const QUrl &url, const Cursor &cursor, Receive receive);

    const QUrl m_url;
    const qsizetype m_newest;
    PageFetcher m_fetcher;
    QList<FeedItem> m_items; // of the documents so far
    qsizetype m_unusable = 0; // files of these
    qsizetype m_bare = 0;     // items of these, without a file
    QSet<QUrl> m_read;
};

} // namespace milliard
