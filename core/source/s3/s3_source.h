// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/listing_source.h"
#include "core/source/s3/s3_asker.h"
#include "core/source/s3/s3_ranges.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace milliard {

// The objects of a bucket, by ListObjectsV2. Serial: page after page by the server's continuation tokens, which are the cursors.
// Parallel: the chain's cursor has the ranges of keys that are not listed yet (s3_ranges.h), of which the first page is that of the first
// range; all of them are asked for at once, and an answer waits here until the chain comes to it.
class S3Source final : public QObject, public ListingSource
{
public:
    // At most 'ranges' requests at once, up to maxKeyRanges; 0: serial.
    S3Source(std::shared_ptr<S3Access> access, qsizetype ranges, const JobOptions &options);
    ~S3Source() override;

    void page(const Cursor &cursor, Receive receive) override;
    std::shared_ptr<RequestSigner> signer() const override;

private:
    struct Request; // for the page of a range

    void fetchKeys(const QString &name, const Cursor &cursor);
    void serialPage(const Cursor &cursor);
    void rangedPage(const Cursor &cursor);
    void askChain();
    void gather(Page page, const KeyRanges &left, const Receive &receive);
    Request *requestFor(const KeyRange &range);
    void ask(const KeyRange &range);
    void deliver();
    Result<Page> pageOf(const KeyRange &range, const S3Listing &listing);
    Entry entryOf(const S3Object &object, const QByteArray &base) const;
    std::optional<Error> fault(const KeyRange &range, const S3Listing &listing) const;

    const std::shared_ptr<S3Access> m_access;
    const qsizetype m_wanted;
    const JobOptions m_options;
    std::vector<std::unique_ptr<Request>> m_requests; // no more than ranges at once
    KeyRanges m_chain;   // of the page that is asked for
    std::optional<Page> m_alone; // what came of a page that is asked for again, by itself
    bool m_toldOfArchive = false;
    Receive m_receive;
};

} // namespace milliard
