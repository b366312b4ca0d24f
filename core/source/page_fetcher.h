// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/job_options.h"

#include <QNetworkRequest>
#include <QObject>
#include <QSslConfiguration>
#include <QTimer>

#include <chrono>
#include <functional>

class QNetworkAccessManager;
class QNetworkReply;

namespace milliard {

// Gets one listing answer over HTTP, whole, with further attempts as the policy says. For sources, on their
// thread. Errors name the URL; an answer above maxBytes is BadListing.
class PageFetcher final : public QObject
{
public:
    static constexpr qint64 maxBytes = 256 * 1024 * 1024;
    using Receive = std::function<void(Result<QByteArray>)>;

    // Takes of the options those of retries, the timeout and the CA file.
    explicit PageFetcher(const JobOptions &options);
    ~PageFetcher() override;

    // One at a time. 'receive' is not called if the fetcher is destroyed first.
    void get(const QNetworkRequest &request, Receive receive);

private:
    void attempt();
    void finished();

    RetryPolicy m_retry;
    std::chrono::milliseconds m_timeout;
    QSslConfiguration m_tls;
    QNetworkAccessManager *m_network; // child
    QTimer m_wait;
    QNetworkRequest m_request;
    Receive m_receive;
    QNetworkReply *m_reply = nullptr; // child of m_network
    bool m_tooLarge = false;
    int m_made = 0;
};

} // namespace milliard
