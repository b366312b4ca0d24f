// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/listing_source.h"
#include "core/source/login_signer.h"
#include "core/source/offering_source.h"
#include "core/source/page_fetcher.h"

#include <QUrl>

namespace milliard {

// One file at an http or https URL: a listing of one page with one entry. What the server says of it to HEAD is the entry's: its
// name, size, ETag and time. A server that does not answer that is asked no more, and the file is named by the URL's last part.
class SingleUrl final : public ListingSource, public OfferingSource
{
public:
    struct Options {
        QByteArray digest{};    // as in Entry
        QList<QUrl> checksums{}; // files of checksums, one of which has to have the file's: asked for in turn until one does
    };

    SingleUrl(const QUrl &url, Options options, const JobOptions &jobOptions);

    // The page's own cursor is the file's name, so that a job that goes on finds it under that one, whatever the server says by then.
    void page(const Cursor &cursor, Receive receive) override;
    std::shared_ptr<RequestSigner> signer() const override { return m_signer; }
    QString offer() const override { return m_offer; }

    // What the answer to HEAD, and the file's beginning where that was looked at, make of it; null: there was none.
    Page pageOf(const Cursor &cursor, const PageAnswer *head, const QByteArray &beginning = {}) const;

private:
    void look(const PageAnswer *head, Receive receive);
    QNetworkRequest request() const;
    QUrl placeOf(const PageAnswer &head) const;
    void keepOffer(const PageAnswer &head, const QByteArray &beginning = {});
    void check(Page page, QList<QUrl> checksums, Receive receive);

    const QUrl m_url;
    const Options m_options;
    const std::shared_ptr<LoginSigner> m_signer;
    PageFetcher m_head;
    PageFetcher m_checksums;
    QString m_offer;
};

} // namespace milliard
