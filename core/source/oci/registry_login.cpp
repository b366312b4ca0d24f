// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/oci/registry_login.h"

#include <algorithm>
#include <utility>

namespace milliard {
namespace {

using std::chrono::milliseconds;

// How soon it is asked again whether a token has come.
constexpr milliseconds look{50};
// A refusal so soon after a new token was of the one before, and one so soon after a renewal that failed is not worth another.
constexpr milliseconds recent{2'000};

} // namespace

RegistryLogin::RegistryLogin(QByteArray base, std::function<void()> renew)
    : m_base(std::move(base))
    , m_renew(std::move(renew))
{
}

void RegistryLogin::setBasic(const QByteArray &credentials)
{
    const std::scoped_lock lock(m_mutex);
    m_authorization = "Basic " + credentials;
    m_isToken = false;
}

void RegistryLogin::setToken(const QByteArray &token, milliseconds lifetime)
{
    const std::scoped_lock lock(m_mutex);
    m_authorization = "Bearer " + token;
    m_isToken = true;
    m_isRenewing = false;
    m_failed.reset();
    m_renewed = Clock::now();
    m_ends = m_renewed + lifetime;
    m_renewFrom = m_ends - std::min(lifetime / 4, milliseconds(15'000));
}

void RegistryLogin::renewalFailed()
{
    const std::scoped_lock lock(m_mutex);
    m_isRenewing = false;
    m_failed = Clock::now();
}

void RegistryLogin::detach()
{
    const std::scoped_lock lock(m_mutex);
    m_renew = nullptr;
    m_isRenewing = false;
}

RequestFields RegistryLogin::fields(const QByteArray &url) const
{
    const std::scoped_lock lock(m_mutex);
    if (m_authorization.isEmpty() || !url.startsWith(m_base))
        return {};
    return {{"Authorization", m_authorization}};
}

RegistryLogin::Clock::time_point RegistryLogin::notBefore(const QByteArray &url) const
{
    const std::scoped_lock lock(m_mutex);
    const auto now = Clock::now();
    if (!m_isToken || now < m_renewFrom || !url.startsWith(m_base))
        return Clock::time_point::min();
    if (!m_isRenewing && !hasJustFailedLocked())
        renewLocked();
    return m_isRenewing && now >= m_ends ? now + look : Clock::time_point::min();
}

bool RegistryLogin::refused(const QByteArray &url, const Error &)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_isToken || !url.startsWith(m_base) || hasJustFailedLocked())
        return false;
    const auto now = Clock::now();
    if (!m_isRenewing && now - m_renewed > recent) {
        m_renewFrom = m_ends = std::min(m_ends, now); // whatever was said of its lifetime
        renewLocked();
        return m_isRenewing;
    }
    return true;
}

void RegistryLogin::renewLocked() const
{
    if (!m_renew)
        return;
    m_isRenewing = true;
    m_renew();
}

bool RegistryLogin::hasJustFailedLocked() const
{
    return m_failed && Clock::now() - *m_failed < recent;
}

} // namespace milliard
