// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/s3/s3_asker.h"

#include "core/base/http_date.h"
#include "core/source/s3/sigv4.h"

#include <chrono>

namespace milliard {

S3Asker::S3Asker(std::shared_ptr<S3Access> access, const JobOptions &options)
    : m_access(std::move(access))
    , m_fetcher(options)
{
}

void S3Asker::get(const RequestFields &parameters, const QByteArray &last, Receive receive)
{
    m_query = "/?encoding-type=url&list-type=2&prefix=" + sigV4Encoded(m_access->place().prefix);
    for (const auto &[name, value] : parameters)
        m_query += '&' + name + '=' + sigV4Encoded(value);
    m_last = last;
    m_receive = std::move(receive);
    m_movedOn = m_clockSet = false;
    ask();
}

void S3Asker::ask()
{
    m_region = m_access->region();
    PageRequest request{QNetworkRequest(QUrl::fromEncoded(m_access->bucketUrl() + m_query, QUrl::StrictMode))};
    if (!m_access->isAnonymous())
        request.sign = [access = m_access](const QUrl &url) { return access->fields(url.toEncoded()); };
    request.takesRefusals = true;
    request.staysAtOrigin = !m_access->isAnonymous();
    m_fetcher.get(std::move(request), [this](const Result<PageAnswer> &answer) { answered(answer); });
}

void S3Asker::answered(const Result<PageAnswer> &answer)
{
    if (!answer)
        return std::exchange(m_receive, {})(std::unexpected(answer.error()));
    if (answer->status == 200) {
        auto listing = s3Listing(answer->body, m_last);
        if (!listing)
            listing.error().message.prepend(m_access->place().shown() + QStringLiteral(": "));
        return std::exchange(m_receive, {})(std::move(listing));
    }
    const S3Refusal refusal = s3Refusal(answer->body);
    if (followsHint(*answer, refusal))
        return ask();
    std::exchange(m_receive, {})(std::unexpected(refusalError(*m_access, answer->status, refusal, serverAt(*answer))));
}

// To which a redirect leads; empty: to none.
QString S3Asker::serverAt(const PageAnswer &answer) const
{
    QUrl url = answer.url.resolved(QUrl::fromEncoded(answer.field("Location")));
    if (answer.status < 300 || answer.status > 399 || !url.scheme().startsWith(QLatin1StringView("http")) || isSameOrigin(url, answer.url))
        return {};
    const QString ofBucket = QString::fromLatin1(m_access->place().bucket) + QLatin1Char('.'); // in the place of a path
    if (url.host().startsWith(ofBucket))
        url.setHost(url.host().sliced(ofBucket.size()));
    return shownName(url.url(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment));
}

// Whether another request will be another one.
bool S3Asker::followsHint(const PageAnswer &answer, const S3Refusal &refusal)
{
    const QByteArray named = answer.field("x-amz-bucket-region");
    const QByteArray region = named.isEmpty() ? refusal.region : named;
    if (isRegion(region) && region != m_region && !std::exchange(m_movedOn, true)) {
        m_access->setRegion(region);
        return true;
    }
    if (refusal.code == "RequestTimeTooSkewed" && !std::exchange(m_clockSet, true)) {
        const auto there = parseHttpDate(answer.field("Date"));
        if (!there)
            return false;
        // In seconds: not every date that a server may tell is one in nanoseconds.
        m_access->setSkew(*there - std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
        return true;
    }
    return false;
}

Error refusalError(const S3Access &access, int status, const S3Refusal &refusal, const QString &elsewhere)
{
    const auto is = [&refusal](auto... codes) { return ((refusal.code == codes) || ...); };
    const QString whose = access.whose();
    QString what;
    if (is("NoSuchBucket")) {
        what = QStringLiteral("there is no such bucket there; check its name, and --endpoint if it is not AWS's");
    } else if (is("InvalidAccessKeyId")) {
        what = QStringLiteral("the server does not know the access key of %1; check it, and whether it is for this server").arg(whose);
    } else if (is("SignatureDoesNotMatch")) {
        what = QStringLiteral("the secret key of %1 is not the one of its access key; check both, or the region (--region) if they are right").arg(whose);
    } else if (is("ExpiredToken", "InvalidToken", "TokenRefreshRequired")) {
        what = QStringLiteral("the session token of %1 has run out or is not valid; get a new one, then resume the job").arg(whose);
    } else if (is("RequestTimeTooSkewed")) {
        what = QStringLiteral("the server does not take the time of this machine's clock, and not its own either (%1 seconds from ours); set the clock, then resume the job")
                   .arg(access.skew().count());
    } else if (!elsewhere.isEmpty()) {
        what = QStringLiteral("the bucket answers at %1; if that server may have the requests, give it as --endpoint").arg(elsewhere);
    } else if (is("AuthorizationHeaderMalformed", "PermanentRedirect", "IllegalLocationConstraintException") || (status >= 300 && status < 400)) {
        what = QStringLiteral("the bucket is not in region %1, and its server names no other that works; say it with --region").arg(QString::fromLatin1(access.region()));
    } else if (status == 401 || status == 403) {
        what = access.isAnonymous()
            ? QStringLiteral("access is denied without keys; put some into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile (--profile) or the system's keychain (--keys), or ask the bucket's owner")
            : QStringLiteral("access is denied; the keys of %1 may not list this (s3:ListBucket), or the bucket wants --requester-pays").arg(whose);
    } else if (status == 404) {
        what = QStringLiteral("there is no bucket at this address; check its name, --endpoint and --addressing");
    } else {
        what = QStringLiteral("the server refuses the listing");
    }
    const QString said = refusal.message.isEmpty() ? shownName(QString::fromUtf8(refusal.code)) : refusal.message;
    return {ErrorKind::HttpStatus, QStringLiteral("%1: %2 (%3%4)").arg(access.place().shown(), what, QString::number(status), said.isEmpty() ? QString() : QStringLiteral(", ") + said), status};
}

} // namespace milliard
