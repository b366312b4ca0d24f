// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#include "core/source/page_fetcher.h"

#include "core/base/ca_file.h"
#include "core/base/network_error.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRandomGenerator>

#include <utility>

namespace milliard {

PageFetcher::PageFetcher(const JobOptions &options)
    : m_retry(options.retry)
    , m_timeout(options.timeout)
    , m_tls(sslConfiguration(options.caFile))
    , m_network(new QNetworkAccessManager(this))
{
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &PageFetcher::attempt);
}

PageFetcher::~PageFetcher()
{
    if (m_reply)
        m_reply->disconnect(this);
}

void PageFetcher::get(const QNetworkRequest &request, Receive receive)
{
    Q_ASSERT(!m_receive);
    m_request = request;
    m_request.setTransferTimeout(m_timeout);
    m_request.setSslConfiguration(m_tls);
    m_receive = std::move(receive);
    m_made = 0;
    attempt();
}

void PageFetcher::attempt()
{
    m_tooLarge = false;
    m_reply = m_network->get(m_request);
    connect(m_reply, &QNetworkReply::downloadProgress, this, [this](qint64 received) {
        if (received > maxBytes && !m_tooLarge) {
            m_tooLarge = true;
            m_reply->abort();
        }
    });
    connect(m_reply, &QNetworkReply::finished, this, &PageFetcher::finished);
}

void PageFetcher::finished()
{
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->deleteLater();
    ++m_made;
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply->error() == QNetworkReply::NoError && status == 200)
        return std::exchange(m_receive, {})(reply->readAll());

    Error error = networkError(*reply);
    if (m_tooLarge)
        error = {ErrorKind::BadListing, QStringLiteral("more than %1 MiB in one page").arg(maxBytes >> 20)};
    if (const auto delay = m_retry.delay(error, m_made, *QRandomGenerator::global()))
        return m_wait.start(*delay);
    // Errors of the network name just the host, which the URL has too.
    const QString url = shownUrl(m_request.url());
    error.message = url.contains(error.message) ? url : QStringLiteral("%1: %2").arg(url, error.message);
    std::exchange(m_receive, {})(std::unexpected(error));
}

} // namespace milliard
