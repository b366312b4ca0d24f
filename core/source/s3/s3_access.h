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
    // 'keychain': the name of the keys that are to come from the system's keychain; empty: those of the settings hold.
    S3Access(S3Place place, const AwsSettings &settings, bool requesterPays, const QString &keychain = {});

    const S3Place &place() const { return m_place; }
    const QString &whose() const { return m_whose; }
    bool isAnonymous() const { return m_isAnonymous; }
    // Whose keys are not here yet; empty: no request has to wait for any.
    QString missingKeys() const;
    void setKeys(const AwsKeys &keys);
    QByteArray region() const;
    QByteArray bucketUrl() const { return m_place.bucketUrl(region()); }

    // What the bucket's server says. Skew: how much its clock is ahead of ours.
    void setRegion(const QByteArray &region);
    void setSkew(std::chrono::seconds skew);
    std::chrono::seconds skew() const;

    // None for anonymous access.
    RequestFields fields(const QByteArray &url) const override;
    bool refused(const QByteArray &, const Error &) override { return false; }

private:
    const S3Place m_place;
    const QString m_whose;
    const QString m_keychain;
    const bool m_isAnonymous;
    const bool m_requesterPays;
    mutable std::mutex m_mutex; // the following
    AwsKeys m_keys;
    QByteArray m_region;
    std::chrono::seconds m_skew{0};
    mutable QByteArray m_day; // that m_key is for, with m_region
    mutable QByteArray m_key;
};

} // namespace milliard
