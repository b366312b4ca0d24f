// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/s3/s3_access.h"

#include "core/source/s3/sigv4.h"

#include <format>

namespace milliard {

S3Access::S3Access(S3Place place, const AwsSettings &settings, bool requesterPays, const QString &keychain)
    : m_place(std::move(place))
    , m_whose(keychain.isEmpty() ? settings.whose : QStringLiteral("\"%1\" in the system's keychain").arg(keychain))
    , m_keychain(keychain)
    , m_isAnonymous(keychain.isEmpty() && settings.keys.isEmpty())
    , m_requesterPays(requesterPays)
    , m_keys(settings.keys)
    , m_region(settings.region.toLatin1())
{
}

QString S3Access::missingKeys() const
{
    const std::lock_guard lock(m_mutex);
    return m_keys.isEmpty() ? m_keychain : QString();
}

void S3Access::setKeys(const AwsKeys &keys)
{
    const std::lock_guard lock(m_mutex);
    m_keys = keys;
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

    SigV4Scope scope;
    QByteArray token;
    QByteArray key;
    {
        const std::lock_guard lock(m_mutex);
        scope.keyId = m_keys.id;
        token = m_keys.token;
        const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) + m_skew;
        request.time = QByteArray::fromStdString(std::format("{:%Y%m%dT%H%M%SZ}", now));
        scope.region = m_region;
        if (const QByteArray day = request.time.first(8); day != m_day) {
            m_day = day;
            m_key = sigV4Key(m_keys.secret, day, scope);
        }
        key = m_key;
    }
    request.fields = {{"x-amz-content-sha256", request.payloadHash}, {"x-amz-date", request.time}};
    if (m_requesterPays)
        request.fields.emplaceBack("x-amz-request-payer", "requester");
    if (!token.isEmpty())
        request.fields.emplaceBack("x-amz-security-token", token);
    RequestFields all = request.fields;
    all.emplaceBack("authorization", sigV4Authorization(key, scope, request));
    return all;
}

} // namespace milliard
