// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/login_signer.h"

#include "core/base/network_error.h"

#include <QDir>
#include <QRandomGenerator>

#include <utility>

namespace milliard {
namespace {

using std::chrono::milliseconds;

// How soon it is asked again whether the keychain has answered.
constexpr milliseconds look{50};
// A refusal so soon after the keychain's answer was of a request without it.
constexpr milliseconds recent{2'000};
// More than can be on the way at once, with nonces that serve for few requests.
constexpr qsizetype mostSpent = 64;
// Of one page: without a login, with it, and by a challenge, whose nonce may have become too old.
constexpr int mostTries = 3;

QByteArray placeOf(const QUrl &origin)
{
    QUrl place = origin.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    place.setPath(QStringLiteral("/"));
    return place.toEncoded();
}

} // namespace

std::shared_ptr<LoginSigner> LoginSigner::make(const QUrl &origin, const std::shared_ptr<const Access> &access)
{
    const bool isJobs = access && access->has("Authorization");
    return std::shared_ptr<LoginSigner>(new LoginSigner(origin, isJobs ? std::nullopt : findLogin(origin), isJobs));
}

LoginSigner::LoginSigner(const QUrl &origin, const std::optional<Login> &login, bool isJobs)
    : m_account(loginAccount(origin))
    , m_place(placeOf(origin))
    , m_isOfFile(login.has_value())
    , m_isJobs(isJobs)
    , m_state(isJobs ? None : Unasked)
{
    if (login)
        know(*login);
}

void LoginSigner::know(const Login &login)
{
    m_login = login;
    m_basic = {{"Authorization", "Basic " + (login.user + ':' + login.password).toBase64()}};
    m_came = Clock::now();
    m_state = Known;
}

// A future of its own for each who asks, since one has one continuation.
QFuture<void> LoginSigner::ask()
{
    const auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    bool isFirst = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_state == Known || m_state == None) {
            promise->finish();
            return promise->future();
        }
        m_waiting.push_back(promise);
        isFirst = m_state == Unasked;
        if (isFirst)
            m_state = Asking;
    }
    if (isFirst) { // without the lock: an answer that is there already is taken at once, here
        readSecret(m_account.name).then([self = weak_from_this()](const Result<std::optional<Secret>> &secret) {
            if (const auto signer = self.lock())
                signer->take(secret);
        });
    }
    return promise->future();
}

void LoginSigner::take(const Result<std::optional<Secret>> &secret)
{
    if (secret && *secret && checkSecret(SecretAccount::Login, **secret)) {
        know({(**secret)[0], (**secret)[1]});
    } else {
        if (!secret)
            m_error = secret.error();
        m_state = None;
    }
    std::vector<std::shared_ptr<QPromise<void>>> waiting;
    {
        const std::lock_guard lock(m_mutex);
        waiting.swap(m_waiting);
    }
    for (const auto &promise : waiting)
        promise->finish();
}

void LoginSigner::get(PageFetcher &fetcher, PageRequest request, PageFetcher::Receive receive)
{
    get(fetcher, std::move(request), std::move(receive), 1);
}

void LoginSigner::get(PageFetcher &fetcher, PageRequest request, PageFetcher::Receive receive, int tries)
{
    const bool isSigned = m_state == Known;
    if (isSigned)
        request.sign = [self = shared_from_this(), method = request.verb](const QUrl &url) { return self->fieldsOf(url.toEncoded(), method); };
    fetcher.get(request, [self = shared_from_this(), &fetcher, isSigned, tries, request, receive = std::move(receive)](Result<PageAnswer> answer) {
        const int status = answer ? answer->status : answer.error().httpStatus;
        if (status != 401 || self->m_state == None)
            return receive(std::move(answer)); // a large one is not held twice
        const bool hasLearned = self->learn(answer ? answer->field("WWW-Authenticate") : answer.error().challenge);
        if (isSigned && hasLearned && tries < mostTries) {
            QMetaObject::invokeMethod(&fetcher, [self, &fetcher, tries, request, receive] { self->get(fetcher, request, receive, tries + 1); }, Qt::QueuedConnection);
            return;
        }
        if (isSigned)
            return receive(std::move(answer));
        self->ask().then(&fetcher, [self, &fetcher, tries, request, answer = std::move(answer), receive] {
            if (self->m_state == Known)
                self->get(fetcher, request, receive, tries);
            else
                receive(answer);
        });
    });
}

bool LoginSigner::learn(const QByteArray &field)
{
    const auto challenge = DigestChallenge::of(field);
    if (!challenge)
        return false;
    const std::lock_guard lock(m_mutex);
    const auto now = Clock::now();
    if (m_spent.contains(challenge->nonce))
        return true;
    const bool isRecent = m_digest && now - m_learned < recent;
    if (m_digest && challenge->nonce == m_digest->nonce)
        return challenge->isStale || isRecent; // it answers a request from before, or else the login is at fault
    // A nonce that was taken for so long and is another now ran out, though not every server says so.
    if (isRecent && !challenge->isStale)
        return true;
    if (m_digest)
        m_spent.append(m_digest->nonce);
    if (m_spent.size() > mostSpent)
        m_spent.removeFirst();
    m_digest = challenge;
    m_learned = now;
    m_count = 0;
    m_clientNonce = QByteArray::number(QRandomGenerator::system()->generate64(), 16);
    return true;
}

RequestFields LoginSigner::fields(const QByteArray &url) const
{
    return fieldsOf(url, QByteArrayLiteral("GET"));
}

RequestFields LoginSigner::fieldsOf(const QByteArray &url, const QByteArray &method) const
{
    if (m_state != Known || !url.startsWith(m_place))
        return {};
    const std::lock_guard lock(m_mutex);
    if (!m_digest)
        return m_basic;
    return {{"Authorization", digestAuthorization(*m_digest, m_login, method, url.sliced(m_place.size() - 1), ++m_count, m_clientNonce)}};
}

LoginSigner::Clock::time_point LoginSigner::notBefore(const QByteArray &url) const
{
    return m_state == Asking && url.startsWith(m_place) ? Clock::now() + look : Clock::time_point::min();
}

bool LoginSigner::refused(const QByteArray &url, const Error &error)
{
    if (error.httpStatus != 401 || !url.startsWith(m_place))
        return false;
    const bool hasLearned = learn(error.challenge);
    if (m_state == Unasked)
        ask();
    return m_state == Asking || (m_state == Known && (hasLearned || (!m_isOfFile && Clock::now() - m_came < recent)));
}

Error LoginSigner::error(const QUrl &url, const QByteArray &challenge) const
{
    const QString file = QDir::toNativeSeparators(loginFile());
    // A challenge names its scheme first; a field may hold more than one of them (RFC 9110 §11.6.1).
    const bool takesLogin = challenge.isEmpty() || challenge.toLower().contains("basic") || DigestChallenge::of(challenge);
    QString what;
    if (m_isJobs) {
        what = QStringLiteral("the server does not take the job's own Authorization; check what --bearer or --header names, then resume the job");
    } else if (!takesLogin) {
        const qsizetype end = challenge.indexOf(' ');
        what = QStringLiteral("the server wants a login by \"%1\", while Milliard knows Basic, and Digest by SHA-256 and MD5")
                   .arg(shownName(QString::fromLatin1(challenge.first(end < 0 ? challenge.size() : end))));
    } else if (m_state == Known) {
        what = QStringLiteral("the server does not take the login that %1 has for %2").arg(m_isOfFile ? file : QStringLiteral("the system's keychain"), url.host());
    } else {
        what = QStringLiteral("the server wants a login: put one into the system's keychain (milliard-cli secret set %1), or a line \"machine %2 login NAME password SECRET\" into %3")
                   .arg(m_account.name, url.host(), file);
        if (m_error)
            what += QStringLiteral("; ") + m_error->message;
    }
    return {ErrorKind::HttpStatus, QStringLiteral("%1: 401, %2").arg(shownUrl(url), what), 401};
}

} // namespace milliard
