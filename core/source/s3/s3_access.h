// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/request_fields.h"
#include "core/source/s3/aws_settings.h"
#include "core/source/s3/s3_place.h"

#include <chrono>
#include <mutex>

namespace milliard {

// A bucket and how its requests are signed: what a server's hints change on the way is here, for listing and files alike.
// Thread-safe.
class S3Access final : public RequestSigner
{
public:
    S3Access(S3Place place, AwsSettings settings, bool requesterPays);

    const S3Place &place() const { return m_place; }
    const QString &whose() const { return m_settings.whose; }
    bool isAnonymous() const { return m_settings.keys.isEmpty(); }
    QByteArray region() const;
    QByteArray bucketUrl() const { return m_place.bucketUrl(region()); }

    // What the bucket's server says. Skew: how much its clock is ahead of ours.
    void setRegion(const QByteArray &region);
    void setSkew(std::chrono::seconds skew);
    std::chrono::seconds skew() const;

    // None for anonymous access.
    RequestFields fields(const QByteArray &url) const override;
    bool refused(const QByteArray &, int) override { return false; }

private:
    const S3Place m_place;
    const AwsSettings m_settings;
    const bool m_requesterPays;
    mutable std::mutex m_mutex; // the following
    QByteArray m_region;
    std::chrono::seconds m_skew{0};
    mutable QByteArray m_day; // that m_key is for, with m_region
    mutable QByteArray m_key;
};

} // namespace milliard
