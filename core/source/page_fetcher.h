// SPDX-FileCopyrightText: 2026 The Milliard developers
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/access.h"
#include "core/base/job_options.h"
#include "core/base/request_fields.h"
#include "core/source/answer_end.h"
#include "core/source/page_cache.h"

#include <QNetworkRequest>
#include <QObject>
#include <QSslConfiguration>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

class QNetworkAccessManager;
class QNetworkReply;

namespace milliard {

// What is asked of a server.
struct PageRequest {
    QNetworkRequest request; // its URL, and fields that are no secret
    QByteArray verb = "GET";
    QByteArray body{};
    // Fields as of now, asked for before each attempt; not sent behind a redirect to another origin. May be empty.
    std::function<RequestFields(const QUrl &url)> sign{};
    // Answers that are no success are handed over too, with the first 64 KiB of their bodies, once they get no further attempt:
    // 4xx, and 3xx that name no other place, which get none.
    bool takesRefusals = false;
    // With it a redirect to another origin is a refusal too, since what is signed would not be signed there.
    bool staysAtOrigin = false;
    // Of a success this much of the body is enough, bytes: what is behind it is not read. 0: all of it. With it a 206 is a success too.
    qint64 enough = 0;
};

struct PageAnswer {
    int status = 0; // 200, which stands for 203 too, or 207, unless refusals are taken
    QUrl url;       // that gave it, behind redirects
    RequestFields fields;
    QByteArray body;

    // The value of the first field of this name, in any case; null: there is none.
    QByteArray field(QByteArrayView name) const;
};

// Gets one listing answer over HTTP, whole, with further attempts as the policy says. For sources, on their
// thread. Follows redirects as files do (core/base/redirect.h). Errors name the URL; an answer above maxBytes, as it is or
// unpacked from the coding that it came in, is BadListing; one that breaks off is ConnectionLost, also where Qt does not see it. A plain GET whose answer was kept (page_cache.h) asks whether that
// still holds, and then gives it as it was.
class PageFetcher final : public QObject
{
public:
    static constexpr qint64 maxBytes = 64 * 1024 * 1024;
    using Receive = std::function<void(Result<PageAnswer>)>;

    // Takes of the options those of retries, the timeout, the CA file, the access to servers and whether to refresh.
    explicit PageFetcher(const JobOptions &options);
    ~PageFetcher() override;

    // One at a time. 'receive' is not called if the fetcher is destroyed first.
    void get(PageRequest request, Receive receive);
    bool isIdle() const { return !m_receive; }

private:
    void attempt();
    QNetworkRequest requestFor(const QUrl &url) const;
    bool mayBeKept() const;
    void ask(const QUrl &url, bool refresh);
    void readHead();
    void read();
    void enough();
    void giveUp(const Error &error);
    void finished();
    void failed(Error error, std::optional<PageAnswer> refusal = {});
    int listedStatus(const QNetworkReply &reply) const;
    bool isWanted() const;
    bool isLeadingOn(const QNetworkReply &reply) const;
    AnswerEnd endOf(const QNetworkReply &reply, const PageAnswer &answer) const;
    bool isHead() const { return m_request.verb == "HEAD"; }

    RetryPolicy m_retry;
    std::chrono::milliseconds m_timeout;
    QSslConfiguration m_tls;
    const std::shared_ptr<const Access> m_access; // null: nothing special
    const bool m_refresh;
    PageCache m_cache;
    QNetworkAccessManager *m_network; // child
    QTimer m_wait;
    PageRequest m_request;
    Receive m_receive;
    QNetworkReply *m_reply = nullptr; // child of m_network
    std::optional<KeptPage> m_kept;   // that m_reply may say still holds
    QByteArray m_body;                // of m_reply, so far; of a refusal its beginning
    std::optional<Error> m_error;     // for which m_reply was given up
    bool m_isEnough = false;          // of a page that is no listing; m_reply was given up for that
    qint64 m_unwanted = 0;            // bytes of it
    std::optional<QByteArray> m_unclear; // a body of which nobody knows whether it was all
    int m_redirects = 0;
    int m_made = 0;
};

} // namespace milliard
