// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/s3/s3_access.h"

#include "core/source/s3/sigv4.h"

#include <format>

namespace milliard {

S3Access::S3Access(S3Place place, AwsSettings settings, bool requesterPays)
    : m_place(std::move(place))
    , m_settings(std::move(settings))
    , m_requesterPays(requesterPays)
    , m_region(m_settings.region.toLatin1())
{
}

QByteArray S3Access::region() const
{
    const std::lock_guard lock(m_mutex);
    return m_region;
}

void S3Access::setRegion(const QByteArray &region)
{
    const std::lock_guard lock(m_mutex);
    m_region = region;
    m_day.clear();
}

void S3Access::setSkew(std::chrono::seconds skew)
{
    const std::lock_guard lock(m_mutex);
    m_skew = skew;
}

std::chrono::seconds S3Access::skew() const
{
    const std::lock_guard lock(m_mutex);
    return m_skew;
}

RequestFields S3Access::fields(const QByteArray &url) const
{
    if (isAnonymous())
        return {};
    SigV4Request request;
    const qsizetype host = url.indexOf("://") + 3;
    const qsizetype path = url.indexOf('/', host);
    const qsizetype query = url.indexOf('?', path);
    request.host = url.sliced(host, path - host);
    request.path = url.sliced(path, (query < 0 ? url.size() : query) - path);
    request.query = query < 0 ? QByteArray() : url.sliced(query + 1);

    SigV4Scope scope{m_settings.keys.id, {}};
    QByteArray key;
    {
        const std::lock_guard lock(m_mutex);
        const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) + m_skew;
        request.time = QByteArray::fromStdString(std::format("{:%Y%m%dT%H%M%SZ}", now));
        scope.region = m_region;
        if (const QByteArray day = request.time.first(8); day != m_day) {
            m_day = day;
            m_key = sigV4Key(m_settings.keys.secret, day, scope);
        }
        key = m_key;
    }
    request.fields = {{"x-amz-content-sha256", request.payloadHash}, {"x-amz-date", request.time}};
    if (m_requesterPays)
        request.fields.emplaceBack("x-amz-request-payer", "requester");
    if (!m_settings.keys.token.isEmpty())
        request.fields.emplaceBack("x-amz-security-token", m_settings.keys.token);
    RequestFields all = request.fields;
    all.emplaceBack("authorization", sigV4Authorization(key, scope, request));
    return all;
}

} // namespace milliard
