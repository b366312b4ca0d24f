// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/base/login.h"
#include "core/secrets/keychain.h"
#include "core/source/digest_login.h"
#include "core/source/page_fetcher.h"

#include <QByteArrayList>
#include <QFuture>
#include <QPromise>
#include <QUrl>

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace milliard {

// Sends the user's login for an origin as Basic (RFC 7617), to that origin alone: before it is asked for where the user's file has one
// (core/base/login.h), else that of the system's keychain. The keychain is asked once, when the server has answered 401, since it
// may be locked, and nobody wants to be asked for its password for the sake of what everybody may have. From the first answer on
// that wants Digest it sends that alone (RFC 7616). Thread-safe.
class LoginSigner final : public RequestSigner, public std::enable_shared_from_this<LoginSigner>
{
public:
    using Clock = std::chrono::steady_clock;

    // Reads the file, here. Where the job says itself who it is ('access'), nothing is added to that.
    static std::shared_ptr<LoginSigner> make(const QUrl &origin, const std::shared_ptr<const Access> &access = {});

    // As fetcher.get() does, with the login; a page that was refused without one is asked for again with the keychain's. 'receive' is not
    // called if the fetcher is destroyed first.
    void get(PageFetcher &fetcher, PageRequest request, PageFetcher::Receive receive);

    // What 401 from 'url' means, in words that say what to do. 'challenge': its WWW-Authenticate; empty: not known.
    Error error(const QUrl &url, const QByteArray &challenge = {}) const;

    RequestFields fields(const QByteArray &url) const override;
    Clock::time_point notBefore(const QByteArray &url) const override;
    bool refused(const QByteArray &url, const Error &error) override;

private:
    enum State { Unasked, Asking, Known, None };

    LoginSigner(const QUrl &origin, const std::optional<Login> &login, bool isJobs);
    QFuture<void> ask();
    void take(const Result<std::optional<Secret>> &secret);
    void know(const Login &login);
    void get(PageFetcher &fetcher, PageRequest request, PageFetcher::Receive receive, int tries);
    // The fields for one request.
    RequestFields fieldsOf(const QByteArray &url, const QByteArray &method) const;
    // True: requests are signed by this challenge from now on, or by one that came a moment before.
    bool learn(const QByteArray &challenge);

    const SecretAccount m_account;
    const QByteArray m_place; // the origin, and the slash behind it
    const bool m_isOfFile;
    const bool m_isJobs; // the job's own Authorization is sent
    std::atomic<State> m_state = Unasked;
    // Written before the state is Known or None, and never after.
    Login m_login;
    RequestFields m_basic;
    Clock::time_point m_came{};
    std::optional<Error> m_error; // why the keychain could not be asked
    mutable std::mutex m_mutex;   // the following
    std::vector<std::shared_ptr<QPromise<void>>> m_waiting; // for the keychain's answer
    std::optional<DigestChallenge> m_digest;
    QByteArrayList m_spent; // nonces of before, the latest last: what still names one answers a request from before
    Clock::time_point m_learned{};
    QByteArray m_clientNonce;
    mutable quint32 m_count = 0; // of the requests with the challenge's nonce
};

} // namespace milliard
