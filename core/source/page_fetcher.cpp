// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/page_fetcher.h"

#include "core/base/ca_file.h"
#include "core/base/network_error.h"
#include "core/base/redirect.h"
#include "core/base/user_agent.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace milliard {
namespace {

constexpr qint64 readBufferBytes = 1024 * 1024;
// Of a page that says why there is no listing so much is read, and no longer than the timeout.
constexpr qint64 maxUnwantedBytes = 64 * 1024;

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

Error tooLarge()
{
    return {ErrorKind::BadListing, QStringLiteral("more than %1 MiB in one page").arg(PageFetcher::maxBytes >> 20)};
}

} // namespace

PageFetcher::PageFetcher(const JobOptions &options)
    : m_retry(options.retry)
    , m_timeout(options.timeout)
    , m_tls(sslConfiguration(options.caFile))
    , m_access(options.access)
    , m_refresh(options.refresh)
    , m_network(new QNetworkAccessManager(this))
{
    if (m_access) {
        m_access->setUp(m_tls);
        m_access->setUp(*m_network);
    }
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &PageFetcher::attempt);
}

PageFetcher::~PageFetcher()
{
    if (m_reply)
        m_reply->disconnect(this);
}

QByteArray PageAnswer::field(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(fields, [name](const auto &field) { return name.compare(field.first, Qt::CaseInsensitive) == 0; });
    return found == fields.end() ? QByteArray() : found->second;
}

void PageFetcher::get(PageRequest request, Receive receive)
{
    Q_ASSERT(!m_receive);
    m_request = std::move(request);
    QNetworkRequest &head = m_request.request;
    head.setTransferTimeout(m_timeout);
    head.setSslConfiguration(m_tls);
    // Followed by us, so that listings and files go to the same places.
    head.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    head.setDecompressedSafetyCheckThreshold(-1); // maxBytes is the bound
    m_receive = std::move(receive);
    m_made = 0;
    attempt();
}

void PageFetcher::attempt()
{
    m_redirects = 0;
    m_unclear.reset();
    ask(m_request.request.url(), m_refresh);
}

QNetworkRequest PageFetcher::requestFor(const QUrl &url) const
{
    QNetworkRequest request = m_request.request;
    request.setUrl(url);
    request.setRawHeader("User-Agent", userAgent); // as files are asked for; Qt would call itself a browser
    return request;
}

// What an answer depends on besides the request, such as who signed it, is not in the cache.
bool PageFetcher::mayBeKept() const
{
    return m_request.verb == "GET" && m_request.body.isEmpty() && !m_request.sign && m_request.enough == 0
        && !(m_access && m_access->changesRequests());
}

void PageFetcher::ask(const QUrl &url, bool refresh)
{
    QNetworkRequest request = requestFor(url);
    m_kept = mayBeKept() && !refresh ? m_cache.find(request) : std::nullopt;
    if (m_kept) {
        const auto [name, value] = m_kept->condition();
        request.setRawHeader(name, value);
    }
    if (m_access) {
        for (const auto &[name, value] : m_access->fields(url, m_request.request.url()))
            request.setRawHeader(name, value);
    }
    if (m_request.sign && isSameOrigin(url, m_request.request.url())) {
        for (const auto &[name, value] : m_request.sign(url))
            request.setRawHeader(name, value);
    }
    m_body.clear();
    m_error.reset();
    m_isEnough = false;
    m_unwanted = 0;
    // With a verb that Qt does not know it unpacks without bound, unless it is told that nothing packed is wanted.
    if (!isHead() && m_request.verb != "GET")
        request.setRawHeader("Accept-Encoding", "identity");
    // A HEAD's answer has no body, and what a GET's has packed is unpacked no faster than it is read.
    m_reply = isHead() ? m_network->head(request)
        : m_request.verb == "GET" ? m_network->get(request)
                                  : m_network->sendCustomRequest(request, m_request.verb, m_request.body);
    m_reply->setReadBufferSize(readBufferBytes); // what is packed is unpacked no further than it is read
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &PageFetcher::readHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &PageFetcher::read);
    connect(m_reply, &QNetworkReply::finished, this, &PageFetcher::finished);
}

void PageFetcher::readHead()
{
    if (!isWanted())
        QTimer::singleShot(m_timeout, m_reply, [this, reply = m_reply] { if (reply == m_reply) enough(); });
    else if (!isHead() && m_request.enough == 0 && m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong() > maxBytes)
        giveUp(tooLarge());
}

void PageFetcher::read()
{
    if (m_error || !m_reply->isOpen())
        return;
    if (!isWanted()) {
        const QByteArray bytes = m_reply->readAll();
        m_unwanted += bytes.size();
        if (m_request.takesRefusals)
            m_body += bytes.first(std::min(bytes.size(), maxUnwantedBytes - m_body.size()));
        if (m_unwanted > maxUnwantedBytes)
            enough();
        return;
    }
    m_body += m_reply->read((m_request.enough > 0 ? m_request.enough : maxBytes + 1) - m_body.size());
    if (m_request.enough > 0 && m_body.size() >= m_request.enough)
        enough();
    else if (m_body.size() > maxBytes)
        giveUp(tooLarge());
}

// The status, or what was read so far, has said what there is to know.
void PageFetcher::enough()
{
    if (!std::exchange(m_isEnough, true))
        m_reply->abort(); // comes back through finished()
}

void PageFetcher::giveUp(const Error &error)
{
    if (std::exchange(m_error, error))
        return;
    m_reply->abort(); // comes back through finished()
}

void PageFetcher::finished()
{
    if (!m_error)
        read(); // what came with the end
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    reply->deleteLater();
    const int status = listedStatus(*reply);
    if (m_error)
        return failed(*m_error);
    if (status == 304 && m_kept) {
        if (auto body = m_kept->body())
            return std::exchange(m_receive, {})(PageAnswer{200, reply->url(), m_kept->fields(), *std::move(body)});
        return ask(reply->url(), true); // it is damaged
    }
    PageAnswer answer{status, reply->url(), reply->rawHeaderPairs(), std::exchange(m_body, {})};
    const bool isWhole = reply->error() == QNetworkReply::NoError;
    if (isWhole && (status == 200 || status == 207)) {
        const AnswerEnd end = endOf(*reply, answer);
        const bool isFirst = !m_unclear;
        if (end == AnswerEnd::Cut || (end == AnswerEnd::Unclear && !isFirst && m_unclear != answer.body))
            return failed({ErrorKind::ConnectionLost, QStringLiteral("the answer breaks off")});
        if (end == AnswerEnd::Unclear && isFirst) {
            m_unclear = answer.body;
            return ask(reply->url(), m_refresh);
        }
    }
    if ((isWhole && (status == 200 || status == 207)) || (m_request.enough > 0 && (isWhole || m_isEnough) && (status == 200 || status == 206))) {
        if (mayBeKept())
            m_cache.store(requestFor(answer.url), answer.fields, answer.body);
        return std::exchange(m_receive, {})(std::move(answer));
    }
    if (!isLeadingOn(*reply) || (reply->error() != QNetworkReply::NoError && !m_isEnough)) {
        const bool isRefusal = m_request.takesRefusals && status >= 300 && status < 500;
        // A redirect that is not followed is the same at the next attempt.
        const bool isUnfollowed = isRefusal && isRedirect(status) && (isWhole || m_isEnough);
        return failed(isUnfollowed ? Error{ErrorKind::BadRedirect, QStringLiteral("status %1 is not followed").arg(status), status} : networkError(*reply),
            isRefusal ? std::optional(std::move(answer)) : std::nullopt);
    }
    const Result<QUrl> target = redirectTarget(reply->url(), status, reply->rawHeader("Location"), m_redirects++);
    if (!target)
        return failed(target.error());
    ask(*target, m_refresh);
}

// Qt takes a connection that closes in the middle of a chunk for the end, if that comes together with the last bytes, and a body
// without a length has no other end. Then its last bytes have to tell, or a second answer that is the same.
AnswerEnd PageFetcher::endOf(const QNetworkReply &reply, const PageAnswer &answer) const
{
    const bool isCounted = reply.hasRawHeader("Content-Length") && !reply.hasRawHeader("Transfer-Encoding");
    if (isCounted || isHead() || m_request.enough > 0 || reply.attribute(QNetworkRequest::Http2WasUsedAttribute).toBool())
        return AnswerEnd::Whole;
    return answerEnd(answer.field("Content-Type"), answer.body);
}

// A whole page is as good by way of a proxy that transforms (RFC 9110 §15.3.4); of a file that would be other bytes.
int PageFetcher::listedStatus(const QNetworkReply &reply) const
{
    const int status = statusOf(reply);
    return status == 203 && !isHead() && m_request.enough == 0 ? 200 : status;
}

bool PageFetcher::isWanted() const
{
    const int status = listedStatus(*m_reply);
    return status == 200 || status == 207 /* of PROPFIND (RFC 4918 §11.1) */ || (m_request.enough > 0 && status == 206);
}

bool PageFetcher::isLeadingOn(const QNetworkReply &reply) const
{
    if (!isRedirect(statusOf(reply)) || !m_request.takesRefusals)
        return isRedirect(statusOf(reply));
    const QUrl target = reply.url().resolved(QUrl::fromEncoded(reply.rawHeader("Location")));
    return reply.hasRawHeader("Location") && (!m_request.staysAtOrigin || isSameOrigin(target, m_request.request.url()));
}

void PageFetcher::failed(Error error, std::optional<PageAnswer> refusal)
{
    m_body.clear();
    ++m_made;
    if (const auto delay = m_retry.delay(error, m_made, *QRandomGenerator::global()))
        return m_wait.start(*delay);
    if (refusal)
        return std::exchange(m_receive, {})(*std::move(refusal));
    // Which refusal it is mostly cannot be told: nginx says 400, others break the handshake off.
    if (m_access && !m_access->certificates().isEmpty() && (error.kind == ErrorKind::TlsFailed || error.httpStatus == 400 || error.httpStatus == 403))
        error.message += QStringLiteral("; perhaps the server does not take the client certificate, which an authority of its own must have signed");
    // Errors of the network name just the host, which the URL has too.
    const QString url = shownUrl(m_request.request.url());
    error.message = url.contains(error.message) ? url : QStringLiteral("%1: %2").arg(url, error.message);
    std::exchange(m_receive, {})(std::unexpected(error));
}

} // namespace milliard
