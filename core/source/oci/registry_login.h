// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/request_fields.h"

#include <QByteArray>

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>

namespace milliard {

// What requests to a registry carry: nothing, Basic credentials, or a bearer token, which is renewed before it ends and when
// the registry refuses it. Thread-safe: workers ask, the registry's client answers.
class RegistryLogin final : public RequestSigner
{
public:
    using Clock = std::chrono::steady_clock;

    // 'base': encoded, with its last slash; addresses that do not begin with it get nothing. 'renew' is called on any thread, must
    // return at once, and is answered by setToken() or renewalFailed().
    RegistryLogin(QByteArray base, std::function<void()> renew);

    void setBasic(const QByteArray &credentials); // in base64
    void setToken(const QByteArray &token, std::chrono::milliseconds lifetime);
    void renewalFailed(); // what there is stays, for as long as it serves
    // Nobody answers 'renew' any more; it is not called after this.
    void detach();

    RequestFields fields(const QByteArray &url) const override;
    Clock::time_point notBefore(const QByteArray &url) const override;
    bool refused(const QByteArray &url, const Error &error) override;

private:
    void renewLocked() const;
    bool hasJustFailedLocked() const;

    const QByteArray m_base;
    mutable std::mutex m_mutex; // the following
    mutable std::function<void()> m_renew; // null: detached
    QByteArray m_authorization;            // the field's value; empty: none is sent
    bool m_isToken = false;
    mutable bool m_isRenewing = false;
    Clock::time_point m_renewed{};   // when the token came
    Clock::time_point m_renewFrom{}; // early enough before its end
    Clock::time_point m_ends{};      // it serves no longer
    std::optional<Clock::time_point> m_failed; // when a renewal did, unless one worked since
};

} // namespace milliard
