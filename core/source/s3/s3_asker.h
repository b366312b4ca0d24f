// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/source/page_fetcher.h"
#include "core/source/s3/s3_access.h"
#include "core/source/s3/s3_listing.h"
#include "core/source/s3/s3_refusal.h"

#include <functional>
#include <memory>

namespace milliard {

// Asks for one page of a bucket's listing at a time, signed. What a server says of its region and its clock is followed, once each a
// page, and kept for all further requests. On its source's thread.
class S3Asker final
{
public:
    using Receive = std::function<void(Result<S3Listing>)>;

    S3Asker(std::shared_ptr<S3Access> access, const JobOptions &options);

    // 'parameters': start-after, continuation-token; 'last' as in s3Listing(). 'receive' is not called if this is destroyed first.
    void get(const RequestFields &parameters, const QByteArray &last, Receive receive);
    bool isIdle() const { return m_fetcher.isIdle(); }

private:
    void ask();
    void answered(const Result<PageAnswer> &answer);
    QString serverAt(const PageAnswer &answer) const;
    bool followsHint(const PageAnswer &answer, const S3Refusal &refusal);

    const std::shared_ptr<S3Access> m_access;
    PageFetcher m_fetcher;
    QByteArray m_query;
    QByteArray m_last;
    Receive m_receive;
    QByteArray m_region; // that the request was signed for
    bool m_movedOn = false;
    bool m_clockSet = false;
};

// A refusal of the listing as people can use it; elsewhere: the server that a redirect leads to, which nothing signed follows.
// HttpStatus.
Error refusalError(const S3Access &access, int status, const S3Refusal &refusal, const QString &elsewhere);

} // namespace milliard
